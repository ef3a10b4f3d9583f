/** The session: who the visitor is to the service, one per `Spaces`. No token can be read from it. */
import { atom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import type { EntryClient } from '../api/entry-client.ts';
import type { HeldToken, Token, TokenSource } from '../api/tokens.ts';
import type { Person } from '../protocol/person.ts';
import { failureOf } from './failure.ts';
import type { AccountSession } from './account-session.ts';
import type { Session, SessionKind, SessionStore } from './session-state.ts';

export type { Ended, Session, SessionKind, SessionStore } from './session-state.ts';

/** Which ways in a page has set up beside that of guests; the code of each is loaded when it is needed. */
interface SessionWays {
  readonly pageToken: (() => Promise<HeldToken>) | undefined;
  readonly accounts: (() => Promise<AccountSession>) | undefined;
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
  #guest: GuestToken | undefined;
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
    // Where its code does not come nobody is recognised, and nothing follows from that.
    else
      void this.accounts()
        ?.then((accounts) => accounts.recognise())
        .catch(() => {});
  }

  accounts(): Promise<AccountSession> | undefined {
    return this.#ways.accounts?.();
  }

  put(session: Session, held?: HeldToken): void {
    this.#epoch++;
    this.#running = undefined;
    this.#account?.forget();
    this.#ways.pageToken?.().then(
      (token) => token.forget(),
      () => {},
    );
    this.#guest = undefined;
    this.#account = held;
    this.$session.set(session);
  }

  async endsAt(): Promise<number | undefined> {
    return this.#guest?.endsAt();
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
    this.put({ step: 'signed-out' });
  }

  async current(): Promise<Token | undefined> {
    if (this.$session.get().step === 'recognised') return undefined;
    return this.#token((held) => held.current());
  }

  refused(refused: Token): Promise<Token | undefined> {
    return this.#token((held) => held.refused(refused));
  }

  /** Without a token the session is over. */
  async #token(ask: (held: HeldToken) => Promise<Token | undefined>): Promise<Token | undefined> {
    const epoch = this.#epoch;
    const held = this.#guest ?? this.#account ?? (await this.#ways.pageToken?.());
    const token = held && (await ask(held));
    if (epoch !== this.#epoch) return undefined;
    const { step, as, person } = { as: undefined, person: undefined, ...this.$session.get() };
    // While somebody signs in elsewhere, it is their answer that counts.
    if (!token && as && (step === 'signed-in' || (step === 'signing-in' && this.#running))) {
      // Nothing renews a guest: the next anonymous login is another person.
      this.#guest = undefined;
      this.$session.set({ step: 'expired', as, person });
    }
    return token;
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
}

interface GuestToken extends HeldToken {
  endsAt(): Promise<number | undefined>;
}

function guestToken(value: string): GuestToken {
  const token: Token = { value, type: 'jwt' };
  const since = Date.now();
  return {
    current: async () => token,
    refused: async (refused) => (refused.value === value ? undefined : token),
    endsAt: async () => (await import('./token-end.ts')).endOf(value, since),
    forget() {},
  };
}
