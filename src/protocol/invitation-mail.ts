/** Writes the mail of an invitation (subject, HTML and plain text) from untrusted text. */
import { cleanLine } from './read.ts';

export interface InvitationFacts {
  readonly title: string;
  /** Name of the person who invites. */
  readonly inviter: string;
  /** Absolute `https:` (loopback: `http:`) address. */
  readonly link: string;
  /** The link opens a call. */
  readonly meet: boolean;
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

/** What a language says in the mail. */
export interface MailTexts {
  /** BCP 47, for the mail's `lang` and its dates. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly quoted: (title: string) => string;
  readonly subject: (inviter: string, quoted: string) => string;
  /** The line above the title. */
  readonly invites: (inviter: string) => string;
  readonly join: string;
  readonly meet: string;
  readonly when: string;
  readonly noAccount: string;
  readonly linkBelow: string;
  /** Why the recipient gets this mail. */
  readonly reason: (inviter: string) => string;
}

/**
 * A page's own template. It may contain `{{title}}`, `{{inviter}}`, `{{link}}`, `{{when}}` and `{{note}}`, which `html`
 * gets escaped for text and quoted attributes. Missing parts come from the default template.
 */
export type MailTemplate = Partial<InvitationMail>;

export function invitationMail(
  facts: InvitationFacts,
  texts: MailTexts,
  template: MailTemplate = {},
): InvitationMail {
  const clean = cleaned(facts, texts.lang);
  const fill = (pattern: string | undefined, form: (value: string) => string): string | undefined =>
    pattern?.replace(/\{\{(title|inviter|link|when|note)\}\}/g, (_, name: keyof Clean) => form(clean[name]));
  const plain = (value: string): string => value;
  return {
    // A subject is a header: one line, even if the template has several.
    subject: cleanLine(
      fill(template.subject, plain) ?? texts.subject(clean.inviter, texts.quoted(clean.title)),
    ),
    html: fill(template.html, escapeHtml) ?? htmlOf(facts, clean, texts),
    text: fill(template.text, plain) ?? textOf(facts, clean, texts),
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
export function mailTime({ starts, ends, zone }: MailTime, lang: string): string {
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

function cleaned(facts: InvitationFacts, lang: string): Clean {
  return {
    title: cleanLine(facts.title),
    inviter: cleanLine(facts.inviter),
    link: facts.link,
    when: facts.when === undefined ? '' : mailTime(facts.when, lang),
    note: (facts.note ?? '')
      .slice(0, longestNote)
      .split(/\r\n|[\r\n\u2028\u2029]/)
      .map((line) => cleanLine(line, longestNote))
      .join('\n')
      .trim(),
  };
}

const longestNote = 2_000;

function textOf(
  { meet }: InvitationFacts,
  { title, inviter, link, when, note }: Clean,
  texts: MailTexts,
): string {
  return [
    texts.subject(inviter, texts.quoted(title)),
    when && `${texts.when}: ${when}`,
    note,
    `${meet ? texts.meet : texts.join}:\n${link}`,
    texts.noAccount,
    `-- \n${texts.reason(inviter)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * Tables and inline styles, which all mail programs render alike. The mail loads nothing. Some programs keep only what is
 * inside the body, so the table has the language and the direction, too.
 */
function htmlOf({ meet }: InvitationFacts, clean: Clean, texts: MailTexts): string {
  const { lang, dir } = texts;
  const { title, link, when, note } = escaped(clean);
  const start = dir === 'rtl' ? 'right' : 'left';
  /** What people wrote has a direction of its own. */
  const own = (content: string): string => content && `<span dir="auto">${content}</span>`;
  const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
  const row = (style: string, content: string): string =>
    content === ''
      ? ''
      : `<tr><td align="${start}" style="padding:0 32px 20px;${font};${style}">${content}</td></tr>`;
  const quiet = 'font-size:14px;line-height:21px;color:#586070';
  return `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="margin:0;padding:0;background:#f1f3f6">
<table role="presentation" lang="${lang}" dir="${dir}" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f1f3f6"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #dde1e8;border-radius:12px">
<tr><td style="padding:28px 0 0"></td></tr>
${row('padding-bottom:4px;font-size:16px;line-height:24px;color:#586070', escapeHtml(texts.invites(clean.inviter)))}
${row('font-size:24px;line-height:31px;font-weight:700;color:#1b1f27;word-break:break-word', own(title))}
${row('font-size:16px;line-height:24px;color:#1b1f27', when && `<strong>${texts.when}</strong><br>${when}`)}
${row('font-size:16px;line-height:24px;color:#1b1f27;word-break:break-word', note && `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="border-${start}:3px solid #1f5fbf;padding:2px 14px;${font}">${own(note.replaceAll('\n', '<br>'))}</td></tr></table>`)}
${row('', `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="#1f5fbf" style="border-radius:8px"><a href="${link}" style="display:inline-block;padding:13px 24px;${font};font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${meet ? texts.meet : texts.join}</a></td></tr></table>`)}
${row(quiet, texts.noAccount)}
${row(quiet, `${texts.linkBelow}<br><a href="${link}" dir="ltr" style="color:#1f5fbf;word-break:break-all">${link}</a>`)}
<tr><td align="${start}" style="padding:16px 32px 24px;border-top:1px solid #dde1e8;${font};font-size:13px;line-height:19px;color:#586070">${escapeHtml(texts.reason(clean.inviter))}</td></tr>
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
