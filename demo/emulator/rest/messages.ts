/** REST calls about messages: post, edit, delete. Reading them is in `rest-routes-history.ts`. */
import { type Context, Hono } from 'hono';
import { draftOf, type MessageRecord } from '../world/messages.ts';
import { archivedSpace, invalidParameters } from '../world/refusal.ts';
import type { SpaceRecord } from '../world/spaces.ts';
import type { World } from '../world/world.ts';
import type { RestEnv, RestGround } from './backend.ts';
import { changeShape, messageShape } from './json.ts';
import { numberedPages, pageSize, pageUrl } from './query.ts';
import { authorized, callerOf, originOf, readBody, readJson } from './request.ts';

export function messageRoutes(ground: RestGround): Hono<RestEnv> {
  const { world, faults } = ground;
  const routes = historyRoutes(ground);

  // [doc: D/api/spaces/spaces_spaceid_chats__post] The shape of the answer is not known.
  routes.post('/spaces/:spaceId/chats', authorized(ground), async (context) => {
    const caller = callerOf(context);
    const draft = draftOf({ category: 'chat', ...(await readBody(context)) });
    if (draft === undefined) throw invalidParameters('content.bodyText is missing.');
    if (faults.isPoison(draft.bodyText)) throw invalidParameters('The message is not accepted.');
    const origin = { socketId: undefined, loopbackMetadata: undefined, echo: world.switches.restEcho };
    const message = world.post(caller, context.req.param('spaceId'), draft, origin);
    const shape = messageShape(world, message, originOf(context, ground));
    const { chatPostAnswer } = world.switches;
    if (chatPostAnswer === 'empty') return context.body(null, 200);
    return context.json(chatPostAnswer === 'data' ? { data: [shape] } : shape);
  });

  // [doc: D/api/messages/messages_deletemessages] 200 even when nothing was deleted; the spelling is theirs.
  routes.post('/messages/deletemessages', authorized(ground), async (context) => {
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
  const edit = async (context: Context<RestEnv, '/messages/:messageId'>): Promise<Response> => {
    const draft = draftOf(await readBody(context));
    if (draft === undefined) throw invalidParameters('content.bodyText is missing.');
    const id = context.req.param('messageId');
    const message = world.edit(callerOf(context), id, draft.bodyText, draft.description);
    return context.json(messageShape(world, message, originOf(context, ground)));
  };
  routes.post('/messages/:messageId', authorized(ground), edit);
  routes.patch('/messages/:messageId', authorized(ground), edit);

  return routes;
}

// REST calls that read what was said: history, newest messages of all kinds, change feed.

function historyRoutes(ground: RestGround): Hono<RestEnv> {
  const { world, faults } = ground;
  const routes = new Hono<RestEnv>();

  // [doc: D/api/spaces/spaces_spaceid_messages_query] Newest first [client: BS].
  routes.get('/spaces/:spaceId/messages/query', authorized(ground), (context) => {
    const { person } = callerOf(context);
    const space = world.access.read(callerOf(context), context.req.param('spaceId'));
    const from = world.access.historyFrom(person, space);
    for (const hold of faults.takeHolds(space.id, 'before-history')) hold.store();
    const all = readable(ground, space, from).filter(wantedBy(context, ground));
    const answer = historyPage(context, ground, all);
    faults.historyAnswered(space.id);
    return context.json(answer);
  });

  // [client: SS:sdk:1335, LT] Newest first, all categories, no page URLs seen.
  routes.get('/spaces/:spaceId/messages/byref', authorized(ground), (context) => {
    const { person } = callerOf(context);
    const space = world.access.read(callerOf(context), context.req.param('spaceId'));
    const all = readable(ground, space, world.access.historyFrom(person, space));
    const newest = all.slice(-pageSize(context, 30, 50)).reverse();
    faults.historyAnswered(space.id);
    return context.json({ data: newest.map((message) => shape(context, ground, message)) });
  });

  // [doc: D/api/messages/activitiesrecord_messages] Added, changed and deleted messages by the time of their change.
  routes.get('/activitiesrecord/messages', authorized(ground), (context) => {
    const { person } = callerOf(context);
    const space = world.access.read(callerOf(context), context.req.query('spaceid') ?? '');
    const from = world.access.historyFrom(person, space);
    const changed = world.messages
      .changed(space.id, feedBound(context))
      .filter(
        ({ stored, deleted }) => stored >= from && (!deleted || world.switches.deletedInFeed === 'marker'),
      );
    const { items, next, previous } = numberedPages(context, ground, changed, { size: 30, most: 50 });
    const data = items.map((message) => changeShape(world, message, originOf(context, ground)));
    faults.historyAnswered(space.id);
    return context.json({ data, total: changed.length, nextPageUrl: next, prevPageUrl: previous });
  });

  return routes;
}

function shape(context: Context<RestEnv>, ground: RestGround, message: MessageRecord) {
  return messageShape(ground.world, message, originOf(context, ground));
}

/** Messages of the space from a time on (ms since epoch), oldest first. */
function readable({ world }: RestGround, space: SpaceRecord, from: number): readonly MessageRecord[] {
  const marked = world.switches.deletedInHistory === 'marker';
  return world.messages.in(space.id).filter(({ stored, deleted }) => stored >= from && (marked || !deleted));
}

/** The filters of the query, comments left out unless asked for (`parentmsg_category`). */
function wantedBy(context: Context<RestEnv>, { world }: RestGround): (message: MessageRecord) => boolean {
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

function historyPage(context: Context<RestEnv>, ground: RestGround, all: readonly MessageRecord[]) {
  const { faults, world } = ground;
  const { noPage, queryTotal } = world.switches;
  if (faults.emptyPages > 0) {
    faults.emptyPages -= 1;
    return { data: [], total: 0, nextPageUrl: pageUrl(context, ground, {}), prevPageUrl: noPage };
  }
  const forward = runsForward(context, world);
  const page = pageOf(context, forward, all, pageSize(context, 30, 50));
  const link = (refs: Refs): string => pageUrl(context, ground, { ...noRefs, ...refs });
  const oldest = page[0];
  const newest = page.at(-1);
  const older = oldest === undefined || oldest === all[0] ? undefined : oldest.id;
  const newer = newest === undefined || newest === all.at(-1) ? undefined : newest.id;
  const [next, previous] = forward ? [newer, older] : [older, newer];
  const direction = forward ? 'after' : undefined;
  return {
    data: [...page].reverse().map((message) => shape(context, ground, message)),
    total: queryTotal === 'all' ? all.length : page.length,
    nextPageUrl: next === undefined ? noPage : link({ direction, nextRefObjId: next }),
    prevPageUrl: previous === undefined ? noPage : link({ direction, prevRefObjId: previous }),
  };
}

type Refs = { direction: string | undefined; nextRefObjId?: string; prevRefObjId?: string };

const noRefs = { refTime: undefined, nextRefObjId: undefined, prevRefObjId: undefined };

/** Whether "next" means newer: with a `refTime` (whose documented default is `after`) and on the pages following from it. */
function runsForward(context: Context<RestEnv>, world: World): boolean {
  const { direction, refTime = '', nextRefObjId, prevRefObjId } = context.req.query();
  if (world.switches.directionAfter === 'older') return false;
  if (nextRefObjId !== undefined || prevRefObjId !== undefined) return direction === 'after';
  return refTime !== '' && direction !== 'before';
}

/** The messages of the page asked for, oldest first. Without any reference: the newest ones. */
function pageOf(
  context: Context<RestEnv>,
  forward: boolean,
  all: readonly MessageRecord[],
  size: number,
): readonly MessageRecord[] {
  const { nextRefObjId, prevRefObjId, refTime } = context.req.query();
  const onward = nextRefObjId !== undefined;
  const reference = nextRefObjId ?? prevRefObjId;
  if (reference !== undefined) {
    // Going on from a page, or back to the one before it, may run either way in time.
    return onward === forward
      ? all.filter(({ id }) => id > reference).slice(0, size)
      : all.filter(({ id }) => id < reference).slice(-size);
  }
  if (refTime === undefined || refTime === '') return all.slice(-size);
  const time = timeOf(refTime);
  return forward
    ? all.filter(({ stored }) => stored > time).slice(0, size)
    : all.filter(({ stored }) => stored < time).slice(-size);
}

function feedBound(context: Context<RestEnv>): { after: number } | { before: number } {
  const { after, before } = context.req.query();
  if (after !== undefined) return { after: timeOf(after) };
  if (before !== undefined) return { before: timeOf(before) };
  throw invalidParameters('after or before is needed.');
}

/** Ms since epoch of a number of ms or an ISO 8601 time. */
function timeOf(text: string): number {
  const time = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) throw invalidParameters('A time cannot be read.');
  return time;
}
