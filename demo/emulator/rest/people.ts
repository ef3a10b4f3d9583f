/** REST calls about the service and about people. */
import { type Context, Hono } from 'hono';
import { colleaguesOf, contactsOf, matching } from '../world/directory.ts';
import type { PersonRecord } from '../world/people.ts';
import { invalidParameters, Refusal } from '../world/refusal.ts';
import type { World } from '../world/world.ts';
import type { RestEnv, RestGround } from './backend.ts';
import { colleagueShape, contactShape, type Json, meShape, spaceShape } from './json.ts';
import { numberedPages } from './query.ts';
import { authorized, callerOf, originOf, readBody, readJson } from './request.ts';

export function peopleRoutes(ground: RestGround): Hono<RestEnv> {
  const { world } = ground;
  const routes = new Hono<RestEnv>();

  // [doc: D/guides/service-configurations] without authorization [client: LT k6/src/join.js].
  routes.get('/service-configurations', (context) => {
    const origin = originOf(context, ground);
    return context.json({
      spaces: { server_url: origin, socketio_server_url: origin, marketing_url: origin },
      store: { server_url: origin },
      accounts: { server_url: ground.accountsOrigin },
    });
  });

  // [doc: D/api/users/anonymous_auth] Every call makes a new guest; all fields are optional.
  routes.post('/anonymous/auth', async (context) => {
    const body = await readBody(context);
    const guest = world.people.addGuest(
      {
        displayname: text(body['displayname']) || 'Anonymous',
        username: text(body['username']),
        picture: text(body['picturefile']),
      },
      world.clock.now(),
    );
    return context.json({ token: await world.tokens.issueGuest(guest, world.switches.guestTokenSeconds) });
  });

  // [doc: D/api/users/users_me] A bare object, for every kind of token.
  routes.get('/users/me', authorized(ground), (context) =>
    context.json(meShape(context.get('person'), originOf(context, ground))),
  );

  return routes;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

// REST calls that find people: colleagues, people with direct messages, addresses in bulk, personal rooms; and attendees.

type Shape = (person: PersonRecord, origin: string) => Json;

export function directoryRoutes(ground: RestGround): Hono<RestEnv> {
  const { world } = ground;
  const routes = new Hono<RestEnv>();
  const page = (context: Context<RestEnv>, whole: readonly PersonRecord[], shape: Shape): Response => {
    const { items, next, previous } = numberedPages(context, ground, whole, { size: 10, most: 100 });
    const data = items.map((person) => shape(person, originOf(context, ground)));
    return context.json({ data, total: whole.length, nextPageUrl: next, prevPageUrl: previous });
  };

  // [doc: D/api/users/users_userid_colleagues] With `accountid`, `search` is ignored.
  routes.get('/users/:userId/colleagues', authorized(ground), (context) => {
    const found = colleaguesOf(world, searcher(world, context));
    const accountId = context.req.query('accountid');
    const wanted =
      accountId === undefined
        ? matching(world, found, context.req.query('search'))
        : found.filter(({ accountsId }) => accountsId === accountId);
    return page(context, wanted, colleagueShape);
  });

  // [doc: D/api/users/users_userid_people_withdm] The items are a subset of a colleague.
  routes.get('/users/:userId/people/withdm', authorized(ground), (context) => {
    const found = contactsOf(world, searcher(world, context));
    return page(context, matching(world, found, context.req.query('search')), contactShape);
  });

  // [doc: W/api/users/users_userid_colleaguesbulk] More than 50 are ignored, unknown ones absent.
  routes.post('/users/me/colleaguesbulk', authorized(ground), async (context) => {
    const asked = await readJson(context);
    if (!Array.isArray(asked)) throw invalidParameters('The body is not a list of addresses.');
    const wanted = new Set(asked.slice(0, 50).map((address) => String(address).toLowerCase()));
    const found = colleaguesOf(world, callerOf(context).person).filter(({ username }) =>
      wanted.has(username),
    );
    return context.json({ data: found.map((person) => colleagueShape(person, originOf(context, ground))) });
  });

  // [doc: D/api/users/users_meetingroom_email] Everybody has one room, made by the system.
  routes.get('/users/meetingroom/:email', authorized(ground), (context) => {
    const owner = world.people.users.find(
      ({ username }) => username === context.req.param('email').toLowerCase(),
    );
    if (owner === undefined) throw new Refusal(404, 'user.not.found', 'Nobody has this address.');
    const room = world.roomOf(owner);
    return context.json({
      data: spaceShape(world, room, callerOf(context).person, originOf(context, ground)),
    });
  });

  // [doc: D/api/spaces/spaces_spaceid_attendees_attendeetype_attendee__post] Adds somebody, or changes a role.
  routes.post('/spaces/:spaceId/attendees/:attendeeType/:userId', authorized(ground), async (context) => {
    const { spaceId, attendeeType, userId } = context.req.param();
    const { role } = await readBody(context);
    if (attendeeType.toLowerCase() !== 'userid') throw invalidParameters('Anonymous users keep their role.');
    if (role !== 'admin' && role !== 'member') throw invalidParameters('The role is admin or member.');
    world.admit(callerOf(context), spaceId, userId, role);
    return context.json({ attendee: userId, attendeeType: 'userId', role });
  });

  return routes;
}

/** The person whose people are asked for: the caller. Whether guests find anybody is unknown [unknown: §3.3]. */
function searcher(world: World, context: Context<RestEnv>): PersonRecord {
  const { person } = callerOf(context);
  const userId = context.req.param('userId');
  const refused = person.kind === 'guest' && world.switches.guestSearch === 'refused';
  if (refused || (userId !== 'me' && userId !== person.id)) {
    throw new Refusal(403, 'access.denied', 'You cannot search here.');
  }
  return person;
}
