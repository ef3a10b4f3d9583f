/** One sign-in on the service's own page, from the click to the authorization code: in a new window or with the whole page. */
import { SpacesError } from '../../api/errors.ts';
import { createChallenge, randomText } from '../../api/crypto.ts';
import {
  formatAuthorizeUrl,
  readPendingSignIn,
  readReturnTarget,
  readSignInResult,
  readSignInRedirect,
  signInLifetime,
  formatSignInState,
  type PendingSignIn,
  type SignInProvider,
  type SignInResult,
} from '../../protocol/sign-in.ts';
import { answerKey, getTabItem, removeTabItem, setTabItem } from './tab-storage.ts';
import { formatJson } from '../../protocol/read.ts';

export { readSignInRedirect, type SignInResult };

/** The window where the user signs in. It is opened during the click, because browsers allow it at no other time. */
export interface SignInWindow {
  /** `page`: the browser opened no window, so this page itself leaves and comes back. `none`: this page cannot leave. */
  readonly kind: 'window' | 'page' | 'none';
  /** Address of this page now. */
  readonly here: string;
  go(address: string): void;
  /** Reports the messages that same-origin pages send from now on; returns a function that stops it. */
  listen(onMessage: (data: unknown) => void): () => void;
  close(): void;
}

export interface SignInOptions {
  readonly provider?: SignInProvider;
  /** Signs in with another account than the one of the browser's session. */
  readonly another?: boolean;
  /** Creates an account first. */
  readonly create?: boolean;
}

/** An authorization code, and the PKCE verifier that belongs to it. */
export interface AuthorizationCode {
  readonly code: string;
  readonly verifier: string;
}

interface Client {
  readonly accounts: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

const pendingKey = 'spaces-elements/sign-in@1';

/** Resolves when the user is back with a code; if the whole page left, `takeReturnedCode` finds it instead. @throws {SpacesError} */
export async function requestCode(
  client: Client,
  window: SignInWindow,
  options: SignInOptions,
  signal: AbortSignal,
): Promise<AuthorizationCode> {
  if (window.kind === 'none') throw new SpacesError('sign-in-failed');
  const verifier = randomText(32);
  const state = formatSignInState(randomText(16));
  const address = formatAuthorizeUrl({
    ...client,
    ...options,
    state,
    challenge: await createChallenge(verifier),
  });
  signal.throwIfAborted();
  if (window.kind === 'page') {
    const pending: PendingSignIn = { state, verifier, started: Date.now(), returnTo: window.here };
    if (!setTabItem(pendingKey, { ...pending, for: nameOf(client) })) throw new SpacesError('sign-in-failed');
  }
  const answer = answerTo(state, window, signal);
  window.go(address);
  return { code: codeIn(await answer, client), verifier };
}

/** Whether a sign-in with the whole page has an answer in this tab that is not used yet. */
export function hasReturnedCode(): boolean {
  return readSignInResult(getTabItem(answerKey)) !== undefined;
}

/** The code of a sign-in with the whole page; each can be taken once. @throws {SpacesError} if the sign-in was refused */
export function takeReturnedCode(client: Client): AuthorizationCode | undefined {
  const stored = getTabItem(pendingKey);
  const answer = readSignInResult(getTabItem(answerKey));
  if (!answer || !isFor(stored, client)) return undefined;
  const pending = readPendingSignIn(stored, Date.now());
  for (const key of [pendingKey, answerKey]) removeTabItem(key);
  if (pending?.state !== answer.state) return undefined;
  return { code: codeIn(answer, client), verifier: pending.verifier };
}

/**
 * Stores the answer on the page that the service redirects to. Returns the address where this tab's sign-in goes on,
 * or undefined if the answer belongs to another window.
 */
export function storeSignInAnswer(answer: SignInResult, origin: string): string | undefined {
  const pending = readPendingSignIn(getTabItem(pendingKey), Date.now());
  if (pending?.state !== answer.state) return undefined;
  setTabItem(answerKey, answer);
  return readReturnTarget(pending.returnTo, origin) ?? origin;
}

function answerTo(state: string, window: SignInWindow, signal: AbortSignal): Promise<SignInResult> {
  return new Promise((resolve, reject) => {
    const stop = window.listen((data) => {
      const answer = readSignInResult(data);
      if (answer?.state !== state) return;
      stop();
      resolve(answer);
    });
    const fail = (): void => {
      stop();
      reject(new SpacesError('sign-in-failed'));
    };
    // `closed` proves nothing: some policies make every window look closed. So only time or the user ends the sign-in.
    AbortSignal.any([signal, AbortSignal.timeout(signInLifetime)]).addEventListener('abort', fail, {
      once: true,
    });
  });
}

function codeIn({ code, error, iss }: SignInResult, { accounts }: Client): string {
  if (error === 'access_denied') throw new SpacesError('sign-in-refused');
  if (error !== '' || (iss !== '' && iss !== accounts)) throw new SpacesError('sign-in-failed');
  return code;
}

/** A code is only valid with the settings that it was requested with. */
function nameOf({ accounts, clientId, redirectUri }: Client): string {
  return formatJson([accounts, clientId, redirectUri]);
}

function isFor(stored: unknown, client: Client): boolean {
  return typeof stored === 'object' && stored !== null && 'for' in stored && stored.for === nameOf(client);
}
