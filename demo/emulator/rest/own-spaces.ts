/** REST calls about one's own spaces: their list, direct conversations, preferences, read state. */
import { type Context, Hono } from 'hono';
import type { MessageRecord } from '../world/messages.ts';
import type { PersonRecord } from '../world/people.ts';
import { invalidParameters, Refusal } from '../world/refusal.ts';
import type { Choice, SpaceRecord } from '../world/spaces.ts';
import type { World } from '../world/world.ts';
import type { RestEnv, RestGround } from './backend.ts';
import { type Json, messageShape, spaceShape } from './json.ts';
import { numberedPages, pageSize, pageUrl, searchPattern } from './query.ts';
import { authorized, callerOf, originOf, readBody } from './request.ts';

export function ownSpaceRoutes(ground: RestGround): Hono<RestEnv> {
  const { world } = ground;
  const routes = new Hono<RestEnv>();

  // [doc: D/api/users/users_me_spaces] Latest activity first.
  routes.get('/users/me/spaces', authorized(ground), (context) => {
    const { person } = callerOf(context);
    if (person.kind === 'guest' && world.switches.guestSpaces === 'refused') {
      throw new Refusal(403, 'access.denied', 'Guests have no list of spaces.');
    }
    const whole = ownSpaces(world, person, wishOf(context, ground));
    const { items, next, previous } = pageOf(context, ground, whole);
    const data = items.map((item) => itemShape(context, ground, item));
    return context.json({ data, total: whole.length, nextPageUrl: next, prevPageUrl: previous });
  });

  // [doc: D/api/spaces/spaces_direct_usertype_userid] A GET that may create, and a list of one [client: SS:sdk:967].
  routes.get('/spaces/direct/:userType/:userId', authorized(ground), (context) => {
    const { person } = callerOf(context);
    const space = world.direct.open(person, context.req.param('userType'), context.req.param('userId'));
    return context.json({ data: [spaceShape(world, space, person, originOf(context, ground))] });
  });

  // [draft: W/api/users/users_me_spaces_spaceid_preference]
  routes.post('/users/me/spaces/:spaceId/preference', authorized(ground), async (context) => {
    const caller = callerOf(context);
    const space = world.access.read(caller, context.req.param('spaceId'));
    const { person } = caller;
    const { id, ...chosen } = world.spaces.prefer(
      space,
      person.id,
      choiceOf(await readBody(context)),
      world.clock.now(),
    );
    const unread = isUnread(world, person, space);
    return context.json({ status: 0, unread, _id: id, targetId: space.id, userId: person.id, ...chosen });
  });

  // [client: LT k6/src/chat.js] Only the status is known.
  routes.post('/users/me/spaces/:spaceId/markread', authorized(ground), (context) => {
    const caller = callerOf(context);
    const space = world.access.read(caller, context.req.param('spaceId'));
    space.lastAccess.set(caller.person.id, world.clock.now());
    return context.json({});
  });

  return routes;
}

function wishOf(context: Context<RestEnv>, { world }: RestGround): OwnSpacesWish {
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

/** By number where `page` is asked for (deprecated), else by a mark that stays right when the order changes. */
function pageOf(context: Context<RestEnv>, ground: RestGround, whole: readonly OwnSpace[]) {
  const { page, after, pageref, pageToken } = context.req.query();
  if (page !== undefined && after === undefined && pageref === undefined && pageToken === undefined) {
    return numberedPages(context, ground, whole, { size: 10, most: 50 });
  }
  const since = after === undefined ? -Infinity : Number(after);
  if (Number.isNaN(since)) throw invalidParameters('after is not a time in milliseconds.');
  const mark = pageToken === undefined ? undefined : readMark(pageToken);
  const rest = whole.filter((item) => item.active > since && (mark === undefined || isBehind(item, mark)));
  const size = pageSize(context, 10, 50);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  const more = last !== undefined && rest.length > size;
  const { noPage } = ground.world.switches;
  const next = more
    ? pageUrl(context, ground, { page: undefined, pageToken: `${last.active}-${last.space.id}` })
    : noPage;
  return { items, next, previous: noPage };
}

type Mark = { readonly active: number; readonly id: string };

function readMark(token: string): Mark {
  const match = /^(\d+)-([\da-f]{24})$/.exec(token);
  if (match === null) throw invalidParameters('pageToken is not known.');
  return { active: Number(match[1]), id: match[2] ?? '' };
}

function isBehind({ active, space }: OwnSpace, mark: Mark): boolean {
  return active < mark.active || (active === mark.active && space.id < mark.id);
}

/** A space in the list. Where the latest message of a direct one is, and whether `unread` is, nobody says. */
function itemShape(context: Context<RestEnv>, ground: RestGround, item: OwnSpace): Json {
  const { world } = ground;
  const person = context.get('person');
  const origin = originOf(context, ground);
  const { unreadInList, latestMessageAs } = world.switches;
  const chat = item.space.type === 'direct' ? latestChat(world, item.space) : undefined;
  const shape = chat === undefined ? undefined : messageShape(world, chat, origin);
  return {
    ...spaceShape(world, item.space, person, origin),
    ...(item.deleted && { status: 2 }),
    ...(unreadInList && { unread: isUnread(world, person, item.space) }),
    ...(shape !== undefined && latestMessageAs === 'object' && { message: shape }),
    ...(shape !== undefined && latestMessageAs === 'list' && { messages: [shape] }),
  };
}

function choiceOf(body: Json): Partial<Choice> {
  const names = ['isPinned', 'notification'] as const;
  const given = names.filter((name) => body[name] !== undefined);
  if (given.some((name) => typeof body[name] !== 'boolean')) {
    throw invalidParameters('isPinned or notification is not true or false.');
  }
  return Object.fromEntries(given.map((name) => [name, body[name]]));
}

// What a person sees of the spaces they are in: which, in what order, and what is new in them.

/** One space in somebody's list. */
interface OwnSpace {
  readonly space: SpaceRecord;
  /** The space is gone and listed only because deleted ones were asked for. */
  readonly deleted: boolean;
  /** Ms since epoch of what happened last in it. */
  readonly active: number;
}

/** What the list is narrowed down to [doc: D/api/users/users_me_spaces]. */
interface OwnSpacesWish {
  readonly types: ReadonlySet<string>;
  readonly status: 'open' | 'archived' | 'all';
  readonly pinned: boolean;
  readonly deleted: boolean;
  readonly search: RegExp;
}

/** The spaces of a person, the one with the latest activity first. */
function ownSpaces(world: World, person: PersonRecord, wish: OwnSpacesWish): OwnSpace[] {
  const gone = wish.deleted ? world.spaces.removed : [];
  return [
    ...world.spaces.all.map((space) => ownSpace(world, space, false)),
    ...gone.map((space) => ownSpace(world, space, true)),
  ]
    .filter(
      ({ space }) => space.attendances.get(person.id)?.listed === true && fits(world, person, space, wish),
    )
    .sort((one, other) => other.active - one.active || (one.space.id < other.space.id ? 1 : -1));
}

/** Whether somebody else said something since the person last looked. */
function isUnread(world: World, person: PersonRecord, space: SpaceRecord): boolean {
  const seen = space.lastAccess.get(person.id) ?? space.attendances.get(person.id)?.joined ?? Infinity;
  return world.messages
    .in(space.id)
    .some(({ stored, senderId, deleted }) => !deleted && stored > seen && senderId !== person.id);
}

function latestChat(world: World, space: SpaceRecord): MessageRecord | undefined {
  return world.messages.in(space.id).findLast(({ category, deleted }) => category === 'chat' && !deleted);
}

function ownSpace(world: World, space: SpaceRecord, deleted: boolean): OwnSpace {
  const active = world.messages.in(space.id).at(-1)?.stored ?? space.created;
  return { space, deleted, active };
}

function fits(world: World, person: PersonRecord, space: SpaceRecord, wish: OwnSpacesWish): boolean {
  if (!wish.types.has(space.type)) return false;
  if (wish.status !== 'all' && space.archived !== (wish.status === 'archived')) return false;
  if (wish.pinned && space.preferences.get(person.id)?.isPinned !== true) return false;
  return searchedTexts(world, person, space).some((text) => wish.search.test(text));
}

/** A direct space has no title of its own: it is found by the other party's names. */
function searchedTexts(world: World, person: PersonRecord, space: SpaceRecord): readonly string[] {
  if (space.type !== 'direct') return [space.title];
  const others = [...space.attendances.keys()].filter((id) => id !== person.id);
  return others.flatMap((id) => {
    const other = world.people.get(id);
    return other === undefined ? [] : [other.displayname, other.username];
  });
}
