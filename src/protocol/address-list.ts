/**
 * Reads a pasted or typed text with e-mail addresses, in linear time: recipients as mail programs write them, lines,
 * tables, or sentences. Each "@" belongs to exactly one entry, so no address is lost without a word.
 */
import { readEmail } from './email-address.ts';

export interface AddressEntry {
  /** The entry as typed, as one line of at most 320 characters. */
  readonly text: string;
  /** In lower case, with an international domain as punycode; undefined when the entry is not a valid address. */
  readonly email: string | undefined;
  /** How many times the list has it. */
  readonly times: number;
}

export interface AddressList {
  /** Each entry once, in the order of the list. Leaves out text without an "@" beside an address, such as names. */
  readonly entries: readonly AddressEntry[];
  /** The rest of a list that is too long; "" for any other. */
  readonly unread: string;
}

/** Characters and entries of the longest list; the service is asked for the owners of all of them. */
const longestPaste = 500_000;
const mostEntries = 5_000;

export function parseAddressList(pasted: string): AddressList {
  const text = pasted.slice(0, longestPaste).replace(fullWidth, toAscii);
  const found = new AddressEntries();
  const rows = [...text.matchAll(/[^\n\r\v\f\u0085\u2028\u2029]+/g)];
  for (const { 0: row, index } of rows) {
    const stopped = found.takeRow(row, rows.length === 1);
    if (stopped !== undefined) return { entries: found.all, unread: pasted.slice(index + stopped) };
  }
  return { entries: found.all, unread: pasted.slice(longestPaste) };
}

/** The entries found so far. */
class AddressEntries {
  readonly #entries = new Map<string, AddressEntry>();

  get all(): readonly AddressEntry[] {
    return [...this.#entries.values()];
  }

  /** Adds the entries of a row. Returns where it stopped if there are too many. */
  takeRow(row: string, isOnlyRow: boolean): number | undefined {
    if (!atSign.test(row)) return this.#takeNames(row.match(/(?:"[^"]*"|[^",;\t])+/g) ?? []);
    // A recipient without an address, such as one of the sender's own directory: `Ada </o=harbour/cn=ada>`.
    const recipients = row.includes(';') ? (row.match(/(?:"[^"]*"|[^";])+/g) ?? []) : [];
    this.#takeNames(recipients.filter((one) => !atSign.test(one) && (isOnlyRow || one.includes('<'))));
    let before: string | undefined;
    for (const { 0: word, index } of row.matchAll(wordPattern)) {
      if (!atSign.test(word)) continue;
      if (this.#entries.size >= mostEntries) return index;
      before = this.#takeWord(word, before);
    }
    return undefined;
  }

  /** Adds the addresses of a word; returns the last one. `before`: the address before this word in its row. */
  #takeWord(word: string, before: string | undefined): string | undefined {
    let last = before;
    for (const { 0: piece, index } of word.matchAll(piecePattern)) {
      if (!atSign.test(piece)) continue;
      const emails = emailsIn(piece);
      // Mail programs write the address as the name of a person who is in no address book: `'a@b.c' <'a@b.c'>`.
      const isNamedAlike = word[index - 1] === '<' && emails?.length === 1 && emails[0] === last;
      if (emails && !isNamedAlike) for (const email of emails) this.#add(email, piece, email);
      else if (!emails) this.#add(undefined, word.length <= longestWord ? word : piece);
      last = emails?.at(-1);
    }
    return last;
  }

  #takeNames(names: readonly string[]): undefined {
    for (const name of names) {
      const clean = name.replaceAll('"', '').trim();
      if (clean !== '' && this.#entries.size < mostEntries) this.#add(undefined, clean);
    }
  }

  #add(email: string | undefined, text: string, key = text): void {
    const entry = this.#entries.get(key) ?? { text: text.slice(0, 320), email, times: 0 };
    this.#entries.set(key, { ...entry, times: entry.times + 1 });
  }
}

/** Links on the web have it encoded. */
const atSign = /@|%40/;

/** Full-width signs of East Asian keyboards, which also separate addresses. */
const fullWidth = /[\uff01-\uff5e]/g;

function toAscii(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
}

/** What blanks, commas and semicolons of any script separate. A quoted local part stays with its domain. */
const wordPattern = /(?:"[^"]*"@)?(?:[^\s,;،؛、。]|\ufeff)+/g;

/** What brackets and quotation marks separate. One between two letters separates nothing: `a"b@example.com`. */
const piecePattern =
  /(?:[^<>()[\]"“”„‟«»‹›「」『』〈〉《》【】〔〕]|(?<=[\p{L}\p{N}])["“”„‟«»](?=[\p{L}\p{N}]))+/gu;

const longestWord = 80;
const longestPiece = 600;

/** Marks that show nothing. The joiners count as letters after those that they join. */
const invisible =
  /[\ufe00-\ufe0f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|(?<![\p{M}\p{Script=Arabic}])[\u200c\u200d]/gu;

/** The addresses of a piece; undefined unless all of it can be read. */
function emailsIn(piece: string): readonly string[] | undefined {
  if (piece.length > longestPiece) return undefined;
  const bare = unwrap(piece.replace(invisible, ''));
  if (/^mailto:/i.test(bare)) return emailsOfLink(bare.slice(7));
  const email = readOne(withoutLabel(bare.includes('@') ? bare : bare.replace('%40', '@')));
  if (email !== undefined) return [email];
  const parts = piece.split(separatorInside).filter((part) => part.includes('@'));
  if (parts.length < 2) return undefined;
  const emails = parts.map((part) => readOne(withoutLabel(unwrap(part.replace(invisible, '')))));
  return emails.every((one) => one !== undefined) ? emails : undefined;
}

/** Separates addresses only if there is a whole address on both sides. */
const separatorInside = /[/|&:\\\u200b\u2060\ufeff]+/;

/** A path of an address on the web may look like a local part. */
function readOne(text: string): string | undefined {
  return text.startsWith('/') ? undefined : readEmail(text);
}

/** The rest of a `mailto:` link: recipients, and those in its query. [RFC 6068] */
function emailsOfLink(rest: string): readonly string[] | undefined {
  const [recipients = '', query = ''] = rest.split(/\?(.*)/s);
  let decoded = `${recipients} ${query.replace(/(?:^|&)(?:[a-z]+=)?/gi, ' ')}`;
  try {
    decoded = decodeURIComponent(decoded);
  } catch {
    // A "%" may stand for itself.
  }
  const { entries } = parseAddressList(decoded.replace(/\s+/g, ' '));
  const found = entries.filter(({ text }) => text.includes('@'));
  const emails = found.flatMap(({ email }) => email ?? []);
  return emails.length > 0 && emails.length === found.length ? emails : undefined;
}

/** Without the name of a field before a colon: `SMTP:ada@…`, `E-mail:ada@…`. */
function withoutLabel(text: string): string {
  const colon = text.lastIndexOf(':', text.indexOf('@'));
  return colon >= 0 && !text.includes('://') ? unwrap(text.slice(colon + 1)) : text;
}

const pairs = ["''", '‘’', '‚‘', '‚’', '’’', '``', '´´', '**', '__', '~~', '||', '{}', '//'];

/** Takes off quotation marks, emphasis and what ends a sentence. A spreadsheet marks text with "'" or "=". */
function unwrap(text: string): string {
  let bare = text;
  while (bare.length > 1 && pairs.includes(bare.charAt(0) + bare.charAt(bare.length - 1)))
    bare = bare.slice(1, -1);
  return bare
    .replace(/^(?:['=]|[^\p{L}\p{M}\p{N}\p{Cc}\p{Cs}!#$%&*+/?^_`{|}~@.-])+/u, '')
    .replace(/[^\p{L}\p{M}\p{N}@]+$/u, '');
}
