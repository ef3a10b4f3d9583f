/** Where the tags of a message body begin and end: a scanner that is linear in the body's length. */

export interface Tag {
  /** Lower case; "" for a comment or declaration. */
  readonly name: string;
  readonly closing: boolean;
  readonly start: number;
  /** Where the text goes on. Behind the contents of scripts and styles, which are no text. */
  readonly end: number;
}

/** One pass over one body: ask for positions in rising order. */
export class MarkupScanner {
  readonly #body: string;
  readonly #lastEnd: number;
  /** Quotes and comments that never close are given up for the whole body, else each would be searched again. */
  #quotesClose = true;
  #commentsClose = true;

  constructor(body: string) {
    this.#body = body;
    this.#lastEnd = body.lastIndexOf('>');
  }

  /** The first tag at or behind `from`; a "<" that begins none is a character like any other. */
  next(from: number): Tag | undefined {
    opening.lastIndex = from;
    const found = opening.exec(this.#body);
    if (!found || found.index > this.#lastEnd) return undefined;
    const [, slash, word] = found;
    const start = found.index;
    if (word === undefined) return { name: '', closing: false, start, end: this.#commentEnd(start) };
    const name = word.toLowerCase();
    const closing = slash === '/';
    const end = this.#tagEnd(start);
    const isRaw = !closing && (name === 'script' || name === 'style');
    return { name, closing, start, end: isRaw ? this.#rawEnd(name, end) : end };
  }

  /** Behind the first ">" outside quotes. */
  #tagEnd(start: number): number {
    const body = this.#body;
    let position = start;
    while (this.#quotesClose) {
      quoteOrEnd.lastIndex = position;
      const found = quoteOrEnd.exec(body)?.[0];
      const at = quoteOrEnd.lastIndex;
      if (found === '>') return at;
      const close = found === undefined ? -1 : body.indexOf(found, at);
      this.#quotesClose = close >= 0;
      position = close + 1;
    }
    return body.indexOf('>', start) + 1;
  }

  #commentEnd(start: number): number {
    if (this.#commentsClose && this.#body.startsWith('<!--', start)) {
      const end = this.#body.indexOf('-->', start + 2);
      if (end >= 0) return end + 3;
      this.#commentsClose = false;
    }
    return this.#body.indexOf('>', start) + 1;
  }

  #rawEnd(name: string, from: number): number {
    const close = name === 'script' ? scriptEnd : styleEnd;
    close.lastIndex = from;
    return close.exec(this.#body)?.index ?? this.#body.length;
  }
}

const opening = /<(?:(\/?)([a-z][\w-]*)|[!?])/gi;
const quoteOrEnd = /["'>]/g;
const scriptEnd = /<\/script/gi;
const styleEnd = /<\/style/gi;
