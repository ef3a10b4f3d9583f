/** REST calls that post, edit, delete and list messages. */
import { type Context, Hono } from 'hono';
import { readDraft, type MessageRecord } from '../world/messages.ts';
import { archivedSpace, invalidParameters, ServiceError } from '../world/service-error.ts';
import type { SpaceRecord } from '../world/spaces.ts';
import type { World } from '../world/world.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { changeJson, commentsOf, messageJson } from './json.ts';
import { numberedPages, pageSize, pageUrl } from './query.ts';
import { authorized, callerOf, originOf, readBody, readJson } from './request.ts';

export function messageRoutes(backend: Backend): Hono<RouteEnv> {
  const { world, faults } = backend;
  const routes = historyRoutes(backend);
  routes.route('/', workRoutes(backend));

  // [doc: D/api/spaces/spaces_spaceid_chats__post] The response is not documented.
  routes.post('/spaces/:spaceId/chats', authorized(backend), async (context) => {
    const caller = callerOf(context);
    const draft = readDraft({ category: 'chat', ...(await readBody(context)) });
    if (draft === undefined) throw invalidParameters('content.bodyText is missing.');
    if (faults.isRejected(draft.bodyText)) throw invalidParameters('The message is not accepted.');
    const origin = { socketId: undefined, loopbackMetadata: undefined, echo: world.switches.restEcho };
    const message = world.post(caller, context.req.param('spaceId'), draft, origin);
    const posted = messageJson(world, message, originOf(context, backend));
    const { chatPostAnswer } = world.switches;
    if (chatPostAnswer === 'empty') return context.body(null, 200);
    return context.json(chatPostAnswer === 'data' ? { data: [posted] } : posted);
  });

  // [doc: D/api/messages/messages_deletemessages] The status is 200 even if nothing was deleted. The misspelling is the service's.
  routes.post('/messages/deletemessages', authorized(backend), async (context) => {
    const ids = await readJson(context);
    if (!Array.isArray(ids) || ids.length > 100)
      throw invalidParameters('The body is not a list of at most 100 ids.');
    const result = world.delete(callerOf(context).person, ids.map(String));
    const { code, message } = archivedSpace();
    return context.json({
      notFoundMmessages: result.notFound,
      notDeletedMessages: result.notDeleted.map((messageId) => ({ messageId, reason: { code, message } })),
      deletedMessages: result.deleted,
      noPermittedMessages: result.notPermitted.map((messageId) => ({ messageId })),
    });
  });

  // [doc: D/api/messages/messages_id__post] POST or PATCH.
  const edit = async (context: Context<RouteEnv, '/messages/:messageId'>): Promise<Response> => {
    const draft = readDraft(await readBody(context));
    if (draft === undefined) throw invalidParameters('content.bodyText is missing.');
    const id = context.req.param('messageId');
    const message = world.edit(callerOf(context), id, draft);
    return context.json(messageJson(world, message, originOf(context, backend)));
  };
  routes.post('/messages/:messageId', authorized(backend), edit);
  routes.patch('/messages/:messageId', authorized(backend), edit);

  return routes;
}

/** Calls that read messages: the history, the newest messages of all kinds and the change feed. */
function historyRoutes(backend: Backend): Hono<RouteEnv> {
  const { world, faults } = backend;
  const routes = new Hono<RouteEnv>();

  // [doc: D/api/spaces/spaces_spaceid_messages_query] Newest first [client: BS].
  routes.get('/spaces/:spaceId/messages/query', authorized(backend), (context) => {
    const { person } = callerOf(context);
    const space = world.access.read(callerOf(context), context.req.param('spaceId'));
    const from = world.access.historyFrom(person, space);
    for (const hold of faults.takeHolds(space.id, 'before-history')) hold.store();
    const all = readable(backend, space, from).filter(queryFilter(context, backend));
    const page = historyPage(context, backend, all);
    faults.historyAnswered(space.id);
    return context.json(page);
  });

  // [client: SS:sdk:1335, LT] Newest first, all categories, without page URLs.
  routes.get('/spaces/:spaceId/messages/byref', authorized(backend), (context) => {
    const { person } = callerOf(context);
    const space = world.access.read(callerOf(context), context.req.param('spaceId'));
    const all = readable(backend, space, world.access.historyFrom(person, space));
    const newest = all.slice(-pageSize(context, 30, 50)).reverse();
    faults.historyAnswered(space.id);
    return context.json({ data: newest.map((message) => toJson(context, backend, message)) });
  });

  // [doc: D/api/users/users_me_messages] New and changed messages of up to 15 spaces, by the time of the change.
  routes.get('/users/me/messages', authorized(backend), (context) => {
    const { ownMessages } = world.switches;
    if (ownMessages === 'absent') throw new ServiceError(404, 'not.found', 'There is no such call.');
    const { spacelist = '', after, includedeleted } = context.req.query();
    const ids = spacelist.split(',').filter(Boolean);
    if (ids.length === 0 || ids.length > 15) throw invalidParameters('spacelist must name 1 to 15 spaces.');
    const since = after === undefined ? -Infinity : timeOf(after);
    const changed = ids
      .flatMap((id) => changedIn(backend, callerOf(context), id, since))
      .filter(({ deleted }) => !deleted || includedeleted === 'true')
      .sort((one, other) => one.modified - other.modified);
    if (ownMessages === 'newest') changed.reverse();
    const { items, next, previous } = numberedPages(context, backend, changed, { size: 10, max: 50 });
    const data = items.map((message) => changeJson(world, message, originOf(context, backend)));
    return context.json({ data, total: changed.length, nextPageUrl: next, prevPageUrl: previous });
  });

  // [doc: D/api/messages/activitiesrecord_messages] Added, changed and deleted messages, sorted by the time of the change.
  routes.get('/activitiesrecord/messages', authorized(backend), (context) => {
    const { person } = callerOf(context);
    const space = world.access.read(callerOf(context), context.req.query('spaceid') ?? '');
    const from = world.access.historyFrom(person, space);
    const changed = world.messages
      .changed(space.id, feedBound(context))
      .filter(
        ({ stored, deleted }) => stored >= from && (!deleted || world.switches.deletedInFeed === 'marker'),
      );
    const { items, next, previous } = numberedPages(context, backend, changed, { size: 30, max: 50 });
    const data = items.map((message) => changeJson(world, message, originOf(context, backend)));
    faults.historyAnswered(space.id);
    return context.json({ data, total: changed.length, nextPageUrl: next, prevPageUrl: previous });
  });

  return routes;
}

/** Calls that list the posts and tasks of a space, and the comments on one of them. */
function workRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const routes = new Hono<RouteEnv>();
  for (const kind of ['idea', 'task'] as const) {
    // [doc + client: spaces-api §7.8] The response is like that of the query [inferred].
    routes.get(`/spaces/:spaceId/${kind}s`, authorized(backend), (context) => {
      const space = world.access.read(callerOf(context), context.req.param('spaceId'));
      const from = world.access.historyFrom(callerOf(context).person, space);
      const all = readable(backend, space, from).filter(({ category }) => category === kind);
      return context.json(historyPage(context, backend, all));
    });
    // [doc: D/api/messages/ideas_ideaid_messages, tasks_taskid_messages]
    routes.get(`/${kind}s/:messageId/messages`, authorized(backend), (context) => {
      const parent = world.messages.get(context.req.param('messageId'));
      if (parent?.category !== kind || parent.deleted)
        throw new ServiceError(404, 'message.not.found', 'The message does not exist.');
      world.access.read(callerOf(context), parent.spaceId);
      const page = historyPage(context, backend, commentsOf(world, parent));
      const isReversed = world.switches.commentOrder === 'oldest-first';
      return context.json(isReversed ? { ...page, data: page.data.toReversed() } : page);
    });
  }
  return routes;
}

function toJson(context: Context<RouteEnv>, backend: Backend, message: MessageRecord) {
  return messageJson(backend.world, message, originOf(context, backend));
}

/** The space's messages since a time (ms since epoch), oldest first. */
function readable({ world }: Backend, space: SpaceRecord, from: number): readonly MessageRecord[] {
  const marked = world.switches.deletedInHistory === 'marker';
  return world.messages.in(space.id).filter(({ stored, deleted }) => stored >= from && (marked || !deleted));
}

/** The filters of the query. Comments are left out unless `parentmsg_category` asks for them. */
function queryFilter(context: Context<RouteEnv>, { world }: Backend): (message: MessageRecord) => boolean {
  const { category, searchstring, parentmsg_category: parentKind = 'none' } = context.req.query();
  const chatOnly = /^(yes|y|true)$/i.test(context.req.query('chatmsg_only') ?? '');
  const fileOnly = /^(yes|y|true)$/i.test(context.req.query('file_only') ?? '');
  return (message) => {
    const parent = message.parentId === undefined ? undefined : world.messages.get(message.parentId);
    if ((parent?.category ?? 'none') !== parentKind) return false;
    if (category !== undefined && category !== '' && message.category !== category) return false;
    if (chatOnly && message.category !== 'chat') return false;
    if (fileOnly && message.data.length === 0) return false;
    return searchstring === undefined || message.bodyText.toLowerCase().includes(searchstring.toLowerCase());
  };
}

/** Messages that changed since `after`; none of a space that the caller cannot read. */
function changedIn(
  { world }: Backend,
  caller: ReturnType<typeof callerOf>,
  spaceId: string,
  after: number,
): readonly MessageRecord[] {
  try {
    const from = world.access.historyFrom(caller.person, world.access.read(caller, spaceId));
    return world.messages.changed(spaceId, { after }).filter(({ stored }) => stored >= from);
  } catch (error) {
    if (error instanceof ServiceError) return [];
    throw error;
  }
}

function historyPage(context: Context<RouteEnv>, backend: Backend, all: readonly MessageRecord[]) {
  const { faults, world } = backend;
  const { noPage, queryTotal } = world.switches;
  if (faults.emptyPages > 0) {
    faults.emptyPages -= 1;
    const data: ReturnType<typeof toJson>[] = [];
    return { data, total: 0, nextPageUrl: pageUrl(context, backend, {}), prevPageUrl: noPage };
  }
  const forward = runsForward(context, world);
  const page = pageOf(context, world, forward, all);
  const link = (refs: Refs): string => pageUrl(context, backend, { ...noRefs, ...refs });
  const oldest = page[0];
  const newest = page.at(-1);
  const older = oldest === undefined || oldest === all[0] ? undefined : oldest.id;
  const newer = newest === undefined || newest === all.at(-1) ? undefined : newest.id;
  const [next, previous] = forward ? [newer, older] : [older, newer];
  const direction = forward ? 'after' : undefined;
  return {
    data: [...page].reverse().map((message) => toJson(context, backend, message)),
    total: queryTotal === 'all' ? all.length : page.length,
    nextPageUrl: next === undefined ? noPage : link({ direction, nextRefObjId: next }),
    prevPageUrl: previous === undefined ? noPage : link({ direction, prevRefObjId: previous }),
  };
}

type Refs = { direction: string | undefined; nextRefObjId?: string; prevRefObjId?: string };

const noRefs = { refTime: undefined, nextRefObjId: undefined, prevRefObjId: undefined };

/** Whether "next" means newer. It does with a `refTime` (documented default: `after`) and on the pages that follow. */
function runsForward(context: Context<RouteEnv>, world: World): boolean {
  const { direction, nextRefObjId, prevRefObjId } = context.req.query();
  const refTime = refTimeOf(context, world);
  if (world.switches.directionAfter === 'older') return false;
  if (nextRefObjId !== undefined || prevRefObjId !== undefined) return direction === 'after';
  return refTime !== '' && direction !== 'before';
}

/** The messages of the requested page, oldest first. Without a reference, the newest ones. */
function pageOf(
  context: Context<RouteEnv>,
  world: World,
  forward: boolean,
  all: readonly MessageRecord[],
): readonly MessageRecord[] {
  const { nextRefObjId, prevRefObjId } = context.req.query();
  const size = pageSize(context, 30, 50);
  const refTime = refTimeOf(context, world);
  const isNext = nextRefObjId !== undefined;
  const reference = nextRefObjId ?? prevRefObjId;
  if (reference !== undefined) {
    // The next page and the previous page can each hold newer or older messages.
    return isNext === forward
      ? all.filter(({ id }) => id > reference).slice(0, size)
      : all.filter(({ id }) => id < reference).slice(-size);
  }
  if (refTime === '') return all.slice(-size);
  const time = timeOf(refTime);
  return forward
    ? all.filter(({ stored }) => stored > time).slice(0, size)
    : all.filter(({ stored }) => stored < time).slice(-size);
}

/** `now` is the documented default: it gives the newest page, also with the default direction `after` [inferred]. */
function refTimeOf(context: Context<RouteEnv>, { switches }: World): string {
  const { refTime = '' } = context.req.query();
  return switches.refTime === 'ignored' || refTime === 'now' ? '' : refTime;
}

function feedBound(context: Context<RouteEnv>): { after: number } | { before: number } {
  const { after, before } = context.req.query();
  if (after !== undefined) return { after: timeOf(after) };
  if (before !== undefined) return { before: timeOf(before) };
  throw invalidParameters('The request needs after or before.');
}

/** Reads a number of ms since epoch or an ISO 8601 time. */
function timeOf(text: string): number {
  const time = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) throw invalidParameters('The time is not valid.');
  return time;
}
