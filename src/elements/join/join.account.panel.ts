/** What `<spaces-join>` shows of accounts: ways to sign in, waiting for it, who is signed in, and the wrong account. */
import { html, nothing, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { signInWindow } from '../../controllers/sign-in-window.ts';
import type { Failure } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join.ts';
import type { SessionStore } from '../../stores/session.ts';
import type { SignInWish } from '../../stores/sign-in.ts';
import { notice } from '../../ui/notice.ts';
import type { AccountHost } from './join.account.ts';
import { accountStrings } from './join.account.strings.ts';
import { accountStyles } from './join.account.styles.ts';

/** Names that need no translation. [doc: D/guides/invitations] */
const providers = [
  ['google', 'Google'],
  ['office365', 'Office 365'],
  ['salesforce', 'Salesforce'],
] as const;

export class AccountPanel {
  readonly #host: AccountHost;
  readonly #onGuest: () => void;
  readonly #open: (wish?: SignInWish) => void;
  readonly #language: Language<typeof accountStrings>;

  /** @param open opens the window, then calls `signIn` */
  constructor(host: AccountHost, onGuest: () => void, open: (wish?: SignInWish) => void) {
    this.#host = host;
    this.#onGuest = onGuest;
    this.#open = open;
    this.#language = new Language(host, 'account', accountStrings);
    const { styleSheet } = accountStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  signIn(session: SessionStore | undefined, popup: Window | null, wish?: SignInWish): void {
    void session?.signIn(signInWindow(popup), wish);
  }

  render(state: JoinState, canSignIn: boolean): TemplateResult | typeof nothing {
    switch (state.step) {
      case 'invited':
        if (state.identity) return this.#known(state.identity.as, canSignIn);
        return html`${this.#failed(state.failure)} ${canSignIn ? this.#providers() : nothing}`;
      case 'signing-in':
        return state.away ? this.#waiting() : nothing;
      case 'wrong-account':
        return this.#wrong(state, canSignIn);
      default:
        return nothing;
    }
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
