/** What the evidence says of the guest and of the space. */
import { at, itemsAt, textAt, type Evidence } from '../evidence.ts';

/** The answers that can contain the space. */
export const joins = ['join', 'join with the password of the link', 'join with pin'];

/** The space as the guest got it. */
export function topicOf(seen: Evidence): unknown {
  const answer = joins.map((name) => seen.answer(name)).find((each) => each?.status === 200);
  return at(answer?.body, 'topic');
}

/** The id of the guest, or of the person whose `users/me` has another name. */
export function idOf(seen: Evidence, name = 'me 1'): string {
  return textAt(seen.answer(name)?.body, '_id');
}

/** Whether a list of members contains the guest. */
export function hasGuest(seen: Evidence, name: string): boolean {
  return itemsAt(seen.answer(name)?.body, 'data').some((member) => textAt(member, 'member') === idOf(seen));
}

/** Which end of a list of an answer comes first, by the times of its items. Undefined if they do not tell. */
export function firstIn(seen: Evidence, name: string, field = 'created'): 'newest' | 'oldest' | undefined {
  const times = itemsAt(seen.answer(name)?.body, 'data').map((item) => textAt(item, field));
  const [first = '', last = ''] = [times[0], times.at(-1)];
  if (first === last) return undefined;
  return first > last ? 'newest' : 'oldest';
}
