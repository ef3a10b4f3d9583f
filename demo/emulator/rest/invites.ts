/** REST calls that invite: into a new space, into one that is there, and again. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Invitee, InviteRecord, InviteTerms } from '../world/invites.ts';
import { createAndInvite, invite, updateInvite } from '../world/inviting.ts';
import { invalidParameters } from '../world/refusal.ts';
import type { RestEnv, RestGround } from './backend.ts';
import { inviteContent, inviteLink, mailInvite } from './invite-mail.ts';
import type { Json } from './json.ts';
import { authorized, callerOf, originOf, readBody } from './request.ts';

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

// What an invite call asks for: its body, read strictly as the documentation describes it.

/** Who carries the news [doc: spaces-api §6.3]. */
export type InformChannel = 'server' | 'client' | 'outlook';

export interface InviteWish extends InviteTerms {
  readonly invitees: readonly Invitee[];
  readonly channel: InformChannel;
}

/** [doc: spaces-api §6.1] `userid` stands on older pages [doc: spaces-api §12 row 3]. */
const wishSchema = v.object({
  invitees: v.array(
    v.object({
      inviteeType: v.picklist(['email', 'userId', 'userid']),
      invitee: v.pipe(v.string(), v.regex(/^[^\s\p{Cc}\p{Cf},;<>"]{1,254}$/u)),
      role: v.optional(v.picklist(['admin', 'member', 'guest']), 'member'),
    }),
  ),
  startDateTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  endDateTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  informChannel: v.optional(v.picklist(['server', 'client', 'outlook']), 'server'),
  inviteMode: v.optional(v.picklist(['join', 'invite', 'meet']), 'join'),
  inviteContentLanguage: v.optional(v.string(), 'en-US'),
});

const topicSchema = v.object({
  // `null`; a client sends "" [client: CC].
  id: v.nullable(v.literal('')),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  description: v.optional(v.string(), ''),
  type: v.literal('group'),
});

function readInviteWish(body: Json): InviteWish {
  const found = v.safeParse(wishSchema, body);
  if (!found.success) throw invalidParameters(v.summarize(found.issues));
  const { invitees, startDateTime, endDateTime, informChannel, inviteMode, ...rest } = found.output;
  const wrong = invitees.find(
    ({ inviteeType, invitee }) => (inviteeType === 'email') !== invitee.includes('@'),
  );
  if (wrong !== undefined) throw invalidParameters(`"${wrong.invitee}" is no ${wrong.inviteeType}.`);
  return {
    invitees: invitees.map(({ invitee, role }) => ({ invitee, role })),
    starts: startDateTime === undefined ? undefined : Date.parse(startDateTime),
    ends: endDateTime === undefined ? undefined : Date.parse(endDateTime),
    channel: informChannel,
    mode: inviteMode,
    language: rest.inviteContentLanguage,
  };
}

/** The space to be made. */
function readNewSpace(body: Json): { readonly title: string; readonly description: string } {
  const found = v.safeParse(topicSchema, body['topic']);
  if (!found.success) throw invalidParameters(v.summarize(found.issues));
  return found.output;
}
