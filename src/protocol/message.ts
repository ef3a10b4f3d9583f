/** A message of a space, as history, the change feed and the socket bring it. */
import { fallback, type InferOutput } from 'valibot';
import { type Person, personSchema } from './person.ts';
import { anything, flag, id, read, readTime, record, softId, softList, text, word } from './read.ts';

/** A message as the server stores it. */
export interface Message {
  readonly id: string;
  /** "" when the record does not say, as some deletion records may. */
  readonly spaceId: string;
  /** `chat`, `idea`, `task`, or a system category (`app.event.…`). */
  readonly category: string;
  /** With the id "" when the record names nobody. */
  readonly sender: Person;
  /** What the sender's client sent: hostile HTML or plain text, at most 64 KiB kept. Never inserted as is. */
  readonly bodyText: string;
  /**
   * ISO 8601, "" when missing. By the documentation the sender's own clock, so never used to order messages.
   */
  readonly created: string;
  /** `loopbackMetadata.clientId`, present only on the socket that sent the message. */
  readonly clientId: string | undefined;
  /** When the server says it last changed (ms since epoch); undefined where it does not say. */
  readonly modified: number | undefined;
  /** Set on a comment: the post or task it belongs to. Comments are not part of the space's own conversation. */
  readonly parentId: string | undefined;
  /** The message was removed; `bodyText` is "". */
  readonly deleted: boolean;
}

/** What is kept of a body; characters. */
export const longestBody = 65_536;

const nobody: Person = { id: '', name: '', username: '', picture: undefined, kind: 'user' };

/** [doc: D/api/messages/tasks_taskid_messages, W/api/socket/message_sent] */
const messageSchema = record({
  _id: id,
  topicId: softId,
  category: word,
  sender: fallback(personSchema, nobody),
  content: anything,
  created: anything,
  modified: anything,
  parentMsg: fallback(record({ _id: softId }), { _id: '' }),
  loopbackMetadata: fallback(record({ clientId: text(200) }), { clientId: '' }),
  deleted: flag,
  isDeleted: flag,
  status: anything,
});

const contentSchema = record({ bodyText: text(longestBody), data: softList });

/** A record that tells neither a text nor a deletion is no message: to show it would blank what is known. */
export function readMessage(value: unknown): Message | undefined {
  const found = read(messageSchema, value);
  if (!found) return undefined;
  const { _id, topicId, category, sender, created, modified, parentMsg, loopbackMetadata } = found;
  const content = read(contentSchema, found.content);
  const deleted = isDeleted(found, content);
  if (!content && !deleted) return undefined;
  return {
    id: _id,
    spaceId: topicId,
    category,
    sender,
    bodyText: deleted ? '' : (content?.bodyText ?? ''),
    created: toIso(created),
    clientId: loopbackMetadata.clientId || undefined,
    modified: readTime(modified),
    parentId: parentMsg._id || undefined,
    deleted,
  };
}

/**
 * How a deletion looks is not documented. Guesses, all accepted: a flag; a category such as `chat.deleted`;
 * the `status` of the sister feed of spaces (other than 0, or the word) on a record that has lost its
 * content. Tasks keep their own status inside `content`. [inferred from D/api/spaces/activitiesrecord_spaces]
 */
function isDeleted(
  { deleted, isDeleted: marked, category, status }: InferOutput<typeof messageSchema>,
  content: InferOutput<typeof contentSchema> | undefined,
): boolean {
  if (deleted || marked || category.endsWith('.deleted') || status === 'deleted') return true;
  const isEmpty = !content || (content.bodyText === '' && content.data.length === 0);
  return isEmpty && typeof status === 'number' && status !== 0;
}

function toIso(created: unknown): string {
  const ms = readTime(created);
  if (ms === undefined) return '';
  return typeof created === 'string' ? created : new Date(ms).toISOString();
}

// Plain text and message bodies: what is typed becomes HTML that every client shows as typed, and back.

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
