/** The header, status and placeholders around the messages of `<spaces-chat>`. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { afterPaint } from '../../controllers/next-frame.ts';
import type { ChatState } from '../../stores/chat/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { downIcon, peopleIcon } from '../../ui/icons.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { skeleton } from '../../ui/skeleton.ts';
import type { MenuHost } from './chat-menu.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { PlaceholderContent } from './direct-chat.ts';
import { plainName } from './message-row.ts';
import type { Problems } from './problems.ts';
import { Times } from './times.ts';

export interface ChatViewOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
}

/** More people than this who type at once are "several". */
const mostTypingNames = 3;

/** The areas around the messages. Each method renders one of them from the current state. */
export class ChatView {
  readonly #host: MenuHost;
  readonly #source: ConversationSource;
  readonly #language: Language<ChatStrings>;
  readonly #lazyProblems: LazyPart<Problems>;

  constructor(host: MenuHost, { source, language }: ChatViewOptions) {
    this.#host = host;
    this.#source = source;
    this.#language = language;
    this.#lazyProblems = new LazyPart(
      host,
      async () => new (await import('./problems.ts')).Problems(host, source, language),
    );
  }

  /** One line: the space, or the other person of a direct conversation, who is here, the call, and the menu. */
  header(title: string): TemplateResult {
    const { strings } = this.#language;
    const { state, roster, other } = this.#source;
    const present = state.line === 'live' ? roster : undefined;
    const { person, presence, isHere } = (other &&
      this.#source.directChat?.header(other, present?.present)) ?? {
      person: { id: 'spaceId' in state ? state.spaceId : '', name: title, picture: undefined },
      presence: present && strings.peopleHere(present.count + 1),
      isHere: true,
    };
    return html`<div class="header" part="header">
      <span class="mark" part="mark">${avatar(person)}</span>
      <div class="heading">
        <h2 class="title" id="title" part="title">${person.name}</h2>
        <p class="presence ${presence && isHere ? 'here' : ''}" part="presence"><span>${presence}</span></p>
      </div>
      ${this.#lazyProblems.loaded?.header(present)}
    </div>`;
  }

  /** No messages are shown because they are still loading. */
  isFirstLoad(isEmpty: boolean): boolean {
    const { state, isComing } = this.#source;
    const isConnecting = ['connecting', 'catching-up', 'waiting'].includes(state.line);
    return isEmpty && (isComing || (state.step === 'open' && isConnecting));
  }

  /**
   * The state of the connection. The element is always there: screen readers announce only changes inside it.
   * @param isFirst of the first load, for which connecting and catching up are one thing
   */
  status(isFirst: boolean): TemplateResult {
    const message = this.#statusMessage(isFirst);
    return html`<div class="pill status ${message === nothing ? 'calm' : ''}" part="status" role="status">
      ${message}
    </div>`;
  }

  /** Above the oldest message: older ones are loading, or a button that loads them again. */
  older(isNearStart: boolean): Part {
    const { strings } = this.#language;
    const { state } = this.#source;
    if (state.step !== 'open' || !isNearStart) return nothing;
    if (state.older === 'loading') return html`<div class="pill">${busy(strings.loadingOlder)}</div>`;
    if (state.older !== 'failed') return nothing;
    return html`<div class="pill">
      <span>${strings.olderFailed}</span>
      <button class="pill-action" part="load-older" type="button" @click=${this.#onLoadOlder}>
        ${strings.loadOlder}
      </button>
    </div>`;
  }

  /** The button that leads to the newest message. */
  jump(unread: number, onJump: () => void): TemplateResult {
    const { strings } = this.#language;
    const label = unread > 0 ? strings.newMessages(unread) : strings.toEnd;
    return html`<button
      class="jump ${unread > 0 ? 'has-unread' : ''}"
      part="jump"
      type="button"
      @click=${onJump}
    >
      ${downIcon()}<span class=${unread > 0 ? '' : 'visually-hidden'}>${label}</span>
    </button>`;
  }

  /** Shown in place of the first messages while they load. */
  loadingLog(): TemplateResult {
    return skeleton(12);
  }

  /** Shown over a conversation without messages. */
  emptyLog(): TemplateResult {
    const { strings } = this.#language;
    return placeholder([strings.quiet, strings.quietHint], undefined);
  }

  /** Shown instead of the messages when there is no conversation; undefined when there is one. */
  placeholder(): TemplateResult | undefined {
    const { state, isLoading } = this.#source;
    const content = isLoading || 'spaceId' in state ? undefined : this.#placeholderContent(state);
    return content && placeholder(content, state.step === 'refused' ? 'alert' : undefined);
  }

  /** Below the messages: who is typing, problems, and the composer. */
  foot(composer: TemplateResult): TemplateResult {
    const { state, isComing } = this.#source;
    const isOpen = state.step === 'open';
    const typing = isOpen ? this.#typing() : '';
    const problem = this.#problem(state);
    const isVacant = !('spaceId' in state) && (state.step === 'empty' || state.step === 'refused');
    const isHidden = isVacant && !isComing && problem === nothing;
    return html`<div class="foot ${isComing ? 'reserved' : ''}" ?hidden=${isHidden}>
      <div class="typing" part="typing" ?hidden=${!isOpen && !isComing}>
        ${typing ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}${typing}
      </div>
      ${problem} ${composer}
    </div>`;
  }

  /** Loads once a live conversation is painted, because the network may be gone when something happens to it. */
  get #problems(): Problems | undefined {
    const isNeeded = ['live', 'polling', 'waiting', 'stopped'].includes(this.#source.state.line);
    const { loaded } = this.#lazyProblems;
    if (isNeeded && !loaded) afterPaint(() => void this.#lazyProblems.value);
    return loaded;
  }

  /** Why the user cannot write, and the way on. */
  #problem(state: ChatState): Part {
    const { strings } = this.#language;
    const sentence = this.#sentence(state);
    if (!sentence) return nothing;
    const isFinal = state.step === 'expired' && !this.#source.hasPageToken;
    return notice(
      sentence,
      html`${isFinal ? nothing : tryAgain(strings.tryAgain, this.#onRetry)} ${this.#problems?.nextTry()}`,
    );
  }

  #sentence(state: ChatState): string | undefined {
    const { tell } = this.#language;
    if (state.step === 'failed') return tell(state.failure);
    const isOver = state.line === 'stopped' && state.step !== 'open';
    return this.#lazyProblems.failed && isOver ? tell(missingPart) : this.#problems?.sentence(state);
  }

  /** The button disappears, so the focus moves to the field. */
  readonly #onRetry = (): void => {
    if (this.#lazyProblems.failed) this.#lazyProblems.retry();
    this.#lazyProblems.loaded?.retry();
    this.#source.retry();
    void this.#host.updateComplete.then(() => this.#host.focus());
  };

  readonly #onLoadOlder = (): void => void this.#source.conversation?.loadOlder();

  #statusMessage(isFirst: boolean): Part {
    const { strings } = this.#language;
    const { state, isComing } = this.#source;
    if (isComing) return busy(strings.connecting);
    switch (state.step === 'open' || state.step === 'opening' ? state.line : undefined) {
      case 'connecting':
        return busy(strings.connecting);
      case 'catching-up':
        return busy(isFirst ? strings.connecting : strings.catchingUp);
      case 'polling':
        return this.#problems?.polling() ?? nothing;
      case 'stopped':
        return html`<span>${strings.stopped}</span>${this.#tryNow()}`;
      case 'waiting':
        return html`<span>${this.#waitingFor()}</span> ${this.#problems?.nextTry()} ${this.#tryNow()}`;
      default:
        return nothing;
    }
  }

  /** Why the conversation waits. */
  #waitingFor(): string {
    const { strings, tell } = this.#language;
    const { state } = this.#source;
    return state.step === 'open' && state.failure ? tell(state.failure) : strings.waiting;
  }

  #tryNow(): TemplateResult {
    return html`<button class="pill-action" part="try-now" type="button" @click=${this.#source.retry}>
      ${this.#language.strings.tryNow}
    </button>`;
  }

  #placeholderContent(state: ChatState): PlaceholderContent | undefined {
    const { strings } = this.#language;
    if (state.step === 'empty') {
      return state.why === 'signed-out'
        ? [strings.signedOut, strings.signedOutHint]
        : [strings.noSpace, strings.noSpaceHint];
    }
    if (state.step !== 'refused') return undefined;
    const { reason } = state;
    return reason === 'no-person' || reason === 'no-direct'
      ? this.#source.directChat?.refusal(reason, this.#source.retry)
      : this.#problems?.refusal(reason);
  }

  #typing(): string {
    const { strings, lang } = this.#language;
    const { typing } = this.#source.roster;
    if (typing.length === 0) return '';
    if (typing.length > mostTypingNames) return strings.manyTyping;
    // U+2068 and U+2069 isolate a name, so that it cannot change the direction of the sentence.
    const names = typing.map((person) => `\u2068${plainName(person, strings)}\u2069`);
    return strings.typing(Times.of(lang).names(names), names.length);
  }
}

type Part = TemplateResult | typeof nothing;

function busy(sentence: string): TemplateResult {
  return html`<span class="spinner"></span><span>${sentence}</span>`;
}

function placeholder([heading, hint, action]: PlaceholderContent, role: 'alert' | undefined): TemplateResult {
  return html`<div class="vacancy" part="vacancy">
    <span class="vacancy-mark">${peopleIcon()}</span>
    <div role=${role ?? nothing}>
      <p class="vacancy-heading">${heading}</p>
      <p class="vacancy-hint">${hint}</p>
      ${action}
    </div>
  </div>`;
}
