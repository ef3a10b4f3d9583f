/**
 * The account panel of `<spaces-join>`: sign-in, a wrong account, and the upgrade of a guest to an account. Loads
 * later.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageSection } from '../../controllers/language.ts';
import type { VisitorItem } from '../../controllers/popup-menu.ts';
import { SignInOpener } from '../../controllers/sign-in-window.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import type { Failure } from '../../stores/failure.ts';
import { AccountUpgradeStore, type AccountUpgrade } from '../../stores/join/account-upgrade.ts';
import type { JoinState, WrongAccount } from '../../stores/join/state.ts';
import type { Accounts, SignInMethod } from '../../stores/session/accounts.ts';
import type { SignInOptions } from '../../stores/session/sign-in.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { feedbackStyles } from '../../ui/feedback.styles.ts';
import { notice } from '../../ui/notice.ts';
import { accountStrings, type AccountStrings } from './account-panel.strings.ts';
import { accountStyles } from './account-panel.styles.ts';
import { exceptionStrings, type ExceptionStrings } from './exceptions.strings.ts';
import { pinForm } from './exceptions.ts';
import { hasFocus, type JoinHost } from './join-form.ts';
import type { JoinViewOptions } from './join-view.ts';
import { signInWait } from './sign-in-wait.ts';

/** Brand names are not translated. [doc: D/guides/invitations] */
const providers = [
  ['google', 'Google'],
  ['office365', 'Office 365'],
  ['salesforce', 'Salesforce'],
] as const;

const account = 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20a7.5 7.5 0 0 1 15 0';

type Joined = Extract<JoinState, { step: 'joined' }>;

export class AccountPanel {
  readonly styles = [feedbackStyles, accountStyles];
  readonly #host: JoinHost;
  readonly #options: JoinViewOptions;
  readonly #language: LanguageSection<AccountStrings>;
  readonly #exceptions: LanguageSection<ExceptionStrings>;
  readonly #upgrade: AccountUpgradePanel;
  readonly #opener: SignInOpener;
  readonly #join: StoreValue<JoinState>;
  #lastMethod: SignInMethod | undefined;
  #canSignIn = false;

  constructor(host: JoinHost, options: JoinViewOptions) {
    this.#host = host;
    this.#options = options;
    this.#language = options.language.section('account', accountStrings);
    this.#exceptions = options.language.section('exceptions', exceptionStrings);
    const { live } = options;
    this.#opener = new SignInOpener(host, () => live.say(this.#language.strings.closed));
    this.#upgrade = new AccountUpgradePanel(host, options, this.#opener);
    this.#join = new StoreValue(
      host,
      () => options.join.store?.$join,
      (now, before) => this.#onState(now, before),
    );
  }

  render(): TemplateResult {
    return html`<div class="account">${this.#content()}</div>`;
  }

  /** What the menu of the embedded conversation offers. */
  get menuItems(): readonly VisitorItem[] {
    const { strings } = this.#language;
    const state = this.#join.value;
    if (state?.step !== 'joined') return [];
    if (this.#sessionKind === 'oauth')
      return [menuItem('sign-out', strings.signOut, () => this.#host.signOut())];
    const canUpgrade = this.#canSignIn && !this.#host.noSignIn && this.#upgrade.isOffered(state);
    return canUpgrade ? [menuItem('sign-in', strings.signIn, this.#upgrade.signIn)] : [];
  }

  #content(): TemplateResult | typeof nothing {
    const state = this.#join.value;
    const canSignIn = this.#canSignIn && !this.#host.noSignIn;
    switch (state?.step) {
      case 'invited':
      case 'expired':
      case 'removed':
      case 'deleted':
      case 'archived':
        if (state.identity) return this.#otherIdentities(state.identity.as, canSignIn);
        return html`${canSignIn ? signInButton(this.#language.strings, this.#signIn) : nothing}
        ${this.#problem('failure' in state ? state.failure : undefined)}
        ${canSignIn ? this.#methods() : nothing}`;
      case 'signing-in':
        return state.away ? this.#signInWait() : nothing;
      case 'needs-pin':
        return this.#otherIdentities(this.#sessionKind, canSignIn);
      case 'wrong-account':
        return this.#wrongAccount(state, canSignIn);
      case 'joined':
        return canSignIn ? this.#upgrade.render(state) : nothing;
      default:
        return nothing;
    }
  }

  #onState(now: JoinState, before: JoinState | undefined): void {
    const { live } = this.#options;
    if (now.step !== 'joined') this.#upgrade.stop();
    // The element may use another connection now.
    this.#readAccounts();
    const identity = 'identity' in now ? now.identity : undefined;
    // After signing out, the name of the account must not be announced any more.
    if (now.step === 'invited' && !identity) live.clear();
    if (before === undefined) return;
    if (now.step === 'signing-in' && now.away) live.say(this.#language.strings.waiting);
    if (identity && isAccount(identity.as)) live.say(this.#language.strings.known(identity.name));
  }

  readonly #signIn = (options?: SignInOptions): void => {
    const popup = this.#opener.open();
    this.#withAccounts(({ session }) => session.signIn(popup, options).then(() => this.#readAccounts()));
  };

  #readAccounts(): void {
    this.#withAccounts(({ lastMethod, canSignIn }) => {
      this.#lastMethod = lastMethod;
      this.#canSignIn = canSignIn;
      this.#host.requestUpdate();
    });
  }

  /** When the code of accounts does not load, `canSignIn` stays false, so no button is shown. */
  #withAccounts(use: (accounts: Accounts) => unknown): void {
    this.#options.link.value?.session.accounts()?.then(use, () => {});
  }

  get #sessionKind(): string {
    const session = this.#options.link.value?.session.$session.get();
    return session && 'as' in session ? session.as : '';
  }

  #problem(failure: Failure | undefined): TemplateResult | typeof nothing {
    return failure ? html`<div class="block">${notice(this.#language.tell(failure))}</div>` : nothing;
  }

  #methods(): TemplateResult {
    const { strings } = this.#language;
    return html`${this.#mark('service')}
      <div class="methods">
        ${providers.map(
          ([provider, name]) =>
            html`<button
                class="button quiet"
                part="button sign-in-with"
                type="button"
                aria-describedby=${this.#lastMethod === provider ? 'last-way' : nothing}
                @click=${() => this.#signIn({ provider })}
              >
                ${strings.with(name)}</button
              >${this.#mark(provider)}`,
        )}
        ${quietButton('sign-up', strings.signUp, () => this.#signIn({ create: true }))}
      </div>`;
  }

  #mark(method: SignInMethod): TemplateResult | typeof nothing {
    if (method !== this.#lastMethod) return nothing;
    return html`<span class="last-way" id="last-way" part="last-way"
      >${this.#language.strings.lastUsed}</span
    >`;
  }

  #signInWait(): TemplateResult {
    const cancel = (): void => this.#withAccounts(({ session }) => session.cancel());
    return signInWait(this.#language.strings, this.#opener, [() => this.#signIn(), cancel]);
  }

  #otherIdentities(as: string, canSignIn: boolean): TemplateResult | typeof nothing {
    if (!isAccount(as)) return nothing;
    const { strings } = this.#language;
    const signOut = (): void => this.#host.signOut();
    return html`<div class="methods">
      ${canSignIn ? this.#anotherAccountButton() : nothing}
      ${this.#host.noGuest ? nothing : quietButton('guest', strings.guestInstead, signOut)}
      ${
        // The service's own cookie cannot be removed by this page.
        as === 'oauth' ? quietButton('sign-out', strings.signOut, signOut) : nothing
      }
    </div>`;
  }

  #wrongAccount(state: WrongAccount, canSignIn: boolean): TemplateResult {
    const { strings } = this.#language;
    const account = accountName(state);
    return html`<div class="block">
      <h2 id="heading" part="heading" tabindex="-1">
        ${state.mayNeedPin ? this.#exceptions.strings.cannotJoin : strings.wrong}
      </h2>
      ${notice(
        state.mayNeedPin ? strings.unclearHint(account) : strings.wrongHint(account),
        html`<div class="actions">
          ${this.#host.noGuest ? nothing : this.#asGuestButton(state)}
          ${canSignIn ? this.#anotherAccountButton() : nothing}
        </div>`,
      )}
      ${
        state.mayNeedPin
          ? pinForm(this.#options, { ...this.#exceptions.strings, pinHint: strings.pinHint })
          : nothing
      }
    </div>`;
  }

  #asGuestButton(state: WrongAccount): TemplateResult {
    return html`<button
      class="button"
      part="button guest"
      type="button"
      @click=${() => this.#continueAsGuest(state)}
    >
      ${this.#language.strings.asGuest}
    </button>`;
  }

  /** Continues as the guest that the service made of the account, or as a new guest. */
  #continueAsGuest({ name, asGuest }: WrongAccount): void {
    const { join, link } = this.#options;
    if (asGuest) return join.store?.finish(asGuest);
    link.value?.session.chooseGuest();
    void join.store?.join(name);
  }

  #anotherAccountButton(): TemplateResult {
    const signIn = (): void => this.#signIn({ another: true });
    return quietButton('another-account', this.#language.strings.another, signIn);
  }
}

/** A guest who is in the space signs in and continues with the account. */
class AccountUpgradePanel {
  readonly #host: JoinHost;
  readonly #options: JoinViewOptions;
  readonly #language: LanguageSection<AccountStrings>;
  readonly #upgrade: StoreValue<AccountUpgrade>;
  readonly #opener: SignInOpener;
  #store: AccountUpgradeStore | undefined;
  #spaces: Spaces | undefined;

  constructor(host: JoinHost, options: JoinViewOptions, opener: SignInOpener) {
    const language = options.language.section('account', accountStrings);
    this.#host = host;
    this.#options = options;
    this.#language = language;
    this.#opener = opener;
    this.#upgrade = new StoreValue(
      host,
      () => this.#store?.$upgrade,
      (now) => {
        if (now.step === 'away') options.live.say(language.strings.waiting);
        if (now.step === 'known') options.live.say(language.strings.known(accountName(now.person)));
        // The next render replaces the focused element.
        if (hasFocus(host.shadowRoot)) void host.updateComplete.then(() => focusFirstButton(host));
      },
    );
  }

  /** The guest stays, and the account is signed out. */
  readonly stop = (): void => {
    const step = this.#upgrade.value?.step ?? 'none';
    if (step !== 'none') this.#store?.cancel();
  };

  /** The guest may sign in. In the embedded conversation, its menu offers that. */
  isOffered({ person }: Joined): boolean {
    return person.kind === 'guest' && (this.#upgrade.value?.step ?? 'none') === 'none';
  }

  render(state: Joined): TemplateResult | typeof nothing {
    if (state.person.kind !== 'guest') return nothing;
    const now = this.#upgrade.value ?? { step: 'none' };
    const { strings } = this.#language;
    switch (now.step) {
      case 'none':
        if (this.#host.chat) return nothing;
        return html`<div class="offer">
          <span>${strings.haveAccount}</span>${signInButton(strings, this.signIn)}
        </div>`;
      case 'away':
        return signInWait(strings, this.#opener, [() => this.signIn(), this.stop]);
      case 'known':
      case 'going':
        return this.#confirmation(now, state);
      case 'wrong-account':
        return this.#problem(
          `${strings.wrongHint(accountName(now.person))} ${strings.stillHere(state.person.name)}`,
          this.#anotherAccountButton(),
        );
      case 'failed':
        return this.#problem(this.#language.tell(now.failure), signInButton(strings, this.signIn));
    }
  }

  readonly signIn = (options?: SignInOptions): void => {
    const popup = this.#opener.open();
    const spaces = this.#options.link.value;
    if (!spaces) return;
    if (this.#spaces !== spaces) {
      this.#store?.cancel();
      this.#store = new AccountUpgradeStore(spaces);
      this.#spaces = spaces;
      this.#upgrade.follow();
    }
    void this.#store?.signIn(popup, options);
  };

  #confirmation(
    { step, person }: Extract<AccountUpgrade, { step: 'known' | 'going' }>,
    { spaceId }: Joined,
  ): TemplateResult {
    const { strings } = this.#language;
    const isGoing = step === 'going';
    const goOn = (): void => {
      const target = this.#options.join.store?.target;
      if (target && !isGoing) void this.#store?.confirm(target, spaceId);
    };
    return html`<div class="block">
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
        ${this.#stayButton()}
      </div>
    </div>`;
  }

  #problem(sentence: string, action: TemplateResult): TemplateResult {
    return html`<div class="block">
      ${notice(sentence, html`<div class="actions">${action} ${this.#stayButton()}</div>`)}
    </div>`;
  }

  #anotherAccountButton(): TemplateResult {
    return html`<button
      class="button"
      part="button another-account"
      type="button"
      @click=${() => this.signIn({ another: true })}
    >
      ${this.#language.strings.another}
    </button>`;
  }

  #stayButton(): TemplateResult {
    return quietButton('guest', this.#language.strings.stay, this.stop);
  }
}

function isAccount(as: string): boolean {
  return as === 'oauth' || as === 'cookie';
}

/** Without a button, the conversation goes on. */
function focusFirstButton({ shadowRoot }: JoinHost): void {
  shadowRoot?.querySelector<HTMLElement>('.account button, spaces-chat')?.focus();
}

/** The name, and the user name if it differs. */
function accountName({ name, username }: { readonly name: string; readonly username: string }): string {
  return username === '' || username === name ? name : `${name} (${username})`;
}

function signInButton(strings: AccountStrings, onClick: () => void): TemplateResult {
  return html`<button class="button" part="button sign-in" type="button" @click=${() => onClick()}>
    ${strings.signIn}
  </button>`;
}

function menuItem(id: string, text: string, run: () => void): VisitorItem {
  return { id, text, icon: account, run };
}

/** A secondary action; `part` names it. */
function quietButton(part: string, label: string, onClick: () => void): TemplateResult {
  return html`<button class="button quiet" part="button ${part}" type="button" @click=${onClick}>
    ${label}
  </button>`;
}
