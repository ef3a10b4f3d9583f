/** `<spaces-call>`: the call of a space or with one person. */
import { html, LitElement, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import {
  Removal,
  type StoreChoice,
  StoreController,
  StoreValue,
} from '../../controllers/store-controller.ts';
import { type CallLeftReason, emit } from '../../events.ts';
import { engineOf } from '../../stores/call/engines.ts';
import type { CallEngine, MediaEngine } from '../../stores/call/media-engine.ts';
import type { Call, CallState, CallTarget, Meeting } from '../../stores/call/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';
import type { CallView } from './call-view.ts';
import type { CallAnnouncer } from './live-call.ts';
import type { CallFrame } from '../../controllers/shown-once.ts';
import type { DialInPart } from './dial-in.ts';
import type { Stage } from './stage.ts';

const unknown: CallState = { step: 'none', known: false };

/**
 * The call of a space or with one person: says whether it is live and who is in it, and lets the user join.
 *
 * The media of the service needs a proprietary SDK. Without an `engine`, the call opens on the service's own page in
 * another tab. With an engine that carries media, it happens in this element.
 *
 * @tag spaces-call
 * @fires {CustomEvent<{ spaceId: string | undefined, person: string | undefined }>} spaces-call-joined - the user is in the call, in this page
 * @fires {CustomEvent<{ reason: string }>} spaces-call-left - the user is no longer in the call; `reason` is `left`, `ended-by-host`, `meeting-ended`, `removed` or `failed`
 * @fires {CustomEvent<{ personId: string }>} spaces-call-incoming - a person calls; cancel to answer with controls of the page
 * @fires {CustomEvent<{ code: string, message: string, retryable: boolean }>} spaces-error - the state of the call cannot be shown, or joining failed
 * @csspart strip - the box around everything
 * @csspart status - what is going on, in a few words
 * @csspart live - the words "Live now"
 * @csspart count - how many people are in the call
 * @csspart recorded - says that the call is being recorded
 * @csspart who - who is in the call
 * @csspart hint - what will happen, before a call that opens in another tab
 * @csspart button - every button; each one is also `join`, `accept`, `decline`, `cancel`, `close`, `page`, `retry`, `back`, `microphone`, `camera`, `share`, `hand`, `mute-all`, `mute-one`, `devices`, `choose-another`, `turn-on`, `dismiss`, `small-window`, `dial-in-button`, `copy`, `join-without` or `leave`
 * @csspart problem - a sentence about a problem
 * @csspart check - the camera and the microphone before a call in the page
 * @csspart preview - the user's own picture there
 * @csspart dial-in - the numbers and the code for joining by telephone
 * @csspart choices - the devices to choose from during a call
 * @csspart stage - a call in the page
 * @csspart recording - the sentence that the call is being recorded
 * @csspart share - the screen that another person shares
 * @csspart tiles - the people in the call
 * @csspart tile - one person
 * @csspart picture - a picture that the engine assigns to no person
 * @csspart avatar - picture or initials of a person
 * @csspart name - the name of a person
 * @csspart controls - the buttons of the call
 * @cssstate live - a call is running
 * @cssstate in-call - the user is in the call, in this page
 * @cssstate empty - there is nothing to show, and the element takes no space
 * @cssstate compact - one line in the header of a conversation
 * @cssstate ringing - a direct call that is not answered yet
 */
export class SpacesCall extends LitElement {
  static override styles = tokenStyles;

  static override properties = {
    space: {},
    person: {},
    leaveOnRemoval: { type: Boolean, attribute: 'leave-on-removal' },
    silent: { type: Boolean },
    engine: { attribute: false },
    embedded: { attribute: false },
    spaces: { attribute: false },
  };

  /** Id of the space. Without it and without `person`: the space that was last joined or picked in this session. */
  space: string | undefined;
  /** A user id or an e-mail address: a call with this person. */
  person: string | undefined;
  /** Leaves the call when the element is removed from the page. Otherwise the call goes on until `leave()`. */
  leaveOnRemoval = false;
  /** No sound when a person calls. Calls inside other elements of this package never ring aloud. */
  silent = false;
  /** What carries audio and video. By default, the engine of the provider or of the page; without one, the call opens on the service's own page. */
  engine: CallEngine | undefined;
  /**
   * Set by the element that contains this one: it then does not show what the page shows elsewhere, has no frame, and asks
   * the service only after a sign of a call.
   *
   * @internal
   */
  embedded: CallFrame = '';
  /** A connection to use instead of the nearest provider's or the page's. */
  spaces: Spaces | undefined;

  /** @internal */
  isWanted = false;
  /** @internal */
  isAnsweredByPage = false;

  readonly #language = new Language(this, 'call', {});
  readonly #link = new SpacesLink(this);
  readonly #current = new StoreValue(this, () => this.#link.value?.$current);
  readonly #shared = new StoreValue(this, () => this.#link.value && engineOf(this.#link.value));
  readonly #live = new LiveRegion(this);
  readonly #view: LazyPart<CallView> = new LazyPart(this, async () => {
    const { CallView } = await import('./call-view.ts');
    return new CallView(this, {
      language: this.#language,
      link: this.#link,
      stage: this.#stage,
      dialIn: this.#dialIn,
      onRetry: () => this.#retry(),
    });
  });
  readonly #code = new LazyPart(this, () => import('./live-call.ts'));
  readonly #call = new StoreController<Call, CallState>(this, {
    choose: () => this.#chooseCall(),
    state: (call) => call.$call,
    onChange: (now, before) => this.#onState(now, before),
    survivesRemoval: true,
  });
  /** What is shown while a call happens in this element, and before. */
  readonly #stage: LazyPart<Stage> = new LazyPart(this, async () => {
    const [{ Stage }, view] = await Promise.all([import('./stage.ts'), this.#view.ready()]);
    return Stage.open(this, {
      language: this.#language,
      general: view.language,
      dialInButton: (icon) => view.renderDialInButton(icon),
      call: this.#call,
      live: this.#live,
      link: this.#link,
    });
  });
  readonly #dialIn: LazyPart<DialInPart> = new LazyPart(this, async () => {
    const [{ DialInPart }, { language }] = await Promise.all([import('./dial-in.ts'), this.#view.ready()]);
    return DialInPart.open(this, {
      language: this.#language,
      live: this.#live,
      call: this.#call,
      again: () => language.strings.tryAgain,
    });
  });
  readonly #tone = new LazyPart(this, async () => {
    const { RingTone } = await import('./ring-tone.ts');
    return new RingTone(this);
  });
  #announcer: CallAnnouncer | undefined;
  readonly #internals = this.attachInternals();
  /** The user looks at their devices before joining. */
  #isChecking = false;
  /** The user is in the call, until `spaces-call-left` follows. */
  #isIn = false;
  /** The element was removed, and its call is not to go on. It leaves only a call that it had then. */
  #isGone = false;
  #hadCall = false;
  #isShown = false;
  /** The connection whose failure was reported. */
  #reported: Spaces | undefined;
  /** Whether a part of the element had the focus before the update. */
  #hadFocus = false;

  constructor() {
    super();
    this.addController(new Removal(this, () => this.#onRemoved()));
    this.addController({
      hostDisconnected: () => (this.#hadCall = !/^(?:none|live|ended|failed)$/.test(this.state.step)),
    });
  }

  /** The state of the call, as plain data. */
  get state(): CallState {
    const failure =
      this.#link.value?.failure ?? (this.#code.failed || this.#view.failed ? missingPart : undefined);
    if (failure) return { step: 'failed', failure };
    const state = this.#call.state ?? unknown;
    const isIdle = state.step === 'none' || state.step === 'live';
    return isIdle && this.#isChecking ? { step: 'checking', meeting: meetingOf(state) } : state;
  }

  /**
   * Does what the button does: shows the user their camera and microphone before they join. With `devices` it joins at
   * once. With the hand-over it opens the service's page, which a browser allows only after a click or key of the user.
   */
  async join(devices?: { readonly microphone: boolean; readonly camera: boolean }): Promise<void> {
    if (!this.mediaEngine) return this.renderRoot.querySelector<HTMLElement>('a[part~="join"]')?.click();
    this.isWanted = true;
    if (devices) {
      await this.#prepare();
      await this.#code.ready().catch(() => {}); // The element shows that it is missing.
      this.#call.update();
      return this.#call.store?.join(devices);
    }
    if (this.state.step === 'ended' || this.state.step === 'failed') this.#call.store?.retry();
    this.#isChecking = true;
    this.requestUpdate();
  }

  /** Leaves the call, cancels one that rings, or goes back from the devices. Resolves when it is done. */
  async leave(): Promise<void> {
    if (this.state.step !== 'checking') return this.#call.store?.leave();
    this.#isChecking = false;
    this.requestUpdate();
  }

  /** Answers an incoming call, as the button does. */
  async accept(): Promise<void> {
    this.isWanted = true;
    await this.#prepare();
    await this.#call.store?.accept();
  }

  /** Declines an incoming call, as the button does. */
  async decline(): Promise<void> {
    await this.#call.store?.decline();
  }

  /** @internal */
  get mediaEngine(): MediaEngine | undefined {
    const { usedEngine: engine } = this;
    return engine?.kind === 'media' ? engine : undefined;
  }

  /** @internal */
  get usedEngine(): CallEngine | undefined {
    return this.engine ?? this.#shared.value;
  }

  /** @internal */
  get key(): string | undefined {
    const { target } = this;
    return this.#call.store?.spaceId ?? (target?.kind === 'space' ? target.spaceId : target?.person);
  }

  /** @internal */
  get ringsAloud(): boolean {
    if (this.silent || this.embedded || this.isAnsweredByPage || !this.isConnected) return false;
    const { state } = this;
    return state.step === 'ringing' && state.direction === 'incoming';
  }

  override connectedCallback(): void {
    this.#isGone = false;
    super.connectedCallback();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.button')?.focus(options);
  }

  protected override willUpdate(): void {
    const { value: spaces } = this.#link;
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    if (this.#isOffered) void this.join();
    // Reading it starts loading. It rings with the next update.
    if (this.ringsAloud) void this.#tone.value;
    if (!spaces || spaces === this.#reported) return;
    this.#reported = spaces;
    if (spaces.failure) emit(this, 'spaces-error', spaces.failure);
  }

  protected override render(): TemplateResult {
    const part = this.#view;
    // Without this part there are no styles and no other strings.
    const content = part.failed
      ? html`<p role="alert">${this.#language.tell(missingPart)}</p>`
      : part.value?.render();
    this.#isShown = content !== undefined;
    return html`${content}${this.#live.region}`;
  }

  protected override updated(): void {
    const { state } = this;
    const marks = {
      live: meetingOf(state) !== undefined,
      'in-call': isInCall(state),
      ringing: state.step === 'ringing',
      empty: !this.#isShown,
      compact: this.#view.loaded?.isCompact ?? false,
    };
    for (const [name, holds] of Object.entries(marks)) this.#internals.states[holds ? 'add' : 'delete'](name);
    // The button that had the focus is gone.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.focus();
  }

  /** @internal */
  get target(): CallTarget | undefined {
    const { space, person } = this;
    if (!space && person) return { kind: 'person', person: person.trim() };
    const spaceId = space || this.#current.value;
    return spaceId ? { kind: 'space', spaceId } : undefined;
  }

  /** An invitation to the call shows the devices once. A browser asks for them only where the user has done something. */
  get #isOffered(): boolean {
    const isNew = this.embedded === 'invitation' && !this.isWanted && this.mediaEngine !== undefined;
    return isNew && /^(?:none|live)$/.test(this.state.step) && navigator.userActivation?.hasBeenActive;
  }

  #chooseCall(): StoreChoice<Call> {
    if (this.#isGone) return 'none';
    const { value: spaces } = this.#link;
    if (!this.isConnected || !spaces) return 'keep';
    const target = spaces.failure ? undefined : this.target;
    if (!target) {
      this.#leaveOldCall();
      return 'none';
    }
    const { value: code } = this.#code;
    if (!code) return 'keep';
    const id = target.kind === 'space' ? target.spaceId : target.person;
    // Elements share a call. One inside another element must not replace the engine of the page's own.
    const options = this.embedded
      ? { isByTheWay: this.embedded !== 'invitation' }
      : { engine: () => this.usedEngine };
    const create = (): Call => {
      this.#leaveOldCall();
      return code.createCall(spaces, target, options);
    };
    return { key: [spaces, target.kind, id], create };
  }

  /** The element shows another call from now on. One inside another element may never have joined it. */
  #leaveOldCall(): void {
    if (!this.embedded || this.isWanted) void this.#call.store?.leave();
  }

  #announce(now: CallState, before: CallState | undefined): void {
    const language = this.#view.loaded?.language;
    const { loaded: code } = this.#code;
    if (!code || !language) return;
    this.#announcer ??= new code.CallAnnouncer(this, this.#live, () => language.strings);
    this.#announcer.announce(now, before);
  }

  /** The pictures come from the engine as soon as it connects. */
  async #prepare(): Promise<void> {
    const engine = this.mediaEngine;
    if (!engine) return;
    const stage = await this.#stage.ready().catch(() => undefined);
    stage?.follow(engine);
  }

  #onRemoved(): void {
    if (this.leaveOnRemoval && this.#hadCall) this.#leaveOldCall();
    const now = this.#call.store?.$call.value; // `get` would connect the call once more.
    this.#isGone = this.leaveOnRemoval || !now || !isInCall(now);
    this.#call.update();
  }

  #onState(now: CallState, before: CallState | undefined): void {
    this.#announce(now, before);
    // Another element may have joined the call that this one shows.
    if (now.step === 'joining' || now.step === 'ringing') void this.#prepare();
    if (now.step !== 'none' && now.step !== 'live') this.#isChecking = false;
    if (now.step === 'ringing' && before?.step !== 'ringing' && now.direction === 'incoming')
      this.isAnsweredByPage = !emit(this, 'spaces-call-incoming', { personId: now.person.id });
    if (now.step === 'failed' && before?.step !== 'failed') emit(this, 'spaces-error', now.failure);
    if (isInCall(now) === this.#isIn) return;
    this.#isIn = !this.#isIn;
    if (this.#isIn) emit(this, 'spaces-call-joined', { spaceId: this.#spaceId, person: this.person });
    else emit(this, 'spaces-call-left', { reason: leftReason(now) });
    // What the user did needs no line of its own.
    if (now.step === 'ended' && now.reason === 'left') queueMicrotask(() => this.#retry());
  }

  get #spaceId(): string | undefined {
    const target = this.target;
    return target?.kind === 'space' ? target.spaceId : undefined;
  }

  /** Repeats whatever failed, and shows the call again after its end. */
  #retry(): void {
    for (const part of [this.#view, this.#code, this.#stage]) if (part.failed) part.retry();
    this.#call.store?.retry();
  }
}

function isInCall({ step }: CallState): boolean {
  return step === 'in-call' || step === 'reconnecting';
}

function meetingOf(state: CallState): Meeting | undefined {
  return 'meeting' in state ? state.meeting : undefined;
}

function leftReason(state: CallState): CallLeftReason {
  if (state.step === 'ended') return state.reason;
  return state.step === 'failed' ? 'failed' : 'left';
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-call': SpacesCall;
  }
}
