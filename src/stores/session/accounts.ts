/** Accounts of the service: finds out who is signed in already, and signs users in. Loads later, on pages that use accounts. */
import { type AccountsClientOptions, createAccountsClient } from '../../api/accounts-client.ts';
import { pageOriginRule, SpacesError, wrongSetting } from '../../api/errors.ts';
import { createHttp, type Http } from '../../api/http.ts';
import { createJoinClient, type JoinClient } from '../../api/join-client.ts';
import { discoverServers } from '../../api/server-discovery.ts';
import type { HeldToken, Token } from '../../api/tokens.ts';
import type { TokenResponse } from '../../protocol/oauth.ts';
import type { Person } from '../../protocol/person.ts';
import { readOrigin } from '../../protocol/server.ts';
import {
  type SignInProvider,
  readRemembered,
  readProvider,
  type RememberedSession,
} from '../../protocol/sign-in.ts';
import { failureWithCode, failureOf } from '../failure.ts';
import { AccountToken } from './account-token.ts';
import {
  type AuthorizationCode,
  hasReturnedCode,
  requestCode,
  type SignInOptions,
  type SignInWindow,
  takeReturnedCode,
} from './sign-in.ts';
import type { ExpiredSession, WritableSession } from './state.ts';
import type { Remember } from './tab-memory.ts';
import { getTabItem, removeTabItem, setTabItem } from './tab-storage.ts';
import { formatJson } from '../../protocol/read.ts';

/** How a page lets users sign in with an account. */
export interface AccountsConfig {
  readonly accountsServer?: string | undefined;
  /** The page's id at the service: users may sign in there. Needs `redirectUri`. */
  readonly clientId?: string | undefined;
  /** Same-origin page with an empty `<spaces-provider>`, as registered with the service. */
  readonly redirectUri?: string | undefined;
  /** Where codes are exchanged: the accounts server (default), or the page's own server, which then keeps the refresh token. */
  readonly tokenEndpoint?: string | undefined;
  /** Tries the service's own session cookie first. */
  readonly cookieSession?: boolean | undefined;
  /**
   * What this tab keeps over a reload: `guest` (default) a guest and the spaces that they joined; `tab` also accounts;
   * `none` nothing.
   */
  readonly remember?: Remember | undefined;
  /** Separates what connections with the same settings remember; the `id` of a `<spaces-provider>`. */
  readonly name?: string | undefined;
  /** Origin of the page, for tests and servers; loopback servers are allowed on loopback pages only. */
  readonly pageOrigin?: string | undefined;
}

export interface AccountsOptions {
  readonly config: AccountsConfig;
  readonly http: Http;
  /** The REST origin. */
  readonly server: string;
  readonly isAllowed: (origin: string) => boolean;
  readonly session: WritableSession;
}

/** A person who is signed in to the service, and the token that proves it. */
export interface Identity {
  readonly as: 'oauth' | 'cookie';
  readonly person: Person;
  readonly token: HeldToken;
}

/** The service's own list of sign-in methods, or one of its providers directly. */
export type SignInMethod = SignInProvider | 'service';

const methodKey = 'spaces-elements/way@1';

export class Accounts {
  /** Makes an account the identity of the session. */
  readonly session: AccountSession;
  readonly #options: AccountsOptions;
  readonly #name: string;
  #clientOptions: AccountsClientOptions | undefined;
  #lastMethod: SignInMethod | undefined;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.session = new AccountSession(options.session, this);
    const { clientId, tokenEndpoint, name, remember } = options.config;
    this.#name = `spaces-elements/account@1 ${formatJson([options.server, clientId, tokenEndpoint, name])}`;
    // What an earlier setting of the page has kept.
    if (remember !== 'tab') for (const key of [this.#name, methodKey]) removeTabItem(key);
  }

  /** The page lets users sign in on the service's own page. */
  get canSignIn(): boolean {
    try {
      return Boolean(this.#options.config.clientId && this.#checkConfig());
    } catch {
      return false;
    }
  }

  /** The method that was used last; not who used it. Stored in the tab only if the page lets the tab remember sign-ins. */
  get lastMethod(): SignInMethod | undefined {
    return this.#lastMethod ?? readProvider(getTabItem(methodKey));
  }

  /**
   * The identity that a finished sign-in, this tab or the service's cookie provides. Undefined means unknown, not
   * signed out. @throws {SpacesError}
   */
  async find(): Promise<Identity | undefined> {
    const { clientId, remember, cookieSession } = this.#options.config;
    if (clientId !== undefined) {
      this.#checkConfig();
      const code = hasReturnedCode() && takeReturnedCode(await this.#client());
      if (code) return this.#redeem(code);
      const remembered = remember === 'tab' ? readRemembered(getTabItem(this.#name)) : undefined;
      if (remembered) {
        const token = await this.#createToken(remembered.tokens, remembered);
        return { as: 'oauth', person: remembered.person, token };
      }
    }
    return cookieSession ? this.#findCookie() : undefined;
  }

  /** Signs in without changing the session. @throws {SpacesError} */
  async signIn(window: SignInWindow, options: SignInOptions = {}, signal?: AbortSignal): Promise<Identity> {
    const abort = new AbortController();
    // Any change of the session while the user is away means that it no longer waits for them.
    const stop = this.#options.session.$session.listen(() => abort.abort());
    signal?.addEventListener('abort', () => abort.abort());
    try {
      // If the whole page leaves, the code below never runs.
      if (window.kind === 'page') this.#rememberMethod(options);
      const code = await requestCode(await this.#client(), window, options, abort.signal);
      const identity = await this.#redeem(code);
      this.#rememberMethod(options);
      return identity;
    } finally {
      stop();
      window.close();
    }
  }

  /** Sends requests as this person, whatever the session's own identity is. */
  clientOf({ token }: Identity): JoinClient {
    return this.#clientWith(token);
  }

  #rememberMethod({ provider }: SignInOptions): void {
    this.#lastMethod = provider ?? 'service';
    if (this.#options.config.remember === 'tab') setTabItem(methodKey, this.#lastMethod);
  }

  async #redeem({ code, verifier }: AuthorizationCode): Promise<Identity> {
    const tokens = await createAccountsClient(await this.#client()).exchange(code, verifier);
    const token = await this.#createToken(tokens);
    const person = await this.#clientWith(token).me();
    token.belongsTo(person);
    return { as: 'oauth', person, token };
  }

  async #createToken(tokens: TokenResponse, remembered?: RememberedSession): Promise<AccountToken> {
    const { config, session } = this.#options;
    const onSignedOut = (): void => session.signOut(token);
    const client = createAccountsClient(await this.#client());
    const isRemembered = config.remember === 'tab';
    const token: AccountToken = new AccountToken(
      tokens,
      { client, name: this.#name, isRemembered, onSignedOut },
      remembered,
    );
    return token;
  }

  /** The service's own cookie, if this page may use it. [client: LT k6/src/login.js] */
  async #findCookie(): Promise<Identity | undefined> {
    const token = new CookieToken();
    try {
      return { as: 'cookie', person: await this.#clientWith(token).me(), token };
    } catch (error) {
      if (!(error instanceof SpacesError)) throw error;
      return undefined;
    }
  }

  #clientWith(tokens: HeldToken): JoinClient {
    return createJoinClient(createHttp({ origin: this.#options.server, tokens }));
  }

  /** Checks the page's settings as far as that needs no request; returns the page's origin. @throws {SpacesError} */
  #checkConfig(): string {
    const { config, isAllowed } = this.#options;
    const { redirectUri, tokenEndpoint = '/', pageOrigin: page = globalThis.location?.origin } = config;
    const endpoint = readOrigin(tokenEndpoint, { page });
    // On another origin the page could not finish the sign-in, and the code would reach another site.
    if (readOrigin(redirectUri, { page }) !== page) {
      throw wrongSetting('redirect-uri', undefined, pageOriginRule);
    }
    const setting = 'token-endpoint';
    if (!endpoint) throw wrongSetting(setting, undefined, pageOriginRule);
    if (endpoint !== page && !isAllowed(endpoint)) {
      throw wrongSetting(setting, endpoint);
    }
    return page;
  }

  /** Where codes are requested and exchanged. Every origin is checked before anything is sent to it. */
  async #client(): Promise<AccountsClientOptions> {
    if (this.#clientOptions) return this.#clientOptions;
    const { config, http, isAllowed } = this.#options;
    const { clientId = '', redirectUri = '' } = config;
    const pageOrigin = this.#checkConfig();
    const accounts = readOrigin(config.accountsServer ?? (await discoverServers(http)).accounts);
    if (accounts === undefined || !isAllowed(accounts)) {
      throw wrongSetting('accounts-server', accounts);
    }
    const base = config.tokenEndpoint === undefined ? accounts : pageOrigin;
    const tokenEndpoint = new URL(config.tokenEndpoint ?? '/oauth2/access_token', base).href;
    if (![accounts, pageOrigin].includes(new URL(tokenEndpoint).origin)) {
      throw wrongSetting('token-endpoint', undefined, pageOriginRule);
    }
    return (this.#clientOptions = {
      accounts,
      clientId,
      redirectUri: new URL(redirectUri, pageOrigin).href,
      tokenEndpoint,
    });
  }
}

/** Makes an account the identity of the session: recognised first, then confirmed by the user. Never throws or rejects. */
class AccountSession {
  readonly #session: WritableSession;
  readonly #accounts: Pick<Accounts, 'find' | 'signIn'>;

  constructor(session: WritableSession, accounts: Pick<Accounts, 'find' | 'signIn'>) {
    this.#session = session;
    this.#accounts = accounts;
  }

  recognise(): Promise<void> {
    return this.#identify(() => this.#accounts.find());
  }

  /**
   * Signs in on the service's own page. A running session ends first; an expired one is kept until another identity
   * is known. The session becomes `recognised`, or `failed`, or `expired` again.
   */
  signIn(window: SignInWindow, options?: SignInOptions): Promise<void> {
    const ended = this.#ended;
    if (ended) this.#session.useAccount();
    else this.#session.signOut();
    this.#session.$session.set({ step: 'signing-in', as: 'oauth', ...(ended && { ended }) });
    return this.#identify(() => this.#accounts.signIn(window, options));
  }

  /** Gives up a sign-in that is running. */
  cancel(): void {
    const ended = this.#ended;
    if (ended) this.#session.$session.set(ended);
    else this.#session.signOut();
  }

  /** Replaces the current identity, after the user agreed to that. */
  become({ as, person, token }: Identity): void {
    this.#session.useAccount(token);
    this.#session.$session.set({ step: 'signed-in', as, person });
  }

  get #ended(): ExpiredSession | undefined {
    const session = this.#session.$session.get();
    if (session.step === 'expired') return session;
    return session.step === 'signing-in' ? session.ended : undefined;
  }

  /** The result counts only if the session has not changed in the meantime. Without an identity it stays as it is. */
  async #identify(ask: () => Promise<Identity | undefined>): Promise<void> {
    const { $session } = this.#session;
    const before = $session.get();
    const isLate = (): boolean => $session.get() !== before;
    try {
      const identity = await ask();
      if (isLate()) identity?.token.forget();
      else if (identity) {
        const { as, person, token } = identity;
        this.#session.useAccount(token);
        $session.set({ step: 'recognised', as, person });
      }
    } catch (error) {
      if (isLate()) return;
      // Any other error means that code could not be loaded.
      const failure = error instanceof SpacesError ? failureOf(error) : failureWithCode('sign-in-failed');
      const ended = this.#ended;
      $session.set(ended ? { ...ended, failure } : { step: 'failed', as: 'oauth', failure });
    }
  }
}

/** The service's cookie as a token. If the page's scripts can read it, its value is sent as a JWT. */
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
