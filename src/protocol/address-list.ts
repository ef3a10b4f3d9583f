/** Reads a pasted or typed list of e-mail addresses (`Name <mail>`, commas, semicolons, lines, tabs, CSV), in linear time. */
import { readEmail } from './email-address.ts';

export interface AddressEntry {
  /** The entry as typed, as one line of at most 320 characters. */
  readonly text: string;
  /** In lower case, with an international domain as punycode; undefined when the entry is not a valid address. */
  readonly email: string | undefined;
  /** How many times the list has it. */
  readonly times: number;
}

/** The rest of a longer list is ignored; characters and entries. */
const longestPaste = 200_000;
const mostEntries = 5_000;

/** Each entry once, in the order of the list. Leaves out fields without an "@" beside an address, such as names in CSV. */
export function parseAddressList(pasted: string): readonly AddressEntry[] {
  const entries = new Map<string, AddressEntry>();
  for (const row of parseRows(pasted.slice(0, longestPaste))) {
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

/** The address in `Name <mail>` or `mailto:mail`, or the field itself. */
function addressIn(field: string): string {
  const open = field.lastIndexOf('<');
  const inside = open >= 0 && field.endsWith('>') ? field.slice(open + 1, -1) : field;
  return inside.trim().replace(/^mailto:/i, '');
}

/** One pass over the characters. Quoted text keeps its commas. */
function parseRows(text: string): string[][] {
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
    // A quotation ends with its line: one stray quote must not swallow the rest of a list.
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
