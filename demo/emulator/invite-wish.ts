/** What an invite call asks for: its body, read strictly as the documentation describes it. */
import * as v from 'valibot';
import type { Invitee, InviteTerms } from './invites.ts';
import { invalidParameters } from './refusal.ts';
import type { Json } from './shapes.ts';

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

export function readInviteWish(body: Json): InviteWish {
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
export function readNewSpace(body: Json): { readonly title: string; readonly description: string } {
  const found = v.safeParse(topicSchema, body['topic']);
  if (!found.success) throw invalidParameters(v.summarize(found.issues));
  return found.output;
}
