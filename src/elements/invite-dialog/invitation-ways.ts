/** Carries an invitation out of the dialog: as a mail for the page to send, to the clipboard, to other programs. */
import { invitationMail, type InvitationMail, type MailTemplate } from '../../protocol/invitation-mail.ts';
import type { InvitationLink, InviteTerms } from '../../protocol/invitation.ts';
import { ownZone } from '../../stores/zoned-time.ts';
import type { Inviter } from './inviter.ts';

/** What the mail is made from. */
export interface InvitationParts {
  readonly title: string;
  readonly inviter: Inviter;
  readonly link: InvitationLink;
  readonly terms: InviteTerms;
  readonly zone?: string | undefined;
  readonly note: string;
  readonly template: MailTemplate;
  /** How often it was sent again. */
  readonly sequence: number;
}

export function mailOf(parts: InvitationParts): InvitationMail {
  const { title, inviter, link, terms, zone = ownZone(), note, template } = parts;
  const { time, mode, language } = terms;
  const when = time && { ...time, zone };
  const facts = { title, inviter: inviter.name, link: link.url, meet: mode === 'meet', language, when, note };
  return invitationMail(facts, template);
}

/** The calendar file of a timed invitation; undefined without a time. */
export async function calendarOf(parts: InvitationParts, cancelled = false): Promise<string | undefined> {
  const { title, inviter, link, terms, sequence } = parts;
  const { time } = terms;
  if (time === undefined) return undefined;
  const { calendarEntry } = await import('../../stores/calendar-entry.ts');
  const wish = { link, title, time, organizer: inviter.address, cancelled };
  return calendarEntry({ ...wish, sequence: cancelled ? sequence + 1 : sequence });
}

/** Rich and plain, so that the program pasted into can choose. False where the browser does not allow it. */
export async function copyMail({ html, text }: InvitationMail): Promise<boolean> {
  const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
  return isDone(() =>
    navigator.clipboard.write([
      new ClipboardItem({ ...part('text/html', html), ...part('text/plain', text) }),
    ]),
  );
}

export function copyText(text: string): Promise<boolean> {
  return isDone(() => navigator.clipboard.writeText(text));
}

export function share({ subject, text }: InvitationMail): Promise<boolean> {
  return isDone(() => navigator.share({ title: subject, text }));
}

/** Without recipients: those are for the visitor to enter, so that none sees another's address. [RFC 6068] */
export function mailtoOf({ subject, text }: InvitationMail): string {
  const body = text.replaceAll('\n', '\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

export function saveCalendar(content: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function isDone(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    // Refused by a policy, a missing focus, or the visitor: nothing was handed on.
    return false;
  }
}
