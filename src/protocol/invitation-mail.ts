/** Writes the mail of an invitation (subject, HTML and plain text) from untrusted text. */
import { cleanLine } from './read.ts';
import { mailTexts } from './mail-texts.ts';

export interface InvitationFacts {
  readonly title: string;
  /** Name of the person who invites. */
  readonly inviter: string;
  /** Absolute `https:` (loopback: `http:`) address. */
  readonly link: string;
  /** The link opens a call. */
  readonly meet: boolean;
  /** BCP 47; language of the texts and dates. */
  readonly language: string;
  readonly when?: MailTime | undefined;
  /** A personal note of the inviter; may have several lines. */
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
 * A page's own template. It may contain `{{title}}`, `{{inviter}}`, `{{link}}`, `{{when}}` and `{{note}}`, which `html`
 * gets escaped for text and quoted attributes. Missing parts come from the default template.
 */
export type MailTemplate = Partial<InvitationMail>;

export function invitationMail(facts: InvitationFacts, template: MailTemplate = {}): InvitationMail {
  const clean = cleaned(facts);
  const fill = (pattern: string | undefined, form: (value: string) => string): string | undefined =>
    pattern?.replace(/\{\{(title|inviter|link|when|note)\}\}/g, (_, name: keyof Clean) => form(clean[name]));
  const texts = mailTexts(facts.language);
  const plain = (value: string): string => value;
  return {
    // A subject is a header: one line, even if the template has several.
    subject: cleanLine(
      fill(template.subject, plain) ?? texts.subject(clean.inviter, texts.quoted(clean.title)),
    ),
    html: fill(template.html, escapeHtml) ?? htmlOf(facts, clean),
    text: fill(template.text, plain) ?? textOf(facts, clean),
  };
}

/** Escapes for text and for quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Start and end of the meeting in a language, with the name of the time zone; with two names if the clocks change in
 * between.
 */
export function mailTime({ starts, ends, zone }: MailTime, language: string): string {
  const { lang } = mailTexts(language);
  const form = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(lang, { ...options, timeZone: zone });
  const nameAt = (ms: number, timeZoneName: 'long' | 'longOffset'): string =>
    form({ timeZoneName })
      .formatToParts(ms)
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  const whole = form({ dateStyle: 'full', timeStyle: 'short' });
  const name = nameAt(starts, 'long');
  if (nameAt(starts, 'longOffset') === nameAt(ends, 'longOffset'))
    return `${whole.formatRange(starts, ends)} (${name})`;
  const nameOfEnd = nameAt(ends, 'long');
  const names = name === nameOfEnd ? [starts, ends].map((ms) => nameAt(ms, 'longOffset')) : [name, nameOfEnd];
  const date = form({ dateStyle: 'full' });
  const end = date.format(starts) === date.format(ends) ? form({ timeStyle: 'short' }) : whole;
  return `${whole.format(starts)} (${names[0]}) – ${end.format(ends)} (${names[1]})`;
}

type Clean = Readonly<Record<'title' | 'inviter' | 'link' | 'when' | 'note', string>>;

function cleaned(facts: InvitationFacts): Clean {
  return {
    title: cleanLine(facts.title),
    inviter: cleanLine(facts.inviter),
    link: facts.link,
    when: facts.when === undefined ? '' : mailTime(facts.when, facts.language),
    note: (facts.note ?? '')
      .slice(0, longestNote)
      .split(/\r\n|[\r\n\u2028\u2029]/)
      .map((line) => cleanLine(line, longestNote))
      .join('\n')
      .trim(),
  };
}

const longestNote = 2_000;

function textOf({ language, meet }: InvitationFacts, { title, inviter, link, when, note }: Clean): string {
  const texts = mailTexts(language);
  return [
    `${texts.invites(inviter)} ${texts.quoted(title)}.`,
    when && `${texts.when}: ${when}`,
    note,
    `${meet ? texts.meet : texts.join}:\n${link}`,
    texts.noAccount,
    `-- \n${texts.reason(inviter)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Tables and inline styles, which all mail programs render alike. The mail loads nothing. */
function htmlOf({ language, meet }: InvitationFacts, clean: Clean): string {
  const texts = mailTexts(language);
  const { title, link, when, note } = escaped(clean);
  const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
  const row = (style: string, content: string): string =>
    content === '' ? '' : `<tr><td style="padding:0 32px 20px;${font};${style}">${content}</td></tr>`;
  const quiet = 'font-size:14px;line-height:21px;color:#586070';
  return `<!doctype html>
<html lang="${texts.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="margin:0;padding:0;background:#f1f3f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f1f3f6"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #dde1e8;border-radius:12px">
<tr><td style="padding:28px 0 0"></td></tr>
${row('padding-bottom:4px;font-size:16px;line-height:24px;color:#586070', escapeHtml(texts.invites(clean.inviter)))}
${row('font-size:24px;line-height:31px;font-weight:700;color:#1b1f27;word-break:break-word', title)}
${row('font-size:16px;line-height:24px;color:#1b1f27', when && `<strong>${texts.when}</strong><br>${when}`)}
${row('font-size:16px;line-height:24px;color:#1b1f27;word-break:break-word', note && `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="border-left:3px solid #1f5fbf;padding:2px 0 2px 14px;${font}">${note.replaceAll('\n', '<br>')}</td></tr></table>`)}
${row('', `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#1f5fbf" style="border-radius:8px"><a href="${link}" style="display:inline-block;padding:13px 24px;${font};font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${meet ? texts.meet : texts.join}</a></td></tr></table>`)}
${row(quiet, texts.noAccount)}
${row(quiet, `${texts.linkBelow}<br><a href="${link}" style="color:#1f5fbf;word-break:break-all">${link}</a>`)}
<tr><td style="padding:16px 32px 24px;border-top:1px solid #dde1e8;${font};font-size:13px;line-height:19px;color:#586070">${escapeHtml(texts.reason(clean.inviter))}</td></tr>
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
