/** What a row of the conversation takes from the row before it. */
import type { Entry } from '../../stores/timeline.ts';
import { sameDay } from './times.ts';

/** Messages of one person within this time (ms) stand together under one name. */
const groupTime = 5 * 60_000;

/** A day begins with this row. */
export const newDay = 1;
/** A person's turn begins with this row. */
export const newTurn = 2;
/** The unread messages begin with this row. */
export const firstUnread = 4;
/** Nothing stands above this row. */
export const veryFirst = 8;

/** The flags of `entry` behind `before`; `unreadFrom` is the key of the first unread entry. */
export function rowFlags(entry: Entry, before: Entry | undefined, unreadFrom: string | undefined): number {
  if (entry.kind === 'gap') return newTurn | (before ? 0 : veryFirst);
  const moment = createdAt(entry);
  const last = before ? createdAt(before) : NaN;
  const day = Number.isFinite(moment) && (Number.isNaN(last) || !sameDay(moment, last));
  const unread = entry.key === unreadFrom;
  const together =
    !day && !unread && before && speaker(entry) === speaker(before) && moment - last < groupTime;
  return (day ? newDay : 0) | (together ? 0 : newTurn) | (unread ? firstUnread : 0);
}

/** Ms since epoch; NaN where there is none. */
export function createdAt(entry: Entry): number {
  if (entry.kind === 'gap') return NaN;
  return Date.parse(entry.kind === 'message' ? entry.message.created : entry.created);
}

/** The service itself speaks: somebody joined, the title changed. */
export function isSystem(entry: Entry): boolean {
  return entry.kind === 'message' && entry.message.category.startsWith('app.');
}

/** Whose turn an entry belongs to; gaps and the service's own messages stand alone. */
function speaker(entry: Entry): string {
  if (entry.kind === 'gap' || isSystem(entry)) return entry.key;
  if (entry.kind === 'pending' || entry.mine) return 'me';
  return `person ${entry.message.sender.id}`;
}
