/** REST calls about spaces: read, join, members. */
import { Hono } from 'hono';
import { authorized, callerOf, originOf } from './request.ts';
import type { RestEnv, RestGround } from './backend.ts';
import { numberedPages, searchPattern } from './query.ts';
import { memberShapes, spaceShape } from './json.ts';

export function spaceRoutes(ground: RestGround): Hono<RestEnv> {
  const { world } = ground;
  const routes = new Hono<RestEnv>();

  // [draft: W/api/spaces/spaces_invites_inviteid_join] A GET that makes the caller a participant.
  routes.get('/spaces/invites/:inviteId/join', authorized(ground), (context) => {
    const caller = callerOf(context);
    const space = world.access.joinByInvite(caller, context.req.param('inviteId'));
    return context.json({ topic: spaceShape(world, space, caller.person, originOf(context, ground)) });
  });

  // [doc: D/api/spaces/spaces_spaceid_join]
  routes.get('/spaces/:spaceId/join', authorized(ground), (context) => {
    const caller = callerOf(context);
    const space = world.access.join(caller, context.req.param('spaceId'));
    return context.json({ topic: spaceShape(world, space, caller.person, originOf(context, ground)) });
  });

  // [client: BS, SS] The bare space.
  routes.get('/spaces/:spaceId', authorized(ground), (context) => {
    const caller = callerOf(context);
    const space = world.access.read(caller, context.req.param('spaceId'));
    return context.json(spaceShape(world, space, caller.person, originOf(context, ground)));
  });

  // [doc: D/api/spaces/spaces_spaceid_members] The one list with `previousPageUrl`.
  routes.get('/spaces/:spaceId/members', authorized(ground), (context) => {
    const space = world.access.read(callerOf(context), context.req.param('spaceId'));
    const wanted = searchPattern(context.req.query('search') ?? '', world.switches);
    const found = memberShapes(world, space, originOf(context, ground)).filter(
      (member) => wanted.test(String(member['displayname'])) || wanted.test(String(member['username'])),
    );
    const { items, next, previous } = numberedPages(context, ground, found, { size: 30, most: 100 });
    return context.json({ data: items, total: found.length, nextPageUrl: next, previousPageUrl: previous });
  });

  return routes;
}
