/** REST requests for what is new in the user's spaces, for previews and notices. */
import { type MessagesResponse, type OwnSpace, readChanges, readOwnSpace } from '../protocol/paged-lists.ts';
import type { Http } from './http.ts';

export interface NewsRequest {
  /** At most `maxSpaces`. */
  readonly spaceIds: readonly string[];
  readonly after?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How many spaces one request can name, and how many messages a response has at most. [doc: D/api/users/users_me_messages] */
export const maxSpaces = 15;
export const maxMessages = 50;

/** Every method @throws {SpacesError}. */
export interface NewsClient {
  /**
   * Messages of several spaces, by the time of their last change: with `after` (ms) those that are new, changed or
   * deleted since then, otherwise those that are stored. Which come first is not documented. [doc: D/api/users/users_me_messages]
   */
  messages(call: NewsRequest): Promise<MessagesResponse>;
  /** One space as the user sees it. [client: BS, SS] */
  space(spaceId: string): Promise<OwnSpace>;
}

export function createNewsClient(http: Http): NewsClient {
  return {
    messages: ({ spaceIds, after, signal }) => {
      const changes = after === undefined ? {} : { after, includedeleted: 'true' };
      const query = { spacelist: spaceIds.join(), size: maxMessages, ...changes };
      return http({ path: '/api/users/me/messages', query, signal, read: readChanges });
    },
    space: (spaceId) => http({ path: `/api/spaces/${encodeURIComponent(spaceId)}`, read: readOwnSpace }),
  };
}
