/** Reads a table, such as a CSV file, and finds its columns of e-mail addresses and of roles, in linear time. */
import { parseAddressList, type AddressEntry } from './address-list.ts';
import type { Role } from './space.ts';

export interface AddressFile {
  /** Columns with at least one address, the fullest first. */
  readonly columns: readonly AddressColumn[];
  readonly roles: RoleColumn | undefined;
}

export interface AddressColumn {
  /** The heading of the column; "" without one. */
  readonly title: string;
  /** Counts from 1. */
  readonly number: number;
  /** The addresses, and unchanged those fields that look like an address but are not valid. */
  readonly fields: readonly string[];
  /** The other rows of the file below its heading, each as one line. */
  readonly rowsWithout: readonly string[];
}

export interface RoleColumn {
  readonly title: string;
  /** By e-mail address in lower case. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Values that are no roles of a space. */
  readonly unknown: readonly string[];
}

/** A file may have this many rows below its heading. */
export const maxFileRows = 2_000;
const mostColumns = 1_000;
/** More characters than a cell of a spreadsheet can have. */
const longestField = 100_000;

/**
 * Pauses after each piece of work, so that a page can do something else. Returns undefined when the file has too many
 * rows or columns.
 */
export function* parseAddressFile(bytes: ArrayBuffer): Generator<undefined, AddressFile | undefined> {
  const text = decode(bytes);
  if (!/[\r\n]/.test(text.trim())) return lineOf(text);
  const table = yield* parseTable(text);
  const rows: TableRow[] = [];
  for (const fields of table) {
    rows.push({ fields, entries: entriesOf(fields) });
    yield;
  }
  const heading = headingOf(rows);
  const body = rows.filter((row) => row !== heading);
  if (body.length > maxFileRows || rows.some(isTooWide)) return undefined;
  if (!heading && rows.every(isList))
    return listOf(rows.flatMap(({ entries }) => [...entries.values()].flat()));
  const columns = yield* columnsOf(body, heading);
  return { columns, roles: readRoles(heading, body) };
}

function* columnsOf(
  body: readonly TableRow[],
  heading: TableRow | undefined,
): Generator<undefined, readonly AddressColumn[]> {
  const lines = body.map(({ fields }) => fields.filter(Boolean).join(' · ').slice(0, 120));
  const columns: AddressColumn[] = [];
  for (const column of new Set(body.flatMap(({ entries }) => [...entries.keys()]))) {
    const cells = body.map(({ entries }) => entries.get(column) ?? []);
    const found = cells.flat();
    if (found.some(isAddress)) {
      columns.push({
        title: titleOf(heading, column),
        number: column + 1,
        fields: found.map(({ email, text }) => email ?? text),
        rowsWithout: lines.filter((_, at) => cells[at]?.length === 0),
      });
    }
    yield;
  }
  return columns.sort((a, b) => b.fields.length - a.fields.length || a.number - b.number);
}

/** A file of one line is a list, of any length. */
function lineOf(text: string): AddressFile {
  const { entries, unread } = parseAddressList(text);
  return listOf(unread === '' ? entries : [...entries, { email: undefined, text: unread }]);
}

/** A file that has nothing but addresses is one column. */
function listOf(entries: readonly FieldEntry[]): AddressFile {
  const fields = entries.map(({ email, text }) => email ?? text);
  const column = { title: '', number: 1, fields, rowsWithout: [] };
  return { columns: entries.some(isAddress) ? [column] : [], roles: undefined };
}

function isList({ fields, entries }: TableRow): boolean {
  return fields.every((field, at) => field === '' || entries.has(at));
}

function isTooWide({ fields }: TableRow): boolean {
  return fields.length > mostColumns || fields.some(({ length }) => length > longestField);
}

interface TableRow {
  readonly fields: readonly string[];
  /** What looks like an address, by the index of its field. */
  readonly entries: ReadonlyMap<number, readonly FieldEntry[]>;
}

type FieldEntry = Pick<AddressEntry, 'email' | 'text'>;

function entriesOf(fields: readonly string[]): TableRow['entries'] {
  const entries = new Map<number, readonly FieldEntry[]>();
  for (const [at, field] of fields.entries()) {
    if (field.length > longestField || !atSign.test(field)) continue;
    const found = parseAddressList(field).entries.map(({ email, text }) => ({
      email,
      text: text.slice(0, 90),
    }));
    if (found.length > 0) entries.set(at, found);
  }
  return entries;
}

const atSign = /@|＠|%40/;

function isAddress({ email }: FieldEntry): boolean {
  return email !== undefined;
}

function hasAddress({ entries }: TableRow): boolean {
  return [...entries.values()].flat().some(isAddress);
}

function titleOf(heading: TableRow | undefined, column: number): string {
  return (heading?.fields[column] ?? '').slice(0, 80);
}

/** Headings, in the languages of the dialog, of a column of addresses. */
const mailTitle =
  /^\P{L}*(?:(?:adress?e?|indirizzo|endereço|dirección) (?:d[ei] )?)?(?:(?:e-?)?mail(?:s|-?adres\p{L}*)?(?!\p{L})|correo|courriel|posta elettronica|(?:電子|E)?メール|(?:عنوان )?البريد)/iu;
/** A heading is looked for in as many rows, because a report begins with lines about itself. */
const mostTitleRows = 100;

/** The row that names a column of addresses; otherwise the widest row above the first address. */
function headingOf(rows: readonly TableRow[]): TableRow | undefined {
  const isHeading = (row: TableRow): boolean =>
    row.fields.some((field) => mailTitle.test(field)) && !hasAddress(row);
  const named = rows.slice(0, mostTitleRows).find(isHeading);
  if (named) return named;
  const width = ({ fields }: TableRow): number => fields.filter((field) => field !== '').length;
  return rows
    .slice(0, Math.max(0, rows.findIndex(hasAddress)))
    .reduce<TableRow | undefined>((best, row) => (best && width(best) >= width(row) ? best : row), undefined);
}

/** Headings of a column of roles, and the roles, in the languages of the dialog. */
const roleTitle =
  /^(?:.*\P{L})?(?:roles?|rollen?|rol[ae]?|rôles?|ruol[oi]|fun(?:ção|ções)|papel|役割|(?:ال)?دور)$/iu;
const roleNames: readonly (readonly [Role, RegExp])[] = [
  ['guest', /^(?:guest|gast|invitad[oa]|invitée?|ospite|convidad[oa]|gość|ゲスト|ضيفة?)$/iu],
  ['member', /^(?:member|mitglied|miembro|membre|membro|lid|człon(?:ek|kini)|メンバー|عضوة?)$/iu],
  [
    'admin',
    /^(?:admin(?:istrator(?:in|ka)?|istradora?|istrateur|istratrice)?|amministrat(?:ore|rice)|beheerder|管理者|مسؤولة?)$/iu,
  ],
];

/** An address with several rows has the role of its first one. */
function readRoles(heading: TableRow | undefined, body: readonly TableRow[]): RoleColumn | undefined {
  const column = heading?.fields.findIndex((field) => roleTitle.test(field)) ?? -1;
  if (column < 0) return undefined;
  const roles = new Map<string, Role>();
  const unknown = new Set<string>();
  for (const { fields, entries } of body) {
    const value = fields[column] ?? '';
    const emails = [...entries.values()].flat().flatMap(({ email }) => email ?? []);
    const role = roleNames.find(([, name]) => name.test(value))?.[0];
    if (role === undefined && value !== '' && emails.length > 0) unknown.add(value.slice(0, 40));
    for (const email of emails) if (role !== undefined && !roles.has(email)) roles.set(email, role);
  }
  return { title: titleOf(heading, column), roles, unknown: [...unknown] };
}

/** UTF-8, or UTF-16 with its byte order mark or with ASCII at the start; else the encoding of older Western spreadsheets. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0))
    return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const separators = [',', ';', '\t', '|'];

/** The rows that have a field. The separator is the one with which most addresses are fields of their own. */
function* parseTable(text: string): Generator<undefined, readonly (readonly string[])[]> {
  // Spreadsheet programs write and obey this line.
  const [line = '', given] = /^"?sep=([^\w\s"]|\t)"?[^\S\r\n]*(?:\r\n|[\r\n])/i.exec(text) ?? [];
  const body = text.slice(line.length);
  const candidates = given === undefined ? separators.filter((one) => body.includes(one)) : [given];
  let best: Table | undefined;
  for (const separator of candidates.length > 0 ? candidates : [',']) {
    const table: Table = yield* parseRows(body, separator);
    if (
      !best ||
      table.addresses > best.addresses ||
      (table.addresses === best.addresses && table.alike > best.alike)
    )
      best = table;
  }
  return best?.rows ?? [];
}

interface Table {
  readonly rows: readonly (readonly string[])[];
  /** Fields that are an address and nothing that another separator would divide. */
  readonly addresses: number;
  /** Rows with as many fields as most rows, if that is more than one. */
  readonly alike: number;
}

/**
 * The fields of each row, by RFC 4180. Own code: the libraries bring a command line or create functions from text, which
 * strict pages forbid.
 */
function* parseRows(text: string, separator: string): Generator<undefined, Table> {
  const rows: string[][] = [];
  const widths = new Map<number, number>();
  let row: string[] = [];
  let addresses = 0;
  let count = 0;
  const endRow = (): void => {
    if (row.length > mostColumns || row.some((one) => one !== '')) {
      rows.push(row);
      if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    row = [];
  };
  for (let at = 0; at < text.length && rows.length <= maxFileRows + 1 && row.length <= mostColumns;) {
    const { content, end } = quotedField(text, at, separator) ?? bareField(text, at, separator);
    const field = content.length > longestField ? content : content.replace(/\s+/g, ' ').trim();
    row.push(field);
    if (atSign.test(field) && !/[,;|\t"]/.test(content)) addresses++;
    at = end + 1;
    if (text[end] !== separator) endRow();
    if (++count % 500 === 0) yield;
  }
  endRow();
  return { rows, addresses, alike: Math.max(0, ...widths.values()) };
}

interface TableField {
  readonly content: string;
  /** Where the separator or the line end after it is. */
  readonly end: number;
}

/** Undefined if the field at this position is not quoted. A quote that does not end a field is an ordinary character. */
function quotedField(text: string, from: number, separator: string): TableField | undefined {
  const open = afterBlanks(text, from);
  if (text[open] !== '"') return undefined;
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const end = close < 0 ? close : afterBlanks(text, close + 1);
  if (end < 0 || (end < text.length && ![separator, '\r', '\n'].includes(text[end] ?? ''))) return undefined;
  return { content: text.slice(open + 1, close).replaceAll('""', '"'), end };
}

function bareField(text: string, from: number, separator: string): TableField {
  const next = new RegExp(`[\r\n${separator.replace(/[^\w\s]/, '\\$&')}]|$`, 'g');
  next.lastIndex = from;
  const end = next.exec(text)?.index ?? text.length;
  return { content: text.slice(from, end), end };
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\u00a0') at++;
  return at;
}
