import { archivedSpace, Refusal } from './refusal.ts';
import type { InviteRecord, Invites } from './invites.ts';
import type { PersonRecord } from './people.ts';
import type { SpaceRecord, SpaceRegistry, SpaceRole } from './spaces.ts';
import type { WorldClock } from './clock.ts';
import type { Switches } from './switches.ts';

/** Somebody who asks for something, with the PIN they sent along. */
export interface Caller {
  readonly person: PersonRecord;
  readonly password: string | undefined;
}

/** What the rules need to see; the world itself fits. */
interface Ground {
  readonly clock: WorldClock;
  readonly spaces: SpaceRegistry;
  readonly invites: Invites;
  readonly switches: Readonly<Switches>;
}

/** The rules of who gets in, as what, and who may see what. Throws a `Refusal` for every "no". */
export class Access {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Joins by the space's own id [doc: D/api/spaces/spaces_spaceid_join]. */
  join(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.#existing(spaceId);
    this.#checkEntry(caller, space);
    const attends = space.attendances.has(caller.person.id);
    if (!attends && space.type === 'direct') throw strangerToTwo();
    const { memberOnlyJoin, strangerRole } = this.#ground.switches;
    if (!attends && space.memberOnly) {
      throw new Refusal(memberOnlyJoin, 'topic.member.only', 'This space is private.');
    }
    this.#checkPin(caller, space);
    if (!attends) this.#attend(space, caller.person, caller.person.kind === 'guest' ? 'guest' : strangerRole);
    return space;
  }

  /** Joins by an invitation, in the role it gives [draft: W/api/spaces/spaces_invites_inviteid_join]. */
  joinByInvite(caller: Caller, inviteId: string): SpaceRecord {
    const { invites, spaces, switches } = this.#ground;
    const invite = invites.get(inviteId);
    const space = invite === undefined ? undefined : spaces.get(invite.spaceId);
    if (invite === undefined || invite.withdrawn || space === undefined) {
      throw new Refusal(switches.unknownInvite, 'invite.not.found', 'The invitation does not exist.');
    }
    this.#checkEntry(caller, space);
    const entry = this.#entryByInvite(invite, caller.person, space);
    this.#checkPin(caller, space);
    if (entry !== undefined) this.#attend(space, caller.person, entry.role, entry.listed);
    return space;
  }

  /** The space, for somebody who is in it [doc: PERM_TOPIC_READ]. */
  read(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.#existing(spaceId);
    if (!space.attendances.has(caller.person.id)) {
      throw new Refusal(403, 'access.denied', 'You are not in this space.');
    }
    if (this.#ground.switches.pinOnEveryCall) this.#checkPin(caller, space);
    return space;
  }

  /** The space, for somebody who wants to say or change something in it. */
  write(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.read(caller, spaceId);
    if (space.archived) throw archivedSpace();
    return space;
  }

  /** The space, for a subscription [doc: D/api/socket/subscribe_channel says "none" about authorization]. */
  subscribe(caller: Caller, spaceId: string): SpaceRecord {
    const space = this.#existing(spaceId);
    const attends = space.attendances.has(caller.person.id);
    if (!attends && space.type === 'direct') throw strangerToTwo();
    if (space.banned.has(caller.person.id) || (this.#ground.switches.subscribeNeedsJoin && !attends)) {
      throw new Refusal(403, 'access.denied', 'You are not in this space.');
    }
    this.#checkPin(caller, space);
    return space;
  }

  /**
   * From which time on (ms since epoch) this person may read what was said: 0 without restriction,
   * Infinity when the list is to be empty. Throws when the service refuses the call as such.
   */
  historyFrom(person: PersonRecord, space: SpaceRecord): number {
    const attendance = space.attendances.get(person.id);
    if (!space.historyDenied || attendance?.role !== 'guest') return 0;
    const { deniedHistory } = this.#ground.switches;
    if (deniedHistory === '403')
      throw new Refusal(403, 'access.denied', 'Guests may not read older messages.');
    return deniedHistory === 'empty' ? Infinity : attendance.joined;
  }

  roleOf(person: PersonRecord, space: SpaceRecord): SpaceRole | undefined {
    return space.attendances.get(person.id)?.role;
  }

  #existing(spaceId: string): SpaceRecord {
    const space = this.#ground.spaces.get(spaceId);
    if (space === undefined) throw new Refusal(404, 'topic.not.found', 'The space does not exist.');
    return space;
  }

  #checkEntry({ person }: Caller, space: SpaceRecord): void {
    if (space.banned.has(person.id))
      throw new Refusal(403, 'access.denied', 'You were removed from this space.');
    if (space.archived && this.#ground.switches.archivedJoin === 'refused') throw archivedSpace();
  }

  #checkPin({ person, password }: Caller, space: SpaceRecord): void {
    const { pinFor, linkPassword } = this.#ground.switches;
    if (space.pin === '') return;
    const role = this.roleOf(person, space);
    if (pinFor === 'guests' && (role === 'admin' || role === 'member')) return;
    // Clients are seen sending "" and "null" to spaces without a PIN [client: BS js/conf.js].
    if (password === undefined || password === '' || password === 'null') {
      throw new Refusal(403, 'space.password.required', 'The space password is required.');
    }
    if (password === space.pin || (linkPassword && password === space.linkPassword)) return;
    throw new Refusal(403, 'space.password.wrong', 'The space password is wrong.');
  }

  /** Role by the invitation; undefined for somebody whose place in the space is as good already. */
  #entryByInvite(
    invite: InviteRecord,
    person: PersonRecord,
    space: SpaceRecord,
  ): { role: SpaceRole; listed: boolean } | undefined {
    const present = this.roleOf(person, space);
    if (present === 'admin' || present === 'member') return undefined;
    const named = person.kind === 'guest' ? 'guest' : this.#ground.invites.roleFor(invite, person);
    if (named !== undefined) return { role: named, listed: true };
    const { uninvited } = this.#ground.switches;
    if (uninvited === 'refused') {
      throw new Refusal(403, 'invite.not.for.user', 'The invitation is for somebody else.');
    }
    return { role: 'guest', listed: uninvited === 'guest' };
  }

  #attend(space: SpaceRecord, person: PersonRecord, role: SpaceRole, listed = true): void {
    const before = space.attendances.get(person.id);
    const joined = before?.joined ?? this.#ground.clock.now();
    this.#ground.spaces.attend(space, { personId: person.id, role, joined, listed });
  }
}

/** A direct conversation is of two, and nobody else can come in [doc: W/ home]. */
function strangerToTwo(): Refusal {
  return new Refusal(403, 'access.denied', 'This conversation belongs to others.');
}
