/** Plain text and message bodies: what is typed becomes HTML that every client shows as typed, and back. */

/**
 * The body for a typed text: a `<p>` per line, as the service's web client sends [client: BS, LT].
 * Nothing in the text can become markup. `bodyToText` gives back exactly this text.
 */
export function textToBody(text: string): string {
  return text
    .split('\n')
    .map((row) => `<p>${row === '' ? '<br>' : row.replace(/[&<>"'\r]/g, (sign) => escapes[sign] ?? '')}</p>`)
    .join('');
}

/**
 * The plain text of any body, HTML or plain: exact for what was typed, a readable extract of other markup. Linear
 * in its length whatever it holds. The result is text: it may look like markup and must be bound as text.
 */
export function bodyToText(body: string): string {
  return softened(body)
    .replace(hidden, '')
    .replace(rowEnd, '\n')
    .replace(tag, '')
    .replace(/^\n|\n$/g, '')
    .replaceAll('\r', ' ')
    .replace(entity, decode);
}

/**
 * Only `<p>` and `<br>` without attributes, and entities that `bodyToText` knows: such a body needs no
 * sanitiser, its text is all there is.
 */
export function isPlainBody(body: string): boolean {
  return !otherMarkup.test(body) && !otherEntity.test(body);
}

/**
 * Line breaks of the source as "\r": between rows of markup they are as good as spaces. Without such rows the sender
 * sent plain text, where a line break means itself, as it does in code.
 */
function softened(body: string): string {
  if (!markedRow.test(body) || /<pre/i.test(body)) return body;
  return body.replace(/\s+/g, (run) => (/[\n\r]/.test(run) ? '\r' : run));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  // As such it would become a line break or vanish on the way.
  '\r': '&#13;',
};

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Control characters but tab and line breaks, and halves of a pair, are no characters. */
function decode(_: string, name = '', decimal: string | undefined, hex = ''): string {
  if (name) return named[name] ?? '';
  const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return /[\t\n\r]|[^\p{Cc}\p{Cs}]/u.test(character) ? character : '\ufffd';
}

const markedRow = /<(?:p|br|div|li|pre|blockquote|h[1-6])[\s/>]/i;
/** What never closes hides the rest, as it does in a browser. */
const hidden = /<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1[^<>]*>|$)/gi;
/** Blocks beginning and ending in one place end one row; a break before them only keeps that row open. */
const rowEnd =
  /(?:<br ?\/?>)?(?:[\n\r]?<\/?(?:p|div|h[1-6r]|[ou]l|li|pre|blockquote|table|tr)(?:\s[^<>]*)?>)+[\n\r]?|<br ?\/?>/gi;
const tag = /<[a-z/!?][^<>]*>/gi;

const entity = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g;
const otherEntity = /&(?=[#a-zA-Z])(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][\da-fA-F]{1,6});)/;
const otherMarkup = /<(?=[a-z/!?])(?!\/?p>|br ?\/?>)/i;
