/** Edits and deletions of messages: what is sent for them, and what the service says about them. */
import type { MessageBody } from './message.ts';
import { keyword, listOrEmpty, read, readEach, record } from './read.ts';

/** [doc: D/api/messages/messages_id__post] The response is not documented, and neither are mentions. */
export function editPayload(id: string, { bodyText, mentions }: MessageBody): object {
  return { _id: id, content: { bodyText, description: '' }, ...(mentions && { mentions }) };
}

/** `gone`: it is deleted now, or was before. `kept`: the service does not delete it, for instance in an archived space. */
export type Deletion = 'gone' | 'not-allowed' | 'kept';

/**
 * What became of one message that was to be deleted. The status is 200 even if nothing was, and the names of the lists
 * are misspelled by the service. [doc: D/api/messages/messages_deletemessages]
 */
export function readDeletion(answer: unknown, id: string): Deletion | undefined {
  const found = read(deletionsSchema, answer);
  if (!found) return undefined;
  const names = (list: readonly unknown[]): boolean =>
    readEach(list, (item) => read(refusedSchema, item)).some(({ messageId }) => messageId === id);
  if (names(found.noPermittedMessages)) return 'not-allowed';
  if (names(found.notDeletedMessages)) return 'kept';
  return [...found.deletedMessages, ...found.notFoundMmessages].includes(id) ? 'gone' : undefined;
}

const refusedSchema = record({ messageId: keyword });
const deletionsSchema = record({
  deletedMessages: listOrEmpty,
  notFoundMmessages: listOrEmpty,
  notDeletedMessages: listOrEmpty,
  noPermittedMessages: listOrEmpty,
});
