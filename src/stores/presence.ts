/** Who is known to be online: those seen in the conversations of a connection. The service tells of nobody else. */
import type { Person } from '../protocol/person.ts';
import type { Spaces } from './spaces.ts';

const byConnection = new WeakMap<Spaces, Map<string, readonly Person[]>>();

/** @param people everybody seen in that space now */
export function notePresent(spaces: Spaces, spaceId: string, people: readonly Person[]): void {
  const seen = byConnection.get(spaces) ?? new Map<string, readonly Person[]>();
  byConnection.set(spaces, seen.set(spaceId, people));
}

export function isPresent(spaces: Spaces, personId: string): boolean {
  return [...(byConnection.get(spaces)?.values() ?? [])].some((people) =>
    people.some(({ id }) => id === personId),
  );
}
