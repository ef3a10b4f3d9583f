/** Whom a visitor picked lately: in memory, apart for every connection and identity. */
import type { Person } from '../protocol/person.ts';
import type { Spaces } from './spaces.ts';

const most = 5;
const byConnection = new WeakMap<Spaces, Map<string, readonly Person[]>>();

/** Newest first. `selfId`: whose they are. */
export function recentPeople(spaces: Spaces, selfId: string): readonly Person[] {
  return byConnection.get(spaces)?.get(selfId) ?? [];
}

export function rememberPerson(spaces: Spaces, selfId: string, person: Person): void {
  const lists = byConnection.get(spaces) ?? new Map<string, readonly Person[]>();
  const others = (lists.get(selfId) ?? []).filter(({ id }) => id !== person.id);
  lists.set(selfId, [person, ...others].slice(0, most));
  byConnection.set(spaces, lists);
}
