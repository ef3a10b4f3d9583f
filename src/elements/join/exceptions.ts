/** What `<spaces-join>` shows off the straight way in: another identity, a PIN, a link to nowhere, an ended session. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { emit } from '../../events.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { SessionStore } from '../../stores/session/store.ts';
import { notice } from '../../ui/notice.ts';
import type { AccountGround } from './account-panel.ts';
import { detourStrings, type DetourStrings, endingStrings } from './exceptions.strings.ts';
import { textField, form, type JoinFormView } from './join-form.ts';
import { type JoinView, plainHeader, problem } from './join-view.ts';

type DetourHost = ReactiveControllerHost & HTMLElement;

export class Detours {
  readonly #language: Language<DetourStrings>;
  readonly #ground: AccountGround;
  readonly #ending: Ending;
  #state: JoinState | undefined;

  constructor(host: DetourHost, ground: AccountGround) {
    this.#language = new Language(host, 'detours', detourStrings);
    this.#ground = ground;
    this.#ending = new Ending(host);
  }

  /** That the session of a guest is about to end. */
  get warning(): TemplateResult | undefined {
    return this.#ending.render();
  }

  /** To be called with every state, also the same again. */
  follow(state: JoinState): void {
    if (state === this.#state) return;
    this.#state = state;
    // A wrong PIN is an alert on the panel and speaks for itself.
    if (state.step === 'needs-pin' && !state.wrong) this.#ground.live.say(this.#language.strings.pinHint);
    const session = this.#ground.link.value?.session;
    if (session && state.step === 'joined' && state.person.kind === 'guest')
      void this.#ending.watch(session, state.person.name);
    else this.#ending.stop();
  }

  render(view: JoinView): TemplateResult {
    const { state, place } = view;
    const { strings } = this.#language;
    switch (state.step) {
      case 'no-invite':
        return state.problem === 'empty'
          ? html`${plainHeader(view.strings.joinAnySpace)}
              <p class="quiet-line">${strings.noInvite}</p>`
          : html`${plainHeader(view.strings.cannotJoin)} ${notice(strings.reasons[state.problem])}`;
      case 'refused':
        return html`${plainHeader(view.strings.cannotJoin)} ${problem(strings.reasons[state.reason], view)}`;
      case 'expired': {
        const form = this.#form(view);
        const account = view.account?.(view);
        // In place, the conversation itself says what happened.
        if (place) return html`${plainHeader(strings.sessionEnded, form)} ${account}`;
        const again = html`${form} ${account}`;
        return html`${plainHeader(strings.sessionEnded)} ${notice(strings.sessionEndedHint, again)}`;
      }
      default:
        return html`${this.#form(view)}`;
    }
  }

  #form(view: JoinView): TemplateResult | undefined {
    const { strings } = this.#language;
    switch (view.form) {
      case 'identity':
        return identityForm(view, strings, view.onOtherName);
      case 'page':
        return form(view, undefined, strings.joinPlain);
      case 'pin': {
        const wrong = view.state.step === 'needs-pin' && view.state.wrong ? strings.pinWrong : undefined;
        return pinForm({ ...view, error: view.error ?? wrong, onSubmit: this.#pinOf(view) }, strings);
      }
      case 'again':
        return againForm(view, strings);
      default:
        return view.account === undefined && view.state.step !== 'expired'
          ? notice(strings.noGuests)
          : undefined;
    }
  }

  #pinOf({ onPin, onMissing }: JoinView): (data: FormData) => void {
    return (data) => {
      const pin = String(data.get('pin') ?? '').trim();
      if (pin === '') onMissing(this.#language.strings.pinMissing);
      else onPin(pin);
    };
  }
}

// The forms of `<spaces-join>` that no stranger with an open invitation sees. Functions of data.

/** Who the visitor is to the service already. */
function identityForm(
  view: JoinFormView,
  strings: DetourStrings,
  onOtherName: (() => void) | undefined,
): TemplateResult {
  const other =
    onOtherName &&
    html`<button class="button quiet" part="button other-name" type="button" @click=${onOtherName}>
      ${strings.anotherName}
    </button>`;
  return form(view, undefined, strings.joinAs(view.name), other);
}

/** The session ended. */
function againForm(view: JoinFormView, strings: DetourStrings): TemplateResult {
  return form(view, undefined, view.name === '' ? strings.joinAgain : strings.joinAgainAs(view.name));
}

/** A text field, not a password field: a PIN is read off an invitation and typed once, so seeing it helps. */
export function pinForm(view: JoinFormView, strings: DetourStrings): TemplateResult {
  const help = { label: strings.pin, hint: strings.pinHint };
  // A template of its own: a new field must be a new element, or readers would not notice it.
  return form(view, html`${textField('pin', help, { ...view, name: '', maxLength: 64 })}`, strings.continue);
}

// Warns a guest before their session ends: nothing can renew it, and to join again is to be somebody new.

/** Ms before the end; of a short session its last quarter. */
const longestWarning = 15 * 60_000;
/** Ms: a clock that stood still while the device slept is looked at again this often. */
const look = 60_000;

class Ending {
  readonly #host: DetourHost;
  readonly #language: Language<typeof endingStrings>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Ms since epoch; set while it is told. */
  #near: number | undefined;
  /** The end that the page was told of. */
  #told: number | undefined;

  constructor(host: DetourHost) {
    this.#host = host;
    this.#language = new Language(host, 'ending', endingStrings);
  }

  /** @param name under which the guest can join again */
  async watch(session: SessionStore, name: string): Promise<void> {
    this.stop();
    const waiting = (this.#timer = setTimeout(() => {}));
    const endsAt = await session.endsAt();
    if (endsAt === undefined || waiting !== this.#timer) return;
    const lead = Math.min(longestWarning, (endsAt - Date.now()) / 4);
    const check = (): void => {
      const left = endsAt - lead - Date.now();
      if (left <= 0) return this.#warn(endsAt, name);
      this.#timer = setTimeout(check, Math.min(left, look));
    };
    check();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#near !== undefined) this.#host.requestUpdate();
    this.#near = undefined;
  }

  render(): TemplateResult | undefined {
    if (this.#near === undefined) return undefined;
    const { lang, strings } = this.#language;
    const time = new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' }).format(this.#near);
    return notice(strings.endsAt(time));
  }

  #warn(endsAt: number, name: string): void {
    this.#near = endsAt;
    this.#host.requestUpdate();
    if (this.#told === endsAt) return;
    this.#told = endsAt;
    emit(this.#host, 'spaces-session-expiring', { name, endsAt });
  }
}
