/** A pasted or typed list of e-mail addresses: `Name <mail>`, commas, semicolons, lines, tabs, CSV. Pure and linear. */
import { readEmail } from './email-address.ts';

export interface AddressEntry {
  /** What stood there, as one line of at most 320 characters. */
  readonly text: string;
  /** Ready to be sent: lower case, an international domain as punycode; undefined when it is no address. */
  readonly email: string | undefined;
  /** How often it stood there. */
  readonly times: number;
}

/** How much of a paste is read; characters and entries. */
const longestPaste = 200_000;
const mostEntries = 5_000;

/** Each entry once, in the order given; fields without an "@" beside an address (names in CSV columns) are left out. */
export function parseAddressList(pasted: string): readonly AddressEntry[] {
  const entries = new Map<string, AddressEntry>();
  for (const row of rowsOf(pasted.slice(0, longestPaste))) {
    const named = row.filter((field) => field.includes('@'));
    for (const field of named.length > 0 ? named : row) {
      if (entries.size === mostEntries) return [...entries.values()];
      const entry = { text: field.slice(0, 320), email: readEmail(addressIn(field)) };
      const key = entry.email ?? entry.text;
      const known = entries.get(key);
      entries.set(key, { ...(known ?? entry), times: (known?.times ?? 0) + 1 });
    }
  }
  return [...entries.values()];
}

/** `Name <mail>` or `mailto:mail` or the field itself. */
function addressIn(field: string): string {
  const open = field.lastIndexOf('<');
  const inside = open >= 0 && field.endsWith('>') ? field.slice(open + 1, -1) : field;
  return inside.trim().replace(/^mailto:/i, '');
}

/** One pass over the characters; a quoted part, and what stands between < and >, keeps its commas. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    const clean = field.trim();
    if (clean !== '') row.push(clean);
    field = '';
  };
  const endRow = (): void => {
    endField();
    if (row.length > 0) rows.push(row);
    row = [];
  };
  for (const char of text) {
    // A quotation never runs over a line end: one stray quote must not swallow the rest of a list.
    if (/[\n\r\u2028\u2029]/.test(char)) {
      quoted = false;
      endRow();
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && /[,;\t]/.test(char)) endField();
    else field += char;
  }
  endRow();
  return rows;
}
