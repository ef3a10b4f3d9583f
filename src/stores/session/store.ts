/** The session: who the visitor is to the service, one per `Spaces`. No token can be read from it. */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { JoinClient } from '../../api/join-client.ts';
import type { HeldToken, Token, TokenSource } from '../../api/tokens.ts';
import type { Person } from '../../protocol/person.ts';
import { failureOf } from '../failure.ts';
import type { Accounts } from './accounts.ts';
import type { Session, SessionKind } from './state.ts';

export type { Ended, Session, SessionKind } from './state.ts';

export interface SessionStore {
  readonly $session: ReadableAtom<Session>;
  /** The page configured a token, so nobody needs to be asked who they are. */
  readonly hasPageToken: boolean;
  /** The page has to do with accounts of the service. */
  readonly hasAccounts: boolean;
  /** Finds out who the visitor is without asking them; nothing follows from finding nobody. */
  recognise(): void;
  /** What the page has set up for accounts; loads its code. */
  accounts(): Promise<Accounts> | undefined;
  /** When the session of a guest ends, by what its token says; ms since epoch. */
  endsAt(): Promise<number | undefined>;
  /** The visitor's own wish to go on: as who they are, else with the page's token, else as a guest. @throws {SpacesError} */
  enter(name: string): Promise<Person>;
  /** Anonymous login with a display name; single-flight, and kept when a session already runs. @throws {SpacesError} */
  signInGuest(name: string): Promise<Person>;
  /** Signs in with the page's token; single-flight. @throws {SpacesError} */
  signInPage(): Promise<Person>;
  /** Forgets token and person; with `held`, only where it speaks for the visitor. */
  signOut(held?: HeldToken): void;
}

/** What those who bring an account may do to the session. */
export interface OpenSession extends SessionStore {
  readonly $session: WritableAtom<Session>;
  /** `account` speaks for the visitor from now on; what was on its way belongs to nobody. */
  hold(account?: HeldToken): void;
}

/** Which ways in a page has set up beside that of guests; the code of each is loaded when it is needed. */
export interface SessionSources {
  readonly pageToken: (() => Promise<HeldToken>) | undefined;
  readonly accounts: ((session: OpenSession) => Promise<Accounts>) | undefined;
}

/** The session and the token source that requests of this session use. */
export function createSession(
  client: JoinClient,
  ways: SessionSources,
): { readonly session: SessionStore; readonly tokens: TokenSource } {
  const state = new SessionState(client, ways);
  return {
    session: state,
    tokens: { current: () => state.current(), refused: (token) => state.refused(token) },
  };
}

class SessionState implements OpenSession {
  readonly $session = atom<Session>({ step: 'signed-out' });
  readonly #client: JoinClient;
  readonly #ways: SessionSources;
  #guest: GuestToken | undefined;
  #account: HeldToken | undefined;
  #running: Promise<Person> | undefined;
  /** Raised at sign-out: what was on its way belongs to nobody. */
  #epoch = 0;

  constructor(client: JoinClient, ways: SessionSources) {
    this.#client = client;
    this.#ways = ways;
  }

  get hasPageToken(): boolean {
    return this.#ways.pageToken !== undefined;
  }

  get hasAccounts(): boolean {
    return this.#ways.accounts !== undefined;
  }

  recognise(): void {
    if (this.$session.get().step !== 'signed-out') return;
    if (this.hasPageToken) this.signInPage().catch(() => {});
    // Where its code does not come nobody is recognised, and nothing follows from that.
    else
      this.accounts()?.then(
        ({ way }) => way.recognise(),
        () => {},
      );
  }

  accounts(): Promise<Accounts> | undefined {
    return this.#ways.accounts?.(this);
  }

  async endsAt(): Promise<number | undefined> {
    const guest = this.#guest;
    return guest && (await import('../../protocol/oauth.ts')).tokenEnd(guest.value, guest.since);
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

  signOut(held = this.#account): void {
    if (held !== this.#account) return;
    this.hold();
    this.$session.set({ step: 'signed-out' });
  }

  hold(account?: HeldToken): void {
    this.#epoch++;
    this.#running = this.#guest = undefined;
    this.#account?.forget();
    this.#account = account;
    this.#ways.pageToken?.().then(
      (token) => token.forget(),
      () => {},
    );
  }

  async current(): Promise<Token | undefined> {
    if (this.$session.get().step === 'recognised') return undefined;
    return this.#token((held) => held.current());
  }

  refused(refused: Token): Promise<Token | undefined> {
    return this.#token((held) => held.refused(refused));
  }

  /** Without a token the session is over; while somebody signs in elsewhere, it is their answer that counts. */
  async #token(ask: (held: HeldToken) => Promise<Token | undefined>): Promise<Token | undefined> {
    const epoch = this.#epoch;
    const held = this.#guest ?? this.#account ?? (await this.#ways.pageToken?.());
    const token = held && (await ask(held));
    if (epoch !== this.#epoch) return undefined;
    const session = this.$session.get();
    if (token || !('as' in session) || !(this.#running || session.step === 'signed-in')) return token;
    this.#guest = undefined;
    const person = 'person' in session ? session.person : undefined;
    this.$session.set({ step: 'expired', as: session.as, person });
    return undefined;
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
  readonly value: string;
  /** When it came; ms since epoch. */
  readonly since: number;
}

/** Nothing renews it: another anonymous login is another person. */
function guestToken(value: string): GuestToken {
  const token: Token = { value, type: 'jwt' };
  return {
    value,
    since: Date.now(),
    current: async () => token,
    refused: async (refused) => (refused.value === value ? undefined : token),
    forget() {},
  };
}
