/** `<spaces-call>`: the call of a space or with one person. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
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
import { handOver } from '../../engines/hand-over.ts';
import { type CallLeftReason, emit } from '../../events.ts';
import type { CallEngine, MediaEngine } from '../../stores/call/media-engine.ts';
import type { Call, CallState, CallTarget, Meeting } from '../../stores/call/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice, partPlaceholder, tryAgain } from '../../ui/notice.ts';
import { pageLink } from '../../ui/page-link.ts';
import {
  button,
  callPage,
  type CallPage,
  liveStatus,
  nameOf,
  strip,
  type StripContent,
  whoIsIn,
} from './call-strip.ts';
import { callStrings } from './call.strings.ts';
import { callStyles } from './call.styles.ts';
import { type CallFrame, ShownOnce } from './shown-once.ts';

type StageState = Extract<CallState, { step: 'checking' | 'joining' | 'in-call' | 'reconnecting' }>;

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
 * @csspart hint - a quiet line: who is in the call, what will happen
 * @csspart button - every button; each one is also `join`, `accept`, `decline`, `cancel`, `close`, `page` or `retry`
 * @csspart problem - a sentence about a problem
 * @cssstate live - a call is running
 * @cssstate in-call - the user is in the call, in this page
 * @cssstate ringing - a direct call that is not answered yet
 */
export class SpacesCall extends LitElement {
  static override styles = callStyles;

  static override properties = {
    space: {},
    person: {},
    leaveOnRemoval: { type: Boolean, attribute: 'leave-on-removal' },
    engine: { attribute: false },
    embedded: {},
    spaces: { attribute: false },
  };

  /** Id of the space. Without it and without `person`: the space that was last joined or picked in this session. */
  space: string | undefined;
  /** A user id or an e-mail address: a call with this person. */
  person: string | undefined;
  /** Leaves the call when the element is removed from the page. Otherwise the call goes on until `leave()`. */
  leaveOnRemoval = false;
  /** What carries audio and video. By default, the call opens on the service's own page. */
  engine: CallEngine | undefined;
  /**
   * Set by the element that contains this one: it then shows nothing until it is known whether a call is live, nor what the
   * page shows elsewhere, and it has no frame.
   */
  embedded: CallFrame = '';
  /** A connection to use instead of the nearest provider's or the page's. */
  spaces: Spaces | undefined;

  readonly #language = new Language(this, 'call', callStrings);
  readonly #link = new SpacesLink(this);
  readonly #current = new StoreValue(this, () => this.#link.value?.$current);
  readonly #live = new LiveRegion(this);
  readonly #code = new LazyPart(this, async () => {
    const { createCall, CallAnnouncer } = await import('./live-call.ts');
    const announcer = new CallAnnouncer(this, this.#live, () => this.#language.strings);
    return { createCall, announcer };
  });
  readonly #call = new StoreController<Call, CallState>(this, {
    choose: () => this.#chooseCall(),
    state: (call) => call.$call,
    onChange: (now, before) => this.#onState(now, before),
    survivesRemoval: true,
  });
  /** What is shown while a call happens in this element, and before. */
  readonly #stage = new LazyPart(this, async () => {
    const { Stage } = await import('./stage.ts');
    return new Stage(this, {
      language: this.#language,
      call: this.#call,
      live: this.#live,
      link: this.#link,
    });
  });
  readonly #once = new ShownOnce(this, this.#link, () => this.#target);
  readonly #internals = this.attachInternals();
  /** The user looks at their devices before joining. */
  #isChecking = false;
  /** The user has asked for the call, so a failure concerns them. */
  #isWanted = false;
  /** The user is in the call, until `spaces-call-left` follows. */
  #isIn = false;
  /** The element was removed, and its call is not to go on. */
  #isGone = false;
  /** The page answers the incoming call itself. */
  #isAnsweredByPage = false;
  /** The connection whose failure was reported. */
  #reported: Spaces | undefined;
  /** Whether a part of the element had the focus before the update. */
  #hadFocus = false;

  constructor() {
    super();
    this.addController(new Removal(this, () => this.#onRemoved()));
  }

  /** The state of the call, as plain data. */
  get state(): CallState {
    const failure = this.#link.value?.failure ?? (this.#code.failed ? missingPart : undefined);
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
    this.#isWanted = true;
    if (devices) {
      await this.#prepare();
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

  /** The engine, if it carries media in this page. */
  protected get mediaEngine(): MediaEngine | undefined {
    return this.engine?.kind === 'media' ? this.engine : undefined;
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
    if (!spaces || spaces === this.#reported) return;
    this.#reported = spaces;
    if (spaces.failure) emit(this, 'spaces-error', spaces.failure);
  }

  protected override render(): TemplateResult {
    const { strings, lang } = this.#language;
    const content = this.#content();
    if (content === nothing) return html`${this.#live.region}`;
    return html`<section
        class="strip ${this.embedded ? 'embedded' : ''}"
        part="strip"
        aria-label=${strings.call}
        lang=${lang}
      >
        ${content}
      </section>
      ${this.#live.region}`;
  }

  protected override updated(): void {
    const { state } = this;
    const marks = {
      live: meetingOf(state) !== undefined,
      'in-call': isInCall(state),
      ringing: state.step === 'ringing',
    };
    for (const [name, holds] of Object.entries(marks)) this.#internals.states[holds ? 'add' : 'delete'](name);
    // The button that had the focus is gone.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.focus();
  }

  #content(): TemplateResult | typeof nothing {
    const { state } = this;
    const { strings, tell } = this.#language;
    const { value: spaces } = this.#link;
    if (!spaces || this.#once.isElsewhere) return nothing;
    if (spaces.failure) return notice(tell(spaces.failure));
    if (!this.#target) return this.embedded ? nothing : strip({ status: html`${strings.noSpace}` });
    switch (state.step) {
      case 'none':
        return this.embedded && !state.known ? nothing : strip(this.#idle(state));
      case 'live':
        return strip(this.#idle(state));
      case 'checking':
      case 'joining':
      case 'in-call':
      case 'reconnecting':
        return this.mediaEngine ? this.#renderStage(state) : strip(this.#elsewhere(state));
      case 'ringing':
        return this.#isAnsweredByPage ? nothing : strip(this.#ringing(state));
      case 'ended':
        return strip({
          status: html`${strings.ends[state.reason]}`,
          isAlert: true,
          actions: this.#afterEnd(),
        });
      case 'failed':
        // Inside another element, only a failure that concerns the user is worth a line.
        return this.embedded && !this.#isWanted ? nothing : this.#failed(state);
    }
  }

  /** The user is not in the call. */
  #idle(state: Extract<CallState, { step: 'none' | 'live' }>): StripContent {
    const { strings } = this.#language;
    const isDirect = this.#target?.kind === 'person';
    if (state.step === 'live') {
      const { meeting } = state;
      const status = liveStatus(meeting, strings);
      return { status, who: whoIsIn(meeting, strings), ...this.#way(strings.joinCall) };
    }
    if (isDirect) return { status: html`${strings.directCall}`, ...this.#way(strings.startCall) };
    return state.known
      ? { status: html`${strings.nobody}`, ...this.#way(strings.startCall) }
      : { status: html`${strings.call}`, ...this.#way(strings.joinCall) };
  }

  /** The button that leads to the call, and what it will do. */
  #way(label: string): Pick<StripContent, 'actions' | 'hint'> {
    const { strings } = this.#language;
    if (this.mediaEngine) return { actions: button(label, 'join', this.#onJoin, 'primary') };
    const page = this.#page();
    if (page) return { actions: pageLink({ ...page, label }), hint: strings.opensPage(page.host) };
    return { hint: this.#target?.kind === 'person' ? strings.noAddress : undefined };
  }

  #ringing({ direction, person }: Extract<CallState, { step: 'ringing' }>): StripContent {
    const { strings } = this.#language;
    const name = nameOf(person, strings);
    if (direction === 'outgoing')
      return {
        status: html`${strings.calling(name)}`,
        actions: button(strings.cancel, 'cancel', this.#onLeave),
      };
    const { hint, accept } = this.#acceptance(person.username);
    const actions = html`${accept}${button(strings.decline, 'decline', this.#onDecline)}`;
    return { status: html`${strings.incoming(name)}`, isAlert: true, hint, actions };
  }

  /** Without media in this page, the call is answered on the service's page. */
  #acceptance(username: string): {
    readonly hint?: string;
    readonly accept: TemplateResult | typeof nothing;
  } {
    const { strings } = this.#language;
    if (this.mediaEngine) return { accept: button(strings.accept, 'accept', this.#onAccept, 'primary') };
    const page = this.#page({ kind: 'person', person: username }) ?? this.#page();
    return page
      ? {
          accept: pageLink({ ...page, label: strings.accept, part: 'accept' }, this.#onAccept),
          hint: strings.opensPage(page.host),
        }
      : { accept: nothing, hint: strings.noAddress };
  }

  #afterEnd(): TemplateResult {
    const { strings } = this.#language;
    const { actions } = this.#way(this.#target?.kind === 'person' ? strings.startCall : strings.joinCall);
    return html`${actions}${button(strings.close, 'close', this.#onRetry)}`;
  }

  /** Each failure has a way on: another try, and the service's own page. */
  #failed(state: Extract<CallState, { step: 'failed' }>): TemplateResult {
    const { strings, tell } = this.#language;
    const media = state.mediaCode && this.#stage.value?.tell(state.mediaCode);
    const page = this.#page();
    const link = page && pageLink({ ...page, label: strings.openPage(page.host), kind: '', part: 'page' });
    return notice(
      media ?? tell(state.failure),
      html`<div class="actions">${tryAgain(strings.tryAgain, this.#onRetry)}${link}</div>`,
    );
  }

  #renderStage(state: StageState): TemplateResult {
    const { strings, tell } = this.#language;
    return (
      this.#stage.value?.render(state) ?? partPlaceholder(this.#stage, tell(missingPart), strings.tryAgain)
    );
  }

  /** The call happens in another element of the page. */
  #elsewhere({ step }: StageState): StripContent {
    const { strings } = this.#language;
    const status = {
      checking: strings.joining,
      joining: strings.joining,
      'in-call': strings.inCall,
      reconnecting: strings.reconnecting,
    };
    return { status: html`${status[step]}`, actions: button(strings.leave, 'leave', this.#onLeave) };
  }

  get #target(): CallTarget | undefined {
    const { space, person } = this;
    if (!space && person) return { kind: 'person', person: person.trim() };
    const spaceId = space || this.#current.value;
    return spaceId ? { kind: 'space', spaceId } : undefined;
  }

  /** The page on which the call happens when it does not happen in this one. */
  #page(target = this.#target): CallPage | undefined {
    const webServer = this.#link.value?.webServer;
    const engine = this.engine?.kind === 'hand-over' ? this.engine : handOver;
    return target && webServer ? callPage(target, engine, webServer) : undefined;
  }

  #chooseCall(): StoreChoice<Call> {
    if (this.#isGone) return 'none';
    const { value: spaces } = this.#link;
    if (!this.isConnected || !spaces) return 'keep';
    const target = spaces.failure ? undefined : this.#target;
    if (!target) {
      this.#leaveOldCall();
      return 'none';
    }
    const { value: code } = this.#code;
    if (!code) return 'keep';
    const id = target.kind === 'space' ? target.spaceId : target.person;
    // Elements share a call. One inside another element has no engine, and must not take that of the page's own.
    const options = this.embedded ? {} : { engine: () => this.engine };
    const create = (): Call => {
      this.#leaveOldCall();
      return code.createCall(spaces, target, options);
    };
    return { key: [spaces, target.kind, id], create };
  }

  /** The element shows another call from now on. One inside another element never joined it. */
  #leaveOldCall(): void {
    if (!this.embedded) void this.#call.store?.leave();
  }

  /** The pictures come from the engine as soon as it connects. */
  async #prepare(): Promise<void> {
    const engine = this.mediaEngine;
    const stage = await this.#stage.ready().catch(() => undefined);
    if (engine) stage?.follow(engine);
  }

  #onRemoved(): void {
    const { store } = this.#call;
    if (this.leaveOnRemoval) this.#leaveOldCall();
    this.#isGone = this.leaveOnRemoval || !store || !isInCall(store.$call.get());
    this.#call.update();
  }

  #onState(now: CallState, before: CallState | undefined): void {
    this.#code.loaded?.announcer.announce(now, before);
    if (now.step !== 'none' && now.step !== 'live') this.#isChecking = false;
    if (now.step === 'ringing' && before?.step !== 'ringing' && now.direction === 'incoming')
      this.#isAnsweredByPage = !emit(this, 'spaces-call-incoming', { personId: now.person.id });
    if (now.step === 'failed' && before?.step !== 'failed') emit(this, 'spaces-error', now.failure);
    if (isInCall(now) === this.#isIn) return;
    this.#isIn = !this.#isIn;
    if (this.#isIn) emit(this, 'spaces-call-joined', { spaceId: this.#spaceId, person: this.person });
    else emit(this, 'spaces-call-left', { reason: leftReason(now) });
    // What the user did needs no line of its own.
    if (now.step === 'ended' && now.reason === 'left') queueMicrotask(this.#onRetry);
  }

  get #spaceId(): string | undefined {
    const target = this.#target;
    return target?.kind === 'space' ? target.spaceId : undefined;
  }

  readonly #onJoin = (): void => void this.join();

  readonly #onLeave = (): void => void this.leave();

  readonly #onAccept = async (): Promise<void> => {
    if (this.mediaEngine) await this.#prepare();
    await this.#call.store?.accept();
  };

  readonly #onDecline = (): void => void this.#call.store?.decline();

  readonly #onRetry = (): void => {
    for (const part of [this.#code, this.#stage]) if (part.failed) part.retry();
    this.#call.store?.retry();
  };
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
