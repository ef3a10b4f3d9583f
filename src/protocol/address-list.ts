/** A pasted or typed list of e-mail addresses: `Name <mail>`, commas, semicolons, lines, tabs, CSV. Pure and linear. */

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
const longestAddress = 254;

/** What parts addresses or headers, and white space; `\p{Cc}` are the control characters. */
const unsafe = /[\s\p{Cc}\u2028\u2029,;<>"()[\]\\:]/u;

/** Each entry once, in the order given; fields without an "@" beside an address (names in CSV columns) are left out. */
export function parseAddressList(pasted: string): readonly AddressEntry[] {
  const entries = new Map<string, AddressEntry>();
  for (const row of rowsOf(pasted.slice(0, longestPaste))) {
    const named = row.filter((field) => field.includes('@'));
    for (const field of named.length > 0 ? named : row) {
      if (entries.size === mostEntries) return [...entries.values()];
      const entry = { text: field.slice(0, 320), email: parseEmail(addressIn(field)) };
      const key = entry.email ?? entry.text;
      const known = entries.get(key);
      entries.set(key, { ...(known ?? entry), times: (known?.times ?? 0) + 1 });
    }
  }
  return [...entries.values()];
}

/**
 * The address in the form it may be sent in; undefined for anything that could be more than one address or a
 * header: control characters, line separators and `, ; < > "` are refused, not removed.
 */
export function parseEmail(text: string): string | undefined {
  const address = text.trim();
  if (address.length > longestAddress || unsafe.test(address)) return undefined;
  const at = address.indexOf('@');
  if (at < 1 || at > 64 || at !== address.lastIndexOf('@')) return undefined;
  const local = address.slice(0, at);
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return undefined;
  // Letters that look like nothing, or turn the text round, have no place in an address that people compare by eye.
  if (/[\p{Cf}\p{Cs}\p{Co}]/u.test(local)) return undefined;
  const domain = domainOf(address.slice(at + 1));
  return domain === undefined ? undefined : `${local.toLowerCase()}@${domain}`;
}

/** The URL parser knows how international names become punycode, and refuses what is no host. */
function domainOf(text: string): string | undefined {
  if (/[/?#@%]/.test(text) || !URL.canParse(`https://${text}`)) return undefined;
  const { hostname } = new URL(`https://${text}`);
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname)
    ? hostname
    : undefined;
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
