/**
 * Sends the invitations that `<spaces-invite-dialog delivery="page">` creates on the portal's pages. It is not an open
 * relay: it accepts requests only from signed-in members on the portal's own pages, mails only the named invitees, only
 * with an invite link, and only a limited number per hour.
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { readAddress } from '../../src/protocol/email-address.ts';
import { parseInviteLink } from '../../src/protocol/invite-link.ts';

export interface MailRelayOptions {
  /** The origin of the portal's pages, as the browser sees it. */
  readonly pageOrigin: (context: Context) => string;
  /** The allowed origins of invite links. */
  readonly linkOrigins: () => readonly string[];
  /** Returns a permanent id of the signed-in member; undefined if no one is signed in. */
  readonly memberOf: (context: Context) => string | undefined;
  /** Sends one mail to the SMTP server. */
  readonly send: (mail: RelayedMail) => Promise<void>;
  /** Returns ms since epoch. */
  readonly now?: () => number;
  /** The number of mails a member can send per hour; default 200. */
  readonly perHour?: number;
}

export interface RelayedMail {
  readonly to: { readonly name: ''; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly icalEvent?: { readonly method: 'PUBLISH'; readonly content: string };
}

/** The text of a mail header: a single line. */
const header = v.pipe(v.string(), v.minLength(1), v.maxLength(300), v.regex(/^[^\p{Cc}\u2028\u2029]+$/u));

/** Exactly the detail of `spaces-invitation-ready`. */
const invitation = v.strictObject({
  spaceId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  link: v.pipe(v.string(), v.maxLength(16_384)),
  subject: header,
  html: v.pipe(v.string(), v.maxLength(131_072)),
  text: v.pipe(v.string(), v.maxLength(32_768)),
  ics: v.optional(v.pipe(v.string(), v.startsWith('BEGIN:VCALENDAR'), v.maxLength(32_768))),
  invitees: v.pipe(
    v.array(
      v.strictObject({
        invitee: v.string(),
        role: v.picklist(['admin', 'member', 'guest']),
        email: v.optional(v.string()),
      }),
    ),
    v.minLength(1),
    v.maxLength(50),
  ),
});

/** Handles `POST /` with the detail as JSON. Responds with the number of mails as `{sent}`, or with `{message}` and, if some mails were sent, `{sent}`. */
export function mailRelay(options: MailRelayOptions): Hono {
  const { pageOrigin, linkOrigins, memberOf, perHour = 200 } = options;
  const quota = hourlyQuota(perHour, options.now ?? Date.now);
  const relay = new Hono();

  relay.post('/', bodyLimit({ maxSize: 262_144 }), async (context) => {
    const { req } = context;
    // Browsers send the origin of a request. A form on another site cannot omit or forge it.
    if (req.header('origin') !== pageOrigin(context))
      return refuse(context, 403, 'This page is not allowed to send mail.');
    if (!/^application\/json\b/i.test(req.header('content-type') ?? ''))
      return refuse(context, 415, 'The request must be JSON.');
    const member = memberOf(context);
    if (member === undefined) return refuse(context, 401, 'Sign in first.');
    const mails = mailsOf(await req.json().catch(() => undefined), linkOrigins());
    if (typeof mails === 'string') return refuse(context, 400, mails);
    if (!quota.take(member, mails.length))
      return refuse(context, 429, 'You have reached the limit of mails per hour.');
    return post(context, mails, options.send);
  });
  return relay;
}

/** If sending fails, reports how many mails were sent, so that a retry does not send them twice. */
async function post(
  context: Context,
  mails: RelayedMail[],
  send: MailRelayOptions['send'],
): Promise<Response> {
  let sent = 0;
  try {
    for (const mail of mails) {
      await send(mail);
      sent += 1;
    }
    return context.json({ sent });
  } catch {
    return context.json({ sent, message: 'The mail server does not respond.' }, 502);
  }
}

function refuse(context: Context, status: 400 | 401 | 403 | 415 | 429, message: string): Response {
  return context.json({ message }, status);
}

/** Returns one mail per invitee, so that invitees do not see each other, or a sentence that describes the problem. */
function mailsOf(body: unknown, linkOrigins: readonly string[]): RelayedMail[] | string {
  const read = v.safeParse(invitation, body);
  if (!read.success) return 'This is not an invitation.';
  const { link, subject, html, text, ics, invitees } = read.output;
  if (parseInviteLink(link, linkOrigins).kind !== 'invite') return 'The link is not an invite link.';
  // The content must contain the link. It must not link elsewhere or load anything.
  if (!text.includes(link)) return 'The text does not contain the link.';
  if (addressesIn(html).some((address) => address !== link)) return 'The HTML contains another link.';
  if (
    /<(?:script|style|iframe|object|embed|form|img|link|svg|base|meta\s+http-equiv)\b|\son\w+\s*=|url\(/i.test(
      html,
    )
  ) {
    return 'The HTML contains elements that are not allowed.';
  }
  const addresses = invitees.map(({ invitee, email }) => readAddress(email ?? invitee));
  if (addresses.includes(undefined)) return 'An invitee has no valid e-mail address.';
  const icalEvent = ics === undefined ? {} : { icalEvent: { method: 'PUBLISH', content: ics } as const };
  return [...new Set(addresses)].map((address = '') => ({
    to: { name: '', address },
    subject,
    text,
    html,
    ...icalEvent,
  }));
}

function addressesIn(html: string): string[] {
  return [...html.matchAll(/\s(?:href|src|action)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*))/gi)].map(
    ([, double, single, bare]) =>
      (double ?? single ?? bare ?? '')
        .replace(/&#38;|&amp;/g, '&')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  );
}

/** Limits the mails that each member sends per hour. */
function hourlyQuota(max: number, now: () => number) {
  const sent = new Map<string, { readonly at: number; readonly count: number }[]>();
  return {
    take(member: string, count: number): boolean {
      const recent = (sent.get(member) ?? []).filter(({ at }) => at > now() - 3_600_000);
      const total = recent.reduce((sum, one) => sum + one.count, count);
      if (total <= max) recent.push({ at: now(), count });
      sent.set(member, recent);
      return total <= max;
    },
  };
}
