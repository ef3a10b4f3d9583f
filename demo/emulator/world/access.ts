/** The access rules of spaces: who may join, read, write and subscribe. Every refusal throws a `ServiceError`. */
import type { WorldClock } from './clock.ts';
import type { InviteRecord, Invites } from './invites.ts';
import type { PersonRecord } from './people.ts';
import { archivedSpace, ServiceError } from './service-error.ts';
import type { SpaceRecord, SpaceRegistry, SpaceRole } from './spaces.ts';
import type { Switches } from './switches.ts';

/** The person who makes a request, with the PIN sent in it. */
export interface Caller {
  readonly person: PersonRecord;
  readonly password: string | undefined;
}

/** The part of the world that the access rules use. */
interface AccessHost {
  readonly clock: WorldClock;
  readonly spaces: SpaceRegistry;
  readonly invites: Invites;
  readonly switches: Readonly<Switches>;
}

export class Access {
  readonly #host: AccessHost;

  constructor(host: AccessHost) {
    this.#host = host;
  }

  /** Joins by the space's own id [doc: D/api/spaces/spaces_spaceid_join]. */
  join(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.#existing(spaceId);
    this.#checkEntry(caller, space);
    const attends = space.attendances.has(caller.person.id);
    if (!attends && space.type === 'direct') throw notInDirectSpace();
    const { memberOnlyJoin, strangerRole } = this.#host.switches;
    if (!attends && space.memberOnly) {
      throw new ServiceError(memberOnlyJoin, 'topic.member.only', 'This space is private.');
    }
    this.#checkPin(caller, space);
    if (!attends) this.#attend(space, caller.person, caller.person.kind === 'guest' ? 'guest' : strangerRole);
    return space;
  }

  /** Joins by an invitation, in the role it gives [draft: W/api/spaces/spaces_invites_inviteid_join]. */
  joinByInvite(caller: Caller, inviteId: string): SpaceRecord {
    const { invites, spaces, switches } = this.#host;
    const invite = invites.get(inviteId);
    const space = invite === undefined ? undefined : spaces.get(invite.spaceId);
    if (invite === undefined || invite.withdrawn || space === undefined) {
      throw new ServiceError(switches.unknownInvite, 'invite.not.found', 'The invitation does not exist.');
    }
    this.#checkEntry(caller, space);
    const entry = this.#entryByInvite(invite, caller.person, space);
    this.#checkPin(caller, space);
    if (entry !== undefined) this.#attend(space, caller.person, entry.role, entry.listed);
    return space;
  }

  /** Returns the space if the caller is in it [doc: PERM_TOPIC_READ]. */
  read(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.#existing(spaceId);
    if (!space.attendances.has(caller.person.id)) {
      throw new ServiceError(403, 'access.denied', 'You are not in this space.');
    }
    if (this.#host.switches.pinOnEveryCall) this.#checkPin(caller, space);
    return space;
  }

  /** Returns the space if the caller may look at it or at its members, which a switch decides. */
  look(caller: Caller, spaceId: string): SpaceRecord {
    return this.#host.switches.spaceRead === 'everyone'
      ? this.#existing(spaceId)
      : this.read(caller, spaceId);
  }

  /** Returns the space if the caller may post or change something in it. */
  write(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.read(caller, spaceId);
    if (space.archived) throw archivedSpace();
    return space;
  }

  /** Returns the space if the caller may subscribe to it [doc: D/api/socket/subscribe_channel says "none" about authorization]. */
  subscribe(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.#existing(spaceId);
    const attends = space.attendances.has(caller.person.id);
    if (!attends && space.type === 'direct') throw notInDirectSpace();
    if (space.banned.has(caller.person.id) || (this.#host.switches.subscribeNeedsJoin && !attends)) {
      throw new ServiceError(403, 'access.denied', 'You are not in this space.');
    }
    this.#checkPin(caller, space);
    return space;
  }

  /**
   * The time (ms since epoch) from which this person may read messages: 0 for all of them, Infinity for none.
   * Throws if the service refuses the call altogether.
   */
  historyFrom(person: PersonRecord, space: SpaceRecord): number {
    const attendance = space.attendances.get(person.id);
    if (!space.historyDenied || attendance?.role !== 'guest') return 0;
    const { deniedHistory } = this.#host.switches;
    if (deniedHistory === '403')
      throw new ServiceError(403, 'access.denied', 'Guests may not read older messages.');
    return deniedHistory === 'empty' ? Infinity : attendance.joined;
  }

  roleOf(person: PersonRecord, space: SpaceRecord): SpaceRole | undefined {
    return space.attendances.get(person.id)?.role;
  }

  #existing(spaceId: string): SpaceRecord {
    const space = this.#host.spaces.get(spaceId);
    if (space === undefined) throw new ServiceError(404, 'topic.not.found', 'The space does not exist.');
    return space;
  }

  #checkEntry({ person }: Caller, space: SpaceRecord): void {
    if (space.banned.has(person.id))
      throw new ServiceError(403, 'access.denied', 'You were removed from this space.');
    if (space.archived && this.#host.switches.archivedJoin === 'refused') throw archivedSpace();
  }

  #checkPin({ person, password }: Caller, space: SpaceRecord): void {
    const { pinFor, linkPassword } = this.#host.switches;
    if (space.pin === '') return;
    const role = this.roleOf(person, space);
    if (pinFor === 'guests' && (role === 'admin' || role === 'member')) return;
    // Clients are seen sending "" and "null" to spaces without a PIN [client: BS js/conf.js].
    if (password === undefined || password === '' || password === 'null') {
      throw new ServiceError(403, 'space.password.required', 'The space password is required.');
    }
    if (password === space.pin || (linkPassword && password === space.linkPassword)) return;
    throw new ServiceError(403, 'space.password.wrong', 'The space password is wrong.');
  }

  /** The role that the invitation gives; undefined if the person already has an equal or better one. */
  #entryByInvite(
    invite: InviteRecord,
    person: PersonRecord,
    space: SpaceRecord,
  ): { role: SpaceRole; listed: boolean } | undefined {
    const currentRole = this.roleOf(person, space);
    if (currentRole === 'admin' || currentRole === 'member') return undefined;
    const role = person.kind === 'guest' ? 'guest' : this.#host.invites.roleFor(invite, person);
    if (role !== undefined) return { role, listed: true };
    const { uninvited } = this.#host.switches;
    if (uninvited === 'refused') {
      throw new ServiceError(403, 'invite.not.for.user', 'The invitation is for another person.');
    }
    return { role: 'guest', listed: uninvited === 'guest' };
  }

  #attend(space: SpaceRecord, person: PersonRecord, role: SpaceRole, listed = true): void {
    const before = space.attendances.get(person.id);
    const joined = before?.joined ?? this.#host.clock.now();
    this.#host.spaces.attend(space, { personId: person.id, role, joined, listed });
  }
}

/** Only the two people of a direct conversation can be in it [doc: W/ home]. */
function notInDirectSpace(): ServiceError {
  return new ServiceError(403, 'access.denied', 'This conversation belongs to other people.');
}
