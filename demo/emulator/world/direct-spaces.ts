/** Direct conversations: one space for each pair of people [doc: D/api/spaces/spaces_direct_usertype_userid]. */
import type { WorldClock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { People, PersonRecord } from './people.ts';
import { invalidParameters, ServiceError } from './service-error.ts';
import type { SpaceRecord, SpaceRegistry } from './spaces.ts';
import type { Switches } from './switches.ts';

/** The part of the world that direct conversations use. */
interface DirectSpacesHost {
  readonly clock: WorldClock;
  readonly people: People;
  readonly spaces: SpaceRegistry;
  readonly directory: Directory;
  readonly switches: Readonly<Switches>;
  readonly onlineIn: (personId: string) => ReadonlySet<string>;
}

export class DirectSpaces {
  readonly #byPair = new Map<string, string>();
  readonly #host: DirectSpacesHost;

  constructor(host: DirectSpacesHost) {
    this.#host = host;
  }

  /** Returns the direct space of two people, and creates it if needed. `kind` is the requested type of the other person. */
  open(person: PersonRecord, kind: string, otherId: string): SpaceRecord {
    if (kind !== 'user' && kind !== 'anonymous') throw invalidParameters('userType is not known.');
    if (otherId === person.id) throw invalidParameters('You cannot start a conversation with yourself.');
    const other = this.#host.people.get(otherId);
    if (other === undefined || (other.kind === 'user') !== (kind === 'user')) {
      throw new ServiceError(404, 'user.not.found', 'The user does not exist.');
    }
    this.#checkAllowed(person, other);
    return this.#existing(person, other) ?? this.#create(person, other);
  }

  /** Account users must have met. A guest must be online in the same space as the other person [doc: spaces-api §4.5]. */
  #checkAllowed(person: PersonRecord, other: PersonRecord): void {
    const { directory, onlineIn, switches } = this.#host;
    const withGuest = person.kind === 'guest' || other.kind === 'guest';
    const spacesOfOther = onlineIn(other.id);
    const allowed = withGuest
      ? [...onlineIn(person.id)].some((spaceId) => spacesOfOther.has(spaceId))
      : directory.haveMet(person, other);
    if (allowed) return;
    throw new ServiceError(
      switches.directRefusal,
      'topic.direct.not.allowed',
      'These two people may not start a direct conversation.',
    );
  }

  #existing(person: PersonRecord, other: PersonRecord): SpaceRecord | undefined {
    return this.#host.spaces.get(this.#byPair.get(pairKey(person, other)) ?? '');
  }

  #create(person: PersonRecord, other: PersonRecord): SpaceRecord {
    const { spaces, clock } = this.#host;
    const joined = clock.now();
    const space = spaces.add({ title: '', ownerId: person.id, type: 'direct' }, joined);
    for (const { id, kind } of [person, other]) {
      // Direct spaces have no admin, so members cannot be invited or removed [doc: W/ home].
      const role = kind === 'guest' ? 'guest' : 'member';
      spaces.attend(space, { personId: id, role, joined, listed: true });
    }
    this.#byPair.set(pairKey(person, other), space.id);
    return space;
  }
}

function pairKey(one: PersonRecord, other: PersonRecord): string {
  return [one.id, other.id].sort().join(' ');
}
