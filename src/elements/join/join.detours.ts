/** What `<spaces-join>` shows off the straight way in: another identity, a PIN, a link to nowhere, an ended session. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import type { JoinState } from '../../stores/join.ts';
import { notice } from '../../ui/notice.ts';
import type { AccountGround } from './join.account.panel.ts';
import { againForm, identityForm, pinForm } from './join.detours.forms.ts';
import { detourStrings, type DetourStrings } from './join.detours.strings.ts';
import { Ending } from './join.ending.ts';
import { form } from './join.forms.ts';
import { plainHeader, problem, type JoinView } from './join.panels.ts';

export type DetourHost = ReactiveControllerHost & HTMLElement;

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
