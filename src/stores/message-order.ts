/**
 * The order of a conversation is the server's. Message ids are Mongo ObjectIds [doc examples]: server seconds,
 * then a rising counter, so they give that order without trusting any client's clock (`created` is
 * the sender's [doc: D/api/socket/send_message]). Should the pages of a server contradict its ids,
 * its `created` times are taken instead.
 */
import type { Message } from '../protocol/message.ts';

export type MessageOrder = (a: Message, b: Message) => number;

export const byId: MessageOrder = (a, b) => compare(a.id, b.id);

export const byCreated: MessageOrder = (a, b) => compare(a.created, b.created) || compare(a.id, b.id);

/** The order that `page` (newest first) was sent in; undefined when the page is no evidence against `current`. */
export function orderShownBy(page: readonly Message[], current: MessageOrder): MessageOrder | undefined {
  const follows = (order: MessageOrder): boolean =>
    page.every((message, index) => index === 0 || order(page[index - 1] ?? message, message) >= 0);
  if (follows(current)) return undefined;
  return [byId, byCreated].find(follows);
}

/** Server time in ms inside an ObjectId; undefined when the id holds no believable time. */
export function serverTime(id: string): number | undefined {
  if (!/^[0-9a-f]{24}$/i.test(id)) return undefined;
  const ms = parseInt(id.slice(0, 8), 16) * 1_000;
  return ms > Date.UTC(2010) ? ms : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
