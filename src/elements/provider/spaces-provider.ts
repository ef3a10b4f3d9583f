/** `<spaces-provider>`: configures the server and the session that the elements of a page, or of a part of it, share. */
import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { spacesContext } from '../../context/spaces-context.ts';
import { Language } from '../../controllers/language.ts';
import { LazyPart } from '../../controllers/lazy-part.ts';
import { configurePageSpaces, ProviderSpaces } from '../../controllers/configured-spaces.ts';
import { isForPage, pageSpaces } from '../../controllers/page-spaces.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { finishSignIn } from '../../controllers/sign-in-window.ts';
import { emit } from '../../events.ts';
import { engineOf } from '../../stores/call/engines.ts';
import type { CallEngine } from '../../stores/call/media-engine.ts';
import type { Session, SessionKind } from '../../stores/session/state.ts';
import type { GetToken, Spaces, SpacesConfig } from '../../stores/spaces.ts';
import { controlStyles } from '../../ui/controls.styles.ts';
import { feedbackStyles } from '../../ui/feedback.styles.ts';
import { notice } from '../../ui/notice.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';
import { formatJson } from '../../protocol/read.ts';
import type { Notices } from './notices.ts';

/** How a page gives its token. */
const tokenSettings = ['token', 'tokenUrl', 'getToken'] as const;

/**
 * Configures the server and the session of other elements. When it wraps elements of this package, they share a
 * connection of their own. When it wraps none, it configures the default connection of the page, which every element
 * without a provider uses. It is invisible unless its settings are wrong. The page's token is only sent to the server
 * that it was given for: when `server` or `socket-server` changes, give the token again.
 *
 * @tag spaces-provider
 * @attr {string} token - A token that the page already has. The attribute is removed as soon as it is read.
 * @attr {string} lang - The language of the elements inside the provider. On a provider for the page, the language of all elements on the page.
 * @slot - The elements that share this connection, and any other content.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean, setting?: string, origin?: string}>} spaces-error - The settings are wrong. `setting` is the attribute, `origin` the origin in it. No request is sent.
 * @fires {CustomEvent<{as: 'token' | 'oauth' | 'cookie'}>} spaces-signed-in - The user is signed in with an account or the page's token. Not dispatched for guests.
 * @fires {CustomEvent<{}>} spaces-signed-out - The user has signed out.
 * @fires {CustomEvent<{spaceId: string}>} spaces-space-picked - With `notify`: the user has clicked a notification, and `<spaces-chat>` shows its space.
 * @csspart problem - The alert about wrong settings.
 * @csspart notices - With `notify`: the button with which users switch notifications on.
 * @csspart notices-panel - What the button opens.
 */
export class SpacesProvider extends LitElement {
  static override styles = [
    tokenStyles,
    controlStyles,
    feedbackStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  /** A table, because decorators add 450 bytes to the first load. */
  static override properties = {
    server: {},
    socketServer: { attribute: 'socket-server' },
    accountsServer: { attribute: 'accounts-server' },
    webServer: { attribute: 'web-server' },
    tokenType: { attribute: 'token-type' },
    tokenUrl: { attribute: 'token-url' },
    clientId: { attribute: 'client-id' },
    redirectUri: { attribute: 'redirect-uri' },
    tokenEndpoint: { attribute: 'token-endpoint' },
    joinPage: { attribute: 'join-page' },
    cookieSession: { type: Boolean, attribute: 'cookie-session' },
    remember: {},
    notify: {},
    getToken: { attribute: false },
    engine: { attribute: false },
    spaces: { attribute: false },
    token: { noAccessor: true },
  };

  /** Origin of the REST server. The default is `https://spacesapis.avayacloud.com`. */
  server?: string;
  /** Origin of the socket server, if it is not the one that the REST server names. */
  socketServer?: string;
  /** Origin of the accounts server, if it is not the one that the REST server names. */
  accountsServer?: string;
  /** Origin of the service's web client, if the REST server does not name it and has another one itself. Invite links with this origin are accepted. */
  webServer?: string;
  /** The type of the page's token: `jwt` (default) or `bearer`. */
  tokenType?: 'jwt' | 'bearer';
  /** Same-origin URL that issues tokens. It receives a POST request and returns `{token, tokenType, expiresIn}`, in seconds. */
  tokenUrl?: string;
  /** OAuth client id of the page. Lets users sign in on the service's page. Requires `redirect-uri`. */
  clientId?: string;
  /** The OAuth redirect URI registered with the service: a same-origin page with an empty `<spaces-provider>`, which completes the sign-in. */
  redirectUri?: string;
  /** URL that exchanges a sign-in code for a token: on the accounts server, or on the page's server if a client secret is required. */
  tokenEndpoint?: string;
  /**
   * Address of a page of the site with `<spaces-join invite-param="invite">`. Invitations that the page sends, the
   * clipboard, a QR code or a calendar file carry lead there, as `join-page?invite=<link>`. It has an https address, or
   * the origin of this page. The service's own mails lead to the service.
   */
  joinPage?: string;
  /** Tries the service's session cookie first. Works on pages of the same site only. */
  cookieSession = false;
  /**
   * What this tab keeps over a reload: `guest` (default) keeps a guest and the spaces that they joined, `tab` keeps
   * accounts as well, and `none` keeps nothing. If several providers of a page use `tab`, each one needs an `id`.
   */
  remember?: 'none' | 'guest' | 'tab';
  /**
   * How users learn of new messages while they do not see the conversation, separated by spaces: `title` (the number of
   * unread messages in the page's title), `badge` (on the icon of an installed page), `desktop` and `sound`. The last two
   * show a button with which users switch them on.
   */
  notify = '';
  /** Returns a token whenever one is needed. `reason` is `first`, `expired` or `refused`. */
  getToken?: GetToken | undefined;
  /** What carries audio and video in the calls of the elements inside; `engine` of a `<spaces-call>` replaces it. By default, a call opens on the service's own page. */
  engine?: CallEngine | undefined;
  /** A connection created by the page with `createSpaces()`. The attributes are not used then. */
  spaces?: Spaces | undefined;

  readonly #provider = new ContextProvider(this, { context: spacesContext });
  readonly #language = new Language(this, 'failures', {});
  readonly #page = new StoreValue(this, () => (this.#isPageDefault ? pageSpaces() : undefined));
  readonly #session = new StoreValue(
    this,
    () => this.#current?.session.$session,
    (now, before) => {
      const previous = before && accountKind(before);
      const as = accountKind(now);
      if (as && !previous) emit(this, 'spaces-signed-in', { as });
      if (previous && now.step === 'signed-out') emit(this, 'spaces-signed-out', {});
    },
  );
  readonly #notices = new LazyPart(this, () => this.#loadNotices());
  #token: string | undefined;
  /** The servers that each of the page's token settings was set for. */
  readonly #givenFor = new Map<(typeof tokenSettings)[number], string>();
  /** An element of this package, possibly in the shadow root of another one, has asked for the connection. */
  #isUsed = false;
  #own: ProviderSpaces | undefined;
  /** The settings of `#own`. Setting the same values again must not end the session. */
  #settings = '';
  /** The provider wraps no elements and configures the default connection of the page. */
  #isPageDefault = false;
  /** The connection whose failure was reported. */
  #reported: Spaces | undefined;

  constructor() {
    super();
    // Only here is it surely in the document of its styles. Another one would refuse them.
    Object.assign(this, { renderRoot: this.createRenderRoot() });
    this.addEventListener('context-request', (event) => {
      if (event.context !== spacesContext || event.contextTarget === this || this.#isUsed) return;
      this.#isUsed = true;
      this.requestUpdate();
    });
  }

  /** A token that the page already has. Write-only, so that other scripts cannot read it. */
  set token(token: string | undefined) {
    this.#token = token;
    this.#givenFor.delete('token');
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name !== 'token') return super.attributeChangedCallback(name, old, value);
    if (value === null) return; // removed below
    super.attributeChangedCallback(name, old, value);
    this.removeAttribute(name);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A script has moved it to another document or back, where it has none of its styles.
    if (this.shadowRoot?.adoptedStyleSheets.length === 0)
      void import('../../controllers/moved-styles.ts').then(({ restoreStyles }) => restoreStyles(this, []));
    // Before the elements inside ask for the connection.
    if (this.#own?.reclaim() === false) this.#forget();
    finishSignIn();
    if (document.readyState === 'loading') {
      // The parser may still add children.
      document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), { once: true });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#own?.release();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.isConnected) return;
    this.#bindTokens(changed);
    const config = this.#config();
    const settings = formatJson([...Object.values(config), config.getToken !== undefined]);
    const isSameKind = this.#isPageDefault ? !this.#wraps : this.#own !== undefined;
    if (this.spaces === undefined && (settings !== this.#settings || !isSameKind)) {
      this.#settings = settings;
      this.#configure();
    }
    if (this.engine || changed.has('engine')) this.#setEngine();
    this.#provider.setValue(this.spaces ?? this.#own?.spaces);
    this.#session.follow();
  }

  protected override render(): TemplateResult {
    const failure = this.#current?.failure;
    const problem = failure === undefined ? nothing : notice(this.#language.tell(failure));
    const notices = this.notify ? this.#notices.value : this.#notices.loaded;
    return html`${problem}${notices?.render()}<slot @slotchange=${() => this.requestUpdate()}></slot>`;
  }

  protected override updated(): void {
    const spaces = this.#current;
    if (spaces === this.#reported) return;
    this.#reported = spaces;
    if (spaces?.failure !== undefined) emit(this, 'spaces-error', spaces.failure);
  }

  async #loadNotices(): Promise<Notices> {
    const { Notices } = await import('./notices.ts');
    return new Notices(this, {
      language: this.#language,
      spaces: () => this.#current,
      isOwn: (provider) => (provider ? provider === this : this.#isPageDefault),
      kinds: () => this.notify ?? '',
    });
  }

  get #current(): Spaces | undefined {
    return this.spaces ?? this.#own?.spaces ?? this.#page.value;
  }

  /** A provider without an engine keeps the one that the page has configured. */
  #setEngine(): void {
    const page = this.#isPageDefault ? pageSpaces().get() : undefined;
    const spaces = this.spaces ?? this.#own?.spaces ?? page;
    if (spaces) engineOf(spaces).set(this.engine);
  }

  #configure(): void {
    const config = this.#config();
    const old = this.#own;
    old?.release();
    if (this.#wraps) {
      this.#isPageDefault = false;
      this.#own = ProviderSpaces.open(config);
    } else if (document.readyState !== 'loading' || this.nextSibling !== null) {
      // Before that, children may still follow.
      const defined = Object.entries(config).filter(([, value]) => value !== undefined);
      // At first, undefined settings keep the values that the page has configured. Later, they reset earlier ones.
      configurePageSpaces(this.#isPageDefault ? config : Object.fromEntries(defined));
      this.#own = undefined;
      this.#isPageDefault = true;
    }
    old?.close();
  }

  get #wraps(): boolean {
    return this.#isUsed || !isForPage(this);
  }

  get #servers(): string {
    return formatJson([this.server, this.socketServer]);
  }

  /** Notes the servers for which a token is given now. */
  #bindTokens(changed: PropertyValues): void {
    for (const setting of tokenSettings) {
      if (changed.has(setting) || !this.#givenFor.has(setting)) this.#givenFor.set(setting, this.#servers);
    }
  }

  /** Undefined for a token setting that was given for other servers. */
  #bound<T>(setting: (typeof tokenSettings)[number], value: T): T | undefined {
    return this.#givenFor.get(setting) === this.#servers ? value : undefined;
  }

  #config(): SpacesConfig {
    return {
      server: this.server,
      socketServer: this.socketServer,
      accountsServer: this.accountsServer,
      webServer: this.webServer,
      token: this.#bound('token', this.#token),
      tokenType: this.tokenType,
      tokenUrl: this.#bound('tokenUrl', this.tokenUrl),
      clientId: this.clientId,
      redirectUri: this.redirectUri,
      tokenEndpoint: this.tokenEndpoint,
      joinPage: this.joinPage,
      cookieSession: this.cookieSession || undefined,
      remember: this.remember,
      name: this.id || undefined,
      getToken: this.#bound('getToken', this.getToken) && this.#tokenRequest(this.#servers),
    };
  }

  /** Frameworks set a new `getToken` at every render, which must not end the session. */
  #tokenRequest(servers: string): GetToken {
    return async (reason) => {
      const getToken = servers === this.#servers ? this.getToken : undefined;
      if (getToken === undefined) throw new Error('The page removed getToken.');
      return getToken(reason);
    };
  }

  /** Another provider has the connection now. */
  #forget(): void {
    this.#own = this.#reported = undefined;
    this.#isUsed = false;
    this.#settings = '';
    this.#provider.setValue(undefined);
  }
}

/** Undefined for guests. A user with an expired session counts as signed in until the user signs out. */
function accountKind(session: Session): Exclude<SessionKind, 'guest'> | undefined {
  const hasUser = /^(?:recognised|signed-in|expired)$/.test(session.step);
  return hasUser && 'as' in session && session.as !== 'guest' ? session.as : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-provider': SpacesProvider;
  }
}
