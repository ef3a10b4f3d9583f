/** Carries an invitation out of the dialog: as a mail for the page to send, to the clipboard, to other programs. */
import type { MailTemplate, InvitationMail } from '../../protocol/invitation-mail.ts';
import type { InvitationLink, InviteTerms } from '../../protocol/invitation.ts';
import { ownZone } from '../../stores/zoned-time.ts';

/** What the mail is made from. */
export interface InvitationParts {
  readonly title: string;
  readonly inviter: { readonly name: string; readonly address: string };
  readonly link: InvitationLink;
  readonly terms: InviteTerms;
  readonly zone?: string;
  readonly note: string;
  readonly template: MailTemplate;
  readonly sequence: number;
}

/** The templates load with the first mail. */
export async function mailOf(parts: InvitationParts): Promise<InvitationMail> {
  const { title, inviter, link, terms, zone = ownZone(), note, template } = parts;
  const { invitationMail } = await import('../../protocol/invitation-mail.ts');
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
  const item = new ClipboardItem({ ...part('text/html', html), ...part('text/plain', text) });
  return isDone(() => navigator.clipboard.write([item]));
}

export function copyText(text: string): Promise<boolean> {
  return isDone(() => navigator.clipboard.writeText(text));
}

export function share({ subject, text }: InvitationMail): Promise<boolean> {
  return isDone(() => navigator.share({ title: subject, text }));
}

/** Opens the visitor's mail program; recipients are theirs to enter, so that none sees another's address. */
export function openMailProgram({ subject, text }: InvitationMail): void {
  follow(`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`);
}

export function saveCalendar(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }));
  follow(address, name);
  URL.revokeObjectURL(address);
}

function follow(href: string, download?: string): void {
  const link = document.createElement('a');
  link.href = href;
  if (download !== undefined) link.download = download;
  link.click();
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
