/** What `<spaces-call>` shows in each state of the call. Loads with the first element, so that a page without calls is small. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { type LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { handOver } from '../../engines/hand-over.ts';
import type { CallEngine, MediaEngine, MediaErrorCode } from '../../stores/call/media-engine.ts';
import type { CallEnd, CallState, CallTarget } from '../../stores/call/state.ts';
import { drawIcon } from '../../ui/icons.ts';
import { notice, partPlaceholder } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { pageLink } from '../../ui/page-link.ts';
import {
  button,
  callPage,
  type CallPage,
  liveStatus,
  isolatedName,
  strip,
  type StripContent,
  whoIsIn,
} from './call-strip.ts';
import { callStrings, type CallStrings } from './call.strings.ts';
import { callStyles } from './call.styles.ts';
import { type CallFrame, ShownOnce } from '../../controllers/shown-once.ts';

/** What the parts of a call use of `<spaces-call>`. */
export interface CallHost extends LitElement {
  readonly state: CallState;
  readonly target: CallTarget | undefined;
  /** Equal for the same call. */
  readonly key: string | undefined;
  /** The element's own engine, or the one of its connection. */
  readonly usedEngine: CallEngine | undefined;
  /** The engine, if it carries media in this page. */
  readonly mediaEngine: MediaEngine | undefined;
  readonly embedded: CallFrame;
  /** The user has asked for the call, so a failure concerns them. */
  readonly isWanted: boolean;
  /** The page answers the incoming call itself. */
  readonly isAnsweredByPage: boolean;
  join(devices?: { readonly microphone: boolean; readonly camera: boolean }): Promise<void>;
  leave(): Promise<void>;
  accept(): Promise<void>;
  decline(): Promise<void>;
}

/** The states of a call in this page. */
export type StageState = Extract<CallState, { step: 'checking' | 'joining' | 'in-call' | 'reconnecting' }>;

export interface CallViewOptions {
  readonly language: Language<object>;
  readonly link: SpacesLink;
  readonly stage: LazyPart<CallStage>;
  readonly dialIn: LazyPart<{ render(): TemplateResult }>;
  readonly onRetry: () => void;
}

/** The part that loads with a call in this page. */
export interface CallStage {
  render(state: StageState): TemplateResult;
  /** What has failed, and what else the user can do about it. */
  explain(code: MediaErrorCode): string;
}

const camera =
  'M5 6.5h8a2.5 2.5 0 0 1 2.5 2.5v6a2.5 2.5 0 0 1-2.5 2.5h-8a2.5 2.5 0 0 1-2.5-2.5v-6a2.5 2.5 0 0 1 2.5-2.5ZM15.5 11l6-3.5v9l-6-3.5';
const telephone =
  'M6.5 3.5h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z';

export class CallView {
  readonly styles = callStyles;
  readonly language: LanguageSection<CallStrings>;
  readonly #host: CallHost;
  readonly #options: CallViewOptions;
  readonly #once: ShownOnce;
  #isDialInOpen = false;

  constructor(host: CallHost, options: CallViewOptions) {
    this.#host = host;
    this.#options = options;
    this.language = options.language.section('call', callStrings);
    this.#once = new ShownOnce(host, options.link, () => host.key);
  }

  /** Undefined if there is nothing to show. */
  render(): TemplateResult | undefined {
    const content = this.#content();
    if (content === nothing) return undefined;
    const { strings, lang } = this.language;
    const frame = this.isCompact ? 'compact' : this.#host.embedded && 'embedded';
    return html`<div
      role="group"
      class="strip ${frame} ${this.#host.state.step}"
      part="strip"
      aria-label=${strings.call}
      lang=${lang}
    >
      ${content} ${this.#renderDialIn()}
    </div>`;
  }

  /** In the header of a conversation, a call that the user is not in is one line. */
  get isCompact(): boolean {
    const { embedded, state } = this.#host;
    return embedded === 'conversation' && /^(?:none|live)$/.test(state.step) && !this.#isDialInShown;
  }

  /** The button that shows how to join by telephone. Only for a space, and not where a call is only a short line. */
  renderDialInButton(icon?: TemplateResult): TemplateResult | typeof nothing {
    if (!this.#hasDialIn) return nothing;
    return html`<button
      class="button ${icon && !this.isCompact ? 'control' : 'quiet'}"
      title=${this.isCompact ? this.language.strings.dialIn : nothing}
      part="button dial-in-button"
      type="button"
      aria-expanded=${this.#isDialInOpen}
      @click=${this.#toggleDialIn}
    >
      ${icon}<span>${this.language.strings.dialIn}</span>
    </button>`;
  }

  get #hasDialIn(): boolean {
    const { state, target, embedded } = this.#host;
    if (target?.kind !== 'space') return false;
    return state.step === 'none'
      ? state.known && !embedded
      : /^(?:live|in-call|reconnecting)$/.test(state.step);
  }

  get #isDialInShown(): boolean {
    return this.#isDialInOpen && this.#hasDialIn;
  }

  #renderDialIn(): TemplateResult | typeof nothing {
    if (!this.#isDialInShown) return nothing;
    const { strings, tell } = this.language;
    const part = this.#options.dialIn;
    return part.value?.render() ?? partPlaceholder(part, tell(missingPart), strings.tryAgain);
  }

  #content(): TemplateResult | typeof nothing {
    const { state, target, embedded } = this.#host;
    const { strings, tell } = this.language;
    const { value: spaces } = this.#options.link;
    if (!spaces || this.#once.isElsewhere) return nothing;
    if (spaces.failure) return notice(tell(spaces.failure));
    if (!target) return embedded ? nothing : strip({ status: html`${strings.noSpace}` });
    switch (state.step) {
      case 'none':
        // While the user searches people, only what happens is worth a line.
        return embedded === 'search' ? nothing : strip(this.#idle(state));
      case 'live':
        return strip(this.#idle(state));
      case 'checking':
      case 'joining':
      case 'in-call':
      case 'reconnecting':
        return this.#host.mediaEngine ? this.#renderStage(state) : strip(this.#elsewhere(state));
      case 'ringing':
        return this.#host.isAnsweredByPage ? nothing : strip(this.#ringing(state));
      case 'ended':
        return strip(this.#ended(state.reason));
      case 'failed':
        // Inside another element, only a failure that concerns the user is worth a line.
        return embedded && !this.#host.isWanted ? nothing : this.#failed(state);
    }
  }

  /** The user is not in the call. */
  #idle(state: Extract<CallState, { step: 'none' | 'live' }>): StripContent {
    const { strings } = this.language;
    const isDirect = this.#host.target?.kind === 'person';
    if (state.step === 'live') {
      const { meeting } = state;
      const status = liveStatus(meeting, strings);
      return { status, who: whoIsIn(meeting, strings), ...this.#way(strings.joinCall) };
    }
    // In a conversation, a call that is not live must not stand out.
    const kind = this.#host.embedded && this.#host.embedded !== 'invitation' ? '' : 'primary';
    if (isDirect) return { status: html`${strings.directCall}`, ...this.#way(strings.startCall, kind) };
    const status = html`${state.known ? strings.noOne : strings.call}`;
    // In a conversation, those in a call would have said so.
    const isStart = state.known || this.#host.embedded;
    return { status, ...this.#way(isStart ? strings.startCall : strings.joinCall, kind) };
  }

  /** The button that leads to the call, and what it will do. */
  #way(label: string, kind = 'primary'): Pick<StripContent, 'actions' | 'hint'> {
    const { strings } = this.language;
    const dialIn = this.renderDialInButton(this.isCompact ? drawIcon(telephone) : undefined);
    const shown = this.isCompact ? html`${drawIcon(camera)}<span>${label}</span>` : label;
    if (this.#host.mediaEngine)
      return { actions: html`${button(shown, 'join', this.#onJoin, kind)}${dialIn}` };
    const page = this.#pageOf();
    if (page)
      return {
        actions: html`${pageLink({ ...page, label: shown, kind })}${dialIn}`,
        hint: strings.opensPage(page.host),
      };
    return { hint: this.#host.target?.kind === 'person' ? strings.noAddress : undefined };
  }

  #ringing({ direction, person }: Extract<CallState, { step: 'ringing' }>): StripContent {
    const { strings } = this.language;
    const name = isolatedName(person, strings);
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
    const { strings } = this.language;
    if (this.#host.mediaEngine)
      return { accept: button(strings.accept, 'accept', this.#onAccept, 'primary') };
    const page = this.#pageOf({ kind: 'person', person: username }) ?? this.#pageOf();
    return page
      ? {
          accept: pageLink({ ...page, label: strings.accept, part: 'accept' }, this.#onAccept),
          hint: strings.opensPage(page.host),
        }
      : { accept: nothing, hint: strings.noAddress };
  }

  #ended(reason: CallEnd): StripContent {
    const { strings } = this.language;
    const isOver = this.#host.target?.kind === 'person' || reason === 'meeting-ended';
    const label = isOver ? strings.startCall : strings.joinCall;
    const { actions, hint } = this.#way(label);
    const close = button(strings.close, 'close', this.#options.onRetry);
    return { status: html`${strings.ends[reason]}`, isAlert: true, hint, actions: html`${actions}${close}` };
  }

  /** Each failure has a way on: another try, and the service's own page. */
  #failed(state: Extract<CallState, { step: 'failed' }>): TemplateResult {
    const { strings, tell } = this.language;
    const { failure, mediaCode, refusal } = state;
    const media = mediaCode && this.#options.stage.value?.explain(mediaCode);
    const page = this.#pageOf();
    const link = page && pageLink({ ...page, label: strings.openPage(page.host), kind: '', part: 'page' });
    return notice(
      refusal ? strings.refusals[refusal] : (media ?? tell(failure)),
      html`<div class="actions">${tryAgain(strings.tryAgain, this.#options.onRetry)}${link}</div>`,
    );
  }

  #renderStage(state: StageState): TemplateResult {
    const { strings, tell } = this.language;
    return (
      this.#options.stage.value?.render(state) ??
      partPlaceholder(this.#options.stage, tell(missingPart), strings.tryAgain)
    );
  }

  /** The call happens in another element of the page. */
  #elsewhere({ step }: StageState): StripContent {
    const { strings } = this.language;
    const status = {
      checking: strings.joining,
      joining: strings.joining,
      'in-call': strings.inCall,
      reconnecting: strings.reconnecting,
    };
    return { status: html`${status[step]}`, actions: button(strings.leave, 'leave', this.#onLeave) };
  }

  /** The page on which the call happens when it does not happen in this one. */
  #pageOf(target = this.#host.target): CallPage | undefined {
    const webServer = this.#options.link.value?.webServer;
    const { usedEngine: engine } = this.#host;
    return target && webServer
      ? callPage(target, engine?.kind === 'hand-over' ? engine : handOver, webServer)
      : undefined;
  }

  readonly #toggleDialIn = (): void => {
    this.#isDialInOpen = !this.#isDialInOpen;
    this.#host.requestUpdate();
  };

  readonly #onJoin = (): void => void this.#host.join();

  readonly #onLeave = (): void => void this.#host.leave();

  readonly #onAccept = (): void => void this.#host.accept();

  readonly #onDecline = (): void => void this.#host.decline();
}
