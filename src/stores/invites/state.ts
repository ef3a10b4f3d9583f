/** How far inviting has come, what was wished for, and what became of everybody. */
import type { OpenSpace } from '../../api/invites-client.ts';
import { readAddress } from '../../protocol/email-address.ts';
import type { InvitationLink, Invitee, InviteTerms } from '../../protocol/invitation.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role, Space } from '../../protocol/space.ts';
import type { Failure } from '../failure.ts';
import { roleIn } from '../session/admissions.ts';

/** Plain data, no token. */
export type InvitesState =
  | { readonly step: 'idle' }
  | { readonly step: 'opening' }
  | { readonly step: 'editing'; readonly room: InviteTarget }
  /** `signed-out`: nobody is signed in. `role`: who is may invite nobody here. */
  | { readonly step: 'barred'; readonly reason: 'signed-out' | 'role' }
  | {
      readonly step: 'sending';
      readonly room: InviteTarget;
      /** People whose fate is known, of all. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly step: 'sent';
      readonly room: InviteTarget;
      readonly outcomes: readonly Outcome[];
      /** One per invitation made in the last run; the page mails these itself where it wished to. */
      readonly made: readonly MadeInvitation[];
      /** Why people were refused, when some were. */
      readonly failure: Failure | undefined;
    }
  /** Nothing was made or sent. */
  | { readonly step: 'failed'; readonly failure: Failure };

/**
 * `unconfirmed`: the request went out and no readable answer came back, so the invitation may or may not have gone
 * out. Nothing but a person sends it again.
 */
export interface Outcome {
  readonly invitee: string;
  readonly status: 'sent' | 'in-space' | 'invalid' | 'refused' | 'unconfirmed';
}

export interface MadeInvitation {
  readonly spaceId: string;
  readonly link: InvitationLink | undefined;
  readonly invitees: readonly Invitee[];
  readonly title: string;
  readonly terms: InviteTerms;
}

export interface InviteRequest {
  /** Of a new space; unused where there is one. */
  readonly title: string;
  readonly invitees: readonly Invitee[];
  readonly terms: InviteTerms;
}

export const emptyRequest: Pick<InviteRequest, 'title' | 'terms'> = {
  title: '',
  terms: { time: undefined, mode: 'join', language: 'en-US', channel: 'server' },
};

// Where people are invited to: a space that is there or one to be made, and what the inviter may grant in it.

export interface InviteTarget {
  /** Undefined for a space that is yet to be made. */
  readonly spaceId: string | undefined;
  readonly title: string;
  /** Roles the inviter may give, the highest first; empty when they may invite nobody. */
  readonly grants: readonly Role[];
  /** User ids, and addresses in lower case, of who is in. */
  readonly inside: readonly string[];
  /** Addresses in lower case of who was invited and is not here yet. */
  readonly awaited: readonly string[];
}

/** Whoever makes a space is its admin. [doc: D/api/spaces/spaces_invite] */
export const newTarget: InviteTarget = {
  spaceId: undefined,
  title: '',
  grants: ['admin', 'member', 'guest'],
  inside: [],
  awaited: [],
};

/** The space to be made, as somebody sees it who will be in it. */
export function targetOfCreator({ id, username }: Pick<Person, 'id' | 'username'>): InviteTarget {
  return { ...newTarget, inside: [id.toLowerCase(), username.toLowerCase()].filter(Boolean) };
}

export function targetOf({ space, awaited }: OpenSpace, personId: string): InviteTarget {
  return {
    spaceId: space.id,
    title: space.title,
    grants: space.archived ? [] : grantsOf(roleIn(space, personId), space.type),
    inside: space.members
      .flatMap(({ person }) => [person.id.toLowerCase(), person.username.toLowerCase()])
      .filter(Boolean),
    awaited,
  };
}

/** An admin grants all, a member only `guest` [client: SS Invitee.js]; a personal room takes guests only [doc: D/guides/personal-meeting-room]. */
function grantsOf(role: Role, type: Space['type']): readonly Role[] {
  if (role === 'guest' || type === 'direct') return [];
  return role === 'admin' && type !== 'personal' ? newTarget.grants : ['guest'];
}

/** What can be said about somebody before the service is asked: `invalid`, `in-space`, or the form to be sent. */
export function checked(room: InviteTarget, invitee: Invitee): Invitee | 'invalid' | 'in-space' {
  const address = invitee.kind === 'email' ? readAddress(invitee.invitee) : invitee.invitee;
  if (address === undefined || !room.grants.includes(invitee.role)) return 'invalid';
  if (room.inside.includes(address.toLowerCase())) return 'in-space';
  return { ...invitee, invitee: address };
}
