/**
 * The partner portal's own mail: takes an invitation that `<spaces-invite-dialog delivery="page">` made on the
 * portal's page and mails it. No open relay: only for who is signed in on the portal, from the portal's own pages,
 * to the people the invitation names, with the link of an invitation, and only so many an hour.
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { readAddress } from '../../src/protocol/email-address.ts';
import { parseInviteLink } from '../../src/protocol/invite-link.ts';

export interface MailRelayOptions {
  /** Origin of the portal's pages, as the browser that asks sees it. */
  readonly pageOrigin: (context: Context) => string;
  /** Origins that the link of an invitation may have. */
  readonly linkOrigins: () => readonly string[];
  /** Who is signed in on the portal, by an id that stays; undefined for strangers. */
  readonly memberOf: (context: Context) => string | undefined;
  /** Hands one mail to the SMTP server. */
  readonly send: (mail: RelayedMail) => Promise<void>;
  /** Ms since epoch. */
  readonly now?: () => number;
  /** Mails a member may send in an hour. */
  readonly perHour?: number;
}

export interface RelayedMail {
  readonly to: { readonly name: ''; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly icalEvent?: { readonly method: 'PUBLISH'; readonly content: string };
}

/** A header's text: one line. */
const header = v.pipe(v.string(), v.minLength(1), v.maxLength(300), v.regex(/^[^\p{Cc}\u2028\u2029]+$/u));

/** The detail of `spaces-invitation-ready`, and nothing else. */
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

/** `POST /` with the detail as JSON; answers `{sent}`, a count; or `{message}` with the reason, and `{sent}` where some had left. */
export function mailRelay(options: MailRelayOptions): Hono {
  const { pageOrigin, linkOrigins, memberOf, perHour = 200 } = options;
  const hour = hourlyCount(perHour, options.now ?? Date.now);
  const relay = new Hono();

  relay.post('/', bodyLimit({ maxSize: 262_144 }), async (context) => {
    const { req } = context;
    // A browser states where a request comes from; another site's form cannot leave it out or forge it.
    if (req.header('origin') !== pageOrigin(context)) return no(context, 403, 'This page may not send mail.');
    if (!/^application\/json\b/i.test(req.header('content-type') ?? ''))
      return no(context, 415, 'Send JSON.');
    const member = memberOf(context);
    if (member === undefined) return no(context, 401, 'Sign in first.');
    const mails = mailsOf(await req.json().catch(() => undefined), linkOrigins());
    if (typeof mails === 'string') return no(context, 400, mails);
    if (!hour.take(member, mails.length)) return no(context, 429, 'That is enough mail for an hour.');
    return post(context, mails, options.send);
  });
  return relay;
}

/** What did not leave is told, with how many did: whoever asks again must not mail those twice. */
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
    return context.json({ sent, message: 'The mail server does not answer.' }, 502);
  }
}

function no(context: Context, status: 400 | 401 | 403 | 415 | 429, message: string): Response {
  return context.json({ message }, status);
}

/** One mail a person, so that nobody learns of the others; or what is wrong, in one sentence. */
function mailsOf(body: unknown, linkOrigins: readonly string[]): RelayedMail[] | string {
  const read = v.safeParse(invitation, body);
  if (!read.success) return 'This is no invitation.';
  const { link, subject, html, text, ics, invitees } = read.output;
  if (parseInviteLink(link, linkOrigins).kind !== 'invite') return 'The link is not one of an invitation.';
  // The content must be about that link, and may lead nowhere else and load nothing.
  if (!text.includes(link)) return 'The text lacks the link.';
  if (addressesIn(html).some((address) => address !== link)) return 'The HTML leads somewhere else.';
  if (
    /<(?:script|style|iframe|object|embed|form|img|link|svg|base|meta\s+http-equiv)\b|\son\w+\s*=|url\(/i.test(
      html,
    )
  ) {
    return 'The HTML holds more than an invitation does.';
  }
  const addresses = invitees.map(({ invitee, email }) => readAddress(email ?? invitee));
  if (addresses.includes(undefined)) return 'An invitee has no plain e-mail address.';
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

/** Counts what each member sent in the last hour. */
function hourlyCount(most: number, now: () => number) {
  const sent = new Map<string, { readonly at: number; readonly count: number }[]>();
  return {
    take(member: string, count: number): boolean {
      const recent = (sent.get(member) ?? []).filter(({ at }) => at > now() - 3_600_000);
      const total = recent.reduce((sum, one) => sum + one.count, count);
      if (total <= most) recent.push({ at: now(), count });
      sent.set(member, recent);
      return total <= most;
    },
  };
}
