/** `<spaces-provider>`: which server and which session the elements of a page, or of a part of it, use. */
import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { spacesContext } from '../../context/spaces-context.ts';
import { Language } from '../../controllers/language.ts';
import { configurePageSpaces, createSpaces, pageSpaces } from '../../controllers/page-spaces.ts';
import { Removal } from '../../controllers/removal.ts';
import { finishSignIn } from '../../controllers/sign-in-window.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import type { Session, SessionKind } from '../../stores/session/state.ts';
import type { GetToken, Spaces, SpacesConfig } from '../../stores/spaces.ts';
import { controls, noticeStyles } from '../../ui/controls.styles.ts';
import { notice } from '../../ui/notice.ts';
import { tokens } from '../../ui/tokens.styles.ts';

/**
 * Says which server and which session to use. Wrapping elements, it gives them a connection of their own; empty,
 * it configures the page's default. Invisible, unless its settings are wrong.
 *
 * @tag spaces-provider
 * @attr {string} token - A token the page already has. Taken out of the DOM as soon as it is read.
 * @attr {string} lang - Language of the elements below; for an empty provider, of the page's elements.
 * @slot - The elements (and anything else) that share this connection.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean}>} spaces-error - The settings are wrong; nothing is requested.
 * @fires {CustomEvent<{as: 'token' | 'oauth' | 'cookie'}>} spaces-signed-in - The visitor is known, and no guest.
 * @fires {CustomEvent<{}>} spaces-signed-out - They are not known any more.
 * @csspart problem - The box that tells of wrong settings.
 */
export class SpacesProvider extends LitElement {
  static override styles = [
    tokens,
    controls,
    noticeStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  /** As a table, not as decorators, which cost 450 bytes. */
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
    cookieSession: { type: Boolean, attribute: 'cookie-session' },
    remember: {},
    getToken: { attribute: false },
    spaces: { attribute: false },
    token: { noAccessor: true },
  };

  /** Origin of the REST server; the service's production server by default. */
  server?: string;
  /** Origin of the socket server, when it is not the one the REST server names. */
  socketServer?: string;
  /** Origin of the accounts server, when it is not the one the REST server names. */
  accountsServer?: string;
  /** Origin of the service's web client; invite links on it are accepted. */
  webServer?: string;
  /** What kind of token the page gives: `jwt` (default) or `bearer`. */
  tokenType?: 'jwt' | 'bearer';
  /** Same-origin URL of the page's own server that hands out tokens: POST → `{token, tokenType, expiresIn}`. */
  tokenUrl?: string;
  /** Id that the service gave this page: visitors may sign in there. Needs `redirect-uri`. */
  clientId?: string;
  /** Same-origin page with an empty `<spaces-provider>`, as registered with the service: it finishes a sign-in. */
  redirectUri?: string;
  /** Where sign-in codes are exchanged: the accounts server, or the page's own server that holds the client secret. */
  tokenEndpoint?: string;
  /** Looks for the service's own cookie session first, on pages of the same site. */
  cookieSession = false;
  /**
   * Where a sign-in is kept: `none` (default, in memory only) or `tab` (until this tab is closed). Where several
   * providers of a page keep one, each needs an `id`.
   */
  remember?: 'none' | 'tab';
  /** Gives a token whenever one is needed; `reason` is `first`, `expired` or `refused`. */
  getToken?: GetToken | undefined;
  /** A connection made by the page with `createSpaces`, instead of the attributes. */
  spaces?: Spaces | undefined;

  readonly #provider = new ContextProvider(this, { context: spacesContext });
  readonly #language = new Language(this, 'failures', {});
  readonly #page = new StoreValue(this, () => (this.#isPageDefault ? pageSpaces() : undefined));
  readonly #session = new StoreValue(
    this,
    () => this.#current?.session.$session,
    (now, before) => {
      const was = before && accountIn(before);
      const as = accountIn(now);
      if (as && !was) emit(this, 'spaces-signed-in', { as });
      if (was && now.step === 'signed-out') emit(this, 'spaces-signed-out', {});
    },
  );
  #token: string | undefined;
  #own: Spaces | undefined;
  /** What `#own` was made from, so that the same settings do not end a session. */
  #settings = '';
  #isPageDefault = false;
  #told: Spaces | undefined;

  constructor() {
    super();
    this.addController(new Removal(this, () => this.#release()));
  }

  /** A token the page already has. Write-only: what was given here can be read from nowhere. */
  set token(token: string | undefined) {
    this.#token = token;
    this.requestUpdate();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name !== 'token') return super.attributeChangedCallback(name, old, value);
    if (value === null) return; // our own removal
    super.attributeChangedCallback(name, old, value);
    this.removeAttribute(name);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    finishSignIn();
    if (document.readyState === 'loading') {
      // Whether it is empty is known once the parser has passed it.
      document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), { once: true });
    }
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (!this.isConnected) return;
    const settings = JSON.stringify([...Object.values(this.#config()), this.getToken !== undefined]);
    const fits = this.#isPageDefault ? this.children.length === 0 : this.#own !== undefined;
    if (this.spaces === undefined && (settings !== this.#settings || !fits)) {
      this.#settings = settings;
      this.#configure();
    }
    this.#provider.setValue(this.spaces ?? this.#own);
    this.#session.follow();
  }

  protected override render(): TemplateResult {
    const failure = this.#current?.failure;
    const problem = failure === undefined ? nothing : notice(this.#language.tell(failure));
    return html`${problem}<slot @slotchange=${() => this.requestUpdate()}></slot>`;
  }

  protected override updated(): void {
    const spaces = this.#current;
    if (spaces === this.#told) return;
    this.#told = spaces;
    if (spaces?.failure !== undefined) emit(this, 'spaces-error', spaces.failure);
  }

  get #current(): Spaces | undefined {
    return this.spaces ?? this.#own ?? this.#page.value;
  }

  #configure(): void {
    const config = this.#config();
    const old = this.#own;
    if (this.#isEmpty()) {
      const given = Object.entries(config).filter(([, value]) => value !== undefined);
      // What is not said leaves the page's own settings alone; what is no longer said takes ours back.
      configurePageSpaces(this.#isPageDefault ? config : Object.fromEntries(given));
      this.#own = undefined;
      this.#isPageDefault = true;
      this.#page.follow();
    } else if (this.children.length > 0) {
      this.#isPageDefault = false;
      this.#own = createSpaces(config);
    }
    old?.dispose();
  }

  /** An empty provider speaks for the page; while the document loads, its children may still be to come. */
  #isEmpty(): boolean {
    return this.children.length === 0 && (document.readyState !== 'loading' || this.nextSibling !== null);
  }

  #config(): SpacesConfig {
    return {
      server: this.server,
      socketServer: this.socketServer,
      accountsServer: this.accountsServer,
      webServer: this.webServer,
      token: this.#token,
      tokenType: this.tokenType,
      tokenUrl: this.tokenUrl,
      clientId: this.clientId,
      redirectUri: this.redirectUri,
      tokenEndpoint: this.tokenEndpoint,
      cookieSession: this.cookieSession || undefined,
      remember: this.remember,
      name: this.id || undefined,
      // Frameworks hand over a new function at every render; the session must outlive that.
      getToken: this.getToken === undefined ? undefined : async (reason) => this.#askPage(reason),
    };
  }

  async #askPage(reason: Parameters<GetToken>[0]): ReturnType<GetToken> {
    if (this.getToken === undefined) throw new Error('The page took its getToken away.');
    return this.getToken(reason);
  }

  #release(): void {
    this.#own?.dispose();
    this.#own = undefined;
    this.#told = undefined;
    this.#provider.setValue(undefined);
  }
}

/** Guests are nobody that signs in; an ended session is still theirs until somebody signs out. */
function accountIn(session: Session): Exclude<SessionKind, 'guest'> | undefined {
  const isSomebody = /^(?:recognised|signed-in|expired)$/.test(session.step);
  return isSomebody && 'as' in session && session.as !== 'guest' ? session.as : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-provider': SpacesProvider;
  }
}
