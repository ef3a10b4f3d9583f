/** Signing in on the service's own pages: the address to open, what comes back, and where to go afterwards. */
import { fallback, number, optional, pipe, regex, string, type InferOutput } from 'valibot';
import { id, line, read, record, text } from './read.ts';
import type { Person } from './person.ts';
import type { TokenAnswer } from './oauth.ts';

/** Ways past the service's own list of ways in. [doc: D/guides/invitations] */
export type Provider = 'google' | 'office365' | 'salesforce';

/** Of a tab's storage. */
export function readWay(value: unknown): Provider | 'service' | undefined {
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
  readonly provider?: Provider | undefined;
  /** Asks for an account although the browser may be signed in. */
  readonly another?: boolean | undefined;
  /** Begins with making an account. */
  readonly create?: boolean | undefined;
}

/** What the redirect back says: a code, or why there is none. Exactly one of them is not "". */
export interface SignInAnswer {
  readonly type: typeof answerType;
  readonly state: string;
  readonly code: string;
  readonly error: string;
  /** Origin of the accounts server where it says so (RFC 9207), else "". */
  readonly iss: string;
}

/** A whole-page sign-in on its way, as a tab keeps it. */
export interface PendingSignIn {
  readonly state: string;
  readonly verifier: string;
  /** Ms since epoch. */
  readonly started: number;
  /** Where the visitor was; checked again before it is used. */
  readonly returnTo: string;
}

/** What a tab keeps of a session with `remember="tab"`. */
export interface RememberedSession {
  /** Shared by tabs that are copies of each other; the name of their lock. */
  readonly session: string;
  /** Shared by them as well, and told to nobody. */
  readonly secret: string;
  /** How often the tokens were renewed. */
  readonly turn: number;
  readonly tokens: TokenAnswer;
  readonly person: Person;
}

/** Ms; a sign-in that takes longer has to begin anew. */
export const signInLifetime = 600_000;

const answerType = 'spaces-sign-in';
/** Tells our answers from those of other sign-ins on the same page. */
const statePrefix = 'spaces-';
const state = pipe(string(), regex(/^spaces-[\w-]{22}$/));
const word = fallback(pipe(string(), regex(/^[!-~]{1,2048}$/)), '');
const token = pipe(string(), regex(/^[!-~]{1,16384}$/));

const answerSchema = record({
  type: pipe(string(), regex(/^spaces-sign-in$/)),
  state,
  code: word,
  error: word,
  iss: word,
});
const pendingSchema = record({ state, verifier: token, started: number(), returnTo: text(8_192) });
const tokensSchema = record({
  accessToken: token,
  expiresAt: fallback(number(), Infinity),
  refreshToken: fallback(token, ''),
});
const rememberedSchema = record({
  session: token,
  secret: token,
  turn: number(),
  tokens: tokensSchema,
  person: record({ id, name: line, username: line }),
});

type KeptTokens = InferOutput<typeof tokensSchema>;
const newsSchema = record({
  turn: fallback(number(), 0),
  tokens: fallback(optional(tokensSchema), undefined),
  ask: fallback(number(), Infinity),
});

/** @param random 16 random bytes as base64url */
export function stateOf(random: string): string {
  return statePrefix + random;
}

/** [doc: D/tutorials/authorizingrequests, D/guides/authorizationoverview] */
export function authorizeAddress(request: SignInRequest): string {
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
    // Nothing is documented for these; a server that knows them not shows all its ways in. `create` is that of
    // OpenID Connect's "Initiating User Registration". [inferred]
    ...(provider !== undefined && { idp: provider }),
    ...((another || create) && { prompt: create ? 'create' : 'select_account' }),
  }).toString();
  return url.href;
}

/** Of an address that the service sent a browser back to: the answer, and the address without it. */
export function readSignInRedirect(href: string): { answer: SignInAnswer; rest: string } | undefined {
  const url = new URL(href);
  const answer = readSignInAnswer({ type: answerType, ...Object.fromEntries(url.searchParams) });
  for (const name of ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'scope'])
    url.searchParams.delete(name);
  return answer && { answer, rest: url.href };
}

/** Of a message or a stored text. Whoever can write one of these knows nothing by that: `state` decides. */
export function readSignInAnswer(value: unknown): SignInAnswer | undefined {
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

/** What a copy of a session tells another: newer tokens; or a question, with the `turn` it knows. */
export function readTabNews(
  value: unknown,
): { readonly turn: number; readonly tokens: TokenAnswer | undefined; readonly ask: number } | undefined {
  const found = read(newsSchema, value);
  return found && { ...found, tokens: found.tokens && tokensOf(found.tokens) };
}

function tokensOf({ refreshToken, ...rest }: KeptTokens): TokenAnswer {
  return { ...rest, ...(refreshToken !== '' && { refreshToken }) };
}

/**
 * Where to go after a sign-in: an address of the page's own origin, whole, because a path such as `/.//evil` means
 * another host when it is put together anew. Undefined for anything else.
 */
export function readReturnTarget(target: unknown, origin: string): string | undefined {
  if (typeof target !== 'string' || !URL.canParse(target, origin)) return undefined;
  const url = new URL(target, origin);
  const isOwn = url.origin === origin && /^https?:$/.test(url.protocol) && url.username + url.password === '';
  return isOwn ? url.href : undefined;
}
