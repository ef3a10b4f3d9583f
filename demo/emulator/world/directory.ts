/** Who can find whom: organisations, spaces in common, direct conversations. */
import type { PersonRecord } from './people.ts';
import { searchPattern } from '../rest/query.ts';
import type { World } from './world.ts';

/** Account users whom `viewer` can find: same organisation, or in a space together [doc: D/guides/invitations]. */
export function colleaguesOf(world: World, viewer: PersonRecord): PersonRecord[] {
  const met = peopleMet(world, viewer, (type) => type !== 'direct');
  const { company } = viewer;
  return world.people.users.filter(
    (person) => (company !== '' && person.company === company) || met.has(person.id),
  );
}

/** Account users with whom `viewer` has a direct conversation, of any organisation [doc: D/guides/find-people]. */
export function contactsOf(world: World, viewer: PersonRecord): PersonRecord[] {
  const met = peopleMet(world, viewer, (type) => type === 'direct');
  return world.people.users.filter(({ id }) => id !== viewer.id && met.has(id));
}

/** Those whose name or address the search of a request finds; `search` is a regular expression [doc: spaces-api §3.3]. */
export function matching(world: World, people: PersonRecord[], search: string | undefined): PersonRecord[] {
  if (search === undefined || search === '') return people;
  const pattern = searchPattern(search, world.switches);
  return people.filter(({ displayname, username }) => pattern.test(displayname) || pattern.test(username));
}

function peopleMet(world: World, viewer: PersonRecord, counts: (type: string) => boolean): Set<string> {
  const spaces = world.spaces.all.filter(
    ({ type, attendances }) => counts(type) && attendances.has(viewer.id),
  );
  return new Set(spaces.flatMap(({ attendances }) => [...attendances.keys()]));
}
