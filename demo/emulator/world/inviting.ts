/** The rules of invitations: who may invite which people in which role, and how an invitation changes the space. */
import type { Caller } from './access.ts';
import type { Invitee, InviteRecord, InviteSettings } from './invites.ts';
import { invalidParameters, ServiceError } from './service-error.ts';
import type { SpaceRecord } from './spaces.ts';
import type { World } from './world.ts';

/** What an invite call asks for. */
export interface InviteRequest extends InviteSettings {
  readonly invitees: readonly Invitee[];
  /** Who sends the invitation: the service by mail, the client, or Outlook [doc: spaces-api §6.3]. */
  readonly channel: 'server' | 'client' | 'outlook';
}

/** Creates a space with the caller as admin, and invites people to it [doc: D/api/spaces/spaces_invite]. */
export function createAndInvite(
  world: World,
  caller: Caller,
  topic: { readonly title: string; readonly description: string },
  request: InviteRequest,
): InviteRecord {
  if (caller.person.kind === 'guest') {
    throw new ServiceError(403, 'access.denied', 'Guests cannot create spaces.');
  }
  const space = world.spaces.add({ ...topic, ownerId: caller.person.id }, world.clock.now());
  return invite(world, caller, space.id, request);
}

/** Invites people to an existing space [doc: D/api/spaces/spaces_spaceid_invite]. */
export function invite(world: World, caller: Caller, spaceId: string, request: InviteRequest): InviteRecord {
  const space = world.access.write(caller, spaceId);
  checkRoles(world, caller, space, request.invitees);
  addToMembers(world, space, request.invitees);
  return world.invites.add({ ...request, spaceId, inviterId: caller.person.id }, world.clock.now());
}

/** Changes or repeats the caller's own invitation [doc: D/api/spaces/spaces_invites_inviteid__post]. */
export function updateInvite(
  world: World,
  caller: Caller,
  inviteId: string,
  request: InviteRequest,
): InviteRecord {
  const before = world.invites.get(inviteId);
  if (before === undefined || before.withdrawn) {
    throw new ServiceError(404, 'invite.not.found', 'The invitation does not exist.');
  }
  if (before.inviterId !== caller.person.id) {
    throw new ServiceError(403, 'access.denied', 'Only the inviter may change an invitation.');
  }
  if (request.channel === 'outlook') {
    throw invalidParameters('An update does not support informChannel "outlook".');
  }
  const space = world.access.write(caller, before.spaceId);
  checkRoles(world, caller, space, request.invitees);
  addToMembers(world, space, request.invitees);
  return world.invites.update(before, request.invitees, request);
}

/** Admins give any role, members only `guest` [client: SS Invitee.js], and personal rooms take guests only [doc: D/guides/personal-meeting-room]. */
function checkRoles(
  world: World,
  { person }: Caller,
  space: SpaceRecord,
  invitees: readonly Invitee[],
): void {
  if (space.type === 'direct') {
    throw new ServiceError(403, 'access.denied', 'A direct conversation does not accept invitations.');
  }
  const role = world.access.roleOf(person, space);
  const guestsOnly = invitees.every((invitee) => invitee.role === 'guest');
  if (role === 'guest' || role === undefined || (role === 'member' && !guestsOnly)) {
    throw new ServiceError(403, 'access.denied', 'You may not invite people in this role.');
  }
  if (space.type === 'personal' && !guestsOnly) {
    throw invalidParameters('Only guests can be invited to a personal room.');
  }
}

/** "Invitees are added to the member list" [doc: D/api/spaces/spaces_spaceid_invite]. Addresses without an account are pending members. */
function addToMembers(world: World, space: SpaceRecord, invitees: readonly Invitee[]): void {
  const at = world.clock.now();
  for (const { invitee, role } of invitees) {
    const person = world.people.find(invitee);
    if (person === undefined) {
      if (!invitee.includes('@')) throw new ServiceError(404, 'user.not.found', 'The user does not exist.');
      space.pendingInvitees.set(invitee.toLowerCase(), { address: invitee, role, invited: at });
    } else if (!space.attendances.has(person.id)) {
      world.spaces.attend(space, { personId: person.id, role, joined: at, listed: true });
    }
  }
}
