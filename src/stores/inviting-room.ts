/** Where people are invited to: a space that is there or one to be made, and what the inviter may grant in it. */
import type { OpenSpace } from '../api/invites-client.ts';
import { readAddress } from '../protocol/email-address.ts';
import type { Invitee } from '../protocol/invitation.ts';
import type { Person } from '../protocol/person.ts';
import type { Role, Space } from '../protocol/space.ts';
import { roleIn } from './admissions.ts';

export interface InvitingRoom {
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
export const newRoom: InvitingRoom = {
  spaceId: undefined,
  title: '',
  grants: ['admin', 'member', 'guest'],
  inside: [],
  awaited: [],
};

/** The space to be made, as somebody sees it who will be in it. */
export function roomOfMaker({ id, username }: Pick<Person, 'id' | 'username'>): InvitingRoom {
  return { ...newRoom, inside: [id.toLowerCase(), username.toLowerCase()].filter(Boolean) };
}

export function roomOf({ space, awaited }: OpenSpace, personId: string): InvitingRoom {
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
  return role === 'admin' && type !== 'personal' ? newRoom.grants : ['guest'];
}

/** What can be said about somebody before the service is asked: `invalid`, `in-space`, or the form to be sent. */
export function checked(room: InvitingRoom, invitee: Invitee): Invitee | 'invalid' | 'in-space' {
  const address = invitee.kind === 'email' ? readAddress(invitee.invitee) : invitee.invitee;
  if (address === undefined || !room.grants.includes(invitee.role)) return 'invalid';
  if (room.inside.includes(address.toLowerCase())) return 'in-space';
  return { ...invitee, invitee: address };
}
