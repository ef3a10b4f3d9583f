/** REST calls that create and update invitations. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { InviteRecord } from '../world/invites.ts';
import { createAndInvite, invite, updateInvite, type InviteRequest } from '../world/inviting.ts';
import { invalidParameters } from '../world/service-error.ts';
import type { Backend, RouteEnv } from './backend.ts';
import { inviteContent, inviteLink, mailInvite } from './invite-mail.ts';
import type { Json } from './json.ts';
import { authorized, callerOf, originOf, readBody } from './request.ts';

export function inviteRoutes(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const routes = new Hono<RouteEnv>();

  const respond = async (
    context: Context<RouteEnv>,
    created: InviteRecord,
    request: InviteRequest,
  ): Promise<Response> => {
    const origin = originOf(context, backend);
    if (request.channel === 'server') {
      await mailInvite(world, origin, backend.mailbox, created, request.invitees);
    }
    return context.json(inviteJson(backend, origin, created, request));
  };

  // [doc: D/api/spaces/spaces_invite]
  routes.post('/spaces/invite', authorized(backend), async (context) => {
    const body = await readBody(context);
    const request = readInviteRequest(body);
    const created = createAndInvite(world, callerOf(context), readNewSpace(body), request);
    return respond(context, created, request);
  });

  // [doc: D/api/spaces/spaces_spaceid_invite]
  routes.post('/spaces/:spaceId/invite', authorized(backend), async (context) => {
    const request = readInviteRequest(await readBody(context));
    if (request.invitees.length === 0) throw invalidParameters('The list of invitees is empty.');
    const created = invite(world, callerOf(context), context.req.param('spaceId') ?? '', request);
    return respond(context, created, request);
  });

  // [doc: D/api/spaces/spaces_invites_inviteid__post] `_id` and `topicId` are required in the body as well.
  routes.post('/spaces/invites/:inviteId', authorized(backend), async (context) => {
    const body = await readBody(context);
    const inviteId = context.req.param('inviteId') ?? '';
    const before = world.invites.get(inviteId);
    if (body['_id'] !== inviteId || (before !== undefined && body['topicId'] !== before.spaceId)) {
      throw invalidParameters('`_id` and `topicId` must name the invitation and its space.');
    }
    const request = readInviteRequest(body);
    return respond(context, updateInvite(world, callerOf(context), inviteId, request), request);
  });

  return routes;
}

/** Only `data[0].topicId` and `inviteContent` of the response are known [client: LT; spaces-api §6.1]. */
function inviteJson(
  { world }: Backend,
  origin: string,
  created: InviteRecord,
  { channel }: InviteRequest,
): Json {
  const { inviteItems, contentOfServerMail } = world.switches;
  const full = { _id: created.id, invitees: created.invitees, url: inviteLink(world, origin, created.id) };
  const { subject, text, html } = inviteContent(world, origin, created);
  return {
    data: [{ topicId: created.spaceId, ...(inviteItems === 'full' && full) }],
    ...((channel !== 'server' || contentOfServerMail) && {
      inviteContent: { subject, text, ...(channel === 'outlook' && { html }) },
    }),
  };
}

/** [doc: spaces-api §6.1] Older pages use `userid` [doc: spaces-api §12 row 3]. */
const requestSchema = v.object({
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

/** Reads the body of an invite call as strictly as the documentation describes it. */
function readInviteRequest(body: Json): InviteRequest {
  const found = v.safeParse(requestSchema, body);
  if (!found.success) throw invalidParameters(v.summarize(found.issues));
  const { invitees, startDateTime, endDateTime, informChannel, inviteMode, ...rest } = found.output;
  const wrong = invitees.find(
    ({ inviteeType, invitee }) => (inviteeType === 'email') !== invitee.includes('@'),
  );
  if (wrong !== undefined) {
    throw invalidParameters(`"${wrong.invitee}" is not a valid ${wrong.inviteeType}.`);
  }
  return {
    invitees: invitees.map(({ invitee, role }) => ({ invitee, role })),
    starts: startDateTime === undefined ? undefined : Date.parse(startDateTime),
    ends: endDateTime === undefined ? undefined : Date.parse(endDateTime),
    channel: informChannel,
    mode: inviteMode,
    language: rest.inviteContentLanguage,
  };
}

function readNewSpace(body: Json): { readonly title: string; readonly description: string } {
  const found = v.safeParse(topicSchema, body['topic']);
  if (!found.success) throw invalidParameters(v.summarize(found.issues));
  return found.output;
}
