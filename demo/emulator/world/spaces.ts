import type { PersonRecord } from './people.ts';
import type { ObjectIds, Random } from './random.ts';

export type SpaceRole = 'admin' | 'member' | 'guest';

/** Somebody's place in a space. */
export interface Attendance {
  readonly personId: string;
  readonly role: SpaceRole;
  /** Ms since epoch. */
  readonly joined: number;
  /** Whether the person shows in the list of members. */
  readonly listed: boolean;
}

/** How somebody wants to have a space shown [draft: W/api/users/users_me_spaces_spaceid_preference]. */
export interface Choice {
  readonly isPinned: boolean;
  readonly notification: boolean;
}

export interface Preference extends Choice {
  readonly id: string;
}

/** What holds for somebody who never chose. */
export const usualChoice: Choice = { isPinned: false, notification: true };

/** Somebody without an account who was invited: in the list of members under the address, until an account has it. */
export interface Awaited {
  readonly address: string;
  readonly role: SpaceRole;
  /** Ms since epoch. */
  readonly invited: number;
}

/** A space (the service's "topic") with its settings and the people in it. */
export interface SpaceRecord {
  readonly id: string;
  readonly ownerId: string;
  title: string;
  description: string;
  readonly type: 'group' | 'direct' | 'personal';
  readonly created: number;
  /** "" when the space asks for none. */
  pin: string;
  /** The 32 hex digits an invite link may carry as `pwd` [doc: spaces-api §5.1]. */
  readonly linkPassword: string;
  archived: boolean;
  memberOnly: boolean;
  /** `restrict: ["deny_guest_access_history_msg"]` [doc: spaces-api §4.2]. */
  historyDenied: boolean;
  readonly attendances: Map<string, Attendance>;
  /** By address in lower case. */
  readonly awaited: Map<string, Awaited>;
  /** People who were removed and may not come back. */
  readonly banned: Set<string>;
  /** Person id → ms since epoch of the last markread. */
  readonly lastAccess: Map<string, number>;
  /** By person id; who never chose has none. */
  readonly preferences: Map<string, Preference>;
}

/** All spaces of the world. */
export class SpaceRegistry {
  readonly #spaces = new Map<string, SpaceRecord>();
  readonly #removed: SpaceRecord[] = [];
  readonly #ids: ObjectIds;
  readonly #random: Random;
  readonly #acquaintance: Acquaintance;

  constructor(ids: ObjectIds, random: Random, acquaintance: Acquaintance) {
    this.#ids = ids;
    this.#random = random;
    this.#acquaintance = acquaintance;
  }

  /** A new space; the owner is its first admin. */
  add(
    given: { title: string; ownerId: string; description?: string; type?: SpaceRecord['type'] },
    at: number,
  ): SpaceRecord {
    const space: SpaceRecord = {
      id: this.#ids.next(at),
      ownerId: given.ownerId,
      title: given.title,
      description: given.description ?? '',
      type: given.type ?? 'group',
      created: at,
      pin: '',
      linkPassword: this.#random.hex(32),
      archived: false,
      memberOnly: false,
      historyDenied: false,
      attendances: new Map(),
      awaited: new Map(),
      banned: new Set(),
      lastAccess: new Map(),
      preferences: new Map(),
    };
    this.#spaces.set(space.id, space);
    this.attend(space, { personId: given.ownerId, role: 'admin', joined: at, listed: true });
    return space;
  }

  attend(space: SpaceRecord, attendance: Attendance): void {
    space.attendances.set(attendance.personId, attendance);
    this.#acquaintance.entered(space.id, attendance.personId);
  }

  get(id: string): SpaceRecord | undefined {
    return this.#spaces.get(id);
  }

  /** Keeps what somebody chose for a space; what is left out stays as it was. */
  prefer(space: SpaceRecord, personId: string, chosen: Partial<Choice>, at: number): Preference {
    const before = space.preferences.get(personId) ?? { id: this.#ids.next(at), ...usualChoice };
    const preference = { ...before, ...chosen };
    space.preferences.set(personId, preference);
    return preference;
  }

  remove(id: string): void {
    const space = this.#spaces.get(id);
    if (space === undefined) return;
    this.#spaces.delete(id);
    this.#removed.push(space);
  }

  /** Deleted spaces, which a list can still ask for [doc: D/api/users/users_me_spaces]. */
  get removed(): readonly SpaceRecord[] {
    return this.#removed;
  }

  get all(): readonly SpaceRecord[] {
    return [...this.#spaces.values()];
  }
}

/**
 * Who has met whom: colleagues of one company, and people who were in a space together at some time. It decides who
 * is found by a search and who may be talked to directly [doc: spaces-api §3.3, §4.5]. Leaving a space, or the end
 * of it, does not undo it.
 */
export class Acquaintance {
  /** Person id → ids of every space the person ever was in. */
  readonly #spacesOf = new Map<string, Set<string>>();

  entered(spaceId: string, personId: string): void {
    const known = this.#spacesOf.get(personId);
    if (known === undefined) this.#spacesOf.set(personId, new Set([spaceId]));
    else known.add(spaceId);
  }

  haveMet(a: PersonRecord, b: PersonRecord): boolean {
    if (a.company !== '' && a.company === b.company) return true;
    const [ours, theirs] = [this.#spacesOf.get(a.id), this.#spacesOf.get(b.id)];
    if (ours === undefined || theirs === undefined) return false;
    const [fewer, more] = ours.size < theirs.size ? [ours, theirs] : [theirs, ours];
    return [...fewer].some((spaceId) => more.has(spaceId));
  }
}
