/** The states of a session: who the user is to the service. Plain data, without a token. */
import type { WritableAtom } from 'nanostores';
import type { HeldToken } from '../../api/tokens.ts';
import type { Person } from '../../protocol/person.ts';
import type { Failure } from '../failure.ts';

export type Session =
  | { readonly step: 'signed-out' }
  /** `ended`: the session that expired before, until another user is identified. */
  | { readonly step: 'signing-in'; readonly as: SessionKind; readonly ended?: ExpiredSession }
  /** The user is identified, but nothing is sent under this identity until they confirm it with a click. */
  | { readonly step: 'recognised'; readonly as: SessionKind; readonly person: Person }
  | { readonly step: 'signed-in'; readonly as: SessionKind; readonly person: Person }
  | ExpiredSession
  | { readonly step: 'failed'; readonly as: SessionKind; readonly failure: Failure };

export interface ExpiredSession {
  readonly step: 'expired';
  readonly as: SessionKind;
  readonly person: Person | undefined;
  /** Why signing in again failed. */
  readonly failure?: Failure;
}

/**
 * `guest`: anonymous login. `token`: the page provided a token (attribute, callback or `token-url`). `oauth`: the user
 * signed in on the service's page. `cookie`: the browser is signed in to the service.
 */
export type SessionKind = 'guest' | 'token' | 'oauth' | 'cookie';

/** The part of a session that code which loads later may change. */
export interface WritableSession {
  readonly $session: WritableAtom<Session>;
  /** Sends this guest's token from now on. */
  useGuest(token: string): void;
  /** Sends this account's token from now on, or none without it. Requests that are already running no longer count. */
  useAccount(token?: HeldToken): void;
  /** Signs out, but only if `token` is the one in use. */
  signOut(token?: HeldToken): void;
}

/** Whether the session says who the user is. */
export function hasIdentity(session: Session): session is Extract<Session, { person: Person }> {
  return session.step === 'signed-in' || session.step === 'recognised';
}
