/** REST calls about messages: post, edit, delete. Reading them is in `rest-routes-history.ts`. */
import type { Context, Hono } from 'hono';
import { draftOf } from './message-draft.ts';
import { archivedSpace, invalidParameters } from './refusal.ts';
import { readBody, readJson } from './rest-body.ts';
import { authorized, callerOf, originOf } from './rest-caller.ts';
import type { RestEnv, RestGround } from './rest-ground.ts';
import { historyRoutes } from './rest-routes-history.ts';
import { messageShape } from './shapes.ts';

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
