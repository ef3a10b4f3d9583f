/** What `<spaces-join>` shows of accounts: ways to sign in, waiting for it, who is signed in, and the wrong account. */
import { html, nothing, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { signInWindow } from '../../controllers/sign-in-window.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { Way } from '../../stores/accounts.ts';
import type { Failure } from '../../stores/failure.ts';
import type { JoinState, JoinStore } from '../../stores/join.ts';
import type { SignInWish } from '../../stores/sign-in.ts';
import { notice } from '../../ui/notice.ts';
import { accountName, pinForm, waiting } from './join.account.parts.ts';
import type { AccountHost } from './join.account.ts';
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

/** What the panel acts on. */
export interface AccountGround {
  readonly link: SpacesLink;
  readonly live: LiveRegion;
  readonly store: () => JoinStore | undefined;
  /** Opens the window, then calls `signIn`. */
  readonly open: (wish?: SignInWish) => void;
}

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
    this.#handOver = new HandOverPanel(host, ground, this.#language);
    const { styleSheet } = accountStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#recall();
  }

  signIn(popup: Window | null, wish?: SignInWish): void {
    const session = this.#ground.link.value?.session;
    const window = signInWindow(popup);
    this.#ground.live.say(this.#language.strings.waiting);
    if (this.#ground.store()?.$join.get().step === 'joined') this.#handOver.signIn(window, wish);
    else void session?.signIn(window, wish).then(() => this.#recall());
  }

  /** What screen readers are told; problems are alerts and speak for themselves. */
  tell(now: JoinState): void {
    this.#handOver.follow(now);
    const identity = 'identity' in now ? now.identity : undefined;
    if (!identity || !isAccount(identity.as)) return;
    this.#ground.live.say(this.#language.strings.known(identity.name));
  }

  render(state: JoinState, canSignIn: boolean, strings: JoinStrings): TemplateResult | typeof nothing {
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
        return this.#handOver.render(state, canSignIn, strings);
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
    this.#ground.link.value?.session.accounts()?.then(
      ({ lastWay }) => {
        this.#lastWay = lastWay;
        this.#host.requestUpdate();
      },
      () => {},
    );
  }

  #failed(failure: Failure | undefined): TemplateResult | typeof nothing {
    return failure ? html`<div class="said">${notice(this.#language.tell(failure))}</div>` : nothing;
  }

  #ways(): TemplateResult {
    const { strings } = this.#language;
    const { open } = this.#ground;
    return html`${this.#mark('service')}
      <div class="ways">
        ${providers.map(
          ([provider, name]) =>
            html`<button
                class="button quiet"
                part="button sign-in-with"
                type="button"
                aria-describedby=${this.#lastWay === provider ? 'last-way' : nothing}
                @click=${() => open({ provider })}
              >
                ${strings.with(name)}</button
              >${this.#mark(provider)}`,
        )}
        <button
          class="button quiet"
          part="button sign-up"
          type="button"
          @click=${() => open({ create: true })}
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
    const cancel = (): void => this.#ground.link.value?.session.cancelSignIn();
    return waiting(this.#language.strings, () => this.#ground.open(), cancel);
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
      @click=${() => this.#ground.open({ another: true })}
    >
      ${this.#language.strings.another}
    </button>`;
  }
}

function isAccount(as: string): boolean {
  return as === 'oauth' || as === 'cookie';
}
