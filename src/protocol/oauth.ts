/** Reads the token responses of the accounts server and of a page's own server, their errors, and the claims of JWTs. */
import { fallback, pipe, transform, unknown } from 'valibot';
import { anything, line, matching, number, oneOf, read, readTime, record, string, text } from './read.ts';

export interface TokenResponse {
  readonly accessToken: string;
  /** Ms since epoch; Infinity when the response does not tell. */
  readonly expiresAt: number;
  /** Missing when the page's own server keeps it. */
  readonly refreshToken?: string;
  readonly idToken?: string;
  /** Missing when the server grants all requested scopes. */
  readonly scope?: string;
}

/** The response of a page's `token-url`. */
export interface PageTokenResponse {
  readonly token: string;
  readonly tokenType: 'jwt' | 'bearer';
  /** Ms since epoch; Infinity when the response does not tell. */
  readonly expiresAt: number;
}

/** The codes of RFC 6749 §4.1.2.1 and §5.2, and of OpenID Connect Core §3.1.2.6; `other`: any other code. */
export type OAuthErrorCode = (typeof errorCodes)[number] | 'other';

/** The user that an `id_token` names. Show it, but do not rely on it: its signature is not verified. */
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

/** Only visible ASCII counts as a token, because a header will carry it. */
const token = matching(/^[!-~]{1,16384}$/);
const softToken = fallback(token, '');

/** Seconds; some servers send a string. NaN when missing. */
const seconds = fallback(
  pipe(
    unknown(),
    transform((value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value)),
    number,
  ),
  NaN,
);

/** `token_type` is missing in the documented sample; no other value than `bearer` can be used. */
const bearer = fallback(string, 'bearer');

const tokenSchema = record({
  access_token: token,
  token_type: bearer,
  expires_in: seconds,
  refresh_token: softToken,
  id_token: softToken,
  scope: text(1_000),
});

const errorSchema = record({ error: matching(/^[\x20-\x7e]{1,100}$/), error_description: line });
const pageTokenSchema = record({ token: string, tokenType: anything, expiresIn: anything });
/** `expiresIn`: seconds. */
const pageTokenTermsSchema = record({ tokenType: oneOf(['jwt', 'bearer']), expiresIn: number });

const identitySchema = record({ sub: line, email: line });
const expirySchema = record({ exp: number });
const lifeSchema = record({ exp: number, iat: number });

/** [doc: D/api/accounts/accounts_accesstoken] @param now ms since epoch */
export function readTokenResponse(answer: unknown, now: number): TokenResponse | undefined {
  const found = read(tokenSchema, answer);
  if (found?.token_type.toLowerCase() !== 'bearer') return undefined;
  const { expires_in: life, refresh_token: refreshToken, id_token: idToken, scope } = found;
  return {
    accessToken: found.access_token,
    expiresAt: Number.isNaN(life) ? Infinity : now + Math.max(0, life) * 1_000,
    ...(refreshToken !== '' && { refreshToken }),
    ...(idToken !== '' && { idToken }),
    ...(scope !== '' && { scope }),
  };
}

/** @param now ms since epoch */
export function readPageToken(answer: unknown, now: number): PageTokenResponse | undefined {
  const { token, tokenType, expiresIn } = read(pageTokenSchema, answer) ?? {};
  const terms = read(pageTokenTermsSchema, {
    tokenType: tokenType ?? 'jwt',
    expiresIn: expiresIn ?? Infinity,
  });
  return token && terms
    ? { token, tokenType: terms.tokenType, expiresAt: now + terms.expiresIn * 1_000 }
    : undefined;
}

/** An error response of the token endpoint (RFC 6749 §5.2), or the error of a redirect; undefined for anything else. */
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
 * The expiry time in a JWT; ms since epoch. A hint: the server decides. Undefined for an opaque token.
 * Own code: jwt-decode does the same in more bytes, and throws.
 */
export function readTokenExpiry(jwt: unknown): number | undefined {
  const found = read(expirySchema, claimsOf(jwt));
  return found && readTime(found.exp * 1_000);
}

/**
 * When the session of a token ends; ms since epoch. Uses the token's lifetime when it has one, because the clock of
 * this device may be wrong. A hint: the server decides.
 * @param since when the token arrived; ms since epoch
 */
export function readSessionEnd(token: string, since: number): number | undefined {
  const life = readTokenLifetime(token);
  return life === undefined ? readTokenExpiry(token) : since + life;
}

/** The lifetime of a JWT; ms. Guest tokens have one; account tokens have no `iat`. [doc: spaces-api §2.3, §2.4] */
function readTokenLifetime(jwt: unknown): number | undefined {
  const found = read(lifeSchema, claimsOf(jwt));
  const life = found && (found.exp - found.iat) * 1_000;
  return life !== undefined && life > 0 ? readTime(life) : undefined;
}

/** The claims of a JWT, not verified; undefined when they cannot be read. */
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
