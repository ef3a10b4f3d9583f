import type { ObjectIds } from './object-ids.ts';
import type { PersonRecord } from './people.ts';
import type { SpaceRole } from './space-registry.ts';

/** Whom an invitation names, and as what. */
export interface Invitee {
  /** E-mail address or Spaces user id. */
  readonly invitee: string;
  readonly role: SpaceRole;
}

/** An invitation: one link for all its invitees [doc: D/guides/invitations]. */
export interface InviteRecord {
  readonly id: string;
  readonly spaceId: string;
  readonly inviterId: string;
  readonly invitees: readonly Invitee[];
  /** A withdrawn invitation answers like an unknown one. */
  withdrawn: boolean;
}

/** All invitations of the world. */
export class Invites {
  readonly #invites = new Map<string, InviteRecord>();
  readonly #ids: ObjectIds;

  constructor(ids: ObjectIds) {
    this.#ids = ids;
  }

  add(given: { spaceId: string; inviterId: string; invitees: readonly Invitee[] }, at: number): InviteRecord {
    const invite = { ...given, id: this.#ids.next(at), withdrawn: false };
    this.#invites.set(invite.id, invite);
    return invite;
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
