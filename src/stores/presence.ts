/** Who is known to be online: those seen in the conversations of a connection. The service tells of nobody else. */
import type { Person } from '../protocol/person.ts';
import type { Space } from '../protocol/space.ts';
import type { Roster } from './conversation.ts';
import type { Spaces } from './spaces.ts';

const byConnection = new WeakMap<Spaces, Map<string, readonly Person[]>>();

/** Who is seen in a space now. */
export function notePresent(spaces: Spaces, { id }: Space, { present }: Roster): void {
  byConnection.set(spaces, (byConnection.get(spaces) ?? new Map()).set(id, present));
}

export function isPresent(spaces: Spaces, personId: string): boolean {
  return [...(byConnection.get(spaces)?.values() ?? [])].some((people) =>
    people.some(({ id }) => id === personId),
  );
}
