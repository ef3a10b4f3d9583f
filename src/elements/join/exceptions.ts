/** The rarer states of `<spaces-join>`: known users, a PIN, an unusable link, an ended session. Loads later. */
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LanguageSection } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { RetryCountdown } from '../../controllers/retry-countdown.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import { createJoinRetry } from '../../stores/join/retry.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { JoinStore } from '../../stores/join/store.ts';
import { feedbackStyles } from '../../ui/feedback.styles.ts';
import { notice, partPlaceholder } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { exceptionStrings, type ExceptionStrings } from './exceptions.strings.ts';
import type { InvitedCall } from './invited-call.ts';
import type { JoinHost } from './join-form.ts';
import { heading, type JoinViewOptions } from './join-view.ts';

/** Ms before the end of a session; the last quarter of a short session. */
const longestWarning = 15 * 60_000;
/** Ms; timers stop while a device sleeps, so the clock is read again after this time. */
const checkInterval = 60_000;

/** It is here because this part loads when the user begins to join. */
const joinedStyles = css`
  /* Where the header has the button "Leave", the visitor is in. */
  header:has(> .leave)::before {
    content: '✓';
    content: '✓' / '';
    color: var(--_success);
    font-size: 1.75em;
    font-weight: 700;
    line-height: 0;
  }
`;

type RetryTime = ReturnType<typeof createJoinRetry>;

export class Exceptions implements ReactiveController {
  readonly styles = [feedbackStyles, joinedStyles];
  readonly #host: JoinHost;
  readonly #options: JoinViewOptions;
  readonly #language: LanguageSection<ExceptionStrings>;
  readonly #sessionEnd: SessionEnd;
  readonly #countdown: RetryCountdown;
  readonly #call: LazyPart<InvitedCall>;
  /** The store whose failed attempts are repeated, and when the next attempt is due. */
  #repeated: { readonly store: JoinStore; readonly $retryAt: RetryTime } | undefined;
  #state: JoinState | undefined;

  constructor(host: JoinHost, options: JoinViewOptions) {
    this.#host = host;
    this.#options = options;
    this.#language = options.language.section('exceptions', exceptionStrings);
    this.#call = new LazyPart(host, async () => {
      const { InvitedCall } = await import('./invited-call.ts');
      return new InvitedCall(host, options, this.#language);
    });
    this.#sessionEnd = new SessionEnd(host, options, this.#language);
    const retryAt = new StoreValue(host, () => this.#retryOf(options.join.store));
    this.#countdown = new RetryCountdown(host, () => retryAt.value);
    host.addController(this);
  }

  /** While the visitor is in the space: its call, and a notice that the guest session ends soon. */
  get info(): TemplateResult {
    // A page without its call is better than a problem there.
    const call = this.#host.state.step === 'joined' ? this.#call.value?.renderJoined() : nothing;
    return html`${call}${this.#sessionEnd.render()}`;
  }

  hostUpdated(): void {
    const { state } = this.#host;
    const before = this.#state;
    if (state === before) return;
    this.#state = state;
    // A wrong PIN is shown as an alert, so it is not announced as well.
    if (state.step === 'needs-pin' && !state.wrong) this.#options.live.say(this.#language.strings.pinHint);
    // The conversation announces it itself.
    if (
      state.step === 'joined' &&
      before?.step === 'joined' &&
      state.role !== before.role &&
      !this.#host.chat
    )
      this.#options.live.say(this.#language.strings.newRole[state.role]);
    void this.#sessionEnd.watch(state);
  }

  /** @param account the account panel; undefined when the page has not set up accounts */
  render(account: TemplateResult | typeof nothing | undefined, isChatOpen: boolean): TemplateResult {
    const { state } = this.#host;
    const { strings } = this.#language;
    const general = this.#options.language.strings;
    switch (state.step) {
      case 'no-invite':
        return state.problem === 'empty' || state.problem === 'checking'
          ? html`${plainHeader(general.joinAnySpace)}
              <p class="quiet-line">${state.problem === 'empty' ? strings.noInvite : strings.checking}</p>`
          : (this.#renderCallLink() ??
              html`${plainHeader(strings.cannotJoin)} ${notice(strings.reasons[state.problem])}`);
      case 'failed':
        return html`${plainHeader(strings.cannotJoin)} ${this.#problem(this.#language.tell(state.failure))}
        ${this.#nextTry}`;
      case 'refused':
        return html`${plainHeader(strings.cannotJoin)} ${this.#problem(strings.reasons[state.reason])}`;
      case 'expired':
        return this.#ended(strings.sessionEnded, strings.sessionEndedHint, account, isChatOpen);
      case 'removed':
      case 'deleted':
      case 'archived':
        return this.#ended(
          strings.endHeadings[state.step](state.title),
          strings.ends[state.step],
          account,
          isChatOpen,
        );
      default:
        return html`${this.#form(account)}`;
    }
  }

  /** The link leads to a personal room or to a direct call. */
  #renderCallLink(): TemplateResult | undefined {
    const link = this.#options.join.store?.link;
    if (link?.kind !== 'room' && (link?.kind !== 'direct' || link.way !== 'call')) return undefined;
    const part = this.#call;
    const shown = part.value?.renderLink(link);
    if (shown) return html`${plainHeader(shown.title)} ${shown.content}`;
    const again = this.#options.language.strings.tryAgain;
    return part.loaded ? undefined : partPlaceholder(part, this.#language.tell(missingPart), again);
  }

  #ended(
    title: string,
    reason: string,
    account: TemplateResult | typeof nothing | undefined,
    isChatOpen: boolean,
  ): TemplateResult {
    const canJoinAgain = /^(?:expired|removed)$/.test(this.#host.state.step);
    const actions = canJoinAgain ? this.#form(account) : this.#retryActions();
    // The embedded conversation explains what happened.
    if (isChatOpen) return html`${plainHeader(title, actions)} ${account}`;
    return html`${plainHeader(title)} ${notice(reason, html`${actions} ${account}`)}`;
  }

  /** A problem, with buttons to try again or to go back to the invitation when there is one. */
  #problem(sentence: string): TemplateResult {
    return notice(sentence, this.#options.join.store ? this.#retryActions() : nothing);
  }

  #retryActions(): TemplateResult {
    const retry = (): void => void this.#options.join.store?.retry();
    return html`<div class="actions">
      ${tryAgain(this.#options.language.strings.tryAgain, retry)}
      <button class="button quiet" part="button back" type="button" @click=${() => this.#host.leave()}>
        ${this.#language.strings.back}
      </button>
    </div>`;
  }

  /** Says when the next attempt follows a failed one. Hidden from screen readers, which would announce every second. */
  get #nextTry(): TemplateResult | undefined {
    const { seconds } = this.#countdown;
    if (!seconds) return undefined;
    return html`<p class="quiet-line" aria-hidden="true">${this.#language.strings.nextTry(seconds)}</p>`;
  }

  #retryOf(store: JoinStore | undefined): RetryTime | undefined {
    const spaces = this.#options.link.value;
    if (!store || !spaces) return undefined;
    if (this.#repeated?.store !== store) this.#repeated = { store, $retryAt: createJoinRetry(store, spaces) };
    return this.#repeated.$retryAt;
  }

  #form(account: TemplateResult | typeof nothing | undefined): TemplateResult | undefined {
    const { state } = this.#host;
    const { form } = this.#options;
    const { strings } = this.#language;
    switch (form.kind) {
      case 'identity':
        return form.render({
          submit: state.step === 'removed' ? strings.joinAgainAs(form.name) : strings.joinAs(form.name),
          beside: this.#otherNameButton(),
        });
      case 'page':
        return form.render({ submit: strings.joinPlain, waits: this.#isRecognising });
      case 'pin':
        return pinForm(this.#options, strings);
      case 'again':
        return form.render({
          submit: form.name === '' ? strings.joinAgain : strings.joinAgainAs(form.name),
        });
      default:
        return account === undefined && state.step !== 'expired' ? notice(strings.noGuests) : undefined;
    }
  }

  /** The page's token is being checked. The button waits for the name, so that it never joins as an unnamed person. */
  get #isRecognising(): boolean {
    return this.#options.link.value?.session.$session.get().step === 'signing-in';
  }

  /** Only guests choose their name. */
  #otherNameButton(): TemplateResult | undefined {
    if (this.#options.form.sessionKind !== 'guest') return undefined;
    return html`<button
      class="button quiet"
      part="button other-name"
      type="button"
      @click=${() => this.#host.signOut()}
    >
      ${this.#language.strings.anotherName}
    </button>`;
  }
}

function plainHeader(title: string, beside: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<header part="header">
    <div class="words">${heading(title)}</div>
    ${beside}
  </header>`;
}

/** A text field instead of a password field: users copy the PIN from the invitation and want to see what they type. */
export function pinForm({ form, join }: JoinViewOptions, strings: ExceptionStrings): TemplateResult {
  const { state } = join;
  const field = form.renderField({
    id: 'pin',
    label: strings.pin,
    hint: strings.pinHint,
    value: '',
    maxLength: 64,
    error: state?.step === 'needs-pin' && state.wrong ? strings.pinWrong : undefined,
  });
  return form.render({
    // A template of its own: screen readers notice only a new element.
    fields: html`${field}`,
    submit: strings.continue,
    onSubmit: (data) => {
      const pin = String(data.get('pin') ?? '').trim();
      if (pin === '') form.showError(strings.pinMissing);
      else void join.store?.submitPin(pin);
    },
  });
}

/** Warns a guest before the session ends, because it cannot be renewed: a guest who joins again is a new person. */
class SessionEnd {
  readonly #host: JoinHost;
  readonly #options: JoinViewOptions;
  readonly #language: LanguageSection<ExceptionStrings>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Ms since epoch, while the warning is shown. */
  #endsAt: number | undefined;
  /** The end that was reported to the page. */
  #reported: number | undefined;

  constructor(host: JoinHost, options: JoinViewOptions, language: LanguageSection<ExceptionStrings>) {
    this.#host = host;
    this.#options = options;
    this.#language = language;
  }

  async watch(state: JoinState): Promise<void> {
    this.#stop();
    const records = this.#options.link.value?.tab.records();
    if (!records || state.step !== 'joined' || state.person.kind !== 'guest') return;
    const { name } = state.person;
    const waiting = (this.#timer = setTimeout(() => {}));
    const endsAt = await records.endsAt();
    if (endsAt === undefined || waiting !== this.#timer) return;
    const warning = Math.min(longestWarning, (endsAt - Date.now()) / 4);
    const check = (): void => {
      const left = endsAt - warning - Date.now();
      if (left <= 0) this.#warn(endsAt, name);
      else this.#timer = setTimeout(check, Math.min(left, checkInterval));
    };
    check();
  }

  render(): TemplateResult | undefined {
    if (this.#endsAt === undefined) return undefined;
    const { lang, strings } = this.#language;
    const time = new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' }).format(this.#endsAt);
    return notice(strings.endsAt(time));
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#endsAt !== undefined) this.#host.requestUpdate();
    this.#endsAt = undefined;
  }

  #warn(endsAt: number, name: string): void {
    this.#endsAt = endsAt;
    this.#host.requestUpdate();
    if (this.#reported === endsAt) return;
    this.#reported = endsAt;
    emit(this.#host, 'spaces-session-expiring', { name, endsAt });
  }
}
