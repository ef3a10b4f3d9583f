import type { ObjectIds } from './random.ts';
import type { PersonRecord } from './people.ts';
import type { SpaceRole } from './spaces.ts';

/** Whom an invitation names, and as what. */
export interface Invitee {
  /** E-mail address or Spaces user id. */
  readonly invitee: string;
  readonly role: SpaceRole;
}

/** When, and in which words and way, people are asked to come. */
export interface InviteTerms {
  /** Ms since epoch; both or neither. */
  readonly starts: number | undefined;
  readonly ends: number | undefined;
  /** `meet` leads straight into the call [doc: spaces-api §6.3]. */
  readonly mode: 'join' | 'invite' | 'meet';
  /** As asked for; what there is no text in falls back to English. */
  readonly language: string;
}

/** An invitation: one link for all its invitees [doc: D/guides/invitations]. */
export interface InviteRecord extends InviteTerms {
  readonly id: string;
  readonly spaceId: string;
  readonly inviterId: string;
  readonly invitees: readonly Invitee[];
  /** How often it was changed since it was made. */
  readonly sequence: number;
  /** A withdrawn invitation answers like an unknown one. */
  withdrawn: boolean;
}

type Given = Pick<InviteRecord, 'spaceId' | 'inviterId' | 'invitees'> & Partial<InviteTerms>;

/** All invitations of the world. */
export class Invites {
  readonly #invites = new Map<string, InviteRecord>();
  readonly #ids: ObjectIds;

  constructor(ids: ObjectIds) {
    this.#ids = ids;
  }

  add(given: Given, at: number): InviteRecord {
    const terms = { starts: undefined, ends: undefined, mode: 'join', language: 'en-US' } as const;
    const invite = { ...terms, ...given, id: this.#ids.next(at), sequence: 0, withdrawn: false };
    this.#invites.set(invite.id, invite);
    return invite;
  }

  /** Whom it names now is added to whom it named before. */
  update(invite: InviteRecord, invitees: readonly Invitee[], terms: InviteTerms): InviteRecord {
    const kept = invite.invitees.filter(
      (before) => !invitees.some(({ invitee }) => invitee === before.invitee),
    );
    const changed = { ...invite, ...terms, invitees: [...kept, ...invitees], sequence: invite.sequence + 1 };
    this.#invites.set(invite.id, changed);
    return changed;
  }

  get(id: string): InviteRecord | undefined {
    return this.#invites.get(id);
  }

  /** Role the invitation gives to this user; undefined when it does not name them. */
  roleFor(invite: InviteRecord, person: PersonRecord): SpaceRole | undefined {
    const address = person.username.toLowerCase();
    const match = invite.invitees.find(
      ({ invitee }) => invitee === person.id || invitee.toLowerCase() === address,
    );
    return match?.role;
  }
}
