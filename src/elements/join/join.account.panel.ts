/** What `<spaces-join>` shows of accounts: ways to sign in, waiting for it, who is signed in, and the wrong account. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { signInWindow } from '../../controllers/sign-in-window.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { Failure } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join.ts';
import type { SignInWish } from '../../stores/sign-in.ts';
import { notice } from '../../ui/notice.ts';
import { accountStrings } from './join.account.strings.ts';
import { accountStyles } from './join.account.styles.ts';

/** What the panel needs of its element. */
interface AccountHost extends ReactiveControllerHost, HTMLElement {
  readonly noGuest: boolean;
  readonly noSignIn: boolean;
  signOut(): void;
}

/** Names that need no translation. [doc: D/guides/invitations] */
const providers = [
  ['google', 'Google'],
  ['office365', 'Office 365'],
  ['salesforce', 'Salesforce'],
] as const;

export class AccountPanel {
  readonly #host: AccountHost;
  readonly #onGuest: () => void;
  readonly #link: SpacesLink;
  readonly #language: Language<typeof accountStrings>;

  constructor(host: AccountHost, link: SpacesLink, onGuest: () => void) {
    this.#host = host;
    this.#link = link;
    this.#onGuest = onGuest;
    this.#language = new Language(host, 'account', accountStrings);
    const { styleSheet } = accountStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  render(state: JoinState): TemplateResult {
    const canSignIn = Boolean(this.#link.value?.session.canSignIn) && !this.#host.noSignIn;
    return html`<div class="account">${this.#content(state, canSignIn)}</div>`;
  }

  #content(state: JoinState, canSignIn: boolean): TemplateResult | typeof nothing {
    switch (state.step) {
      case 'invited':
        if (state.identity) return this.#known(state.identity.as, canSignIn);
        return html`${canSignIn ? this.#signInButton() : nothing} ${this.#failed(state.failure)}
        ${canSignIn ? this.#providers() : nothing}`;
      case 'expired':
        return canSignIn ? this.#signInButton() : nothing;
      case 'signing-in':
        return state.away ? this.#waiting() : nothing;
      case 'wrong-account':
        return this.#wrong(state, canSignIn);
      default:
        return nothing;
    }
  }

  /** Within the click, because browsers open windows only there. */
  #open(wish?: SignInWish): void {
    const popup = window.open('', '_blank', 'popup,width=480,height=720');
    void this.#link.value?.session.signIn(signInWindow(popup), wish);
  }

  #signInButton(): TemplateResult {
    return html`<button class="button" part="button sign-in" type="button" @click=${() => this.#open()}>
      ${this.#language.strings.signIn}
    </button>`;
  }

  #failed(failure: Failure | undefined): TemplateResult | typeof nothing {
    return failure ? html`<div class="said">${notice(this.#language.tell(failure))}</div>` : nothing;
  }

  #providers(): TemplateResult {
    const { strings } = this.#language;
    return html`<div class="ways">
      ${providers.map(
        ([provider, name]) =>
          html`<button
            class="button quiet"
            part="button sign-in-with"
            type="button"
            @click=${() => this.#open({ provider })}
          >
            ${strings.with(name)}
          </button>`,
      )}
    </div>`;
  }

  #waiting(): TemplateResult {
    const { strings } = this.#language;
    return html`<div class="said">
      <div class="waiting">
        <span class="spinner"></span>
        <div>
          <p>${strings.waiting}</p>
          <p class="quiet-line">${strings.waitingHint}</p>
        </div>
      </div>
      <div class="actions">
        <button class="button" part="button sign-in" type="button" @click=${() => this.#open()}>
          ${strings.openAgain}
        </button>
        <button class="button quiet" part="button cancel" type="button" @click=${() => this.#host.signOut()}>
          ${strings.cancel}
        </button>
      </div>
    </div>`;
  }

  #known(as: string, canSignIn: boolean): TemplateResult | typeof nothing {
    if (as !== 'oauth' && as !== 'cookie') return nothing;
    const { strings } = this.#language;
    return html`<div class="ways">
      ${canSignIn ? this.#another() : nothing}
      ${
        this.#host.noGuest
          ? nothing
          : html`<button
              class="button quiet"
              part="button guest"
              type="button"
              @click=${() => this.#host.signOut()}
            >
              ${strings.guestInstead}
            </button>`
      }
    </div>`;
  }

  #wrong(
    { name, username }: Extract<JoinState, { step: 'wrong-account' }>,
    canSignIn: boolean,
  ): TemplateResult {
    const { strings } = this.#language;
    const account = username === '' || username === name ? name : `${name} (${username})`;
    return html`<div class="said">
      <h2 id="heading" part="heading" tabindex="-1">${strings.wrong}</h2>
      ${notice(
        strings.wrongHint(account),
        html`<div class="actions">
          ${
            this.#host.noGuest
              ? nothing
              : html`<button class="button" part="button guest" type="button" @click=${this.#onGuest}>
                  ${strings.asGuest}
                </button>`
          }
          ${canSignIn ? this.#another() : nothing}
        </div>`,
      )}
    </div>`;
  }

  #another(): TemplateResult {
    return html`<button
      class="button quiet"
      part="button another-account"
      type="button"
      @click=${() => this.#open({ another: true })}
    >
      ${this.#language.strings.another}
    </button>`;
  }
}
