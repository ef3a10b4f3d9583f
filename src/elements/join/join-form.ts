/** The form of `<spaces-join>`: its kind, the values entered, and their problems. */
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { keepKeysInFields } from '../../controllers/field-keys.ts';
import type { Language } from '../../controllers/language.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import type { StoreController } from '../../controllers/store-controller.ts';
import type { JoinIdentity, JoinState } from '../../stores/join/state.ts';
import type { SessionKind } from '../../stores/session/state.ts';
import type { JoinStore } from '../../stores/join/store.ts';
import type { JoinStrings } from './join.strings.ts';

/** What the form and the panel use of `<spaces-join>`. */
export interface JoinHost extends ReactiveControllerHost, HTMLElement {
  readonly state: JoinState;
  readonly guestName?: string;
  readonly noGuest: boolean;
  readonly noSignIn: boolean;
  readonly chat: boolean;
  join(): Promise<void>;
  leave(): void;
  signOut(): void;
}

export interface JoinFormOptions {
  readonly link: SpacesLink;
  readonly join: StoreController<JoinStore, JoinState>;
  readonly language: Language<JoinStrings>;
}

/** `page`: the page provides the session, but the user's name is not known yet. `none`: the user cannot join by a form. */
export type JoinFormKind = 'guest' | 'identity' | 'page' | 'pin' | 'again' | 'none';

interface FormContent {
  readonly submit: string;
  readonly fields?: TemplateResult;
  /** The button cannot be used yet. */
  readonly waits?: boolean;
  /** Another action beside the submit button. */
  readonly beside?: TemplateResult | undefined;
  /** By default, the form joins. */
  readonly onSubmit?: (data: FormData) => void;
}

interface TextField {
  readonly id: 'name' | 'pin';
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly maxLength: number;
  readonly error?: string | undefined;
}

export class JoinForm implements ReactiveController {
  /** The focused element is about to be replaced. */
  movesFocus = false;
  /** The form stays the same while its request runs. */
  kind: JoinFormKind = 'guest';
  readonly #host: JoinHost;
  readonly #options: JoinFormOptions;
  #state: JoinState | undefined;
  #typedName: string | undefined;
  #error: string | undefined;

  constructor(host: JoinHost, options: JoinFormOptions) {
    this.#host = host;
    this.#options = options;
    keepKeysInFields(host);
    host.addController(this);
  }

  /** A request runs, and the user can only wait for it. */
  get isBusy(): boolean {
    const { state } = this.#host;
    return state.step === 'joining' || (state.step === 'signing-in' && !state.away);
  }

  /** The kind of session that the user joins with. Undefined when joining has to create a guest session. */
  get sessionKind(): SessionKind | undefined {
    const isByPage = this.#options.link.value?.session.hasPageToken;
    return this.#identity?.as ?? (isByPage ? 'token' : undefined);
  }

  /** The name of the session, else the one in the text field. */
  get name(): string {
    const { state } = this.#host;
    if (this.#identity) return this.#identity.name;
    if (state.step === 'expired') return state.name;
    // The tab remembers what the user had typed before a reload.
    return this.#typedName ?? (this.#options.link.value?.tab.records()?.name || this.#host.guestName || '');
  }

  get #identity(): JoinIdentity | undefined {
    const { state } = this.#host;
    return 'identity' in state ? state.identity : undefined;
  }

  hostUpdate(): void {
    const state = this.#options.join.state;
    if (state !== this.#state) {
      // A failure that is followed by another one leaves the buttons as they are.
      const isSame = state?.step === 'failed' && this.#state?.step === 'failed';
      this.#state = state;
      this.#error = undefined;
      this.movesFocus = !isSame && hasFocus(this.#host.shadowRoot);
    }
    if (!this.isBusy) this.kind = this.#currentKind;
  }

  get #currentKind(): JoinFormKind {
    const { state, noGuest } = this.#host;
    if (state.step === 'needs-pin') return 'pin';
    if (state.step === 'signing-in' && state.away) return 'none';
    if (this.#identity) return 'identity';
    // An account has to sign in again first.
    if (state.step === 'expired') return state.as === 'oauth' || state.as === 'cookie' ? 'none' : 'again';
    if (this.sessionKind) return 'page';
    return noGuest ? 'none' : 'guest';
  }

  /** Shows an error below the text field and moves the focus there. */
  showError(sentence: string): void {
    this.#error = sentence;
    this.movesFocus = true;
    this.#host.requestUpdate();
  }

  /**
   * When the focused element was replaced, focuses what a keyboard user would use next, and returns it. Text is
   * selected, so that a wrong entry can be typed over.
   */
  moveFocus(): HTMLElement | null | undefined {
    if (!this.movesFocus) return undefined;
    this.movesFocus = false;
    const root = this.#host.shadowRoot;
    // The visitor has gone on to another element while a part was loading.
    if (!root?.activeElement && document.activeElement !== document.body) return undefined;
    const target =
      root?.querySelector<HTMLElement>('input:not([readonly]), [part~="submit"], [part~="retry"]') ??
      root?.querySelector<HTMLElement>('#heading');
    target?.focus();
    if (target instanceof HTMLInputElement) target.select();
    return target;
  }

  renderGuest(): TemplateResult {
    const { strings } = this.#options.language;
    const label = { label: strings.yourName, hint: strings.yourNameHint };
    return this.render({
      fields: this.renderField({ id: 'name', ...label, value: this.name, maxLength: 80 }),
      submit: strings.joinAsGuest,
    });
  }

  render({ fields, submit, waits, beside, onSubmit = this.#onJoin }: FormContent): TemplateResult {
    const label = this.isBusy ? this.#options.language.strings.joining : submit;
    const busy = this.isBusy || waits;
    const send = (event: Event): void => {
      event.preventDefault();
      const button = event.currentTarget as HTMLButtonElement;
      // Safari does not focus a button that is clicked.
      if (document.activeElement === document.body) button.focus();
      if (!busy) onSubmit(new FormData(button.form as HTMLFormElement));
    };
    // Enter clicks the button, too. A sandboxed frame may have no other event, and `dialog` submits nothing.
    // `aria-disabled`, not `disabled`: a disabled button would lose the focus.
    return html`<form part="form" method="dialog">
      ${fields}
      <div class="actions">
        <button
          class="button primary"
          part="button submit"
          @click=${send}
          aria-disabled=${busy ? 'true' : nothing}
        >
          ${busy ? html`<span class="spinner"></span>` : nothing}${label}
        </button>
        ${busy ? nothing : beside}
      </div>
    </form>`;
  }

  renderField({ id, label, hint, value, maxLength, ...field }: TextField): TemplateResult {
    const isName = id === 'name';
    const error = this.#error ?? field.error;
    return html`<div class="field" part="field">
      <label class="label" for=${id}>${label}</label>
      <input
        id=${id}
        name=${id}
        part="input"
        required
        maxlength=${maxLength}
        autocomplete=${isName ? 'name' : 'off'}
        autocapitalize=${isName ? 'words' : 'none'}
        enterkeyhint="go"
        spellcheck="false"
        .value=${value}
        ?readonly=${this.isBusy}
        aria-invalid=${error === undefined ? nothing : 'true'}
        aria-describedby="help"
        @input=${isName ? this.#onName : undefined}
      />
      ${
        error === undefined
          ? html`<span class="hint" id="help">${hint}</span>`
          : html`<p class="error" id="help" part="problem" role="alert">${error}</p>`
      }
    </div>`;
  }

  readonly #onJoin = (): void => void this.#host.join();

  readonly #onName = (event: InputEvent): void => {
    const name = (this.#typedName = (event.currentTarget as HTMLInputElement).value);
    void this.#options.link.value?.tab.load().then((records) => records?.keep({ name }));
    this.#error = undefined;
    this.#host.requestUpdate();
  };
}

/** Whether the focus is on something that the next render may remove. The embedded conversation stays. */
export function hasFocus(root: ShadowRoot | null): boolean {
  const embedded = 'spaces-chat';
  return (root?.activeElement?.localName ?? embedded) !== embedded;
}
