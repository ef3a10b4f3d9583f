/** What `<spaces-join>` shows of accounts: ways to sign in, waiting for it, who is signed in, and the wrong account. */
import { html, nothing, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { signInWindow } from '../../controllers/sign-in-window.ts';
import type { AccountSession } from '../../stores/account-session.ts';
import type { Way } from '../../stores/accounts.ts';
import type { Failure } from '../../stores/failure.ts';
import type { JoinState } from '../../stores/join.ts';
import type { SignInWish } from '../../stores/sign-in.ts';
import { notice } from '../../ui/notice.ts';
import { accountName, pinForm, waiting, type AccountGround, type AccountHost } from './join.account.parts.ts';
import { accountStrings } from './join.account.strings.ts';
import { accountStyles } from './join.account.styles.ts';
import { HandOverPanel } from './join.hand-over.ts';
import type { JoinStrings } from './join.strings.ts';

/** Names that need no translation. [doc: D/guides/invitations] */
const providers = [
  ['google', 'Google'],
  ['office365', 'Office 365'],
  ['salesforce', 'Salesforce'],
] as const;

export class AccountPanel {
  readonly #host: AccountHost;
  readonly #ground: AccountGround;
  readonly #language: Language<typeof accountStrings>;
  readonly #handOver: HandOverPanel;
  #lastWay: Way | undefined;

  constructor(host: AccountHost, ground: AccountGround) {
    this.#host = host;
    this.#ground = ground;
    this.#language = new Language(host, 'account', accountStrings);
    this.#handOver = new HandOverPanel({ ...ground, host, language: this.#language, open: this.#open });
    const { styleSheet } = accountStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#recall();
  }

  /** What screen readers are told; problems are alerts and speak for themselves. */
  tell(now: JoinState): void {
    this.#handOver.follow(now);
    const identity = 'identity' in now ? now.identity : undefined;
    if (!identity || !isAccount(identity.as)) return;
    this.#ground.live.say(this.#language.strings.known(identity.name));
  }

  render(state: JoinState, strings: JoinStrings): TemplateResult {
    const session = this.#ground.link.value?.session;
    const canSignIn = Boolean(session?.canSignIn) && !this.#host.noSignIn;
    return html`<div class="account">${this.#content(state, canSignIn, strings)}</div>`;
  }

  #content(state: JoinState, canSignIn: boolean, strings: JoinStrings): TemplateResult | typeof nothing {
    switch (state.step) {
      case 'invited':
      case 'expired':
        if (state.identity) return this.#known(state.identity.as, canSignIn);
        return html`${this.#failed(state.failure)} ${canSignIn ? this.#ways() : nothing}`;
      case 'signing-in':
        return state.away ? this.#waiting() : nothing;
      case 'needs-pin':
        return this.#known(this.#as, canSignIn);
      case 'wrong-account':
        return this.#wrong(state, canSignIn, strings);
      case 'joined':
        return canSignIn ? this.#handOver.render(state) : nothing;
      default:
        return nothing;
    }
  }

  /** Within the click, because browsers open windows only there. */
  readonly #open = (wish?: SignInWish): void => {
    const popup = signInWindow(window.open('', '_blank', 'popup,width=480,height=720'));
    const { live, store } = this.#ground;
    live.say(this.#language.strings.waiting);
    if (store()?.$join.get().step === 'joined') return this.#handOver.signIn(popup, wish);
    this.#session((session) => session.signIn(popup, wish).then(() => this.#recall()));
  };

  /** Without its code nobody signs in, but then this code would not be here either. */
  #session(act: (session: AccountSession) => unknown): void {
    this.#ground.link.value?.session.accounts()?.then(act, () => {});
  }

  get #as(): string {
    const session = this.#ground.link.value?.session.$session.get();
    return session && 'as' in session ? session.as : '';
  }

  /** Which way in was used last. */
  #recall(): void {
    this.#session(({ accounts }) => {
      this.#lastWay = accounts.lastWay;
      this.#host.requestUpdate();
    });
  }

  #failed(failure: Failure | undefined): TemplateResult | typeof nothing {
    return failure ? html`<div class="said">${notice(this.#language.tell(failure))}</div>` : nothing;
  }

  #ways(): TemplateResult {
    const { strings } = this.#language;
    return html`<button
        class="button"
        part="button sign-in"
        type="button"
        aria-describedby=${this.#lastWay === 'service' ? 'last-way' : nothing}
        @click=${() => this.#open()}
      >
        ${strings.signIn}</button
      >${this.#mark('service')}
      <div class="ways">
        ${providers.map(
          ([provider, name]) =>
            html`<button
                class="button quiet"
                part="button sign-in-with"
                type="button"
                aria-describedby=${this.#lastWay === provider ? 'last-way' : nothing}
                @click=${() => this.#open({ provider })}
              >
                ${strings.with(name)}</button
              >${this.#mark(provider)}`,
        )}
        <button
          class="button quiet"
          part="button sign-up"
          type="button"
          @click=${() => this.#open({ create: true })}
        >
          ${strings.signUp}
        </button>
      </div>`;
  }

  #mark(way: Way): TemplateResult | typeof nothing {
    if (way !== this.#lastWay) return nothing;
    return html`<span class="last-way" id="last-way" part="last-way"
      >${this.#language.strings.lastWay}</span
    >`;
  }

  #waiting(): TemplateResult {
    const cancel = (): void => this.#session((session) => session.cancel());
    return waiting(this.#language.strings, () => this.#open(), cancel);
  }

  #known(as: string, canSignIn: boolean): TemplateResult | typeof nothing {
    if (!isAccount(as)) return nothing;
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
    state: Extract<JoinState, { step: 'wrong-account' }>,
    canSignIn: boolean,
    joinStrings: JoinStrings,
  ): TemplateResult {
    const { strings } = this.#language;
    const store = this.#ground.store();
    const account = accountName(state);
    return html`<div class="said">
      <h2 id="heading" part="heading" tabindex="-1">${strings.wrong}</h2>
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
      ${state.mayNeedPin ? pinForm(joinStrings, (pin) => void store?.submitPin(pin)) : nothing}
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

function isAccount(as: string): boolean {
  return as === 'oauth' || as === 'cookie';
}
