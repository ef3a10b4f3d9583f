/**
 * Invitations over REST: the bodies of the three invite requests, and readers of the parts of their responses that are
 * known.
 */
import { readAddress } from './email-address.ts';
import { parseInviteLink } from './invite-link.ts';
import { id, list, read, readEach, record, listOrEmpty, text } from './read.ts';
import { fallback } from 'valibot';
import type { Role } from './space.ts';

/** A person to invite. */
export interface Invitee {
  /** E-mail address, or the Spaces user id. */
  readonly invitee: string;
  readonly kind: 'email' | 'user';
  readonly role: Role;
}

/** `server`: the service sends the mail. `client` and `outlook`: it returns the content. [doc: spaces-api §6.3] */
export type MailChannel = 'server' | 'client' | 'outlook';

/** Options of an invitation that are the same for all invitees. */
export interface InviteOptions {
  /** Ms since epoch. */
  readonly time: { readonly starts: number; readonly ends: number } | undefined;
  readonly mode: 'join' | 'meet';
  /** BCP 47; the service falls back to en-US. */
  readonly language: string;
  readonly channel: MailChannel;
}

/** The response to an invite request. */
export interface InviteResult {
  readonly spaceId: string;
  /** Link and id of the invitation; undefined when the response holds no trusted link. */
  readonly link: InvitationLink | undefined;
}

export interface InvitationLink {
  readonly url: string;
  readonly inviteId: string;
}

/** [doc: D/api/spaces/spaces_spaceid_invite] `join` is the default and not sent, because the pages contradict each other. */
export function inviteBody(invitees: readonly Invitee[], terms: InviteOptions): object {
  const { time, mode, language, channel } = terms;
  return {
    invitees: invitees.map(({ invitee, kind, role }) => ({
      inviteeType: kind === 'email' ? 'email' : 'userId',
      invitee,
      role,
    })),
    ...(time && {
      startDateTime: new Date(time.starts).toISOString(),
      endDateTime: new Date(time.ends).toISOString(),
    }),
    informChannel: channel,
    ...(mode === 'meet' && { inviteMode: mode }),
    inviteContentLanguage: language,
  };
}

/** [doc: D/api/spaces/spaces_invite] */
export function newSpaceBody(title: string): object {
  return { topic: { id: null, title, type: 'group' } };
}

/** Reads only `data[0].topicId` and `inviteContent` [client: LT k6/src/create-meeting.js]. `origins`: origins that links may have. */
export function readInviteResult(answer: unknown, origins: readonly string[]): InviteResult | undefined {
  const found = read(answerSchema, answer);
  const first = read(record({ topicId: id }), found?.data[0]);
  if (!found || !first) return undefined;
  const { inviteContent } = found;
  const link = lastLink(inviteContent.text, origins) ?? lastLink(inviteContent.html, origins);
  return { spaceId: first.topicId, link };
}

/**
 * Addresses, in lower case, of members that a space lists without an id: invited, but not joined. Invitees are added
 * to the member list [doc: D/api/spaces/spaces_spaceid_invite]; the entry of a person without an account is [unknown].
 */
export function readPendingInvitees(space: unknown): readonly string[] {
  const members = read(record({ members: listOrEmpty }), space)?.members ?? [];
  return readEach(members, (one) => {
    const address = readAddress(read(record({ member: text(254) }), one)?.member ?? '');
    return address?.toLowerCase();
  });
}

const noContent = { text: '', html: '' };
const answerSchema = record({
  data: list,
  inviteContent: fallback(record({ text: text(65_536), html: text(262_144) }), noContent),
});

/** The last invite link in a text, which may be plain text or HTML with an escaped "&". */
function lastLink(content: string, origins: readonly string[]): InvitationLink | undefined {
  const addresses = content.replace(/&(?:amp|#38|#x26);/gi, '&').match(/https?:\/\/[^\s"'<>]+/g) ?? [];
  for (const address of addresses.reverse()) {
    let end = address.length;
    while (end > 0 && '.,;:!?)]'.includes(address.charAt(end - 1))) end--;
    const url = address.slice(0, end);
    const link = parseInviteLink(url, origins);
    if (link.kind === 'invite') return { url: new URL(url).href, inviteId: link.inviteId };
  }
  return undefined;
}
