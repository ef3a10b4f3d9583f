/** The session: who the user is to the service. Each `Spaces` has one. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../../api/errors.ts';
import type { JoinClient } from '../../api/join-client.ts';
import type { HeldToken, Token, TokenSource } from '../../api/tokens.ts';
import type { Person } from '../../protocol/person.ts';
import { failureOf } from '../failure.ts';
import type { Accounts } from './accounts.ts';
import type { Session, SessionKind, WritableSession } from './state.ts';
import type { TabMemory } from './tab-memory.ts';

/** How users can sign in beside as a guest. The code of each source loads when it is needed. */
export interface SessionSources {
  readonly pageToken: (() => Promise<HeldToken>) | undefined;
  readonly accounts: ((session: WritableSession) => Promise<Accounts>) | undefined;
}

/** Elements get the session as this object, which never reveals the token. */
export class SessionStore {
  readonly #session = atom<Session>({ step: 'signed-out' });
  readonly $session: ReadableAtom<Session> = this.#session;
  readonly #client: JoinClient;
  readonly #sources: SessionSources;
  readonly #tab: TabMemory;
  readonly #writable: WritableSession = {
    $session: this.#session,
    useGuest: (token) => (this.#guest = guestToken(token)),
    useAccount: (token) => this.#useAccount(token),
    signOut: (token) => this.signOut(token),
  };
  #guest: GuestToken | undefined;
  /** Undefined after the user chose to be a guest instead of the person that the page's token names. */
  #pageToken: SessionSources['pageToken'];
  #account: HeldToken | undefined;
  #signingIn: Promise<Person> | undefined;
  /** Raised when the identity changes: results of older requests are dropped. */
  #epoch = 0;

  private constructor(client: JoinClient, sources: SessionSources, tab: TabMemory) {
    this.#client = client;
    this.#sources = sources;
    this.#pageToken = sources.pageToken;
    this.#tab = tab;
  }

  /** A new session, and the source of the tokens that its requests send. */
  static open(
    client: JoinClient,
    sources: SessionSources,
    tab: TabMemory,
  ): { readonly session: SessionStore; readonly tokens: TokenSource } {
    const session = new SessionStore(client, sources, tab);
    return {
      session,
      tokens: {
        current: () => session.#currentToken(),
        refused: (token) => session.#token((held) => held.refused(token)),
      },
    };
  }

  /** The page provides a token, so the user does not have to identify themselves. */
  get hasPageToken(): boolean {
    return this.#pageToken !== undefined;
  }

  /** The page is set up for accounts of the service. */
  get hasAccounts(): boolean {
    return this.#sources.accounts !== undefined;
  }

  /** Finds out who the user is without asking them. If that fails, the session stays as it is. Never rejects. */
  async recognise(): Promise<void> {
    const isUnknown = (): boolean => /signed-out|failed/.test(this.$session.get().step) && !this.#guest;
    if (!isUnknown()) return;
    if (this.hasPageToken) return void this.signInPage().catch(() => {});
    if (this.#tab.isUnread) (await this.#tab.load())?.resume(this.#writable, this.hasAccounts);
    const accounts = isUnknown() && (await this.accounts()?.catch(() => undefined));
    if (accounts) await accounts.session.recognise();
  }

  /** The accounts that the page has set up; loads their code. */
  accounts(): Promise<Accounts> | undefined {
    return this.#sources.accounts?.(this.#writable);
  }

  /**
   * Signs in when the user chooses to go on: under the identity that was recognised, else with the page's token, else
   * as a guest called `name`. @throws {SpacesError}
   */
  signIn(name: string): Promise<Person> {
    const session = this.$session.get();
    if (session.step === 'recognised') this.#session.set({ ...session, step: 'signed-in' });
    return this.hasPageToken ? this.signInPage() : this.signInGuest(name);
  }

  /** Anonymous login with a display name. A sign-in that is running or done is used again. @throws {SpacesError} */
  signInGuest(name: string): Promise<Person> {
    return this.#signIn('guest', async () => {
      const epoch = this.#epoch;
      const loading = this.#tab.load();
      // If only the answer to `me` was lost, a retry keeps the identity that exists already.
      const guest = this.#guest ?? guestToken(await this.#client.signInGuest(name));
      const records = await loading;
      const keep = (person?: Person): void => {
        if (epoch !== this.#epoch) return;
        this.#guest = guest;
        records?.keepGuest(guest.value, person);
      };
      keep();
      const person = await this.#client.me();
      keep(person);
      return person;
    });
  }

  /** Signs in with the page's token. A sign-in that is running or done is used again. @throws {SpacesError} */
  signInPage(): Promise<Person> {
    return this.#signIn('token', () => this.#client.me());
  }

  /** The session is over: its token is not sent any more, also if the service would still accept it. */
  expire(): void {
    const session = this.$session.get();
    if (!('as' in session)) return;
    this.#guest = undefined;
    const person = 'person' in session ? session.person : undefined;
    this.#session.set({ step: 'expired', as: session.as, person });
  }

  /** Signs out, and lets the user join as a guest although the page provides a token. */
  chooseGuest(): void {
    this.#pageToken = undefined;
    this.#end();
  }

  /** Forgets the token and the person, also in the storage of this tab; with `token`, only if that is the one in use. */
  signOut(token = this.#account): void {
    if (token !== this.#account) return;
    this.#pageToken = this.#sources.pageToken;
    this.#end();
  }

  #end(): void {
    this.#useAccount();
    this.#tab.forget();
    this.#session.set({ step: 'signed-out' });
  }

  /** Ends without signing out: what the tab remembers stays. */
  dispose(): void {
    this.#account?.release?.();
    this.#account = undefined;
    this.#tab.release();
    this.signOut();
  }

  #useAccount(token?: HeldToken): void {
    this.#epoch++;
    this.#signingIn = this.#guest = undefined;
    this.#tab.records()?.keep({ guest: undefined });
    this.#account?.forget();
    this.#account = token;
    this.#sources.pageToken?.().then(
      (pageToken) => pageToken.forget(),
      () => {},
    );
  }

  async #currentToken(): Promise<Token | undefined> {
    if (this.$session.get().step === 'recognised') return undefined;
    return this.#token((held) => held.current());
  }

  /** Without a token the session expires, unless a sign-in is running elsewhere: then its result decides. */
  async #token(ask: (held: HeldToken) => Promise<Token | undefined>): Promise<Token | undefined> {
    const epoch = this.#epoch;
    const held = this.#guest ?? this.#account ?? (await this.#pageToken?.());
    const token = held && (await ask(held));
    if (epoch !== this.#epoch) return undefined;
    const session = this.$session.get();
    if (token || !('as' in session) || !(this.#signingIn || session.step === 'signed-in')) return token;
    this.expire();
    return undefined;
  }

  #signIn(as: SessionKind, identify: () => Promise<Person>): Promise<Person> {
    const session = this.$session.get();
    if (session.step === 'signed-in') return Promise.resolve(session.person);
    this.#signingIn ??= this.#identify(as, identify);
    return this.#signingIn;
  }

  async #identify(as: SessionKind, identify: () => Promise<Person>): Promise<Person> {
    const epoch = this.#epoch;
    this.#session.set({ step: 'signing-in', as });
    try {
      const person = await identify();
      if (epoch !== this.#epoch) throw new SpacesError('unauthorized');
      this.#session.set({ step: 'signed-in', as, person });
      return person;
    } catch (error) {
      if (
        epoch === this.#epoch &&
        error instanceof SpacesError &&
        this.$session.get().step === 'signing-in'
      ) {
        this.#session.set({ step: 'failed', as, failure: failureOf(error) });
      }
      throw error;
    } finally {
      if (epoch === this.#epoch) this.#signingIn = undefined;
    }
  }
}

interface GuestToken extends HeldToken {
  readonly value: string;
}

/** A guest's token cannot be renewed: another anonymous login creates another person. */
function guestToken(value: string): GuestToken {
  const token: Token = { value, type: 'jwt' };
  return {
    value,
    current: async () => token,
    refused: async (refused) => (refused.value === value ? undefined : token),
    forget() {},
  };
}
