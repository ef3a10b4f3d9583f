import {
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { Language } from '../../controllers/language.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import { type ChatState, type Conversation, emptyRoster } from '../../stores/chat/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { Announcer, type Arrivals } from './announcer.ts';
import { ChatView, jump, older, status, chatPlaceholder } from './chat-view.ts';
import { chatStrings } from './chat.strings.ts';
import { chatStyles } from './chat.styles.ts';
import { Composer } from './composer.ts';
import { ConversationSource } from './conversation-source.ts';
import { MessageList } from './message-list.ts';
import { Times } from './times.ts';

/**
 * The conversation of a space: its messages, who is here, and a field to write in.
 *
 * Needs a session, for instance by a `<spaces-join>` beside it; until then it says that there is nothing to show.
 *
 * @tag spaces-chat
 * @fires {CustomEvent<{ spaceId: string, text: string }>} spaces-before-send - a text is about to be queued; cancel to keep it in the field
 * @fires {CustomEvent<{ spaceId: string, messageId: string }>} spaces-message-sent - the service has an own message
 * @fires {CustomEvent<{ spaceId: string, messageId: string }>} spaces-message-received - a message of somebody else arrived
 * @fires {CustomEvent<{ spaceId: string, count: number }>} spaces-unread - the number of messages not seen yet changed
 * @fires {CustomEvent<{ code: string, message: string, retryable: boolean }>} spaces-error - the conversation cannot be shown
 * @csspart header - title and people
 * @csspart title - name of the space
 * @csspart presence - how many people are here
 * @csspart people - their pictures
 * @csspart status - the line: connecting, catching up, offline
 * @csspart log - the messages, the part that scrolls
 * @csspart message - one message
 * @csspart own-message - a message of the visitor
 * @csspart pending-message - a text that the service does not have yet
 * @csspart system-message - what the service itself says
 * @csspart author - name of a message's sender
 * @csspart time - time of a message
 * @csspart bubble - background of a message's text
 * @csspart text - text of a message
 * @csspart avatar - picture or initials of a person
 * @csspart delivery - what became of a text that was not sent yet
 * @csspart retry - button that sends a text again
 * @csspart delete - button that takes an unsent text away
 * @csspart day - separator between days
 * @csspart unread - separator before unread messages
 * @csspart gap - says that messages are missing
 * @csspart jump - button to the newest message
 * @csspart load-older - button that asks for older messages again
 * @csspart try-now - button that connects now
 * @csspart typing - who is typing
 * @csspart composer - field and button together
 * @csspart textbox - the field
 * @csspart send - the button that sends
 * @csspart problem - a problem told in a sentence
 * @csspart vacancy - what stands here while there is nothing to show
 * @cssprop [--spaces-chat-height=36rem] - height, unless the page sets one
 * @cssstate open - a conversation is shown
 * @cssstate live - it is connected and caught up
 * @cssstate waiting - the line is down and tried again later
 */
export class SpacesChat extends LitElement {
  static override styles = chatStyles;

  /** As a table, not as decorators, which cost 450 bytes. */
  static override properties = {
    space: {},
    person: {},
    readonly: { type: Boolean, reflect: true },
    spaces: { attribute: false },
    conversation: { attribute: false },
  };

  /** Id of the space; without it and without `person`, the space last joined or picked in this session. */
  space: string | undefined;
  /** User id or e-mail address: shows the conversation of two, and makes it where there was none. */
  person: string | undefined;
  /** Shows messages, takes none. */
  readonly = false;
  /** Own connection, instead of the nearest provider's or the page's. */
  spaces: Spaces | undefined;
  /** A conversation made by the page, instead of `space`. */
  conversation: Conversation | undefined;

  readonly #language = new Language(this, 'chat', chatStrings);
  readonly #link = new SpacesLink(this);
  readonly #chosen = new ConversationSource(
    this,
    () => this.#link.value,
    (now) => this.#onChat(now, undefined),
  );
  readonly #chat = new StoreValue(
    this,
    () => this.#chosen.value?.$chat,
    (now, before) => this.#onChat(now, before),
  );
  readonly #frame = new ChatView(this, this.#chosen, this.#language, () => this.#chosen.goOn());
  readonly #roster = new StoreValue(this, () => this.#chosen.value?.$roster);
  readonly #list = new MessageList(this, {
    conversation: () => this.#chosen.value,
    setting: () => ({ strings: this.#language.strings, times: this.#times }),
    arrived: (arrivals) => this.#onArrivals(arrivals),
    unread: (count) => emit(this, 'spaces-unread', { spaceId: this.#spaceId, count }),
  });
  readonly #composer = new Composer(this, {
    send: (text) => this.#send(text),
    typing: () => this.#chosen.value?.typing(),
  });
  readonly #countdown = new Countdown(this, () =>
    this.state.step === 'open' ? this.state.retryAt : undefined,
  );
  readonly #live = new LiveRegion(this);
  readonly #announcer = new Announcer(
    this,
    this.#live,
    () => this.#language.strings,
    () => this.state.line === 'live',
  );
  readonly #internals = this.attachInternals();

  /** Where the conversation stands, as plain data. */
  get state(): ChatState {
    return this.#chat.value ?? this.#chosen.without;
  }

  /** Queues a text as if the visitor had written it, without `spaces-before-send`. False when nothing was queued. */
  send(text: string): boolean {
    if (!this.#chosen.value?.send(text)) return false;
    this.#list.toEnd();
    return true;
  }

  override focus(options?: FocusOptions): void {
    if (this.readonly) this.#log?.focus(options);
    else this.#composer.focus();
  }

  protected override willUpdate(): void {
    this.#chosen.choose();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    for (const name of ['open', 'live', 'waiting'] as const) {
      const { step, line: at } = this.state;
      this.#internals.states[step === name || at === name ? 'add' : 'delete'](name);
    }
    const wantsOlder = this.state.step === 'open' && this.state.older === 'more' && this.#list.nearStart;
    if (wantsOlder) void this.#chosen.value?.loadOlder();
  }

  protected override render(): TemplateResult {
    const strings = this.#language.strings;
    const { state } = this;
    const reason = this.#chosen.isLoading ? undefined : this.#frame.reason(state);
    const title = ('title' in state && state.title) || strings.conversation;
    const roster = this.#roster.value ?? emptyRoster;
    const composer = this.#composer.render(strings, this.#times, this.readonly || state.step !== 'open');
    const quiet = state.step === 'open' && state.line === 'live' && this.#list.isEmpty;
    return html`${reason ? nothing : this.#frame.header(title, state, roster)}
      <div class="body">
        <div
          class="log"
          part="log"
          role="log"
          tabindex="0"
          aria-label=${title}
          aria-live="off"
          ?hidden=${reason !== undefined}
          @click=${this.#onLogClick}
        ></div>
        <div class="top">
          ${status(state, this.#countdown.seconds, strings, this.#onTryNow)}
          ${older(state, this.#list.nearStart, strings, this.#onLoadOlder)}
        </div>
        ${quiet ? chatPlaceholder(undefined, strings.quiet, strings.quietHint) : nothing}
        ${reason ? chatPlaceholder(state.step === 'refused' ? 'alert' : undefined, ...reason) : nothing}
        ${reason || this.#list.atEnd ? nothing : jump(this.#list.unread, strings, this.#onJump)}
      </div>
      ${this.#frame.foot(state, roster, this.#times, composer)}${this.#live.region}`;
  }

  get #times(): Times {
    return Times.of(this.#language.lang);
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector('[role="log"]');
  }

  get #spaceId(): string {
    return 'spaceId' in this.state ? this.state.spaceId : '';
  }

  #send(text: string): boolean {
    return emit(this, 'spaces-before-send', { spaceId: this.#spaceId, text }) && this.send(text);
  }

  #onLogClick = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-act]');
    const key = button?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key === undefined) return;
    if (button?.dataset['act'] === 'retry') this.#chosen.value?.retry(key);
    else this.#chosen.value?.discard(key);
    // The button goes away with what it was for.
    this.focus();
  };

  #onJump = (): void => {
    this.#list.toEnd();
    this.#log?.focus({ preventScroll: true });
  };

  #onLoadOlder = (): void => void this.#chosen.value?.loadOlder();

  #onTryNow = (): void => this.#chosen.goOn();

  #onChat(now: ChatState, before: ChatState | undefined): void {
    this.#list.settle();
    if (now.step === 'failed' && before?.step !== 'failed') emit(this, 'spaces-error', now.failure);
  }

  #onArrivals(arrivals: Arrivals): void {
    this.#announcer.hear(arrivals);
    for (const { message } of arrivals.sent) {
      emit(this, 'spaces-message-sent', { spaceId: message.spaceId, messageId: message.id });
    }
    for (const { message } of arrivals.received) {
      emit(this, 'spaces-message-received', { spaceId: message.spaceId, messageId: message.id });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-chat': SpacesChat;
  }
}

/** Counts the seconds down to a moment, rendering its host each second until then. */
class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #moment: () => number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param moment ms since epoch; undefined stops counting */
  constructor(host: ReactiveControllerHost, moment: () => number | undefined) {
    this.#host = host;
    this.#moment = moment;
    host.addController(this);
  }

  /** Whole seconds left, never negative; undefined when there is nothing to wait for. */
  get seconds(): number | undefined {
    const moment = this.#moment();
    return moment === undefined ? undefined : Math.max(0, Math.ceil((moment - Date.now()) / 1_000));
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    if (!this.seconds) return;
    this.#timer = setTimeout(() => this.#host.requestUpdate(), 1_000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
