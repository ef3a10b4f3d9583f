/**
 * Redacts foreign data: keeps its names and the words of the service, and replaces everything that may be about a person
 * by its type and length.
 */

/** Words of the service that say nothing about a person. */
const words = new Set(
  `admin member guest user anonymous phone userId userid anonymousId email topic group direct personal chat idea task
  native image video audio document active inactive mpaas ams 720P bearer email profile spaces end Bearer`.split(
    /\s+/,
  ),
);

const deepest = 8;
const longestName = 60;

/** A value with the same structure and without its content. Of a list only the first item is shown. */
export function shapeOf(value: unknown, name = '', depth = 0): unknown {
  if (depth > deepest) return '…';
  if (Array.isArray(value)) {
    const first = value.length > 0 ? [shapeOf(value[0], name, depth + 1)] : [];
    return [`${value.length} items`, ...first];
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).slice(0, 100);
    return Object.fromEntries(entries.map(([key, each]) => [nameOf(key), shapeOf(each, key, depth + 1)]));
  }
  if (typeof value === 'string') return shapeOfText(value, name);
  if (typeof value === 'number')
    return Math.abs(value) < 10 ? value : `number with ${String(value).length} characters`;
  return value;
}

/** A path of ours without ids. */
export function pathWithoutIds(path: string): string {
  return path.replaceAll(/[\da-f]{24}/gi, shortId).replaceAll(/(refTime|before|after)=\d[^&]*/g, '$1=…');
}

/** Names of fields are the service's, unless it uses an id or an address as a name. */
function nameOf(key: string): string {
  return /^[\w$. -]{1,60}$/.test(key) && !/\d{4}|[\da-f]{16}/i.test(key) && key.length <= longestName
    ? key
    : '(a name)';
}

function shapeOfText(text: string, name: string): string {
  if (text === '' || words.has(text)) return text;
  // The codes of errors and the names of events are the service's own.
  if (/^(?:code|category|error)$/.test(name) && /^[a-z]\w*(?:\.\w+)+$|^[a-z_]{3,40}$/.test(text)) return text;
  if (/^[\da-f]{24}$/i.test(text)) return `id ${shortId(text)}`;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return 'time, ISO 8601';
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) && text.length > 80) return `JWT of ${text.length}`;
  if (/^https?:\/\//.test(text)) return `address, absolute, of ${text.length}`;
  if (text.startsWith('/')) return `address, relative, of ${text.length}`;
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return `e-mail address of ${text.length}`;
  if (/^\d+$/.test(text)) return `digits, ${text.length}`;
  return `${/<\w/.test(text) ? 'HTML' : 'text'} of ${text.length}`;
}

function shortId(id: string): string {
  return `${id.slice(0, 3)}…`;
}
