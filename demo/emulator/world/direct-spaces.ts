import type { Acquaintance, SpaceRecord, SpaceRegistry } from './spaces.ts';
import type { WorldClock } from './clock.ts';
import type { People, PersonRecord } from './people.ts';
import { invalidParameters, Refusal } from './refusal.ts';
import type { Switches } from './switches.ts';

/** What the rules need to see; the world itself fits. */
interface Ground {
  readonly clock: WorldClock;
  readonly people: People;
  readonly spaces: SpaceRegistry;
  readonly acquaintance: Acquaintance;
  readonly switches: Readonly<Switches>;
  readonly onlineIn: (personId: string) => ReadonlySet<string>;
}

/** Conversations of two, one for each pair of people [doc: D/api/spaces/spaces_direct_usertype_userid]. */
export class DirectSpaces {
  readonly #byPair = new Map<string, string>();
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Gets or makes the space of two. `kind` is what the caller takes the other party for. */
  open(person: PersonRecord, kind: string, otherId: string): SpaceRecord {
    if (kind !== 'user' && kind !== 'anonymous') throw invalidParameters('userType is not known.');
    if (otherId === person.id) throw invalidParameters('Nobody can talk to themselves.');
    const other = this.#ground.people.get(otherId);
    if (other === undefined || (other.kind === 'user') !== (kind === 'user')) {
      throw new Refusal(404, 'user.not.found', 'There is no such user.');
    }
    this.#checkMeeting(person, other);
    return this.#existing(person, other) ?? this.#made(person, other);
  }

  /** Same company or once in one space; with a guest, both are online in the same space [doc: spaces-api §4.5]. */
  #checkMeeting(person: PersonRecord, other: PersonRecord): void {
    const { acquaintance, onlineIn, switches } = this.#ground;
    const withGuest = person.kind === 'guest' || other.kind === 'guest';
    const theirs = onlineIn(other.id);
    const met = withGuest
      ? [...onlineIn(person.id)].some((spaceId) => theirs.has(spaceId))
      : acquaintance.haveMet(person, other);
    if (met) return;
    throw new Refusal(switches.directRefusal, 'topic.direct.not.allowed', 'These two may not talk directly.');
  }

  #existing(person: PersonRecord, other: PersonRecord): SpaceRecord | undefined {
    return this.#ground.spaces.get(this.#byPair.get(pairOf(person, other)) ?? '');
  }

  #made(person: PersonRecord, other: PersonRecord): SpaceRecord {
    const { spaces, clock } = this.#ground;
    const joined = clock.now();
    const space = spaces.add({ title: '', ownerId: person.id, type: 'direct' }, joined);
    for (const { id, kind } of [person, other]) {
      // Neither of the two is an admin: nobody can be removed or invited [doc: W/ home].
      const role = kind === 'guest' ? 'guest' : 'member';
      spaces.attend(space, { personId: id, role, joined, listed: true });
    }
    this.#byPair.set(pairOf(person, other), space.id);
    return space;
  }
}

function pairOf(one: PersonRecord, other: PersonRecord): string {
  return [one.id, other.id].sort().join(' ');
}
