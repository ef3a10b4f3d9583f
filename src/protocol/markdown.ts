/**
 * The markdown that users type, as the HTML of the service: bold, italic, code, links, lists, quotes and people. Loads
 * with the tools for writing.
 *
 * This is our own code because no library does it: snarkdown (1 KB) escapes nothing and takes `2*3*4` for italics;
 * marked, micromark and markdown-it (10 to 40 KB) follow CommonMark, which joins the lines of a paragraph and drops
 * backslashes, so that texts without markdown would change.
 */
import type { Mention } from './mention.ts';
import { escapeText, type MessageBody, textToBody } from './message.ts';

/**
 * The body of a text: without markdown, exactly that of `textToBody`. Runs in linear time.
 * @param known the people that the user has picked; `@` and the whole name mentions one
 */
export function markdownToBody(text: string, known: readonly Mention[] = []): MessageBody {
  const found = new Map<string, Mention>();
  const bodyText = blocks(text.split('\n'), { known, found, pattern: tokenPattern(known) }, 0);
  return { bodyText, mentions: found.size > 0 ? [...found.values()] : undefined };
}

/** The markdown that stands for exactly this text. */
export function textToMarkdown(text: string): string {
  return text
    .split('\n')
    .map((row) => escapeStart(escapeSigns(row)))
    .join('\n');
}

/** Puts a backslash before a row of text that would begin a list, a quote or code. */
export function escapeStart(row: string, isAfterList = false): string {
  return startsBlock.test(row) && (isAfterList || !/^\\*(?!1\.)\d/.test(row)) ? `\\${row}` : row;
}

/**
 * Puts backslashes into a row of text where it would become bold, italic, code or a link.
 * @param marked the same row, in which other characters stand for the signs that are meant; it is what gets backslashes
 */
export function escapeSigns(row: string, marked = row): string {
  let escaped = '';
  let done = 0;
  const pattern = tokenPattern([]);
  for (let token = pattern.exec(row); token; token = pattern.exec(row)) {
    const [, slashes = '', code, , , signs = ' '] = token;
    const at = token.index + slashes.length;
    if (row[at] !== marked[at]) continue;
    const starts = startsMarkup(row, token);
    if (starts) {
      escaped += `${marked.slice(done, token.index)}\\`;
      done = token.index;
    }
    if (starts || code) pattern.lastIndex = at + signs.length;
  }
  return escaped + marked.slice(done);
}

interface Context {
  readonly known: readonly Mention[];
  readonly found: Map<string, Mention>;
  readonly pattern: RegExp;
}

/** Quotes of quotes; more of them stay text. */
const deepest = 5;
const quote = /^>(?: |$)/;
const bullet = /^[-*] (?![-*] )(?=\S)/;
const fence = /^```[\w+-]*$/;
/** What begins a block, perhaps after the backslashes that keep it from that. */
const startsBlock = /^\\*(?:>(?: |$)|[-*] (?![-*] )(?=\S)|\d{1,5}\. (?=\S)|```[\w+-]*$)/;

function blocks(rows: readonly string[], context: Context, depth: number): string {
  let html = '';
  for (let at = 0; at < rows.length;) {
    const row = rows[at] ?? '';
    const end = blockEnd(rows, at, depth);
    const block = rows.slice(at, end);
    at = Math.max(end, at + 1);
    if (block.length === 0) html += paragraph(row, context);
    else if (quote.test(row)) {
      const inner = block.map((each) => each.slice(2));
      html += `<blockquote>${blocks(inner, context, depth + 1)}</blockquote>`;
    } else if (fence.test(row)) html += preformatted(block.slice(1, -1));
    else html += list(block, context);
  }
  return html;
}

/** The index after the block that begins in a row; the index of the row for a paragraph. */
function blockEnd(rows: readonly string[], start: number, depth: number): number {
  const row = rows[start] ?? '';
  if (fence.test(row)) {
    const end = rows.indexOf('```', start + 1);
    return end > start + 1 ? end + 1 : start;
  }
  const isInside = (at: number): boolean => {
    const next = rows[at] ?? '';
    if (quote.test(row)) return depth < deepest && quote.test(next);
    // A year at the beginning of a sentence is no list.
    return bullet.test(row) ? bullet.test(next) : numberOf(next) === at - start + 1;
  };
  let end = start;
  while (end < rows.length && isInside(end)) end++;
  return end;
}

function numberOf(row: string): number {
  return Number(/^(\d{1,5})\. (?=\S)/.exec(row)?.[1]);
}

/** A parser drops one line break at the beginning. */
function preformatted(rows: readonly string[]): string {
  return `<pre>${rows[0] === '' ? '\n' : ''}${escapeText(rows.join('\n'))}</pre>`;
}

function list(rows: readonly string[], context: Context): string {
  const name = bullet.test(rows[0] ?? '') ? 'ul' : 'ol';
  const items = rows.map((row) => `<li>${inline(row.slice(row.indexOf(' ') + 1), context)}</li>`);
  return `<${name}>${items.join('')}</${name}>`;
}

function paragraph(row: string, context: Context): string {
  const text = row.startsWith('\\') && startsBlock.test(row) ? row.slice(1) : row;
  return text === '' ? textToBody('') : `<p>${inline(text, context)}</p>`;
}

/**
 * In this order: backslashes, then code, a link (its label and address) or a run of signs; or an address, whose signs
 * mean nothing; or a person.
 */
function tokenPattern(known: readonly Mention[]): RegExp {
  const names = known
    .map(({ title }) => title)
    .toSorted((a, b) => b.length - a.length)
    .map((title) => title.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const person = names.length > 0 ? `|(?<![\\p{L}\\p{N}_@./])@(${names.join('|')})(?![\\p{L}\\p{N}_])` : '';
  return new RegExp(
    String.raw`(?<!\\)(\\*)(?:(\x60[^\x60]+\x60)|\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)|(\*+|_+))|https?:\/\/[^\s*\x60\\]*[^\s*\x60\\_]${person}`,
    'gu',
  );
}

/** Scripts that put no space between words, and their punctuation. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u3000-\\u303f\\uff01-\\uff1b';
const mayOpenAfter = new RegExp(`[\\s([{"'“‘«„¿¡*_—–\\u2068${unspaced}]$`, 'u');
const isWord = new RegExp(`^(?![${unspaced}])[\\p{L}\\p{N}]`, 'u');
const hasWords = /[\p{L}\p{N}\p{Emoji_Presentation}]/u;

const tagOf: Readonly<Record<string, string>> = { '**': 'strong', '*': 'em', _: 'em' };

/** Where a run of signs begins something, or a token is code or a link. Within words and emoticons nothing is meant. */
function startsMarkup(row: string, token: RegExpExecArray): boolean {
  const [whole, slashes = '', code, label, , signs] = token;
  if (label !== undefined) return true;
  if (code === undefined && (signs === undefined || !tagOf[signs])) return false;
  const { index } = token;
  const end = index + whole.length;
  if (index > 0 && !mayOpenAfter.test(row.slice(Math.max(0, index - 2), index))) return false;
  return code === undefined
    ? /\S/.test(row[index + slashes.length + (signs ?? '').length] ?? ' ')
    : !isWord.test(row.slice(end, end + 2));
}

function endsMarkup(
  row: string,
  { 0: whole, 1: slashes, index }: RegExpExecArray,
  { from }: OpenSign,
): boolean {
  const end = index + whole.length;
  const isBesideWord = !slashes && /\S/.test(row[index - 1] ?? ' ') && !isWord.test(row.slice(end, end + 2));
  return isBesideWord && hasWords.test(row.slice(from, index));
}

/** A sign that may begin something. Each kind can be open once. */
interface OpenSign {
  readonly signs: string;
  /** Its place in the parts. */
  readonly part: number;
  /** Where its content begins in the row. */
  readonly from: number;
}

function inline(row: string, { known, found, pattern }: Context): string {
  const parts: string[] = [];
  let open: readonly OpenSign[] = [];
  let done = 0;
  pattern.lastIndex = 0;
  for (let token = pattern.exec(row); token; token = pattern.exec(row)) {
    const [whole, slashes = '', code, label, address = '', signs, name] = token;
    const { index } = token;
    const from = index + whole.length;
    parts.push(escapeText(row.slice(done, index)));
    done = from;
    const starts = startsMarkup(row, token);
    const opened = open.findLast((each) => each.signs === signs);
    const mention = name === undefined ? undefined : known.find(({ title }) => title === name);
    if (slashes && starts) {
      // The sign after the backslash is meant as it is.
      done = index + slashes.length + (signs ?? ' ').length;
      parts.push(escapeText(row.slice(index + 1, done)));
      pattern.lastIndex = done;
    } else if (mention) {
      found.set(mention.id, mention);
      parts.push(mentionTag(mention));
    } else if (code && starts) parts.push(`<code>${escapeText(code.slice(1, -1))}</code>`);
    else if (label !== undefined) parts.push(`<a href="${escapeText(address)}">${escapeText(label)}</a>`);
    else if (signs && opened && endsMarkup(row, token, opened)) {
      const tag = tagOf[signs];
      parts[opened.part] = `<${tag}>`;
      parts.push(`</${tag}>`);
      open = open.slice(0, open.indexOf(opened));
    } else {
      if (signs && starts && !open.some((each) => tagOf[each.signs] === tagOf[signs]))
        open = [...open, { signs, part: parts.length, from }];
      // Only the first sign of what only looks like code is text; the rest may be anything.
      if (code) pattern.lastIndex = done = index + slashes.length + 1;
      parts.push(escapeText(row.slice(index, done)));
    }
  }
  return parts.join('') + escapeText(row.slice(done));
}

/** [client: SS:sdk:1641-1668] What is inside the tag is not known; clients that do not know the tag show the name. */
function mentionTag({ id, type, title }: Mention): string {
  const [idText, typeText, name] = [id, type, title].map(escapeText);
  return `<mention id="${idText}" type="${typeText}" value="${name}">@${name}</mention>`;
}
