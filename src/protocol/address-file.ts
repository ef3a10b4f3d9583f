/** Reads a table, such as a CSV file, and finds its columns of e-mail addresses, in linear time. */
import { parseAddressList } from './address-list.ts';

export interface AddressColumn {
  /** The heading of the column; "" without one. */
  readonly title: string;
  /** Counts from 1. */
  readonly number: number;
  /** The addresses, and unchanged those fields that look like an address but are not valid. */
  readonly fields: readonly string[];
}

/** A file may have this many rows below its heading. */
export const maxFileRows = 2_000;

/** Columns with at least one address, the fullest first; undefined when the file has more rows than `mostRows`. */
export function parseAddressColumns(bytes: ArrayBuffer): readonly AddressColumn[] | undefined {
  const rows = parseRows(decode(bytes));
  if (rows.length > maxFileRows + 1) return undefined;
  const [head = [], ...rest] = rows;
  const isHeading = !head.some(hasAddress);
  const body = isHeading ? rest : [head, ...rest];
  const width = body.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, at): AddressColumn => ({
    title: isHeading ? (head[at] ?? '').slice(0, 80) : '',
    number: at + 1,
    fields: body.flatMap((row) => addressesIn(row[at] ?? '')),
  }));
  return columns
    .filter(({ fields }) => fields.some(hasAddress))
    .sort((a, b) => b.fields.length - a.fields.length);
}

const mostColumns = 100;

function addressesIn(field: string): readonly string[] {
  if (!field.includes('@')) return [];
  return parseAddressList(field).map(({ email, text }) => email ?? text.slice(0, 90));
}

function hasAddress(field: string): boolean {
  return parseAddressList(field).some(({ email }) => email !== undefined);
}

/** UTF-8, or UTF-16 with its byte order mark; else the encoding of older Western spreadsheets. */
function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  const mark =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  if (mark !== '') return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * The fields of each row, by RFC 4180, with the most frequent separator of the first line. Own code: the libraries
 * bring a command line or create functions from text, which strict pages forbid.
 */
function parseRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const separator = separatorOf(text);
  for (const [whole, quoted, bare = '', end] of text.matchAll(fieldPattern(separator))) {
    if (whole === '') break;
    const content = quoted?.replaceAll('""', '"') ?? bare;
    if (row.length < mostColumns) row.push(content.replace(/\s+/g, ' ').trim());
    if (end === separator) continue;
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
    if (rows.length > maxFileRows + 1) break;
  }
  return row.some((one) => one !== '') ? [...rows, row] : rows;
}

/** A quoted or bare field and the separator or line end after it; a quote that never closes is an ordinary character. */
function fieldPattern(separator: string): RegExp {
  const bare = `[^${separator}\\r\\n]*`;
  return new RegExp(`(?:"([^"]*(?:""[^"]*)*)"${bare}|(${bare}))(${separator}|\\r\\n|[\\r\\n]|$)`, 'g');
}

function separatorOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  const count = (separator: string): number => line.split(separator).length;
  return [';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best), ',');
}
