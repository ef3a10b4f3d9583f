/** Plain text and message bodies: what is typed becomes HTML that every client shows as typed, and back. */
import { MarkupScanner } from './message-markup.ts';

/**
 * The body for a typed text: a `<p>` per line, as the service's web client sends [client: BS, LT].
 * Nothing in the text can become markup. `bodyToText` gives back exactly this text.
 */
export function textToBody(text: string): string {
  return text
    .split('\n')
    .map((row) => `<p>${row === '' ? '<br>' : row.replace(/[&<>"'\r]/g, escape)}</p>`)
    .join('');
}

/**
 * The plain text of any body, HTML or plain. Linear in its length whatever it holds. The result is text:
 * it may look like markup and must be bound as text.
 */
export function bodyToText(body: string): string {
  const scanner = new MarkupScanner(body);
  const rows = new Rows();
  // Without rows in markup the sender sent plain text, where a line break means itself.
  let literal = !markedRows.test(body);
  let position = 0;
  for (;;) {
    const tag = scanner.next(position);
    rows.add(body.slice(position, tag?.start), literal);
    if (!tag) return rows.join();
    position = tag.end;
    if (tag.name === 'br') rows.end();
    else if (blocks.test(tag.name)) rows.block(tag.closing);
    if (tag.name === 'pre') literal = !tag.closing;
  }
}

/**
 * Only `<p>` and `<br>` without attributes, and entities that `bodyToText` knows: such a body needs no
 * sanitiser, its text is all there is.
 */
export function isPlainBody(body: string): boolean {
  return !otherMarkup.test(body) && !otherEntity.test(body);
}

/** The rows of text that a reader of the markup would see. */
class Rows {
  readonly #rows: string[] = [];
  #row = '';
  /** The row exists, even when its text is "". */
  #open = false;
  /** A line break in the markup: a space, if anything follows in this row. */
  #soft = false;
  /** Behind one block and before the next, where spaces are no text. */
  #between = true;

  /** `literal`: line breaks are meant, else they are as good as spaces. */
  add(text: string, literal: boolean): void {
    if (literal) {
      const [first = '', ...rest] = text.split('\n');
      this.#append(first);
      for (const row of rest) {
        this.end();
        this.#append(row);
      }
      return;
    }
    const soft = text.replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : run));
    const words = soft.replace(/^\n|\n$/g, '').replaceAll('\n', ' ');
    this.#soft ||= soft.startsWith('\n');
    if (this.#between && words.trim() === '') return;
    this.#append(words);
    if (words !== '') this.#soft = soft.endsWith('\n');
  }

  /** A block begins or ends here, so a row does, if there is one. */
  block(closing: boolean): void {
    if (this.#open && (closing || this.#row.trim() !== '')) this.end();
    this.#start();
    this.#between = closing;
  }

  /** The row ends here, even when nothing is in it. */
  end(): void {
    this.#rows.push(this.#row);
    this.#start();
  }

  join(): string {
    if (this.#open) this.end();
    return this.#rows.join('\n');
  }

  #start(): void {
    this.#row = '';
    this.#open = this.#soft = false;
  }

  #append(text: string): void {
    if (text === '') return;
    const space = this.#soft && this.#open ? ' ' : '';
    this.#row += space + text.replace(entity, decode);
    this.#open = true;
    this.#soft = this.#between = false;
  }
}

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#x27;'],
  // As such it would become a line break or vanish on the way.
  ['\r', '&#13;'],
]);

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

function escape(character: string): string {
  return escapes.get(character) ?? '';
}

function decode(
  _: string,
  name: string | undefined,
  decimal: string | undefined,
  hex: string | undefined,
): string {
  if (name !== undefined) return named.get(name) ?? '';
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
}

/** No control character but tab and line breaks, no half of a pair. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return (code < 0x7f || code > 0x9f) && (code < 0xd800 || code > 0xdfff) && code <= 0x10ffff;
}

const blocks =
  /^(?:address|article|aside|blockquote|d[dlt]|div|figure|footer|h[1-6r]|header|li|main|[ou]l|p|pre|section|table|t[hrd])$/;
const markedRows = /<(?:p|br|div|li|pre|blockquote|h[1-6])[\s/>]/i;

const entity = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g;
const otherEntity = /&(?=[#a-zA-Z])(?!(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][\da-fA-F]{1,6});)/;
const otherMarkup = /<(?=[a-z/!?])(?!\/?p>|br ?\/?>)/i;
