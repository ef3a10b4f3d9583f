/** REST calls that join a space, read it and list its members. */
import { Hono } from 'hono';
import { ServiceError } from '../world/service-error.ts';
import { authorized, callerOf, originOf } from './request.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { numberedPages, searchPattern } from './query.ts';
import { membersJson, spaceJson } from './json.ts';

export function spaceRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const routes = new Hono<RouteEnv>();

  // [draft: W/api/spaces/spaces_invites_inviteid_join] A GET that adds the caller to the space.
  routes.get('/spaces/invites/:inviteId/join', authorized(backend), (context) => {
    const caller = callerOf(context);
    const space = world.access.joinByInvite(caller, context.req.param('inviteId'));
    return context.json({ topic: spaceJson(world, space, caller.person, originOf(context, backend)) });
  });

  // [doc: D/api/spaces/spaces_spaceid_join]
  routes.get('/spaces/:spaceId/join', authorized(backend), (context) => {
    const caller = callerOf(context);
    const space = world.access.join(caller, context.req.param('spaceId'));
    return context.json({ topic: spaceJson(world, space, caller.person, originOf(context, backend)) });
  });

  // [client: BS, SS] The response is the bare space.
  routes.get('/spaces/:spaceId', authorized(backend), (context) => {
    const caller = callerOf(context);
    const space = world.access.look(caller, context.req.param('spaceId'));
    if (world.switches.spaceRead === 'no-guests' && caller.person.kind === 'guest')
      throw new ServiceError(403, 'access.denied', 'Guests may not read a space.');
    return context.json(spaceJson(world, space, caller.person, originOf(context, backend)));
  });

  // [doc: D/api/spaces/spaces_spaceid_members] The only list with `previousPageUrl`.
  routes.get('/spaces/:spaceId/members', authorized(backend), (context) => {
    const space = world.access.look(callerOf(context), context.req.param('spaceId'));
    const pattern = searchPattern(context.req.query('search') ?? '', world.switches);
    const found = membersJson(world, space, originOf(context, backend)).filter(
      (member) => pattern.test(String(member['displayname'])) || pattern.test(String(member['username'])),
    );
    const { items, next, previous } = numberedPages(context, backend, found, { size: 30, max: 100 });
    return context.json({ data: items, total: found.length, nextPageUrl: next, previousPageUrl: previous });
  });

  return routes;
}
