import type { World } from './world.ts';

/**
 * The link that the service would mail: web host, invite id, `inviteInfo`, and `pwd` when the PIN shall
 * travel along [doc: spaces-api §5.1].
 */
export function inviteLink(world: World, webOrigin: string, inviteId: string, withPassword = false): string {
  const url = new URL(`/spaces/invites/${inviteId}/join`, webOrigin);
  const invite = world.invites.get(inviteId);
  const space = invite === undefined ? undefined : world.spaces.get(invite.spaceId);
  const inviter = invite === undefined ? undefined : world.people.get(invite.inviterId);
  if (space !== undefined && withPassword) url.searchParams.set('pwd', space.linkPassword);
  if (space !== undefined && inviter !== undefined) {
    const info = { spaceName: space.title, inviterName: inviter.displayname, inviterEmail: inviter.username };
    const bytes = new TextEncoder().encode(JSON.stringify(info));
    url.searchParams.set('inviteInfo', btoa(String.fromCharCode(...bytes)));
  }
  return url.href;
}
