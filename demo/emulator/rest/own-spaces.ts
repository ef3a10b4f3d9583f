/** REST calls about the user's own spaces: the list, direct conversations, preferences and read state. */
import { type Context, Hono } from 'hono';
import type { MessageRecord } from '../world/messages.ts';
import type { PersonRecord } from '../world/people.ts';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { PreferenceSettings, SpaceRecord } from '../world/spaces.ts';
import type { World } from '../world/world.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { type Json, messageJson, spaceJson } from './json.ts';
import { numberedPages, pageSize, pageUrl, searchPattern } from './query.ts';
import { authorized, callerOf, originOf, readBody } from './request.ts';

export function ownSpaceRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const routes = new Hono<RouteEnv>();

  // [doc: D/api/users/users_me_spaces] The space with the latest activity comes first.
  routes.get('/users/me/spaces', authorized(backend), (context) => {
    const { person } = callerOf(context);
    if (person.kind === 'guest' && world.switches.guestSpaces === 'refused') {
      throw new ServiceError(403, 'access.denied', 'Guests do not have a list of spaces.');
    }
    const whole = ownSpaces(world, person, readFilter(context, backend));
    const { items, next, previous } = pageOf(context, backend, whole);
    const data = items.map((item) => itemJson(context, backend, item));
    return context.json({ data, total: whole.length, nextPageUrl: next, prevPageUrl: previous });
  });

  // [doc: D/api/spaces/spaces_direct_usertype_userid] This GET can create a space, and responds with a list of one [client: SS:sdk:967].
  routes.get('/spaces/direct/:userType/:userId', authorized(backend), (context) => {
    const { person } = callerOf(context);
    const space = world.direct.open(person, context.req.param('userType'), context.req.param('userId'));
    return context.json({ data: [spaceJson(world, space, person, originOf(context, backend))] });
  });

  // [draft: W/api/users/users_me_spaces_spaceid_preference]
  routes.post('/users/me/spaces/:spaceId/preference', authorized(backend), async (context) => {
    const caller = callerOf(context);
    const space = world.access.read(caller, context.req.param('spaceId'));
    const { person } = caller;
    const { id, ...chosen } = world.spaces.setPreference(
      space,
      person.id,
      readPreference(await readBody(context)),
      world.clock.now(),
    );
    const unread = isUnread(world, person, space);
    return context.json({ status: 0, unread, _id: id, targetId: space.id, userId: person.id, ...chosen });
  });

  // [client: LT k6/src/chat.js] Only the status of the response is known.
  routes.post('/users/me/spaces/:spaceId/markread', authorized(backend), (context) => {
    const caller = callerOf(context);
    const space = world.access.read(caller, context.req.param('spaceId'));
    space.lastAccess.set(caller.person.id, world.clock.now());
    return context.json({});
  });

  return routes;
}

function readFilter(context: Context<RouteEnv>, { world }: Backend): SpaceFilter {
  const { topictype = 'group', topicstatus = '0', filtertype = '', search = '' } = context.req.query();
  const status = new Map([['0', 'open'] as const, ['1', 'archived'] as const, ['all', 'all'] as const]);
  const wanted = status.get(topicstatus as '0' | '1' | 'all');
  if (wanted === undefined) throw invalidParameters('topicstatus is not known.');
  if (filtertype !== '' && filtertype !== 'pinned') throw invalidParameters('filtertype is not known.');
  return {
    types: new Set(topictype === 'all' ? ['group', 'direct'] : topictype.split(',')),
    status: wanted,
    pinned: filtertype === 'pinned',
    deleted: context.req.query('includedeleted') === 'true',
    search: searchPattern(search, world.switches),
  };
}

/** Pages by number if the request has `page` (deprecated). Otherwise pages by a marker, which stays correct when the order changes. */
function pageOf(context: Context<RouteEnv>, backend: Backend, whole: readonly OwnSpace[]) {
  const { page, after, pageref, pageToken } = context.req.query();
  if (page !== undefined && after === undefined && pageref === undefined && pageToken === undefined) {
    return numberedPages(context, backend, whole, { size: 10, max: 50 });
  }
  const since = after === undefined ? -Infinity : Number(after);
  if (Number.isNaN(since)) throw invalidParameters('after is not a time in milliseconds.');
  const mark = pageToken === undefined ? undefined : readMarker(pageToken);
  const rest = whole.filter((item) => item.active > since && (mark === undefined || isAfter(item, mark)));
  const size = pageSize(context, 10, 50);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  const more = last !== undefined && rest.length > size;
  const { noPage } = backend.world.switches;
  const next = more
    ? pageUrl(context, backend, { page: undefined, pageToken: `${last.active}-${last.space.id}` })
    : noPage;
  return { items, next, previous: noPage };
}

type PageMarker = { readonly active: number; readonly id: string };

function readMarker(token: string): PageMarker {
  const match = /^(\d+)-([\da-f]{24})$/.exec(token);
  if (match === null) throw invalidParameters('pageToken is not known.');
  return { active: Number(match[1]), id: match[2] ?? '' };
}

function isAfter({ active, space }: OwnSpace, mark: PageMarker): boolean {
  return active < mark.active || (active === mark.active && space.id < mark.id);
}

/** A space in the list. The fields of the latest message and of `unread` are not documented. */
function itemJson(context: Context<RouteEnv>, backend: Backend, item: OwnSpace): Json {
  const { world } = backend;
  const person = context.get('person');
  const origin = originOf(context, backend);
  const { unreadInList, latestMessageAs } = world.switches;
  const chat = item.space.type === 'direct' ? latestChat(world, item.space) : undefined;
  const latest = chat === undefined ? undefined : messageJson(world, chat, origin);
  return {
    ...spaceJson(world, item.space, person, origin),
    ...(item.deleted && { status: 2 }),
    ...(unreadInList && { unread: isUnread(world, person, item.space) }),
    ...(latest !== undefined && latestMessageAs === 'object' && { message: latest }),
    ...(latest !== undefined && latestMessageAs === 'list' && { messages: [latest] }),
  };
}

function readPreference(body: Json): Partial<PreferenceSettings> {
  const names = ['isPinned', 'notification'] as const;
  const present = names.filter((name) => body[name] !== undefined);
  if (present.some((name) => typeof body[name] !== 'boolean')) {
    throw invalidParameters('isPinned and notification must be true or false.');
  }
  return Object.fromEntries(present.map((name) => [name, body[name]]));
}

/** A space in the user's list. */
interface OwnSpace {
  readonly space: SpaceRecord;
  /** Whether the space is deleted. Lists include deleted spaces on request. */
  readonly deleted: boolean;
  /** The time of the last activity, in ms since epoch. */
  readonly active: number;
}

/** The filters of the list [doc: D/api/users/users_me_spaces]. */
interface SpaceFilter {
  readonly types: ReadonlySet<string>;
  readonly status: 'open' | 'archived' | 'all';
  readonly pinned: boolean;
  readonly deleted: boolean;
  readonly search: RegExp;
}

/** The person's spaces, latest activity first. */
function ownSpaces(world: World, person: PersonRecord, filter: SpaceFilter): OwnSpace[] {
  const deleted = filter.deleted ? world.spaces.removed : [];
  return [
    ...world.spaces.all.map((space) => ownSpace(world, space, false)),
    ...deleted.map((space) => ownSpace(world, space, true)),
  ]
    .filter(
      ({ space }) =>
        space.attendances.get(person.id)?.listed === true && matches(world, person, space, filter),
    )
    .sort((one, other) => other.active - one.active || (one.space.id < other.space.id ? 1 : -1));
}

/** Whether another person posted since the person last read the space. */
function isUnread(world: World, person: PersonRecord, space: SpaceRecord): boolean {
  const lastRead = space.lastAccess.get(person.id) ?? space.attendances.get(person.id)?.joined ?? Infinity;
  return world.messages
    .in(space.id)
    .some(({ stored, senderId, deleted }) => !deleted && stored > lastRead && senderId !== person.id);
}

function latestChat(world: World, space: SpaceRecord): MessageRecord | undefined {
  return world.messages.in(space.id).findLast(({ category, deleted }) => category === 'chat' && !deleted);
}

function ownSpace(world: World, space: SpaceRecord, deleted: boolean): OwnSpace {
  const active = world.messages.in(space.id).at(-1)?.stored ?? space.created;
  return { space, deleted, active };
}

function matches(world: World, person: PersonRecord, space: SpaceRecord, filter: SpaceFilter): boolean {
  if (!filter.types.has(space.type)) return false;
  if (filter.status !== 'all' && space.archived !== (filter.status === 'archived')) return false;
  if (filter.pinned && space.preferences.get(person.id)?.isPinned !== true) return false;
  return searchedTexts(world, person, space).some((text) => filter.search.test(text));
}

/** A direct space has no title, so a search matches the other person's names. */
function searchedTexts(world: World, person: PersonRecord, space: SpaceRecord): readonly string[] {
  if (space.type !== 'direct') return [space.title];
  const others = [...space.attendances.keys()].filter((id) => id !== person.id);
  return others.flatMap((id) => {
    const other = world.people.get(id);
    return other === undefined ? [] : [other.displayname, other.username];
  });
}
