/** The session: who the visitor is to the service, one per `Spaces`. No token can be read from it. */
import { atom, type ReadableAtom } from 'nanostores';
import { SpacesError } from '../api/errors.ts';
import type { EntryClient } from '../api/entry-client.ts';
import type { Token, TokenSource } from '../api/tokens.ts';
import type { Person } from '../protocol/person.ts';
import { failureOf, type Failure } from './failure.ts';
import type { PageToken } from './page-token.ts';

export type Session =
  | { readonly step: 'signed-out' }
  | { readonly step: 'signing-in'; readonly as: SessionKind }
  | { readonly step: 'signed-in'; readonly as: SessionKind; readonly person: Person }
  | { readonly step: 'expired'; readonly as: SessionKind; readonly person: Person | undefined }
  | { readonly step: 'failed'; readonly as: SessionKind; readonly failure: Failure };

/** `guest`: anonymous login. `token`: the page gave a token (attribute, callback or `token-url`). */
export type SessionKind = 'guest' | 'token';

export interface SessionStore {
  readonly $session: ReadableAtom<Session>;
  /** The page configured a token, so nobody needs to be asked who they are. */
  readonly hasPageToken: boolean;
  /** Anonymous login with a display name; single-flight, and kept when a session already runs. @throws {SpacesError} */
  signInGuest(name: string): Promise<Person>;
  /** Signs in with the page's token; single-flight. @throws {SpacesError} */
  signInPage(): Promise<Person>;
  /** Forgets token and person. */
  signOut(): void;
}

/** The session and the token source that requests of this session use. */
export function createSession(
  client: EntryClient,
  loadPageToken: (() => Promise<PageToken>) | undefined,
): { readonly session: SessionStore; readonly tokens: TokenSource } {
  const state = new SessionState(client, loadPageToken);
  return {
    session: state,
    tokens: { current: () => state.current(), refused: (token) => state.refused(token) },
  };
}

class SessionState implements SessionStore {
  readonly $session = atom<Session>({ step: 'signed-out' });
  readonly #client: EntryClient;
  readonly #loadPageToken: (() => Promise<PageToken>) | undefined;
  #pageToken: Promise<PageToken> | undefined;
  #guestToken: Token | undefined;
  #running: Promise<Person> | undefined;
  /** Raised at sign-out: what was on its way belongs to nobody. */
  #epoch = 0;

  constructor(client: EntryClient, loadPageToken: (() => Promise<PageToken>) | undefined) {
    this.#client = client;
    this.#loadPageToken = loadPageToken;
  }

  get hasPageToken(): boolean {
    return this.#loadPageToken !== undefined;
  }

  signInGuest(name: string): Promise<Person> {
    return this.#signIn('guest', async () => {
      // A retry after a lost answer to `me` keeps the identity that was already made.
      this.#guestToken ??= { value: await this.#client.signInGuest(name), type: 'jwt' };
      return this.#client.me();
    });
  }

  signInPage(): Promise<Person> {
    return this.#signIn('token', () => this.#client.me());
  }

  signOut(): void {
    this.#epoch++;
    this.#running = undefined;
    this.#guestToken = undefined;
    this.#pageToken?.then(
      (pageToken) => pageToken.forget(),
      () => {},
    );
    this.$session.set({ step: 'signed-out' });
  }

  async current(): Promise<Token | undefined> {
    return this.#guestToken ?? (await (await this.#page())?.current());
  }

  async refused(token: Token): Promise<Token | undefined> {
    const epoch = this.#epoch;
    const newer = this.#guestToken ? this.#otherGuest(token) : await (await this.#page())?.refused(token);
    if (!newer && epoch === this.#epoch) this.#expire(token);
    return epoch === this.#epoch ? newer : undefined;
  }

  async #page(): Promise<PageToken | undefined> {
    try {
      this.#pageToken ??= this.#loadPageToken?.();
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

  #expire(token: Token): void {
    const session = this.$session.get();
    if (token.value === this.#guestToken?.value) this.#guestToken = undefined;
    if (session.step === 'signed-in') {
      this.$session.set({ step: 'expired', as: session.as, person: session.person });
    } else if (session.step === 'signing-in') {
      this.$session.set({ step: 'expired', as: session.as, person: undefined });
    }
  }
}
