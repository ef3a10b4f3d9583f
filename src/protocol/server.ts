/** Hosts of the service, and the rules that decide which servers a page may use. */

/** The default server of REST requests. [doc: every API page] */
export const defaultServer = 'https://spacesapis.avayacloud.com';

/**
 * Origins of the service itself that every page may use. Those of its staging environment must be listed like any other
 * server. [doc: every API page, D/guides/socketio; client: SS:sdk:190-202]
 */
export const serviceOrigins: readonly string[] = [
  defaultServer,
  'https://spacesapis-socket.avayacloud.com',
  'https://accounts.avayacloud.com',
  'https://spaces.avayacloud.com',
];

/**
 * Origins that an invite link may have. A link only names an invite: its host gets no request.
 * The guide's own example shows the REST host, and old links have an old host. [doc: D/guides/invitations; client: AR strings.xml]
 */
export const serviceWebOrigins: readonly string[] = [
  'https://spaces.avayacloud.com',
  'https://loganstaging.esna.com',
  defaultServer,
  'https://loganstagingapis.esna.com',
  'https://spaces.zang.io',
];

/** The web client of the service's environments; the same origin for any other server. [doc: spaces-api §1.1] */
export function webServerOf(server: string): string {
  return server.replace(/^(https:..(?:spaces|loganstaging))apis\./, '$1.');
}

/**
 * The origin of a URL: `https:` (also for `wss:`), or `http:` on a loopback host. A text that begins with "/" is
 * resolved against `page`. Undefined for anything else.
 */
export function readOrigin(
  text: unknown,
  { page }: { readonly page?: string | undefined } = {},
): string | undefined {
  const url = parseUrl(text, page);
  return url && isSafe(url, /^(?:https|wss):$/, /^(?:http|ws):$/) ? httpOrigin(url) : undefined;
}

/** Whether a page may send requests and a token to `origin`. */
export function isAllowedServer(
  origin: string,
  { listed, pageOrigin }: { readonly listed: readonly string[]; readonly pageOrigin: string | undefined },
): boolean {
  if (readOrigin(origin) !== origin) return false;
  if (serviceOrigins.includes(origin) || listed.some((entry) => readOrigin(entry) === origin)) return true;
  return isLoopback(origin) && pageOrigin !== undefined && isLoopback(pageOrigin);
}

/** Whether an origin is on this device. */
export function isLoopback(origin: string): boolean {
  const host = parseUrl(origin)?.hostname;
  return host !== undefined && /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
}

/** The URL of a picture: `https:`, or `http:` on a loopback host; undefined for anything else. */
export function readPictureUrl(text: unknown): string | undefined {
  // Most people have no picture, and the URL parser is slow to fail.
  const url = text ? parseUrl(text) : undefined;
  return url && isSafe(url, /^https:$/, /^http:$/) ? url.href : undefined;
}

/** Characters as received. Browsers need more than twice the time for twice the characters that they must encode. */
const longestUrl = 2_048;

/** Checks the scheme, because a `blob:` URL has the origin of another URL. */
function isSafe(url: URL, secure: RegExp, loopbackOnly: RegExp): boolean {
  if (url.username || url.password) return false;
  return secure.test(url.protocol) || (loopbackOnly.test(url.protocol) && isLoopback(url.href));
}

function httpOrigin({ href }: URL): string {
  return new URL(href.replace(/^ws/, 'http')).origin;
}

function parseUrl(text: unknown, page?: string): URL | undefined {
  if (typeof text !== 'string' || text.length > longestUrl) return undefined;
  const base = text.startsWith('/') ? page : undefined;
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
