/** What the open conversations of a connection show: who is here, and what was said last. The service tells of no others. */
import { atom } from 'nanostores';
import type { Message } from '../protocol/message.ts';
import type { Person } from '../protocol/person.ts';
import type { Spaces } from './spaces.ts';

const make = () => ({
  /** By the ids of spaces. */
  present: new Map<string, readonly Person[]>(),
  /** One's own words too. */
  $said: atom<Message | undefined>(),
});

const byConnection = new WeakMap<Spaces, ReturnType<typeof make>>();

export function presenceIn(spaces: Spaces): ReturnType<typeof make> {
  const seen = byConnection.get(spaces) ?? make();
  byConnection.set(spaces, seen);
  return seen;
}

export function isPresent(spaces: Spaces, personId: string): boolean {
  return [...presenceIn(spaces).present.values()].some((people) => people.some(({ id }) => id === personId));
}
