/** REST calls that find people: colleagues, people with direct messages, addresses in bulk, personal rooms; and attendees. */
import { Hono, type Context } from 'hono';
import { colleaguesOf, contactsOf, matching } from './directory.ts';
import { invalidParameters, Refusal } from './refusal.ts';
import type { PersonRecord } from './people.ts';
import { readBody, readJson } from './rest-body.ts';
import { authorized, callerOf, originOf } from './rest-caller.ts';
import type { RestEnv, RestGround } from './rest-ground.ts';
import { numberedPages } from './rest-paging.ts';
import { colleagueShape, contactShape, spaceShape, type Json } from './shapes.ts';
import type { World } from './world.ts';

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
