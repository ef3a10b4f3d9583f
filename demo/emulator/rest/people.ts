/** REST calls about the service, the user and other people. */
import { type Context, Hono } from 'hono';
import type { PersonRecord } from '../world/people.ts';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { World } from '../world/world.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { colleagueJson, contactJson, type Json, meJson, spaceJson } from './json.ts';
import { numberedPages, searchPattern } from './query.ts';
import { authorized, callerOf, originOf, readBody, readJson } from './request.ts';

export function peopleRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const routes = new Hono<RouteEnv>();

  // [doc: D/guides/service-configurations] Needs no authorization [client: LT k6/src/join.js].
  routes.get('/service-configurations', (context) => {
    const origin = originOf(context, backend);
    return context.json({
      spaces: { server_url: origin, socketio_server_url: origin, marketing_url: origin },
      store: { server_url: origin },
      accounts: { server_url: backend.accountsOrigin },
      ...(world.switches.webOrigin && { web: { server_url: world.switches.webOrigin } }),
    });
  });

  // [doc: D/api/users/anonymous_auth] Every call creates a guest. All fields are optional.
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

  // [doc: D/api/users/users_me] The response is a bare object. Every kind of token works.
  routes.get('/users/me', authorized(backend), (context) =>
    context.json(meJson(context.get('person'), originOf(context, backend))),
  );

  routes.route('/', directoryRoutes(backend));
  return routes;
}

function directoryRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const routes = new Hono<RouteEnv>();
  const page = (
    context: Context<RouteEnv>,
    whole: readonly PersonRecord[],
    toJson: (person: PersonRecord, origin: string) => Json,
  ): Response => {
    const { items, next, previous } = numberedPages(context, backend, whole, { size: 10, max: 100 });
    const data = items.map((person) => toJson(person, originOf(context, backend)));
    return context.json({ data, total: whole.length, nextPageUrl: next, prevPageUrl: previous });
  };

  // [doc: D/api/users/users_userid_colleagues] With `accountid`, `search` is ignored.
  routes.get('/users/:userId/colleagues', authorized(backend), (context) => {
    const found = world.directory.colleaguesOf(searcher(world, context));
    const accountId = context.req.query('accountid');
    const wanted =
      accountId === undefined
        ? matching(world, found, context.req.query('search'))
        : found.filter(({ accountsId }) => accountsId === accountId);
    return page(context, wanted, colleagueJson);
  });

  // [doc: D/api/users/users_userid_people_withdm] The items have a subset of a colleague's fields.
  routes.get('/users/:userId/people/withdm', authorized(backend), (context) => {
    const found = world.directory.contactsOf(searcher(world, context));
    return page(context, matching(world, found, context.req.query('search')), contactJson);
  });

  // [doc: W/api/users/users_userid_colleaguesbulk] Only the first 50 count. Unknown addresses are left out.
  routes.post('/users/me/colleaguesbulk', authorized(backend), async (context) => {
    const asked = await readJson(context);
    if (!Array.isArray(asked)) throw invalidParameters('The body is not a list of addresses.');
    const wanted = new Set(asked.slice(0, 50).map((address) => String(address).toLowerCase()));
    const found = world.directory
      .colleaguesOf(callerOf(context).person)
      .filter(({ username }) => wanted.has(username));
    return context.json({ data: found.map((person) => colleagueJson(person, originOf(context, backend))) });
  });

  // [doc: D/api/users/users_meetingroom_email] Every user has one room, created by the service.
  routes.get('/users/meetingroom/:email', authorized(backend), (context) => {
    const owner = world.people.users.find(
      ({ username }) => username === context.req.param('email').toLowerCase(),
    );
    if (owner === undefined) throw new ServiceError(404, 'user.not.found', 'No user has this address.');
    const room = world.personalRoomOf(owner);
    return context.json({
      data: spaceJson(world, room, callerOf(context).person, originOf(context, backend)),
    });
  });

  // [doc: D/api/spaces/spaces_spaceid_attendees_attendeetype_attendee__post] Adds a person or changes a role.
  routes.post('/spaces/:spaceId/attendees/:attendeeType/:userId', authorized(backend), async (context) => {
    const { spaceId, attendeeType, userId } = context.req.param();
    const { role } = await readBody(context);
    if (attendeeType.toLowerCase() !== 'userid')
      throw invalidParameters('The role of a guest cannot be changed.');
    if (role !== 'admin' && role !== 'member') throw invalidParameters('The role must be admin or member.');
    world.addMember(callerOf(context), spaceId, userId, role);
    return context.json({ attendee: userId, attendeeType: 'userId', role });
  });

  // [inferred from the call above and TOPIC_ATTENDEE_LEAVE; unknown: spaces-api §2.2]
  routes.delete('/spaces/:spaceId/attendees/:attendeeType/:userId', authorized(backend), (context) => {
    if (world.switches.removal === 'absent')
      throw new ServiceError(404, 'not.found', 'The call does not exist.');
    const { spaceId, userId } = context.req.param();
    world.removeAttendee(callerOf(context), spaceId, userId);
    return context.json({});
  });

  return routes;
}

/** The person who searches, who must be the caller. Whether guests may search is unknown [unknown: §3.3]. */
function searcher(world: World, context: Context<RouteEnv>): PersonRecord {
  const { person } = callerOf(context);
  const userId = context.req.param('userId');
  const refused = person.kind === 'guest' && world.switches.guestSearch === 'refused';
  if (refused || (userId !== 'me' && userId !== person.id)) {
    throw new ServiceError(403, 'access.denied', 'You cannot search here.');
  }
  return person;
}

/** The people whose name or address matches the `search` of the request [doc: spaces-api §3.3]. */
function matching(world: World, people: PersonRecord[], search: string | undefined): PersonRecord[] {
  if (search === undefined || search === '') return people;
  const pattern = searchPattern(search, world.switches);
  return people.filter(({ displayname, username }) => pattern.test(displayname) || pattern.test(username));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
