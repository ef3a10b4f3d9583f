/** The rules of inviting: who may ask whom, as what, and what that changes in the space. */
import type { Caller } from './access.ts';
import type { InviteWish } from '../rest/invites.ts';
import type { Invitee, InviteRecord } from './invites.ts';
import { invalidParameters, Refusal } from './refusal.ts';
import type { SpaceRecord } from './spaces.ts';
import type { World } from './world.ts';

/** Makes a space, its maker the admin, and invites into it [doc: D/api/spaces/spaces_invite]. */
export function createAndInvite(
  world: World,
  caller: Caller,
  topic: { readonly title: string; readonly description: string },
  wish: InviteWish,
): InviteRecord {
  if (caller.person.kind === 'guest') throw new Refusal(403, 'access.denied', 'Guests cannot create spaces.');
  const space = world.spaces.add({ ...topic, ownerId: caller.person.id }, world.clock.now());
  return invite(world, caller, space.id, wish);
}

/** Invites into a space that is there [doc: D/api/spaces/spaces_spaceid_invite]. */
export function invite(world: World, caller: Caller, spaceId: string, wish: InviteWish): InviteRecord {
  const space = world.access.write(caller, spaceId);
  checkGrants(world, caller, space, wish.invitees);
  addToMembers(world, space, wish.invitees);
  return world.invites.add({ ...wish, spaceId, inviterId: caller.person.id }, world.clock.now());
}

/** Changes or repeats an invitation: its maker may [doc: D/api/spaces/spaces_invites_inviteid__post]. */
export function updateInvite(world: World, caller: Caller, inviteId: string, wish: InviteWish): InviteRecord {
  const before = world.invites.get(inviteId);
  if (before === undefined || before.withdrawn) {
    throw new Refusal(404, 'invite.not.found', 'The invitation does not exist.');
  }
  if (before.inviterId !== caller.person.id) {
    throw new Refusal(403, 'access.denied', 'Only who made an invitation may change it.');
  }
  if (wish.channel === 'outlook') throw invalidParameters('An update knows no informChannel "outlook".');
  const space = world.access.write(caller, before.spaceId);
  checkGrants(world, caller, space, wish.invitees);
  addToMembers(world, space, wish.invitees);
  return world.invites.update(before, wish.invitees, wish);
}

/** Admins grant any role, members only `guest` [client: SS Invitee.js], and personal rooms take guests only [doc: D/guides/personal-meeting-room]. */
function checkGrants(
  world: World,
  { person }: Caller,
  space: SpaceRecord,
  invitees: readonly Invitee[],
): void {
  if (space.type === 'direct') {
    throw new Refusal(403, 'access.denied', 'Nobody can be invited into a direct conversation.');
  }
  const role = world.access.roleOf(person, space);
  const guestsOnly = invitees.every((invitee) => invitee.role === 'guest');
  if (role === 'guest' || role === undefined || (role === 'member' && !guestsOnly)) {
    throw new Refusal(403, 'access.denied', 'You may not invite people in this role.');
  }
  if (space.type === 'personal' && !guestsOnly) {
    throw invalidParameters('Only guests can be invited to a personal room.');
  }
}

/** "Invitees are added to the member list" [doc: D/api/spaces/spaces_spaceid_invite]; strangers wait there under their address. */
function addToMembers(world: World, space: SpaceRecord, invitees: readonly Invitee[]): void {
  const at = world.clock.now();
  for (const { invitee, role } of invitees) {
    const person = world.people.find(invitee);
    if (person === undefined) {
      if (!invitee.includes('@')) throw new Refusal(404, 'user.not.found', 'There is no such user.');
      space.awaited.set(invitee.toLowerCase(), { address: invitee, role, invited: at });
    } else if (!space.attendances.has(person.id)) {
      world.spaces.attend(space, { personId: person.id, role, joined: at, listed: true });
    }
  }
}
