/** Accounts of the service, as a page lets its visitors use them: who is signed in already, and how to sign in. */
import { type AccountsClientOptions, createAccountsClient } from '../../api/accounts-client.ts';
import { SpacesError } from '../../api/errors.ts';
import { createHttp, type Http } from '../../api/http.ts';
import { createJoinClient, discover, type JoinClient } from '../../api/join-client.ts';
import type { HeldToken, Token } from '../../api/tokens.ts';
import type { TokenAnswer } from '../../protocol/oauth.ts';
import type { Person } from '../../protocol/person.ts';
import { readOrigin } from '../../protocol/server.ts';
import { type Provider, readRemembered, readWay, type RememberedSession } from '../../protocol/sign-in.ts';
import { failureFor, failureOf } from '../failure.ts';
import type { SpacesConfig } from '../spaces.ts';
import { AccountToken } from './account-token.ts';
import {
  askToSignIn,
  hasReturned,
  type Redeemable,
  returnedSignIn,
  type SignInWindow,
  type SignInOptions,
} from './sign-in.ts';
import type { Ended, OpenSession } from './store.ts';
import { keepInTab, readFromTab } from './tab-storage.ts';

export interface AccountsOptions {
  readonly config: SpacesConfig;
  readonly http: Http;
  /** The REST origin. */
  readonly server: string;
  readonly isAllowed: (origin: string) => boolean;
  readonly session: OpenSession;
}

/** Somebody known, with what speaks for them. */
export interface Identity {
  readonly as: 'oauth' | 'cookie';
  readonly person: Person;
  readonly held: HeldToken;
}

export interface Accounts {
  /** Who the tab remembers, who just came back, or whom the service's cookie names; never concludes "signed out". @throws {SpacesError} */
  find(): Promise<Identity | undefined>;
  /** @throws {SpacesError} */
  signIn(window: SignInWindow, wish?: SignInOptions, signal?: AbortSignal): Promise<Identity>;
  /** Asks in this person's name, whoever the session belongs to. */
  clientOf(identity: Identity): JoinClient;
  /** How the session becomes theirs. */
  readonly way: AccountWay;
  /** The page lets visitors sign in on the service's own page. */
  readonly canSignIn: boolean;
  /** The way that was used last; it says nothing about who used it. */
  readonly lastWay: SignInMethod | undefined;
}

/** The service's own list of ways in, or straight to one of them. */
export type SignInMethod = Provider | 'service';

const wayKey = 'spaces-elements/way@1';

export function createAccounts(ground: AccountsOptions): Accounts {
  return new ServiceAccounts(ground);
}

class ServiceAccounts implements Accounts {
  readonly #ground: AccountsOptions;
  readonly #name: string;
  readonly way: AccountWay;
  #options: AccountsClientOptions | undefined;
  #lastWay: SignInMethod | undefined;

  constructor(ground: AccountsOptions) {
    this.#ground = ground;
    this.way = new AccountWay(ground.session, this);
    const { clientId, tokenEndpoint, name } = ground.config;
    this.#name = `spaces-elements/account@1 ${JSON.stringify([ground.server, clientId, tokenEndpoint, name])}`;
  }

  get canSignIn(): boolean {
    try {
      return Boolean(this.#ground.config.clientId && this.#check());
    } catch {
      return false;
    }
  }

  /** In memory, and where the page lets a tab remember sign-ins, in that tab: a page asks for storage, we do not. */
  get lastWay(): SignInMethod | undefined {
    return this.#lastWay ?? readWay(readFromTab(wayKey));
  }

  async find(): Promise<Identity | undefined> {
    const { clientId, remember, cookieSession } = this.#ground.config;
    if (clientId !== undefined) {
      this.#check();
      const returned = hasReturned() && returnedSignIn(await this.#client());
      if (returned) return this.#redeem(returned);
      const known = remember === 'tab' ? readRemembered(readFromTab(this.#name)) : undefined;
      if (known) return { as: 'oauth', person: known.person, held: await this.#hold(known.tokens, known) };
    }
    return cookieSession ? this.#cookie() : undefined;
  }

  async signIn(window: SignInWindow, wish: SignInOptions = {}, signal?: AbortSignal): Promise<Identity> {
    const over = new AbortController();
    // Whatever becomes of the session while the visitor is away, it is no longer waiting for them.
    const stop = this.#ground.session.$session.listen(() => over.abort());
    signal?.addEventListener('abort', () => over.abort());
    try {
      // With the whole page there is no coming back to this place.
      if (window.kind === 'page') this.#noteWay(wish);
      const identity = await this.#redeem(await askToSignIn(await this.#client(), window, wish, over.signal));
      this.#noteWay(wish);
      return identity;
    } finally {
      stop();
      window.close();
    }
  }

  clientOf({ held }: Identity): JoinClient {
    return this.#clientOf(held);
  }

  #noteWay({ provider }: SignInOptions): void {
    this.#lastWay = provider ?? 'service';
    if (this.#ground.config.remember === 'tab') keepInTab(wayKey, this.#lastWay);
  }

  async #redeem({ code, verifier }: Redeemable): Promise<Identity> {
    const held = await this.#hold(await createAccountsClient(await this.#client()).exchange(code, verifier));
    const person = await this.#clientOf(held).me();
    held.belongsTo(person);
    return { as: 'oauth', person, held };
  }

  async #hold(tokens: TokenAnswer, known?: RememberedSession): Promise<AccountToken> {
    const { config, session } = this.#ground;
    const onSignedOut = (): void => session.signOut(held);
    const client = createAccountsClient(await this.#client());
    const isRemembered = config.remember === 'tab';
    const held: AccountToken = new AccountToken(
      tokens,
      { client, name: this.#name, isRemembered, onSignedOut },
      known,
    );
    return held;
  }

  /** The service's own cookie, where this page may use it. [client: LT k6/src/login.js] */
  async #cookie(): Promise<Identity | undefined> {
    const held = new CookieToken();
    try {
      return { as: 'cookie', person: await this.#clientOf(held).me(), held };
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      return undefined;
    }
  }

  #clientOf(tokens: HeldToken): JoinClient {
    return createJoinClient(createHttp({ origin: this.#ground.server, tokens }));
  }

  /** What can be known of the page's settings before any server is asked; returns the page's origin. @throws {SpacesError} */
  #check(): string {
    const { config, isAllowed } = this.#ground;
    const { redirectUri, tokenEndpoint = '/', pageOrigin: page = globalThis.location?.origin } = config;
    const endpoint = readOrigin(tokenEndpoint, { page });
    // Elsewhere a page could not finish the sign-in, and the code would be somebody else's.
    if (readOrigin(redirectUri, { page }) !== page || !endpoint) throw new SpacesError('bad-configuration');
    if (endpoint !== page && !isAllowed(endpoint)) throw new SpacesError('server-not-allowed');
    return page;
  }

  /** Where codes are asked for and exchanged; every origin is checked before anything is sent there. */
  async #client(): Promise<AccountsClientOptions> {
    if (this.#options) return this.#options;
    const { config, http, isAllowed } = this.#ground;
    const { clientId = '', redirectUri = '' } = config;
    const pageOrigin = this.#check();
    const accounts = readOrigin(config.accountsServer ?? (await discover(http)).accounts);
    if (accounts === undefined || !isAllowed(accounts)) throw new SpacesError('server-not-allowed');
    const tokenEndpoint = new URL(config.tokenEndpoint ?? '/oauth2/access_token', endpointBase()).href;
    if (![accounts, pageOrigin].includes(new URL(tokenEndpoint).origin)) {
      throw new SpacesError('server-not-allowed');
    }
    return (this.#options = {
      accounts,
      clientId,
      redirectUri: new URL(redirectUri, pageOrigin).href,
      tokenEndpoint,
    });

    function endpointBase(): string | undefined {
      return config.tokenEndpoint === undefined ? accounts : pageOrigin;
    }
  }
}

/** The cookie speaks for the visitor; where scripts of the page may read it, it is a JWT like any other. */
class CookieToken implements HeldToken {
  #isOver = false;

  async current(): Promise<Token | undefined> {
    if (this.#isOver) return undefined;
    const value = /(?:^|; )AUTH_TOKEN=([\w.-]+)/.exec(globalThis.document?.cookie ?? '')?.[1];
    return value === undefined ? { value: '', type: 'cookie' } : { value, type: 'jwt' };
  }

  async refused(token: Token): Promise<Token | undefined> {
    const now = await this.current();
    return now?.value === token.value ? undefined : now;
  }

  forget(): void {
    this.#isOver = true;
  }
}

// How an account becomes who the visitor is: recognised first, then by the visitor's own word.

/** Nothing here throws or rejects. */
class AccountWay {
  readonly #session: OpenSession;
  readonly #accounts: Pick<Accounts, 'find' | 'signIn'>;

  constructor(session: OpenSession, accounts: Pick<Accounts, 'find' | 'signIn'>) {
    this.#session = session;
    this.#accounts = accounts;
  }

  recognise(): Promise<void> {
    return this.#meet(() => this.#accounts.find());
  }

  /**
   * Signs in on the service's own page. Who was here is forgotten first; one whose session ended, as soon as somebody
   * else is known. Ends in `recognised`, or in `failed` or `expired` again.
   */
  signIn(window: SignInWindow, wish?: SignInOptions): Promise<void> {
    const ended = this.#ended;
    if (ended) this.#session.hold();
    else this.#session.signOut();
    this.#session.$session.set({ step: 'signing-in', as: 'oauth', ...(ended && { ended }) });
    return this.#meet(() => this.#accounts.signIn(window, wish));
  }

  /** Gives up a sign-in that is on its way. */
  cancel(): void {
    const ended = this.#ended;
    if (ended) this.#session.$session.set(ended);
    else this.#session.signOut();
  }

  /** This person goes on in place of the one who is here, who agreed to that. */
  become({ as, person, held }: Identity): void {
    this.#session.hold(held);
    this.#session.$session.set({ step: 'signed-in', as, person });
  }

  get #ended(): Ended | undefined {
    const session = this.#session.$session.get();
    if (session.step === 'expired') return session;
    return session.step === 'signing-in' ? session.ended : undefined;
  }

  /** Somebody is recognised, or it fails; without anybody, nothing changes. */
  async #meet(ask: () => Promise<Identity | undefined>): Promise<void> {
    const { $session } = this.#session;
    const before = $session.get();
    const isLate = (): boolean => $session.get() !== before;
    try {
      const identity = await ask();
      if (isLate()) identity?.held.forget();
      else if (identity) {
        const { as, person, held } = identity;
        this.#session.hold(held);
        $session.set({ step: 'recognised', as, person });
      }
    } catch (error) {
      if (isLate()) return;
      // Code that it needs may not have come.
      const failure = error instanceof SpacesError ? failureOf(error) : failureFor('sign-in-failed');
      const ended = this.#ended;
      $session.set(ended ? { ...ended, failure } : { step: 'failed', as: 'oauth', failure });
    }
  }
}
