/** The session: who the visitor is to the service, one per `Spaces`. No token can be read from it. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import type { EntryClient } from '../api/entry-client.ts';
import type { Token, TokenSource } from '../api/tokens.ts';
import type { Person } from '../protocol/person.ts';
import { failureOf } from './failure.ts';
import type { Accounts, Identity } from './accounts.ts';
import type { PageToken } from './page-token.ts';
import type { Ended, Session, SessionKind } from './session-state.ts';
import type { SignInWindow, SignInWish } from './sign-in.ts';

export type { Ended, Session, SessionKind } from './session-state.ts';

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
  /**
   * Signs in on the service's own page; another identity is forgotten first, one that ended as soon as somebody is
   * known. Ends in `recognised`, or in `failed` or `expired` again.
   */
  signIn(window: SignInWindow, wish?: SignInWish): Promise<void>;
  /** Gives up a sign-in that is on its way. */
  cancelSignIn(): void;
  /** What the page has set up for accounts; loads its code. */
  accounts(): Promise<Accounts> | undefined;
  /** This person goes on in place of the one who is here, who agreed to that. */
  become(identity: Identity): void;
  /** When the session of a guest ends, by what its token says; ms since epoch. */
  endsAt(): Promise<number | undefined>;
  /** The visitor's own wish to go on: as who they are, else with the page's token, else as a guest. @throws {SpacesError} */
  enter(name: string): Promise<Person>;
  /** Anonymous login with a display name; single-flight, and kept when a session already runs. @throws {SpacesError} */
  signInGuest(name: string): Promise<Person>;
  /** Signs in with the page's token; single-flight. @throws {SpacesError} */
  signInPage(): Promise<Person>;
  /** Forgets token and person; with `held`, only where it speaks for the visitor. */
  signOut(held?: PageToken): void;
}

/** Which ways in a page has set up beside that of guests; the code of each is loaded when it is needed. */
interface SessionWays {
  readonly pageToken: (() => Promise<PageToken>) | undefined;
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
  #account: PageToken | undefined;
  #accounts: Promise<Accounts> | undefined;
  #pageToken: Promise<PageToken> | undefined;
  #guestToken: Token | undefined;
  #guestSince = 0;
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
    const ended = this.#ended;
    if (ended) this.#forget();
    else this.signOut();
    this.$session.set({ step: 'signing-in', as: 'oauth', ...(ended && { ended }) });
    return this.#meet((accounts) => accounts.signIn(window, wish));
  }

  cancelSignIn(): void {
    const ended = this.#ended;
    if (ended) this.$session.set(ended);
    else this.signOut();
  }

  accounts(): Promise<Accounts> | undefined {
    return (this.#accounts ??= this.#ways.accounts?.(this).catch((error: unknown) => {
      this.#accounts = undefined;
      throw error;
    }));
  }

  become({ as, person, held }: Identity): void {
    this.#forget();
    this.#account = held;
    this.$session.set({ step: 'signed-in', as, person });
  }

  async endsAt(): Promise<number | undefined> {
    const token = this.#guestToken;
    return token && (await import('./token-end.ts')).endOf(token.value, this.#guestSince);
  }

  enter(name: string): Promise<Person> {
    const session = this.$session.get();
    if (session.step === 'recognised') this.$session.set({ ...session, step: 'signed-in' });
    return this.hasPageToken ? this.signInPage() : this.signInGuest(name);
  }

  signInGuest(name: string): Promise<Person> {
    return this.#signIn('guest', async () => {
      // A retry after a lost answer to `me` keeps the identity that was already made.
      if (!this.#guestToken) {
        this.#guestToken = { value: await this.#client.signInGuest(name), type: 'jwt' };
        this.#guestSince = Date.now();
      }
      return this.#client.me();
    });
  }

  signInPage(): Promise<Person> {
    return this.#signIn('token', () => this.#client.me());
  }

  signOut(held = this.#account): void {
    if (held !== this.#account) return;
    this.#forget();
    this.$session.set({ step: 'signed-out' });
  }

  /** What was on its way belongs to nobody any more. */
  #forget(): void {
    this.#epoch++;
    this.#running = undefined;
    this.#guestToken = undefined;
    this.#account?.forget();
    this.#account = undefined;
    this.#pageToken?.then(
      (pageToken) => pageToken.forget(),
      () => {},
    );
  }

  get #ended(): Ended | undefined {
    const session = this.$session.get();
    if (session.step === 'expired') return session;
    return session.step === 'signing-in' ? session.ended : undefined;
  }

  async current(): Promise<Token | undefined> {
    if (this.$session.get().step === 'recognised') return undefined;
    const epoch = this.#epoch;
    const token = this.#guestToken ?? (await (this.#account ?? (await this.#page()))?.current());
    if (epoch !== this.#epoch) return undefined;
    if (!token) this.#expire();
    return token;
  }

  async refused(token: Token): Promise<Token | undefined> {
    const epoch = this.#epoch;
    const newer = this.#guestToken
      ? this.#otherGuest(token)
      : await (this.#account ?? (await this.#page()))?.refused(token);
    if (!newer && epoch === this.#epoch) this.#expire(token);
    return epoch === this.#epoch ? newer : undefined;
  }

  async #page(): Promise<PageToken | undefined> {
    try {
      this.#pageToken ??= this.#ways.pageToken?.();
      return await this.#pageToken;
    } catch (cause) {
      this.#pageToken = undefined;
      throw new SpacesError('token-unavailable', { cause });
    }
  }

  /** A guest cannot be renewed: another anonymous login is another person. */
  #otherGuest(token: Token): Token | undefined {
    return this.#guestToken?.value === token.value ? undefined : this.#guestToken;
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
      const accounts = await this.accounts();
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
      const failure = failureOf(error instanceof SpacesError ? error : new SpacesError('sign-in-failed'));
      const ended = this.#ended;
      this.$session.set(ended ? { ...ended, failure } : { step: 'failed', as: 'oauth', failure });
    }
  }

  #expire(token?: Token): void {
    const session = this.$session.get();
    if (token?.value === this.#guestToken?.value) this.#guestToken = undefined;
    if (session.step === 'signed-in') {
      this.$session.set({ step: 'expired', as: session.as, person: session.person });
    } else if (session.step === 'signing-in') {
      this.$session.set({ step: 'expired', as: session.as, person: undefined });
    }
  }
}
