/** What a guest who is in finds of signing in: the offer, waiting, who is about to go on, and why not. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import {
  createAccountUpgrade,
  type AccountUpgrade,
  type AccountUpgradeStore,
} from '../../stores/join/account-upgrade.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { SignInWindow, SignInOptions } from '../../stores/session/sign-in.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice } from '../../ui/notice.ts';
import { accountName, signInButton, waiting, type AccountGround, type AccountHost } from './account-panel.ts';
import type { accountStrings } from './account-panel.strings.ts';
import { hasFocus } from './join-form.ts';

interface Ground extends AccountGround {
  readonly open: (wish?: SignInOptions) => void;
}

type Joined = Extract<JoinState, { step: 'joined' }>;

export class HandOverPanel {
  readonly #ground: Ground;
  readonly #language: Language<typeof accountStrings>;
  readonly #value: StoreValue<AccountUpgrade>;
  #store: AccountUpgradeStore | undefined;
  #madeFor: Spaces | undefined;

  constructor(host: AccountHost, ground: Ground, language: Language<typeof accountStrings>) {
    this.#ground = ground;
    this.#language = language;
    this.#value = new StoreValue(
      host,
      () => this.#store?.$handOver,
      (now) => {
        if (now.step === 'away') ground.live.say(language.strings.waiting);
        if (now.step === 'known') ground.live.say(language.strings.known(accountName(now.person)));
        // What had the focus is about to be replaced.
        if (hasFocus(host.shadowRoot)) void host.updateComplete.then(() => moveFocusTo(host));
      },
    );
  }

  signIn(window: SignInWindow, wish?: SignInOptions): void {
    const spaces = this.#ground.link.value;
    if (!spaces) return;
    if (this.#madeFor !== spaces) {
      this.#store?.stay();
      this.#store = createAccountUpgrade(spaces);
      this.#madeFor = spaces;
      this.#value.follow();
    }
    void this.#store?.signIn(window, wish);
  }

  /** Whoever is about to go on does so from where the guest is, and from nowhere else. */
  follow({ step }: JoinState): void {
    const now = this.#value.value?.step ?? 'none';
    if (step !== 'joined' && now !== 'none') this.#store?.stay();
  }

  render(state: Joined, canSignIn: boolean): TemplateResult | typeof nothing {
    if (state.person.kind !== 'guest' || !canSignIn) return nothing;
    const now = this.#value.value ?? { step: 'none' };
    const { strings } = this.#language;
    switch (now.step) {
      case 'none':
        return html`<div class="offer">
          <span>${strings.haveAccount}</span>${signInButton(strings, this.#ground.open)}
        </div>`;
      case 'away':
        return waiting(strings, () => this.#ground.open(), this.#onStay);
      case 'known':
      case 'going':
        return this.#known(now, state);
      case 'wrong-account':
        return this.#problem(
          `${strings.wrongHint(accountName(now.person))} ${strings.stillHere(state.person.name)}`,
          html`<button
            class="button"
            part="button another-account"
            type="button"
            @click=${() => this.#ground.open({ another: true })}
          >
            ${strings.another}
          </button>`,
        );
      case 'failed':
        return this.#problem(this.#language.tell(now.failure), signInButton(strings, this.#ground.open));
    }
  }

  readonly #onStay = (): void => this.#store?.stay();

  #known(
    { step, person }: Extract<AccountUpgrade, { step: 'known' | 'going' }>,
    state: Joined,
  ): TemplateResult {
    const { strings } = this.#language;
    const isGoing = step === 'going';
    const goOn = (): void => {
      const target = this.#ground.store()?.target;
      if (target && !isGoing) void this.#store?.goOn(target, state.spaceId);
    };
    return html`<div class="said">
      <p>${strings.known(accountName(person))} ${strings.goesOn}</p>
      <div class="actions">
        <button
          class="button primary"
          part="button submit"
          type="button"
          aria-disabled=${isGoing ? 'true' : nothing}
          @click=${goOn}
        >
          ${isGoing ? html`<span class="spinner"></span>` : nothing}${strings.goOnAs(person.name)}
        </button>
        ${this.#stay()}
      </div>
    </div>`;
  }

  #problem(sentence: string, action: TemplateResult): TemplateResult {
    return html`<div class="said">
      ${notice(sentence, html`<div class="actions">${action} ${this.#stay()}</div>`)}
    </div>`;
  }

  #stay(): TemplateResult {
    return html`<button class="button quiet" part="button guest" type="button" @click=${this.#onStay}>
      ${this.#language.strings.stay}
    </button>`;
  }
}

function moveFocusTo({ shadowRoot }: AccountHost): void {
  shadowRoot?.querySelector<HTMLElement>('.account button')?.focus();
}
