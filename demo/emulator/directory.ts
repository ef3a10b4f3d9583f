/** Who can find whom: organisations, spaces in common, direct conversations. */
import { invalidParameters, Refusal } from './refusal.ts';
import type { PersonRecord } from './people.ts';
import type { World } from './world.ts';

/** Account users whom `viewer` can find: same organisation, or in a space together [doc: D/guides/invitations]. */
export function colleaguesOf(world: World, viewer: PersonRecord): PersonRecord[] {
  const own = viewer.kind === 'user' ? organisationOf(viewer) : undefined;
  const met = peopleMet(world, viewer, (type) => type !== 'direct');
  return world.people.users.filter((person) => organisationOf(person) === own || met.has(person.id));
}

/** Account users with whom `viewer` has a direct conversation, of any organisation [doc: D/guides/find-people]. */
export function contactsOf(world: World, viewer: PersonRecord): PersonRecord[] {
  const met = peopleMet(world, viewer, (type) => type === 'direct');
  return world.people.users.filter(({ id }) => id !== viewer.id && met.has(id));
}

/** Those whose name or address the search of a request finds; `search` is a regular expression [doc: spaces-api §3.3]. */
export function matching(world: World, people: PersonRecord[], search: string | undefined): PersonRecord[] {
  if (search === undefined || search === '') return people;
  const pattern = patternOf(world, search);
  return pattern === undefined
    ? []
    : people.filter(({ displayname, username }) => pattern.test(displayname) || pattern.test(username));
}

/** The domain of the user name stands for the company. */
export function organisationOf({ username }: PersonRecord): string {
  return username.slice(username.lastIndexOf('@') + 1);
}

function patternOf(world: World, search: string): RegExp | undefined {
  try {
    return new RegExp(search, 'i');
  } catch {
    switch (world.switches.invalidSearch) {
      case 'empty':
        return undefined;
      case 500:
        throw new Refusal(500, 'internal.error', 'The search failed.');
      case 400:
        throw invalidParameters('The search is not a regular expression.');
    }
  }
}

function peopleMet(world: World, viewer: PersonRecord, counts: (type: string) => boolean): Set<string> {
  const spaces = world.spaces.all.filter(
    ({ type, attendances }) => counts(type) && attendances.has(viewer.id),
  );
  return new Set(spaces.flatMap(({ attendances }) => [...attendances.keys()]));
}
