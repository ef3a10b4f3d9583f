/** Requests that change stored messages. Loads with the menu of messages. Both @throw {SpacesError}. */
import type { MessageBody } from '../protocol/message.ts';
import { type Deletion, editPayload, readDeletion } from '../protocol/message-changes.ts';
import type { Http } from './http.ts';

interface ChangeRequest {
  readonly id: string;
  readonly pin: string | undefined;
}

/** [doc: D/api/messages/messages_id__post; client: SS for messages of chats] */
export async function editMessage(
  http: Http,
  { id, body, pin }: ChangeRequest & { readonly body: MessageBody },
): Promise<void> {
  const path = `/api/messages/${encodeURIComponent(id)}`;
  await http({ method: 'POST', path, body: editPayload(id, body), pin, read: () => true });
}

/** [doc: D/api/messages/messages_deletemessages] */
export function deleteMessage(http: Http, { id, pin }: ChangeRequest): Promise<Deletion> {
  const path = '/api/messages/deletemessages';
  return http({ method: 'POST', path, body: [id], pin, read: (answer) => readDeletion(answer, id) });
}
