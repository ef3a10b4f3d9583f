/** The answers of the accounts server to an application: tokens, refusals, and hints inside JWTs. */
import { fallback, number, optional, picklist, pipe, regex, string, union } from 'valibot';
import { line, read, readTime, record, text } from './read.ts';

export interface TokenAnswer {
  readonly accessToken: string;
  /** Ms since epoch; Infinity when the answer does not say. */
  readonly expiresAt: number;
  /** Missing where the page's own server keeps it. */
  readonly refreshToken?: string;
  readonly idToken?: string;
  /** Missing when all that was asked for is allowed. */
  readonly scope?: string;
}

/** The codes of RFC 6749 §4.1.2.1 and §5.2, and of OpenID Connect Core §3.1.2.6; `other` is any other one. */
export type OAuthErrorCode = (typeof errorCodes)[number] | 'other';

/** Who an `id_token` says the visitor is. To show, never to decide by: nobody has checked its signature. */
export interface IdentityHint {
  /** Accounts id, not the Spaces one. [doc: D/tutorials/user_directory] */
  readonly accountsId: string;
  readonly email: string;
}

const errorCodes = [
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
] as const;

/** A token goes out in a header later, so only visible ASCII is one. */
const token = pipe(string(), regex(/^[!-~]{1,16384}$/));
const softToken = fallback(token, '');

/** Seconds; some servers write the number as a text. Missing: NaN. */
const seconds = fallback(union([number(), pipe(string(), regex(/^\d{1,10}$/))]), NaN);

/** `token_type` is missing in the documented sample; any other than `bearer` cannot be used. */
const bearer = fallback(string(), 'bearer');

const tokenSchema = record({
  access_token: token,
  token_type: bearer,
  expires_in: seconds,
  refresh_token: softToken,
  id_token: softToken,
  scope: text(1_000),
});

const errorSchema = record({ error: pipe(string(), regex(/^[\x20-\x7e]{1,100}$/)), error_description: line });
const identitySchema = record({ sub: line, email: line });
const expirySchema = record({ exp: number() });
const lifeSchema = record({ exp: number(), iat: number() });

/** [doc: D/api/accounts/accounts_accesstoken] @param now ms since epoch */
export function readTokenAnswer(answer: unknown, now: number): TokenAnswer | undefined {
  const found = read(tokenSchema, answer);
  if (found?.token_type.toLowerCase() !== 'bearer') return undefined;
  const life = Number(found.expires_in);
  const { refresh_token: refreshToken, id_token: idToken, scope } = found;
  return {
    accessToken: found.access_token,
    expiresAt: Number.isNaN(life) ? Infinity : now + Math.max(0, life) * 1_000,
    ...(refreshToken !== '' && { refreshToken }),
    ...(idToken !== '' && { idToken }),
    ...(scope !== '' && { scope }),
  };
}

/** What a refusal says, of the token endpoint (RFC 6749 §5.2) or in the redirect back; undefined when it is none. */
export function readOAuthError(
  answer: unknown,
): { readonly code: OAuthErrorCode; readonly description: string } | undefined {
  const found = read(errorSchema, answer);
  const code = errorCodes.find((known) => known === found?.error) ?? 'other';
  return found && { code, description: found.error_description };
}

/** [doc: spaces-api §2.5, decoded sample] */
export function readIdentityHint(idToken: unknown): IdentityHint | undefined {
  const found = read(identitySchema, claimsOf(idToken));
  return found && (found.sub !== '' || found.email !== '')
    ? { accountsId: found.sub, email: found.email }
    : undefined;
}

/**
 * When a JWT says that it ends; ms since epoch. A hint: the server's answer decides. Undefined for an opaque token.
 * jwt-decode would do the same in more bytes, and throws.
 */
export function readTokenExpiry(jwt: unknown): number | undefined {
  const found = read(expirySchema, claimsOf(jwt));
  return found && readTime(found.exp * 1_000);
}

/** How long a JWT says that it lives; ms. Guest tokens say it, those of accounts have no `iat`. [doc: spaces-api §2.3, §2.4] */
function readTokenLife(jwt: unknown): number | undefined {
  const found = read(lifeSchema, claimsOf(jwt));
  const life = found && (found.exp - found.iat) * 1_000;
  return life !== undefined && life > 0 ? readTime(life) : undefined;
}

/** The middle part of a JWT; undefined when there is none that can be read. */
function claimsOf(jwt: unknown): unknown {
  if (typeof jwt !== 'string' || jwt.length > 16_384) return undefined;
  const [, claims = ''] = jwt.split('.', 3);
  try {
    const bytes = Uint8Array.from(atob(claims.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

// The answer of a page's `token-url`: `{token, tokenType, expiresIn}`, `expiresIn` in seconds.

export interface PageTokenAnswer {
  readonly token: string;
  readonly tokenType: 'jwt' | 'bearer';
  /** Ms since epoch; Infinity when the answer does not say. */
  readonly expiresAt: number;
}

const schema = record({
  token: string(),
  tokenType: optional(picklist(['jwt', 'bearer']), 'jwt'),
  expiresIn: optional(number()),
});

/** @param now ms since epoch */
export function readPageToken(answer: unknown, now: number): PageTokenAnswer | undefined {
  const { token, tokenType, expiresIn = Infinity } = read(schema, answer) ?? {};
  return token && tokenType ? { token, tokenType, expiresAt: now + expiresIn * 1_000 } : undefined;
}

// When the session of a token ends. Loaded once somebody is in: on the way there nobody asks.

/**
 * By the token's own life and this device's clock, which may be wrong, where it says that. A hint: the server decides.
 * @param since when the token came; both in ms since epoch
 */
export function tokenEnd(token: string, since: number): number | undefined {
  const life = readTokenLife(token);
  return life === undefined ? readTokenExpiry(token) : since + life;
}
