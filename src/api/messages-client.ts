/** REST requests for the messages of a space: history, changes, and marking them as read. */
import { contentPayload, type MessageContent, readMessage } from '../protocol/message.ts';
import { pageQuery, readChanges, readMessages, type MessagesResponse } from '../protocol/paged-lists.ts';
import { SpacesError } from './errors.ts';
import { type Http, tooLong } from './http.ts';

interface SpaceRequest {
  readonly spaceId: string;
  readonly pin?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface PageRequest extends SpaceRequest {
  /** At most 50. */
  readonly size: number;
}

/** Every method @throws {SpacesError}. */
export interface MessagesClient {
  /**
   * History, newest first: the newest messages, or with `page` the one that `next` of an earlier response names.
   * [doc: D/api/spaces/spaces_spaceid_messages_query]
   */
  history(call: PageRequest & { readonly page?: string | undefined }): Promise<MessagesResponse>;
  /**
   * Messages added, changed or deleted since `after` (ms), old to new; `page` counts from 0.
   * [doc: D/api/messages/activitiesrecord_messages]
   */
  changes(call: PageRequest & { readonly after: number; readonly page: number }): Promise<MessagesResponse>;
  /**
   * Sends a message without a socket; resolves with its id if the service tells it. The response is not documented.
   * [doc: D/api/spaces/spaces_spaceid_chats__post]
   */
  post(
    call: SpaceRequest & { readonly content: MessageContent },
  ): Promise<{ readonly id: string | undefined }>;
  markRead(spaceId: string): Promise<void>;
}

export function createMessagesClient(http: Http): MessagesClient {
  return {
    history: async ({ spaceId, page, size, pin, signal }) => {
      const path = `/api/spaces/${encodeURIComponent(spaceId)}/messages/query`;
      const query = { size, ...(page !== undefined && pageQuery(page)) };
      // A few large messages make a page too large. The address of the next page keeps the smaller size.
      for (let fewer = size; ; query.size = fewer) {
        try {
          return await http({ path, query, pin, signal, read: readMessages });
        } catch (error) {
          fewer >>= 1;
          if (!isTooLong(error) || fewer < 1) throw error;
        }
      }
    },
    changes: ({ spaceId, after, page, size, pin, signal }) => {
      const query = { spaceid: spaceId, after: Math.floor(after), page, size };
      return http({ path: '/api/activitiesrecord/messages', query, pin, signal, read: readChanges });
    },
    post: ({ spaceId, content, pin, signal }) => {
      const path = `/api/spaces/${encodeURIComponent(spaceId)}/chats`;
      const body = contentPayload(content);
      const read = (answer: unknown) => ({
        id: readMessage(answer)?.id ?? readMessages(answer)?.messages[0]?.id,
      });
      return http({ method: 'POST', path, body, pin, signal, read });
    },
    markRead: (spaceId) => markRead(http, spaceId),
  };
}

/** Tells the service that the user has seen a space. [client: LT k6/src/chat.js] */
export async function markRead(http: Http, spaceId: string): Promise<void> {
  const path = `/api/users/me/spaces/${encodeURIComponent(spaceId)}/markread`;
  await http({ method: 'POST', path, body: {}, read: () => true });
}

/** The response is longer than any that is read. */
export function isTooLong(error: unknown): boolean {
  return error instanceof SpacesError && error.detail.reason === tooLong;
}
