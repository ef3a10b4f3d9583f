/** The invitations of the emulated service. */
import type { ObjectIds } from './random.ts';
import type { PersonRecord } from './people.ts';
import type { SpaceRole } from './spaces.ts';

/** A person named in an invitation, and their role. */
export interface Invitee {
  /** E-mail address or Spaces user id. */
  readonly invitee: string;
  readonly role: SpaceRole;
}

/** The time, mode and language of an invitation. */
export interface InviteSettings {
  /** Ms since epoch; both or neither. */
  readonly starts: number | undefined;
  readonly ends: number | undefined;
  /** `meet` opens the call directly [doc: spaces-api §6.3]. */
  readonly mode: 'join' | 'invite' | 'meet';
  /** As requested; languages without a translation fall back to English. */
  readonly language: string;
}

/** An invitation with one link for all its invitees [doc: D/guides/invitations]. */
export interface InviteRecord extends InviteSettings {
  readonly id: string;
  readonly spaceId: string;
  readonly inviterId: string;
  readonly invitees: readonly Invitee[];
  /** How often the invitation was updated. */
  readonly sequence: number;
  /** A withdrawn invitation behaves like an unknown one. */
  withdrawn: boolean;
}

type Given = Pick<InviteRecord, 'spaceId' | 'inviterId' | 'invitees'> & Partial<InviteSettings>;

export class Invites {
  readonly #invites = new Map<string, InviteRecord>();
  readonly #ids: ObjectIds;

  constructor(ids: ObjectIds) {
    this.#ids = ids;
  }

  add(given: Given, at: number): InviteRecord {
    const defaults = { starts: undefined, ends: undefined, mode: 'join', language: 'en-US' } as const;
    const invite = { ...defaults, ...given, id: this.#ids.next(at), sequence: 0, withdrawn: false };
    this.#invites.set(invite.id, invite);
    return invite;
  }

  /** Changes the settings and adds or replaces invitees. Earlier invitees stay. */
  update(invite: InviteRecord, invitees: readonly Invitee[], settings: InviteSettings): InviteRecord {
    const kept = invite.invitees.filter(
      (before) => !invitees.some(({ invitee }) => invitee === before.invitee),
    );
    const changed = {
      ...invite,
      ...settings,
      invitees: [...kept, ...invitees],
      sequence: invite.sequence + 1,
    };
    this.#invites.set(invite.id, changed);
    return changed;
  }

  get(id: string): InviteRecord | undefined {
    return this.#invites.get(id);
  }

  /** The role the invitation gives to this user; undefined if it does not name them. */
  roleFor(invite: InviteRecord, person: PersonRecord): SpaceRole | undefined {
    const address = person.username.toLowerCase();
    const match = invite.invitees.find(
      ({ invitee }) => invitee === person.id || invitee.toLowerCase() === address,
    );
    return match?.role;
  }
}
