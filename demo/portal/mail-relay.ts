/**
 * Mails the invitations that `<spaces-invite-dialog delivery="page">` creates on the portal's pages. It is not an open
 * relay: it accepts requests only from signed-in members on the portal's own pages, mails only the named invitees, and
 * only a limited number per hour. A page sends facts. The relay writes the mail, the link and the calendar file itself,
 * so no one can send other content in the portal's name.
 */
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { calendarEntry } from '../../src/stores/invites/calendar.ts';
import { readAddress } from '../../src/protocol/email-address.ts';
import { invitationMail, type MailTemplate, type MailTexts } from '../../src/protocol/invitation-mail.ts';
import { type MailLanguage, mailLanguageOf, mailLanguages } from '../../src/protocol/mail-languages.ts';
import { loadMailTexts } from '../../src/protocol/mail-texts.ts';
import { formatInviteLink } from '../../src/protocol/link-address.ts';
import { joinPageAddress } from '../../src/protocol/join-page.ts';
import { limitBody } from './body-limit.ts';

export interface MailRelayOptions {
  /** The origin of the portal's pages, as the browser sees it. */
  readonly pageOrigin: (context: Context) => string;
  /** The origin of invite links: the service's web client. */
  readonly linkOrigin: () => string;
  /** The portal's own page with `<spaces-join invite-param="invite">`. Without it, mails lead to the service. */
  readonly joinPage?: (() => string) | undefined;
  /** The portal's own template. */
  readonly template?: MailTemplate;
  /** Returns a permanent id of the signed-in member; undefined if no one is signed in. */
  readonly memberOf: (context: Context) => string | undefined;
  /** Returns the name of the signed-in member, which the mail mentions. */
  readonly nameOf: (context: Context) => string;
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

/** All at once, so that no request waits for them. */
const texts = Object.fromEntries(
  await Promise.all(mailLanguages.map(async (one) => [one, await loadMailTexts(one)])),
) as Readonly<Record<MailLanguage, MailTexts>>;

/** Mail programs make links of these, and an invitation has one link only. */
const otherLink = /:\s*\/\/|\bwww\.|\b(?:mailto|tel|javascript|data):/iu;

function withoutLinks(text: string): boolean {
  return !otherLink.test(text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
}

/**
 * Mail programs also make links of bare names such as evil.example and of addresses with them, but not across a blank.
 * A blank there loses nothing: "Dr.Miller" becomes "Dr. Miller".
 */
function withoutNames(text: string): string {
  return text.replace(/(?<=\S)[.․。．｡](?=[\p{L}\p{Default_Ignorable_Code_Point}])/gu, '$& ');
}

const day = 86_400_000;
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15));

/** Exactly `facts` and `invitees` of `spaces-invitation-ready`. */
const invitation = v.strictObject({
  inviteId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  // A title becomes a mail header: a single line.
  title: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(200),
    v.regex(/^[^\p{Cc}\u2028\u2029]+$/u),
    v.check(withoutLinks),
    v.transform(withoutNames),
    v.maxLength(200),
  ),
  note: v.pipe(
    v.string(),
    v.maxLength(2_000),
    v.check(withoutLinks),
    v.transform(withoutNames),
    v.maxLength(2_000),
  ),
  language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i)),
  meet: v.boolean(),
  time: v.optional(
    v.pipe(
      v.strictObject({ starts: moment, ends: moment, zone: v.pipe(v.string(), v.check(isZone)) }),
      v.check(({ starts, ends }) => ends > starts && ends - starts <= 31 * day),
    ),
  ),
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

type Invitation = v.InferOutput<typeof invitation>;

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Handles `POST /` with the facts as JSON. Responds with the number of mails as `{sent}`, or with `{message}` and, if some mails were sent, `{sent}`. */
export function mailRelay(options: MailRelayOptions): Hono {
  const { pageOrigin, memberOf, nameOf, perHour = 200 } = options;
  const quota = hourlyQuota(perHour, options.now ?? Date.now);
  const relay = new Hono();

  relay.post('/', limitBody(65_536), async (context) => {
    const { req } = context;
    // Browsers send the origin of a request. A form on another site cannot omit or forge it.
    if (req.header('origin') !== pageOrigin(context))
      return refuse(context, 403, 'This page is not allowed to send mail.');
    if (!/^application\/json\b/i.test(req.header('content-type') ?? ''))
      return refuse(context, 415, 'The request must be JSON.');
    const member = memberOf(context);
    if (member === undefined) return refuse(context, 401, 'Sign in first.');
    const inviter = withoutNames(nameOf(context));
    const mails = mailsOf(await req.json().catch(() => undefined), inviter, options);
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
function mailsOf(
  body: unknown,
  inviter: string,
  { linkOrigin, joinPage, template }: MailRelayOptions,
): RelayedMail[] | string {
  const read = v.safeParse(invitation, body);
  if (!read.success) return 'This is not an invitation.';
  const { invitees, title, note, language, meet, time } = read.output;
  const addresses = invitees.map(({ invitee, email }) => readAddress(email ?? invitee));
  if (addresses.includes(undefined)) return 'An invitee has no valid e-mail address.';
  const serviceLink = linkTo(read.output, inviter, linkOrigin());
  const link = joinPage ? joinPageAddress(new URL(joinPage()), serviceLink) : serviceLink;
  const facts = { title, inviter, link, meet, when: time, note };
  const mail = invitationMail(facts, texts[mailLanguageOf(language)], template);
  const content = time && calendarOf(read.output, { url: serviceLink, address: link }, time);
  return [...new Set(addresses)].map((address = '') => ({
    to: { name: '', address },
    ...mail,
    ...(content !== undefined && { icalEvent: { method: 'PUBLISH', content } as const }),
  }));
}

/** The link contains no password. In a space with a PIN, the guest is asked for it. */
function linkTo({ inviteId, title, meet }: Invitation, inviterName: string, origin: string): string {
  const preview = { spaceName: title, inviterName };
  const link = formatInviteLink({ kind: 'invite', inviteId, preview }, origin);
  return meet ? `${link}&videoMode=expanded&videoStart=true` : link;
}

/** `url`: the service's link, which identifies the entry. `address`: where people join. */
function calendarOf(
  { inviteId, title }: Invitation,
  { url, address }: { url: string; address: string },
  time: { starts: number; ends: number },
) {
  return calendarEntry({ link: { url, inviteId }, address, title, time, organizer: '', sequence: 0 });
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
