/** Messages of a space: reads them from history, the change feed and the socket, and converts typed text to HTML and back. */
import { fallback, type InferOutput } from 'valibot';
import { filePayload, readFiles, type SharedFile, type UploadedFile } from './files.ts';
import { type Mention, readMentions } from './mention.ts';
import { type Person, personSchema } from './person.ts';
import { anything, flag, id, read, readTime, record, idOrEmpty, listOrEmpty, text, keyword } from './read.ts';

/** A message as the server stores it. */
export interface Message {
  readonly id: string;
  /** "" when the record does not name it, which may happen in records of deletions. */
  readonly spaceId: string;
  /** `chat`, `idea`, `task`, or a system category (`app.event.…`). */
  readonly category: string;
  /** Has the id "" when the record names no sender. */
  readonly sender: Person;
  /** As the sender's client sent it: hostile HTML or plain text, cut to 64 KiB. Never insert it as HTML. */
  readonly bodyText: string;
  /** What was sent along, at most 50. */
  readonly files: readonly SharedFile[];
  /** ISO 8601, "" when missing. The documentation says it is the sender's own clock, so do not order messages by it. */
  readonly created: string;
  /** `loopbackMetadata.clientId`, present only on the socket that sent the message. */
  readonly clientId: string | undefined;
  /** Time of the last change on the server; ms since epoch. Undefined when the server does not tell. */
  readonly modified: number | undefined;
  /** Set on a comment: the post or task that it belongs to. The conversation of the space leaves comments out. */
  readonly parentId: string | undefined;
  /** The message was deleted; `bodyText` is "". */
  readonly deleted: boolean;
  /** The text has changed since it was stored, as far as that is known. */
  readonly edited?: boolean;
  /** Who is named besides the tags in `bodyText`. Whether the service returns it is not known, and neither is which counts. */
  readonly mentions?: readonly Mention[] | undefined;
}

/** A longer body is cut; characters. */
export const maxBodyLength = 65_536;

/** A text as HTML, and the people that it names. */
export interface MessageBody {
  readonly bodyText: string;
  readonly mentions?: readonly Mention[] | undefined;
}

/** What the user has written, and the files that belong to it. */
export interface MessageContent extends MessageBody {
  readonly files?: readonly UploadedFile[] | undefined;
}

/** `created`: ISO 8601. Only this socket receives `clientId` again. [doc: D/api/socket/send_message] */
export function messagePayload(
  message: MessageContent & {
    readonly spaceId: string;
    readonly created: string;
    readonly clientId: string;
  },
): object {
  const { spaceId, created, clientId } = message;
  return {
    category: 'chat',
    ...contentPayload(message),
    topicId: spaceId,
    created,
    loopbackMetadata: { clientId },
  };
}

/** [doc: D/api/spaces/spaces_spaceid_chats__post] `mentions` are beside the content. [client: SS:sdk:1641-1668] */
export function contentPayload({ bodyText, files = [], mentions }: MessageContent): object {
  return { content: { bodyText, data: files.map(filePayload) }, ...(mentions && { mentions }) };
}

/** A record with neither a text nor a deletion is not a message: it would blank out a known one. */
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
    files: deleted ? [] : readFiles(content?.data ?? []),
    created: toIso(created),
    clientId: loopbackMetadata.clientId || undefined,
    modified: readTime(modified),
    parentId: parentMsg._id || undefined,
    deleted,
    mentions: readMentions(found.mentions),
    // A text is the version of the protocol, which clients send.
    edited: found.version === Number(found.version) && found.version > 1,
  };
}

/**
 * The HTML body of a typed text: one `<p>` per line, as the service's web client sends it [client: BS, LT].
 * Nothing in the text can become markup. `bodyToText` gives back exactly this text.
 */
export function textToBody(text: string): string {
  return text
    .split('\n')
    .map((row) => `<p>${escapeText(row) || '<br>'}</p>`)
    .join('');
}

/** A text in which nothing can become markup. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"'\r]/g, (sign) => escapes[sign] ?? '');
}

/**
 * The plain text of a body, HTML or plain: exact for typed text, a readable extract of other markup. Its run time
 * is linear for any input. The result may look like markup: bind it as text.
 */
export function bodyToText(body: string): string {
  // Most bodies are this simple.
  const [, line] = /^<p>([^<&\r\n]*)<\/p>$/.exec(body) ?? [];
  if (line !== undefined) return line;
  return markSourceBreaks(body)
    .replace(hidden, '')
    .replace(rowEnd, '\n')
    .replace(cell, ' ')
    .replace(tag, '')
    .replace(/^\n|\n$/g, '')
    .replaceAll('\r', ' ')
    .replace(entity, decodeEntity);
}

/**
 * Whether a body has only `<p>` and `<br>` without attributes, and entities that `bodyToText` knows. Such a body
 * needs no sanitiser, because its text is all it holds.
 */
export function isPlainBody(body: string): boolean {
  return !otherMarkup.test(body) && !otherEntity.test(body);
}

/** The server time inside an ObjectId, in ms; undefined if the id contains no plausible time. */
export function serverTime(id: string): number | undefined {
  if (!/^[0-9a-f]{24}$/i.test(id)) return undefined;
  const ms = parseInt(id.slice(0, 8), 16) * 1_000;
  return ms > Date.UTC(2010) ? ms : undefined;
}

const unknownSender: Person = { id: '', name: '', username: '', picture: undefined, kind: 'user' };

/** [doc: D/api/messages/tasks_taskid_messages, W/api/socket/message_sent] */
const messageSchema = record({
  _id: id,
  topicId: idOrEmpty,
  category: keyword,
  sender: fallback(personSchema, unknownSender),
  content: anything,
  created: anything,
  modified: anything,
  parentMsg: fallback(record({ _id: idOrEmpty }), { _id: '' }),
  loopbackMetadata: fallback(record({ clientId: text(200) }), { clientId: '' }),
  deleted: flag,
  isDeleted: flag,
  status: anything,
  mentions: listOrEmpty,
  version: anything,
});

const contentSchema = record({ bodyText: text(maxBodyLength), data: listOrEmpty });

/**
 * The shape of a deletion is not documented. All of these guesses count: a flag; a category such as `chat.deleted`;
 * the `status` of the sister feed of spaces (other than 0, or the word) on a record that has lost its
 * content. Tasks have their own status inside `content`. [inferred from D/api/spaces/activitiesrecord_spaces]
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

/**
 * Turns line breaks of the source into "\r", which later becomes a space: in markup they mean no more than one.
 * A body without block markup is plain text, where a line break is a line break, as it is in `<pre>`.
 */
function markSourceBreaks(body: string): string {
  if (!markedRow.test(body) || /<pre/i.test(body)) return body;
  return body.replace(/\s+/g, (run) => (/[\n\r]/.test(run) ? '\r' : run));
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  // Unescaped, it would become a line break or get lost.
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

/** Control characters other than tab and line breaks, and lone surrogates, become U+FFFD. */
function decodeEntity(_: string, name = '', decimal: string | undefined, hex = ''): string {
  if (name) return named[name] ?? '';
  const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return /[\t\n\r]|[^\p{Cc}\p{Cs}]/u.test(character) ? character : '\ufffd';
}

const markedRow = /<(?:p|br|div|li|pre|blockquote|h[1-6])[\s/>]/i;
/** An element that never closes hides the rest, as it does in a browser. */
const hidden = /<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1[^<>]*>|$)/gi;
/** Adjacent block tags end one row together; a `<br>` before them adds no row. */
const rowEnd =
  /(?:<br ?\/?>)?(?:[\n\r]?<\/?(?:p|h[1-6r]|[ou]l|li|pre|blockquote|t(?:able|body|foot|head|r)|address|article|aside|caption|center|d[dlt]|details|dialog|dir|div|fieldset|fig(?:caption|ure)|footer|form|header|hgroup|legend|listing|main|menu|nav|opt(?:group|ion)|search|section|summary)(?:\s[^<>]*)?>)+[\n\r]?|<br(?:\s[^<>]*)?\/?>/gi;
const cell = /<\/?t[dh](?:\s[^<>]*)?>/gi;
const tag = /<[a-z/!?][^<>]*>/gi;

const entity = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g;
const otherEntity = /&(?=[#a-zA-Z])(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][\da-fA-F]{1,6});)/;
const otherMarkup = /<(?=[a-z/!?])(?!\/?p>|br ?\/?>)/i;
