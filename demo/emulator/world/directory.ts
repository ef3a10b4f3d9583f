/** The directory: which account users a person can find, and which people have met. */
import type { People, PersonRecord } from './people.ts';
import type { SpaceRegistry } from './spaces.ts';

export class Directory {
  readonly #people: People;
  readonly #spaces: SpaceRegistry;

  constructor(people: People, spaces: SpaceRegistry) {
    this.#people = people;
    this.#spaces = spaces;
  }

  /** Account users `viewer` can find: in the same company, or in a space with them [doc: D/guides/invitations]. */
  colleaguesOf(viewer: PersonRecord): PersonRecord[] {
    const inSameSpace = this.#peopleWith(viewer, (type) => type !== 'direct');
    const { company } = viewer;
    return this.#people.users.filter(
      (person) => (company !== '' && person.company === company) || inSameSpace.has(person.id),
    );
  }

  /** Account users of any company with a direct conversation with `viewer` [doc: D/guides/find-people]. */
  contactsOf(viewer: PersonRecord): PersonRecord[] {
    const inDirectSpace = this.#peopleWith(viewer, (type) => type === 'direct');
    return this.#people.users.filter(({ id }) => id !== viewer.id && inDirectSpace.has(id));
  }

  /**
   * Whether two people belong to the same company or were ever in a space together. This decides who may open a
   * direct conversation [doc: spaces-api §3.3, §4.5]. Leaving or deleting the space does not undo it.
   */
  haveMet(a: PersonRecord, b: PersonRecord): boolean {
    if (a.company !== '' && a.company === b.company) return true;
    const [spacesOfA, spacesOfB] = [this.#spaces.everJoinedBy(a.id), this.#spaces.everJoinedBy(b.id)];
    const [fewer, more] = spacesOfA.size < spacesOfB.size ? [spacesOfA, spacesOfB] : [spacesOfB, spacesOfA];
    return [...fewer].some((spaceId) => more.has(spaceId));
  }

  #peopleWith(viewer: PersonRecord, includes: (type: string) => boolean): Set<string> {
    const spaces = this.#spaces.all.filter(
      ({ type, attendances }) => includes(type) && attendances.has(viewer.id),
    );
    return new Set(spaces.flatMap(({ attendances }) => [...attendances.keys()]));
  }
}
