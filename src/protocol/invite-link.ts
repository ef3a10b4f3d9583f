/** Invite links of the service's web client: reads which invite, space, room or person a link names. */
import { line, read, record } from './read.ts';
import { serviceWebOrigins } from './server.ts';

/**
 * `invite`: `/spaces/invites/<id>/join[?pwd=…][&inviteInfo=…]` [client: AR strings.xml, public links].
 * `space`: `/spaces/<id>` [client: LT]. `room`: `/u/<email>`, a personal meeting room
 * [doc: D/guides/personal-meeting-room]. `direct`: `/d/chat` or `/d/call` with `?email=`
 * [doc: D/api/spaces_calling/uri_functionality]. `id`: 24 hex digits alone, an invite or a space.
 * Ids are lower case. `startVideo`: the link leads to the call. For an invite and a space this form is not documented
 * [inferred: spaces-api §6.3].
 */
export type InviteLink =
  | {
      readonly kind: 'invite';
      readonly inviteId: string;
      /** `pwd` of the link, which looks like a hash of the PIN [inferred]; visible ASCII, at most 128 characters. */
      readonly password?: string;
      readonly startVideo?: true;
      readonly preview: InvitePreview;
    }
  | {
      readonly kind: 'space';
      readonly spaceId: string;
      readonly password?: string;
      readonly startVideo?: true;
    }
  | { readonly kind: 'room'; readonly email: string; readonly startVideo: boolean }
  | { readonly kind: 'direct'; readonly email: string; readonly way: 'chat' | 'call' }
  | { readonly kind: 'id'; readonly id: string };

/**
 * What a link tells about itself: unverified text, at most 200 characters each. It is `inviteInfo`, base64 of unsigned
 * JSON, so anyone can forge it [inferred from real links]. Show it as a hint, and decide nothing by it.
 */
export interface InvitePreview {
  readonly spaceName?: string;
  readonly inviterName?: string;
  readonly inviterEmail?: string;
}

export interface InviteProblem {
  readonly kind: 'problem';
  readonly reason: InviteProblemReason;
}

export type InviteProblemReason =
  | 'empty'
  | 'too-long'
  | 'not-a-link'
  /** `http:`, but the host is only allowed with `https:`. */
  | 'not-secure'
  | 'foreign-host'
  | 'has-credentials'
  | 'unknown-path'
  | 'bad-id'
  | 'bad-email';

/**
 * Reads a pasted or configured text. `origins`: the origins that a link may have; `http:` ones only when listed.
 * The result holds only ids: requests go to the configured server, never to the link's host.
 */
export function parseInviteLink(
  text: string,
  origins: readonly string[] = serviceWebOrigins,
): InviteLink | InviteProblem {
  if (typeof text !== 'string') return problem('empty');
  if (text.length > longestLink) return problem('too-long');
  const trimmed = text.trim();
  if (trimmed === '') return problem('empty');
  if (hexId.test(trimmed)) return { kind: 'id', id: trimmed.toLowerCase() };
  const url = parseUrl(trimmed);
  if (!url) return problem('not-a-link');
  const reason = hostProblem(url, origins);
  return reason ? problem(reason) : readPath(url);
}

const longestLink = 16_384;
const hexId = /^[0-9a-f]{24}$/i;

const longestInfo = 8_192;

const infoSchema = record({ spaceName: line, inviterName: line, inviterEmail: line });

/** One "@" between two runs of characters that an address may have without quotes. */
function isAddress(text: string): boolean {
  return /^[^\s\p{Cc}\p{Cf}\p{Cs}"(),:;<>@[\\\]]{1,64}@[^\s\p{Cc}\p{Cf}\p{Cs}"(),:;<>@[\\\]/?#%]{1,190}$/u.test(
    text,
  );
}

function parseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Compares whole origins after parsing, so look-alikes, ports and user names fail. */
function hostProblem(url: URL, origins: readonly string[]): InviteProblemReason | undefined {
  if (!origins.includes(url.origin)) {
    return url.protocol === 'http:' && origins.includes(`https://${url.host}`)
      ? 'not-secure'
      : 'foreign-host';
  }
  return url.username || url.password ? 'has-credentials' : undefined;
}

function readPath(url: URL): InviteLink | InviteProblem {
  const [area = '', ...rest] = url.pathname.replace(/\/$/, '').split('/').slice(1);
  // A "+" stays a "+": these links do not form-encode base64 or addresses.
  const query = new URLSearchParams(url.search.replace(/\+/g, '%2B'));
  const [first = '', second = '', last] = rest;
  if (area === 'spaces' && rest.length === 1) return readSpaceLink(first, query, false);
  if (area === 'spaces' && first === 'invites' && rest.length === 3 && last === 'join')
    return readSpaceLink(second, query, true);
  if (area === 'u' && rest.length === 1) return readRoom(first, query);
  if (area === 'd' && rest.length === 1 && (first === 'chat' || first === 'call')) {
    const email = (query.get('email') ?? '').trim();
    return isAddress(email) ? { kind: 'direct', email, way: first } : problem('bad-email');
  }
  return problem('unknown-path');
}

function readSpaceLink(text: string, query: URLSearchParams, isInvite: boolean): InviteLink | InviteProblem {
  if (!hexId.test(text)) return problem('bad-id');
  const id = text.toLowerCase();
  const options = readOptions(query);
  if (!isInvite) return { kind: 'space', spaceId: id, ...options };
  return { kind: 'invite', inviteId: id, ...options, preview: readInviteInfo(query.get('inviteInfo') ?? '') };
}

function readRoom(segment: string, query: URLSearchParams): InviteLink | InviteProblem {
  const email = decode(segment).trim();
  if (!isAddress(email)) return problem('bad-email');
  return { kind: 'room', email, startVideo: startsVideo(query) };
}

/** Only visible ASCII counts as a password, because a header may carry it. */
function readOptions(query: URLSearchParams): { password?: string; startVideo?: true } {
  const password = query.get('pwd') ?? '';
  return {
    ...(/^[!-~]{1,128}$/.test(password) && { password }),
    ...(startsVideo(query) && { startVideo: true }),
  };
}

function startsVideo(query: URLSearchParams): boolean {
  return query.get('videoStart') === 'true';
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

function problem(reason: InviteProblemReason): InviteProblem {
  return { kind: 'problem', reason };
}

/** The preview in a query value; `{}` when it has none. Never throws. */
function readInviteInfo(value: string): InvitePreview {
  if (value.length > longestInfo) return {};
  const found = read(infoSchema, parseBase64Json(value));
  return found ? withoutEmpty(found) : {};
}

function parseBase64Json(value: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(toBase64(value)), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Undoes changes by mail programs and form decoding: a second percent-encoding, "+" as space, URL-safe characters. */
function toBase64(value: string): string {
  return decodeURIComponent(value).trim().replace(/[ -]/g, '+').replace(/_/g, '/').replace(/=/g, '');
}

/** Without the texts that are empty. */
export function withoutEmpty(preview: Required<InvitePreview>): InvitePreview {
  return Object.fromEntries(Object.entries(preview).filter(([, text]) => text !== ''));
}
