/** What `<spaces-join>` shows of accounts: ways to sign in, waiting for it, who is signed in, and the wrong account. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { signInWindow } from '../../controllers/sign-in-window.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { Accounts, SignInMethod } from '../../stores/session/accounts.ts';
import type { Failure } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { JoinStore } from '../../stores/join/store.ts';
import type { SignInOptions } from '../../stores/session/sign-in.ts';
import { notice } from '../../ui/notice.ts';
import { accountStrings, type AccountStrings } from './account-panel.strings.ts';
import { accountStyles } from './account-panel.styles.ts';
import { HandOverPanel } from './account-upgrade.ts';
import { detourStrings, type DetourStrings } from './exceptions.strings.ts';
import { pinForm } from './exceptions.ts';
import type { JoinView } from './join-view.ts';

/** Names that need no translation. [doc: D/guides/invitations] */
const providers = [
  ['google', 'Google'],
  ['office365', 'Office 365'],
  ['salesforce', 'Salesforce'],
] as const;

/** What the panel needs of its element. */
export interface AccountHost extends ReactiveControllerHost, HTMLElement {
  readonly noGuest: boolean;
  readonly noSignIn: boolean;
  signOut(): void;
}

/** What the panel acts on. */
export interface AccountGround {
  readonly link: SpacesLink;
  readonly live: LiveRegion;
  readonly store: () => JoinStore | undefined;
}

export class AccountPanel {
  readonly #host: AccountHost;
  readonly #ground: AccountGround;
  readonly #language: Language<typeof accountStrings>;
  readonly #detours: Language<DetourStrings>;
  readonly #handOver: HandOverPanel;
  #lastWay: SignInMethod | undefined;
  #canSignIn = false;

  constructor(host: AccountHost, ground: AccountGround) {
    this.#host = host;
    this.#ground = ground;
    this.#language = new Language(host, 'account', accountStrings);
    this.#detours = new Language(host, 'detours', detourStrings);
    this.#handOver = new HandOverPanel(host, { ...ground, open: this.open }, this.#language);
    const { styleSheet } = accountStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#recall();
  }

  /** Within the click, because browsers open windows only there. */
  readonly open = (wish?: SignInOptions): void => {
    const popup = signInWindow(window.open('', '_blank', 'popup,width=480,height=720'));
    if (this.#ground.store()?.$join.get().step === 'joined') return this.#handOver.signIn(popup, wish);
    this.#accounts(({ way }) => way.signIn(popup, wish).then(() => this.#recall()));
  };

  /** Their code is here: without it nobody would see this panel's ways in. */
  #accounts(act: (accounts: Accounts) => unknown): void {
    this.#ground.link.value?.session.accounts()?.then(act, () => {});
  }

  /** What screen readers are told; problems are alerts and speak for themselves. */
  tell(now: JoinState): void {
    this.#handOver.follow(now);
    // Another connection may apply by now.
    this.#recall();
    const identity = 'identity' in now ? now.identity : undefined;
    // Nobody is here any more: what names somebody goes at once.
    if (now.step === 'invited' && !identity) this.#ground.live.clear();
    if (now.step === 'signing-in' && now.away) this.#ground.live.say(this.#language.strings.waiting);
    if (!identity || !isAccount(identity.as)) return;
    this.#ground.live.say(this.#language.strings.known(identity.name));
  }

  render(view: JoinView): TemplateResult {
    const canSignIn = this.#canSignIn && !this.#host.noSignIn;
    return html`<div class="account">${this.#content(view, canSignIn)}</div>`;
  }

  #content(view: JoinView, canSignIn: boolean): TemplateResult | typeof nothing {
    const { state } = view;
    switch (state.step) {
      case 'invited':
      case 'expired':
        if (state.identity) return this.#known(state.identity.as, canSignIn);
        return html`${canSignIn ? signInButton(this.#language.strings, this.open) : nothing}
        ${this.#failed(state.failure)} ${canSignIn ? this.#ways() : nothing}`;
      case 'signing-in':
        return state.away ? this.#waiting() : nothing;
      case 'needs-pin':
        return this.#known(this.#as, canSignIn);
      case 'wrong-account':
        return this.#wrong(state, canSignIn, view);
      case 'joined':
        return this.#handOver.render(state, canSignIn);
      default:
        return nothing;
    }
  }

  get #as(): string {
    const session = this.#ground.link.value?.session.$session.get();
    return session && 'as' in session ? session.as : '';
  }

  /** Which way in was used last. */
  #recall(): void {
    this.#accounts(({ lastWay, canSignIn }) => {
      this.#lastWay = lastWay;
      this.#canSignIn = canSignIn;
      this.#host.requestUpdate();
    });
  }

  #failed(failure: Failure | undefined): TemplateResult | typeof nothing {
    return failure ? html`<div class="said">${notice(this.#language.tell(failure))}</div>` : nothing;
  }

  #ways(): TemplateResult {
    const { strings } = this.#language;
    return html`${this.#mark('service')}
      <div class="ways">
        ${providers.map(
          ([provider, name]) =>
            html`<button
                class="button quiet"
                part="button sign-in-with"
                type="button"
                aria-describedby=${this.#lastWay === provider ? 'last-way' : nothing}
                @click=${() => this.open({ provider })}
              >
                ${strings.with(name)}</button
              >${this.#mark(provider)}`,
        )}
        ${quietButton('sign-up', strings.signUp, () => this.open({ create: true }))}
      </div>`;
  }

  #mark(way: SignInMethod): TemplateResult | typeof nothing {
    if (way !== this.#lastWay) return nothing;
    return html`<span class="last-way" id="last-way" part="last-way"
      >${this.#language.strings.lastWay}</span
    >`;
  }

  #waiting(): TemplateResult {
    const cancel = (): void => this.#accounts(({ way }) => way.cancel());
    return waiting(this.#language.strings, () => this.open(), cancel);
  }

  #known(as: string, canSignIn: boolean): TemplateResult | typeof nothing {
    if (!isAccount(as)) return nothing;
    const { strings } = this.#language;
    const signOut = (): void => this.#host.signOut();
    return html`<div class="ways">
      ${canSignIn ? this.#another() : nothing}
      ${this.#host.noGuest ? nothing : quietButton('guest', strings.guestInstead, signOut)}
      ${
        // The service's own cookie is not ours to end.
        as === 'oauth' ? quietButton('sign-out', strings.signOut, signOut) : nothing
      }
    </div>`;
  }

  #wrong(
    state: Extract<JoinState, { step: 'wrong-account' }>,
    canSignIn: boolean,
    view: JoinView,
  ): TemplateResult {
    const { strings } = this.#language;
    const store = this.#ground.store();
    const account = accountName(state);
    return html`<div class="said">
      <h2 id="heading" part="heading" tabindex="-1">
        ${state.mayNeedPin ? view.strings.cannotJoin : strings.wrong}
      </h2>
      ${notice(
        state.mayNeedPin ? strings.unclearHint(account) : strings.wrongHint(account),
        html`<div class="actions">
          ${
            this.#host.noGuest
              ? nothing
              : html`<button
                  class="button"
                  part="button guest"
                  type="button"
                  @click=${() => void store?.continueAsGuest()}
                >
                  ${strings.asGuest}
                </button>`
          }
          ${canSignIn ? this.#another() : nothing}
        </div>`,
      )}
      ${state.mayNeedPin ? this.#pinForm(view) : nothing}
    </div>`;
  }

  #pinForm(view: JoinView): TemplateResult {
    const onSubmit = (data: FormData): void =>
      void this.#ground.store()?.submitPin(String(data.get('pin') ?? ''));
    const words = { ...this.#detours.strings, pinHint: this.#language.strings.pinHint };
    return pinForm({ ...view, onSubmit }, words);
  }

  #another(): TemplateResult {
    return quietButton('another-account', this.#language.strings.another, () => this.open({ another: true }));
  }
}

function isAccount(as: string): boolean {
  return as === 'oauth' || as === 'cookie';
}

// Pieces that several states of signing in show, within `<spaces-join>`. Functions of data.

/** Name, and user name where that is another. */
export function accountName({
  name,
  username,
}: {
  readonly name: string;
  readonly username: string;
}): string {
  return username === '' || username === name ? name : `${name} (${username})`;
}

export function signInButton(strings: AccountStrings, onSignIn: () => void): TemplateResult {
  return html`<button class="button" part="button sign-in" type="button" @click=${() => onSignIn()}>
    ${strings.signIn}
  </button>`;
}

/** A way on beside the main one; `part` names it. */
function quietButton(part: string, label: string, onClick: () => void): TemplateResult {
  return html`<button class="button quiet" part="button ${part}" type="button" @click=${onClick}>
    ${label}
  </button>`;
}

/** While the visitor is on the service's own page. */
export function waiting(strings: AccountStrings, onAgain: () => void, onCancel: () => void): TemplateResult {
  return html`<div class="said">
    <div class="waiting">
      <span class="spinner"></span>
      <div>
        <p>${strings.waiting}</p>
        <p class="quiet-line">${strings.waitingHint}</p>
      </div>
    </div>
    <div class="actions">
      <button class="button" part="button sign-in" type="button" @click=${onAgain}>
        ${strings.openAgain}
      </button>
      <button class="button quiet" part="button cancel" type="button" @click=${onCancel}>
        ${strings.cancel}
      </button>
    </div>
  </div>`;
}
