/** The session: who the visitor is to the service, one per `Spaces`. No token can be read from it. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import type { EntryClient } from '../api/entry-client.ts';
import type { HeldToken, Token, TokenSource } from '../api/tokens.ts';
import type { Person } from '../protocol/person.ts';
import { failureOf, type Failure } from './failure.ts';
import type { Accounts, Identity } from './accounts.ts';
import type { SignInWindow, SignInWish } from './sign-in.ts';

export type Session =
  | { readonly step: 'signed-out' }
  | { readonly step: 'signing-in'; readonly as: SessionKind }
  /** Known, but nothing is sent in this name before the visitor says so with a click. */
  | { readonly step: 'recognised'; readonly as: SessionKind; readonly person: Person }
  | { readonly step: 'signed-in'; readonly as: SessionKind; readonly person: Person }
  | { readonly step: 'expired'; readonly as: SessionKind; readonly person: Person | undefined }
  | { readonly step: 'failed'; readonly as: SessionKind; readonly failure: Failure };

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
  /** Signs in on the service's own page; another identity is forgotten first. Ends in `recognised` or `failed`. */
  signIn(window: SignInWindow, wish?: SignInWish): Promise<void>;
  /** The visitor's own wish to go on: as who they are, else with the page's token, else as a guest. @throws {SpacesError} */
  enter(name: string): Promise<Person>;
  /** Anonymous login with a display name; single-flight, and kept when a session already runs. @throws {SpacesError} */
  signInGuest(name: string): Promise<Person>;
  /** Signs in with the page's token; single-flight. @throws {SpacesError} */
  signInPage(): Promise<Person>;
  /** Forgets token and person. */
  signOut(): void;
}

/** Which ways in a page has set up beside that of guests; the code of each is loaded when it is needed. */
interface SessionWays {
  readonly pageToken: (() => Promise<HeldToken>) | undefined;
  readonly accounts: ((session: SessionStore) => Promise<Accounts>) | undefined;
  readonly canSignIn: boolean;
}

/** The session and the token source that requests of this session use. */
export function createSession(
  client: EntryClient,
  ways: SessionWays,
): { readonly session: SessionStore; readonly tokens: TokenSource } {
  const state = new SessionState(client, ways);
  return {
    session: state,
    tokens: { current: () => state.current(), refused: (token) => state.refused(token) },
  };
}

class SessionState implements SessionStore {
  readonly $session = atom<Session>({ step: 'signed-out' });
  readonly #client: EntryClient;
  readonly #ways: SessionWays;
  #guest: HeldToken | undefined;
  #account: HeldToken | undefined;
  #running: Promise<Person> | undefined;
  /** Raised at sign-out: what was on its way belongs to nobody. */
  #epoch = 0;

  constructor(client: EntryClient, ways: SessionWays) {
    this.#client = client;
    this.#ways = ways;
  }

  get hasPageToken(): boolean {
    return this.#ways.pageToken !== undefined;
  }

  get hasAccounts(): boolean {
    return this.#ways.accounts !== undefined;
  }

  get canSignIn(): boolean {
    return this.#ways.canSignIn;
  }

  recognise(): void {
    if (this.$session.get().step !== 'signed-out') return;
    if (this.hasPageToken) this.signInPage().catch(() => {});
    else if (this.#ways.accounts) void this.#meet((accounts) => accounts.find());
  }

  signIn(window: SignInWindow, wish?: SignInWish): Promise<void> {
    this.signOut();
    this.$session.set({ step: 'signing-in', as: 'oauth' });
    return this.#meet((accounts) => accounts.signIn(window, wish));
  }

  enter(name: string): Promise<Person> {
    const session = this.$session.get();
    if (session.step === 'recognised') this.$session.set({ ...session, step: 'signed-in' });
    return this.hasPageToken ? this.signInPage() : this.signInGuest(name);
  }

  signInGuest(name: string): Promise<Person> {
    return this.#signIn('guest', async () => {
      const epoch = this.#epoch;
      // A retry after a lost answer to `me` keeps the identity that was already made.
      const guest = this.#guest ?? guestToken(await this.#client.signInGuest(name));
      if (epoch === this.#epoch) this.#guest = guest;
      return this.#client.me();
    });
  }

  signInPage(): Promise<Person> {
    return this.#signIn('token', () => this.#client.me());
  }

  signOut(): void {
    this.#epoch++;
    this.#running = undefined;
    this.#account?.forget();
    this.#ways.pageToken?.().then(
      (token) => token.forget(),
      () => {},
    );
    this.#guest = this.#account = undefined;
    this.$session.set({ step: 'signed-out' });
  }

  async current(): Promise<Token | undefined> {
    if (this.$session.get().step === 'recognised') return undefined;
    const epoch = this.#epoch;
    const token = await (await this.#held())?.current();
    return epoch === this.#epoch ? this.#orExpired(token) : undefined;
  }

  async refused(refused: Token): Promise<Token | undefined> {
    const epoch = this.#epoch;
    const newer = await (await this.#held())?.refused(refused);
    return epoch === this.#epoch ? this.#orExpired(newer) : undefined;
  }

  async #held(): Promise<HeldToken | undefined> {
    return this.#guest ?? this.#account ?? this.#ways.pageToken?.();
  }

  #signIn(as: SessionKind, identify: () => Promise<Person>): Promise<Person> {
    const session = this.$session.get();
    if (session.step === 'signed-in') return Promise.resolve(session.person);
    this.#running ??= this.#identify(as, identify);
    return this.#running;
  }

  async #identify(as: SessionKind, identify: () => Promise<Person>): Promise<Person> {
    const epoch = this.#epoch;
    this.$session.set({ step: 'signing-in', as });
    try {
      const person = await identify();
      if (epoch !== this.#epoch) throw new SpacesError('unauthorized');
      this.$session.set({ step: 'signed-in', as, person });
      return person;
    } catch (error) {
      if (
        epoch === this.#epoch &&
        error instanceof SpacesError &&
        this.$session.get().step === 'signing-in'
      ) {
        this.$session.set({ step: 'failed', as, failure: failureOf(error) });
      }
      throw error;
    } finally {
      if (epoch === this.#epoch) this.#running = undefined;
    }
  }

  /** Somebody is recognised, or it fails; without anybody, nothing changes. */
  async #meet(ask: (accounts: Accounts) => Promise<Identity | undefined>): Promise<void> {
    const before = this.$session.get();
    const isLate = (): boolean => this.$session.get() !== before;
    try {
      const accounts = await this.#ways.accounts?.(this);
      const identity = accounts && (await ask(accounts));
      if (isLate()) identity?.held.forget();
      else if (identity) {
        const { as, person, held } = identity;
        this.#account = held;
        this.$session.set({ step: 'recognised', as, person });
      }
    } catch (error) {
      if (isLate()) return;
      // Its code may not have come.
      const known = error instanceof SpacesError ? error : new SpacesError('sign-in-failed');
      this.$session.set({ step: 'failed', as: 'oauth', failure: failureOf(known) });
    }
  }

  /** Without a token the session is over. */
  #orExpired(token: Token | undefined): Token | undefined {
    const session = this.$session.get();
    if (token || (session.step !== 'signed-in' && session.step !== 'signing-in')) return token;
    // Nothing renews a guest: the next anonymous login is another person.
    this.#guest = undefined;
    const person = session.step === 'signed-in' ? session.person : undefined;
    this.$session.set({ step: 'expired', as: session.as, person });
    return undefined;
  }
}

function guestToken(value: string): HeldToken {
  const token: Token = { value, type: 'jwt' };
  return {
    current: async () => token,
    refused: async (refused) => (refused.value === value ? undefined : token),
    forget() {},
  };
}
