/** Sign-in on the service's own pages: the URL to open, the result in the redirect, and the data a tab keeps meanwhile. */
import { fallback, type InferOutput } from 'valibot';
import { id, line, matching, orUndefined, number, read, record, text } from './read.ts';
import type { Person } from './person.ts';
import type { TokenResponse } from './oauth.ts';

/** Identity providers that a page can open directly, without the service's own list. [doc: D/guides/invitations] */
export type SignInProvider = 'google' | 'office365' | 'salesforce';

/** Reads the stored choice of a provider; `service` is the service's own list. */
export function readProvider(value: unknown): SignInProvider | 'service' | undefined {
  const ways = ['google', 'office365', 'salesforce', 'service'] as const;
  return ways.find((way) => way === value);
}

export interface SignInRequest {
  /** Origin of the accounts server. */
  readonly accounts: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
  readonly provider?: SignInProvider | undefined;
  /** Lets the user choose an account although the browser may be signed in. */
  readonly another?: boolean | undefined;
  /** Starts with the creation of an account. */
  readonly create?: boolean | undefined;
}

/** The result in the redirect: a code or an error. Exactly one of them is not "". */
export interface SignInResult {
  readonly type: typeof answerType;
  readonly state: string;
  readonly code: string;
  readonly error: string;
  /** Origin of the accounts server if it sends it (RFC 9207), else "". */
  readonly iss: string;
}

/** A whole-page sign-in that has not finished, as a tab stores it. */
export interface PendingSignIn {
  readonly state: string;
  readonly verifier: string;
  /** Ms since epoch. */
  readonly started: number;
  /** The page to return to; checked again before use. */
  readonly returnTo: string;
}

/** The session that a tab stores with `remember="tab"`. */
export interface RememberedSession {
  /** Name of the lock that tabs share when they are copies of each other. */
  readonly session: string;
  /** Encrypts what these tabs tell each other; never sent to a server. */
  readonly secret: string;
  /** Counts the renewals of the tokens. */
  readonly turn: number;
  readonly tokens: TokenResponse;
  readonly person: Person;
}

/** Ms; a sign-in that takes longer has to start again. */
export const signInLifetime = 600_000;

const answerType = 'spaces-sign-in';
/** Distinguishes our results from those of other sign-ins on the same page. */
const statePrefix = 'spaces-';
const state = matching(/^spaces-[\w-]{22}$/);
const word = fallback(matching(/^[!-~]{1,2048}$/), '');
const token = matching(/^[!-~]{1,16384}$/);

const answerSchema = record({
  type: matching(/^spaces-sign-in$/),
  state,
  code: word,
  error: word,
  iss: word,
});
const pendingSchema = record({ state, verifier: token, started: number, returnTo: text(8_192) });
const tokensSchema = record({
  accessToken: token,
  expiresAt: fallback(number, Infinity),
  refreshToken: fallback(token, ''),
});
const rememberedSchema = record({
  session: token,
  secret: token,
  turn: number,
  tokens: tokensSchema,
  person: record({ id, name: line, username: line }),
});

type KeptTokens = InferOutput<typeof tokensSchema>;
const newsSchema = record({
  turn: fallback(number, 0),
  tokens: orUndefined(tokensSchema),
  ask: fallback(number, Infinity),
});

/** @param random 16 random bytes as base64url */
export function formatSignInState(random: string): string {
  return statePrefix + random;
}

/** [doc: D/tutorials/authorizingrequests, D/guides/authorizationoverview] */
export function formatAuthorizeUrl(request: SignInRequest): string {
  const { accounts, clientId, redirectUri, state: ours, challenge, provider, another, create } = request;
  const url = new URL('/oauth2/authorize', accounts);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'email profile spaces',
    access_type: 'offline',
    state: ours,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    // These are not documented; a server that does not know them shows its whole list. `create` comes from
    // OpenID Connect's "Initiating User Registration". [inferred]
    ...(provider !== undefined && { idp: provider }),
    ...((another || create) && { prompt: create ? 'create' : 'select_account' }),
  }).toString();
  return url.href;
}

/** Characters; a code is short, and browsers change long URLs slowly. */
const longestRedirect = 16_384;

/** Reads the result from the URL of a redirect, and removes it from the URL. */
export function readSignInRedirect(href: string): { answer: SignInResult; rest: string } | undefined {
  if (href.length > longestRedirect) return undefined;
  const url = new URL(href);
  const answer = readSignInResult({ type: answerType, ...Object.fromEntries(url.searchParams) });
  for (const name of ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'scope'])
    url.searchParams.delete(name);
  return answer && { answer, rest: url.href };
}

/** Reads the result from a message or from storage. Other scripts may write there too, so the caller checks `state`. */
export function readSignInResult(value: unknown): SignInResult | undefined {
  const found = read(answerSchema, value);
  return found && (found.code === '') !== (found.error === '') ? { ...found, type: answerType } : undefined;
}

/** @param now ms since epoch */
export function readPendingSignIn(value: unknown, now: number): PendingSignIn | undefined {
  const found = read(pendingSchema, value);
  const age = now - (found?.started ?? NaN);
  return age >= 0 && age <= signInLifetime ? found : undefined;
}

export function readRemembered(value: unknown): RememberedSession | undefined {
  const found = read(rememberedSchema, value);
  if (!found) return undefined;
  const person: Person = { ...found.person, picture: undefined, kind: 'user' };
  return { ...found, tokens: tokensOf(found.tokens), person };
}

/** Reads a message from another tab with the same session: newer tokens, or a question with the `turn` that it knows. */
export function readTabMessage(
  value: unknown,
): { readonly turn: number; readonly tokens: TokenResponse | undefined; readonly ask: number } | undefined {
  const found = read(newsSchema, value);
  return found && { ...found, tokens: found.tokens && tokensOf(found.tokens) };
}

function tokensOf({ refreshToken, ...rest }: KeptTokens): TokenResponse {
  return { ...rest, ...(refreshToken !== '' && { refreshToken }) };
}

/**
 * The URL to open after a sign-in: one of the page's own origin, undefined for anything else. It is a whole URL,
 * because a path such as `/.//evil` may lead to another host when resolved again.
 */
export function readReturnTarget(target: unknown, origin: string): string | undefined {
  if (typeof target !== 'string' || target.length > longestUrl || !URL.canParse(target, origin))
    return undefined;
  const url = new URL(target, origin);
  const isOwn = url.origin === origin && /^https?:$/.test(url.protocol) && url.username + url.password === '';
  return isOwn ? url.href : undefined;
}

/** Characters; browsers and servers take no longer addresses of pages. */
const longestUrl = 16_384;
