/** One sign-in on the service's own page: from the click to the code, in a window of its own or with the whole page. */
import { SpacesError } from '../../api/errors.ts';
import { challengeOf, randomText } from '../../api/crypto.ts';
import {
  authorizeAddress,
  readPendingSignIn,
  readReturnTarget,
  readSignInAnswer,
  readSignInRedirect,
  signInLifetime,
  stateOf,
  type PendingSignIn,
  type Provider,
  type SignInAnswer,
} from '../../protocol/sign-in.ts';
import { dropFromTab, keepInTab, readFromTab } from './tab-storage.ts';

/** Where the visitor signs in; opened within the click, for browsers allow it at no other time. */
export interface SignInWindow {
  /** `page`: no window could be opened, so this page itself goes and comes back. */
  readonly kind: 'window' | 'page';
  /** Address of this page now. */
  readonly here: string;
  go(address: string): void;
  /** Hands over what same-origin pages send from here on; returns how to stop. */
  listen(onMessage: (data: unknown) => void): () => void;
  close(): void;
}

export interface SignInOptions {
  readonly provider?: Provider;
  /** To sign in as somebody else than the browser's own session says. */
  readonly another?: boolean;
  /** To make an account first. */
  readonly create?: boolean;
}

interface Client {
  readonly accounts: string;
  readonly clientId: string;
  readonly redirectUri: string;
}

/** A code, and the secret that belongs to it. */
export interface Redeemable {
  readonly code: string;
  readonly verifier: string;
}

const pendingKey = 'spaces-elements/sign-in@1';
const answerKey = 'spaces-elements/sign-in-answer@1';

/** Resolves when the visitor is back with a code; a whole page that leaves sees `returnedSignIn` instead. @throws {SpacesError} */
export async function askToSignIn(
  client: Client,
  window: SignInWindow,
  wish: SignInOptions,
  signal: AbortSignal,
): Promise<Redeemable> {
  const verifier = randomText(32);
  const state = stateOf(randomText(16));
  const address = authorizeAddress({ ...client, ...wish, state, challenge: await challengeOf(verifier) });
  signal.throwIfAborted();
  if (window.kind === 'page') {
    const pending: PendingSignIn = { state, verifier, started: Date.now(), returnTo: window.here };
    if (!keepInTab(pendingKey, { ...pending, for: nameOf(client) })) throw new SpacesError('sign-in-failed');
  }
  const answering = answerTo(state, window, signal);
  window.go(address);
  return { code: codeIn(await answering, client), verifier };
}

/** Whether a whole-page sign-in of this tab has an answer that nobody has taken yet. */
export function hasReturned(): boolean {
  return readSignInAnswer(readFromTab(answerKey)) !== undefined;
}

/** What the tab's own whole-page sign-in brought, once. @throws {SpacesError} when it brought a refusal */
export function returnedSignIn(client: Client): Redeemable | undefined {
  const stored = readFromTab(pendingKey);
  const answer = readSignInAnswer(readFromTab(answerKey));
  if (!answer || !isFor(stored, client)) return undefined;
  const pending = readPendingSignIn(stored, Date.now());
  for (const key of [pendingKey, answerKey]) dropFromTab(key);
  if (pending?.state !== answer.state) return undefined;
  return { code: codeIn(answer, client), verifier: pending.verifier };
}

/**
 * For the page that the service sends browsers back to: where this tab's own whole-page sign-in goes on, or undefined
 * when the answer belongs to another window.
 */
export function keepSignInAnswer(answer: SignInAnswer, origin: string): string | undefined {
  const pending = readPendingSignIn(readFromTab(pendingKey), Date.now());
  if (pending?.state !== answer.state) return undefined;
  keepInTab(answerKey, answer);
  return readReturnTarget(pending.returnTo, origin) ?? origin;
}

export { readSignInRedirect, type SignInAnswer };

function answerTo(state: string, window: SignInWindow, signal: AbortSignal): Promise<SignInAnswer> {
  return new Promise((resolve, reject) => {
    const stop = window.listen((data) => {
      const answer = readSignInAnswer(data);
      if (answer?.state !== state) return;
      stop();
      resolve(answer);
    });
    const over = (): void => {
      stop();
      reject(new SpacesError('sign-in-failed'));
    };
    // A closed window proves nothing: under some policies every window looks closed. So only time or the visitor ends it.
    AbortSignal.any([signal, AbortSignal.timeout(signInLifetime)]).addEventListener('abort', over, {
      once: true,
    });
  });
}

function codeIn({ code, error, iss }: SignInAnswer, { accounts }: Client): string {
  if (error === 'access_denied') throw new SpacesError('sign-in-refused');
  if (error !== '' || (iss !== '' && iss !== accounts)) throw new SpacesError('sign-in-failed');
  return code;
}

/** A code is good for the settings it was asked with only. */
function nameOf({ accounts, clientId, redirectUri }: Client): string {
  return JSON.stringify([accounts, clientId, redirectUri]);
}

function isFor(stored: unknown, client: Client): boolean {
  return typeof stored === 'object' && stored !== null && 'for' in stored && stored.for === nameOf(client);
}
