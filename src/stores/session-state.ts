/** Who the visitor is to the service now, and what can be asked about it. */
import type { ReadableAtom } from 'nanostores';
import type { HeldToken } from '../api/tokens.ts';
import type { Person } from '../protocol/person.ts';
import type { AccountSession } from './account-session.ts';
import type { Failure } from './failure.ts';

/** Plain data, no token. */
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

export interface SessionStore {
  readonly $session: ReadableAtom<Session>;
  /** The page configured a token, so nobody needs to be asked who they are. */
  readonly hasPageToken: boolean;
  /** The page has to do with accounts of the service. */
  readonly hasAccounts: boolean;
  /** The page lets visitors sign in on the service's own page. */
  readonly canSignIn: boolean;
  /** Finds out who the visitor is without asking them; nothing follows from finding nobody. */
  recognise(): void;
  /** What only accounts can do, where the page has set them up; loads the code. */
  accounts(): Promise<AccountSession> | undefined;
  /** For accounts: this is how it stands now, and what speaks for the visitor; all before that belongs to nobody. */
  put(session: Session, held?: HeldToken): void;
  /** When the session of a guest ends, by what its token says; ms since epoch. */
  endsAt(): Promise<number | undefined>;
  /** The visitor's own wish to go on: as who they are, else with the page's token, else as a guest. @throws {SpacesError} */
  enter(name: string): Promise<Person>;
  /** Anonymous login with a display name; single-flight, and kept when a session already runs. @throws {SpacesError} */
  signInGuest(name: string): Promise<Person>;
  /** Signs in with the page's token; single-flight. @throws {SpacesError} */
  signInPage(): Promise<Person>;
  /** Forgets token and person. */
  signOut(): void;
}
