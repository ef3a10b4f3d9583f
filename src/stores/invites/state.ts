/** The states of inviting people: the space, the request, and the outcome for each person. */
import type { SpaceWithInvitees } from '../../api/invites-client.ts';
import { readAddress } from '../../protocol/email-address.ts';
import type { InvitationLink, Invitee, InviteOptions } from '../../protocol/invitation.ts';
import type { Person } from '../../protocol/person.ts';
import type { Role, Space } from '../../protocol/space.ts';
import type { Failure } from '../failure.ts';
import { roleIn } from '../session/admissions.ts';

/** Plain data, without a token. */
export type InvitesState =
  | { readonly step: 'idle' }
  | { readonly step: 'opening' }
  | { readonly step: 'editing'; readonly room: InviteTarget }
  /** `signed-out`: the user is not signed in. `role`: the user may not invite people here. */
  | { readonly step: 'barred'; readonly reason: 'signed-out' | 'role' }
  | {
      readonly step: 'sending';
      readonly room: InviteTarget;
      /** The number of people whose outcome is known, out of `total`. */
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly step: 'sent';
      readonly room: InviteTarget;
      readonly outcomes: readonly Outcome[];
      /** The invitations made in the last run. The page can choose to mail them itself. */
      readonly made: readonly CreatedInvitation[];
      /** Why people were refused, if any were. */
      readonly failure: Failure | undefined;
    }
  /** Nothing was made or sent. */
  | { readonly step: 'failed'; readonly failure: Failure };

/**
 * `unconfirmed`: the request was sent but no readable answer arrived, so the invitation may or may not be sent. Only
 * the user can send it again.
 */
export interface Outcome {
  readonly invitee: string;
  readonly status: 'sent' | 'in-space' | 'invalid' | 'refused' | 'unconfirmed';
}

export interface CreatedInvitation {
  readonly spaceId: string;
  readonly link: InvitationLink | undefined;
  readonly invitees: readonly Invitee[];
  readonly title: string;
  readonly terms: InviteOptions;
}

export interface InviteRequest {
  /** The title of a new space; unused if the space exists. */
  readonly title: string;
  readonly invitees: readonly Invitee[];
  readonly terms: InviteOptions;
}

export const emptyRequest: Pick<InviteRequest, 'title' | 'terms'> = {
  title: '',
  terms: { time: undefined, mode: 'join', language: 'en-US', channel: 'server' },
};

/** The space to which people are invited, and the roles that the user may give in it. */
export interface InviteTarget {
  /** Undefined for a new space. */
  readonly spaceId: string | undefined;
  readonly title: string;
  /** The roles that the user may give, highest first; empty if they may not invite people. */
  readonly grants: readonly Role[];
  /** User ids and addresses of the members, in lower case. */
  readonly inside: readonly string[];
  /** Addresses of people who are invited but not members yet, in lower case. */
  readonly awaited: readonly string[];
}

/** The creator of a space is its admin. [doc: D/api/spaces/spaces_invite] */
export const newSpaceTarget: InviteTarget = {
  spaceId: undefined,
  title: '',
  grants: ['admin', 'member', 'guest'],
  inside: [],
  awaited: [],
};

/** A new space, with its creator as a member. */
export function targetOfNewSpace({ id, username }: Pick<Person, 'id' | 'username'>): InviteTarget {
  return { ...newSpaceTarget, inside: [id.toLowerCase(), username.toLowerCase()].filter(Boolean) };
}

export function inviteTargetOf(
  { space, pendingInvitees: awaited }: SpaceWithInvitees,
  personId: string,
): InviteTarget {
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
  return role === 'admin' && type !== 'personal' ? newSpaceTarget.grants : ['guest'];
}

/** The outcome if it is known without a request, else the invitee in the form to send. */
export function checkInvitee(room: InviteTarget, invitee: Invitee): Invitee | 'invalid' | 'in-space' {
  const address = invitee.kind === 'email' ? readAddress(invitee.invitee) : invitee.invitee;
  if (address === undefined || !room.grants.includes(invitee.role)) return 'invalid';
  if (room.inside.includes(address.toLowerCase())) return 'in-space';
  return { ...invitee, invitee: address };
}
