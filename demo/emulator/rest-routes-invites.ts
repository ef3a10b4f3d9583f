/** REST calls that invite: into a new space, into one that is there, and again. */
import { Hono, type Context } from 'hono';
import { inviteContent, mailInvite } from './invite-content.ts';
import { inviteLink } from './invite-links.ts';
import { readInviteWish, readNewSpace, type InviteWish } from './invite-wish.ts';
import type { InviteRecord } from './invites.ts';
import { createAndInvite, invite, updateInvite } from './inviting.ts';
import { invalidParameters } from './refusal.ts';
import { readBody } from './rest-body.ts';
import { authorized, callerOf, originOf } from './rest-caller.ts';
import type { RestEnv, RestGround } from './rest-ground.ts';
import type { Json } from './shapes.ts';

export function inviteRoutes(ground: RestGround): Hono<RestEnv> {
  const { world } = ground;
  const routes = new Hono<RestEnv>();

  const answer = async (
    context: Context<RestEnv>,
    made: InviteRecord,
    wish: InviteWish,
  ): Promise<Response> => {
    const origin = originOf(context, ground);
    if (wish.channel === 'server') await mailInvite(world, origin, ground.mailbox, made, wish.invitees);
    return context.json(answerOf(ground, origin, made, wish));
  };

  // [doc: D/api/spaces/spaces_invite]
  routes.post('/spaces/invite', authorized(ground), async (context) => {
    const body = await readBody(context);
    const wish = readInviteWish(body);
    return answer(context, createAndInvite(world, callerOf(context), readNewSpace(body), wish), wish);
  });

  // [doc: D/api/spaces/spaces_spaceid_invite]
  routes.post('/spaces/:spaceId/invite', authorized(ground), async (context) => {
    const wish = readInviteWish(await readBody(context));
    if (wish.invitees.length === 0) throw invalidParameters('Nobody is invited.');
    return answer(context, invite(world, callerOf(context), context.req.param('spaceId') ?? '', wish), wish);
  });

  // [doc: D/api/spaces/spaces_invites_inviteid__post] `_id` and `topicId` are required in the body as well.
  routes.post('/spaces/invites/:inviteId', authorized(ground), async (context) => {
    const body = await readBody(context);
    const inviteId = context.req.param('inviteId') ?? '';
    const before = world.invites.get(inviteId);
    if (body['_id'] !== inviteId || (before !== undefined && body['topicId'] !== before.spaceId)) {
      throw invalidParameters('`_id` and `topicId` must name the invitation and its space.');
    }
    const wish = readInviteWish(body);
    return answer(context, updateInvite(world, callerOf(context), inviteId, wish), wish);
  });

  return routes;
}

/** `data[0].topicId` and `inviteContent` are all that is known of it [client: LT; spaces-api §6.1]. */
function answerOf({ world }: RestGround, origin: string, made: InviteRecord, { channel }: InviteWish): Json {
  const { inviteItems, contentOfServerMail } = world.switches;
  const full = { _id: made.id, invitees: made.invitees, url: inviteLink(world, origin, made.id) };
  const { subject, text, html } = inviteContent(world, origin, made);
  return {
    data: [{ topicId: made.spaceId, ...(inviteItems === 'full' && full) }],
    ...((channel !== 'server' || contentOfServerMail) && {
      inviteContent: { subject, text, ...(channel === 'outlook' && { html }) },
    }),
  };
}
