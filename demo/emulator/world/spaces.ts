/** The spaces of the emulated service: their settings, the people in them and their preferences. */
import type { ObjectIds, Random } from './random.ts';

/** All spaces, including deleted ones. */
export class SpaceRegistry {
  readonly #spaces = new Map<string, SpaceRecord>();
  readonly #removed: SpaceRecord[] = [];
  /** Person id → ids of every space the person was ever in. */
  readonly #everJoined = new Map<string, Set<string>>();
  readonly #ids: ObjectIds;
  readonly #random: Random;

  constructor(ids: ObjectIds, random: Random) {
    this.#ids = ids;
    this.#random = random;
  }

  /** Creates a space with its owner as the first admin. */
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
      pendingInvitees: new Map(),
      banned: new Set(),
      lastAccess: new Map(),
      preferences: new Map(),
    };
    this.#spaces.set(space.id, space);
    this.attend(space, { personId: given.ownerId, role: 'admin', joined: at, listed: true });
    return space;
  }

  /** Adds a person to a space, or replaces their role. */
  attend(space: SpaceRecord, attendance: Attendance): void {
    const { personId } = attendance;
    space.attendances.set(personId, attendance);
    const joined = this.#everJoined.get(personId) ?? new Set();
    this.#everJoined.set(personId, joined.add(space.id));
  }

  get(id: string): SpaceRecord | undefined {
    return this.#spaces.get(id);
  }

  /** Ids of all spaces the person was ever in, even if they left or the space was deleted. */
  everJoinedBy(personId: string): ReadonlySet<string> {
    return this.#everJoined.get(personId) ?? new Set();
  }

  /** Changes some of a person's preferences for a space and keeps the others. */
  setPreference(
    space: SpaceRecord,
    personId: string,
    changes: Partial<PreferenceSettings>,
    at: number,
  ): Preference {
    const before = space.preferences.get(personId) ?? { id: this.#ids.next(at), ...defaultPreference };
    const preference = { ...before, ...changes };
    space.preferences.set(personId, preference);
    return preference;
  }

  remove(id: string): void {
    const space = this.#spaces.get(id);
    if (space === undefined) return;
    this.#spaces.delete(id);
    this.#removed.push(space);
  }

  /** Deleted spaces; a space list can include them [doc: D/api/users/users_me_spaces]. */
  get removed(): readonly SpaceRecord[] {
    return this.#removed;
  }

  get all(): readonly SpaceRecord[] {
    return [...this.#spaces.values()];
  }
}

export type SpaceRole = 'admin' | 'member' | 'guest';

/** A space (the service calls it a "topic") with its settings and the people in it. */
export interface SpaceRecord {
  readonly id: string;
  readonly ownerId: string;
  title: string;
  description: string;
  readonly type: 'group' | 'direct' | 'personal';
  readonly created: number;
  /** "" if the space has no PIN. */
  pin: string;
  /** The 32 hex digits an invite link can carry as `pwd` [doc: spaces-api §5.1]. */
  readonly linkPassword: string;
  archived: boolean;
  memberOnly: boolean;
  /** `restrict: ["deny_guest_access_history_msg"]` [doc: spaces-api §4.2]. */
  historyDenied: boolean;
  readonly attendances: Map<string, Attendance>;
  /** By address in lower case. */
  readonly pendingInvitees: Map<string, PendingInvitee>;
  /** People who were removed and may not return. */
  readonly banned: Set<string>;
  /** Person id → ms since epoch of the last markread. */
  readonly lastAccess: Map<string, number>;
  /** By person id; no entry means the defaults. */
  readonly preferences: Map<string, Preference>;
}

/** A person in a space. */
export interface Attendance {
  readonly personId: string;
  readonly role: SpaceRole;
  /** Ms since epoch. */
  readonly joined: number;
  /** Whether the member list shows the person. */
  readonly listed: boolean;
}

/** An invited address without an account. The member list shows the address until it gets one. */
export interface PendingInvitee {
  readonly address: string;
  readonly role: SpaceRole;
  /** Ms since epoch. */
  readonly invited: number;
}

/** A person's settings for one space [draft: W/api/users/users_me_spaces_spaceid_preference]. */
export interface PreferenceSettings {
  readonly isPinned: boolean;
  readonly notification: boolean;
}

export interface Preference extends PreferenceSettings {
  readonly id: string;
}

export const defaultPreference: PreferenceSettings = { isPinned: false, notification: true };
