/** The mail that carries an invitation: subject, HTML and plain text, made from facts that are all untrusted text. */
import { cleanLine } from './read.ts';
import { mailWords } from './mail-texts.ts';

export interface InvitationFacts {
  readonly title: string;
  /** Name of who invites. */
  readonly inviter: string;
  /** Absolute `https:` (loopback: `http:`) address. */
  readonly link: string;
  /** Leads into a call. */
  readonly meet: boolean;
  /** BCP 47; decides words and the form of dates. */
  readonly language: string;
  readonly when?: MailTime | undefined;
  /** What the inviter adds in their own words; may have several lines. */
  readonly note?: string | undefined;
}

export interface MailTime {
  /** Ms since epoch. */
  readonly starts: number;
  readonly ends: number;
  /** IANA name. */
  readonly zone: string;
}

export interface InvitationMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * A page's own wording. `{{title}}`, `{{inviter}}`, `{{link}}`, `{{when}}` and `{{note}}` are filled in: in `html`
 * escaped for text and quoted attributes. What is left out comes from our own template.
 */
export type MailTemplate = Partial<InvitationMail>;

export function invitationMail(facts: InvitationFacts, template: MailTemplate = {}): InvitationMail {
  const clean = cleaned(facts);
  const fill = (pattern: string | undefined, form: (value: string) => string): string | undefined =>
    pattern?.replace(/\{\{(title|inviter|link|when|note)\}\}/g, (_, name: keyof Clean) => form(clean[name]));
  const words = mailWords(facts.language);
  const plain = (value: string): string => value;
  return {
    // A subject is a header: one line, whatever a template says.
    subject: cleanLine(
      fill(template.subject, plain) ?? words.subject(clean.inviter, words.quoted(clean.title)),
    ),
    html: fill(template.html, escapeHtml) ?? htmlOf(facts, clean),
    text: fill(template.text, plain) ?? textOf(facts, clean),
  };
}

/** For text and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** When it takes place, in words of the language, with the name of the time zone. */
export function mailTime({ starts, ends, zone }: MailTime, language: string): string {
  const { lang } = mailWords(language);
  const form = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  const name = new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName: 'long' })
    .formatToParts(starts)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return `${form.formatRange(starts, ends)} (${name ?? zone})`;
}

type Clean = Readonly<Record<'title' | 'inviter' | 'link' | 'when' | 'note', string>>;

function cleaned(facts: InvitationFacts): Clean {
  return {
    title: cleanLine(facts.title),
    inviter: cleanLine(facts.inviter),
    link: facts.link,
    when: facts.when === undefined ? '' : mailTime(facts.when, facts.language),
    note: (facts.note ?? '').slice(0, longestNote).split('\n').map(cleanLine).join('\n').trim(),
  };
}

const longestNote = 2_000;

function textOf({ language, meet }: InvitationFacts, { title, inviter, link, when, note }: Clean): string {
  const words = mailWords(language);
  return [
    `${words.invites(inviter)} ${words.quoted(title)}.`,
    when && `${words.when}: ${when}`,
    note,
    `${meet ? words.meet : words.join}:\n${link}`,
    words.noAccount,
    `-- \n${words.reason(inviter)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Tables and inline styles: what mail programs draw alike. Nothing is loaded from anywhere. */
function htmlOf({ language, meet }: InvitationFacts, clean: Clean): string {
  const words = mailWords(language);
  const { title, link, when, note } = escaped(clean);
  const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
  const row = (style: string, content: string): string =>
    content === '' ? '' : `<tr><td style="padding:0 32px 20px;${font};${style}">${content}</td></tr>`;
  const quiet = 'font-size:14px;line-height:21px;color:#586070';
  return `<!doctype html>
<html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="margin:0;padding:0;background:#f1f3f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f1f3f6"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #dde1e8;border-radius:12px">
<tr><td style="padding:28px 0 0"></td></tr>
${row('padding-bottom:4px;font-size:16px;line-height:24px;color:#586070', escapeHtml(words.invites(clean.inviter)))}
${row('font-size:24px;line-height:31px;font-weight:700;color:#1b1f27;word-break:break-word', title)}
${row('font-size:16px;line-height:24px;color:#1b1f27', when && `<strong>${words.when}</strong><br>${when}`)}
${row('font-size:16px;line-height:24px;color:#1b1f27;word-break:break-word', note && `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="border-left:3px solid #1f5fbf;padding:2px 0 2px 14px;${font}">${note.replaceAll('\n', '<br>')}</td></tr></table>`)}
${row('', `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#1f5fbf" style="border-radius:8px"><a href="${link}" style="display:inline-block;padding:13px 24px;${font};font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${meet ? words.meet : words.join}</a></td></tr></table>`)}
${row(quiet, words.noAccount)}
${row(quiet, `${words.linkBelow}<br><a href="${link}" style="color:#1f5fbf;word-break:break-all">${link}</a>`)}
<tr><td style="padding:16px 32px 24px;border-top:1px solid #dde1e8;${font};font-size:13px;line-height:19px;color:#586070">${escapeHtml(words.reason(clean.inviter))}</td></tr>
</table></td></tr></table></body></html>`;
}

function escaped(clean: Clean): Clean {
  return {
    title: escapeHtml(clean.title),
    inviter: escapeHtml(clean.inviter),
    link: escapeHtml(clean.link),
    when: escapeHtml(clean.when),
    note: escapeHtml(clean.note),
  };
}
