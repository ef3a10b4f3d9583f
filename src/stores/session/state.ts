/** Who the visitor is to the service now. Plain data, no token. */
import type { Person } from '../../protocol/person.ts';
import type { Failure } from '../failure.ts';

export type Session =
  | { readonly step: 'signed-out' }
  /** `ended`: whose session it was before, as long as nobody else is known. */
  | { readonly step: 'signing-in'; readonly as: SessionKind; readonly ended?: Ended }
  /** Known, but nothing is sent in this name before the visitor says so with a click. */
  | { readonly step: 'recognised'; readonly as: SessionKind; readonly person: Person }
  | { readonly step: 'signed-in'; readonly as: SessionKind; readonly person: Person }
  | Ended
  | { readonly step: 'failed'; readonly as: SessionKind; readonly failure: Failure };

export interface Ended {
  readonly step: 'expired';
  readonly as: SessionKind;
  readonly person: Person | undefined;
  /** Why signing in again did not work. */
  readonly failure?: Failure;
}

/**
 * `guest`: anonymous login. `token`: the page gave a token (attribute, callback or `token-url`). `oauth`: the visitor
 * signed in on the service's page. `cookie`: the browser is signed in to the service.
 */
export type SessionKind = 'guest' | 'token' | 'oauth' | 'cookie';
