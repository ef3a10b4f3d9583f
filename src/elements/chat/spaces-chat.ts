/** `<spaces-chat>`: its public API and its layout. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LazyPart } from '../../controllers/lazy-part.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { afterPaint } from '../../controllers/next-frame.ts';
import type { VisitorGroup } from '../../controllers/popup-menu.ts';
import { emit, type LeftReason } from '../../events.ts';
import type { ChatState, Conversation } from '../../stores/chat/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { Attachments } from './attachments.ts';
import { ChatView } from './chat-view.ts';
import { chatStrings } from './chat.strings.ts';
import { chatStyles } from './chat.styles.ts';
import { Composer } from './composer.ts';
import { ConversationSource } from './conversation-source.ts';
import { type Arrivals, MessageList } from './message-list.ts';
import type { PanelName } from './panels.ts';

/**
 * The conversation of a space: its messages, its people, and a field to write in.
 *
 * Needs a session, for example from a `<spaces-join>` on the same page. Without one it says that the user is not signed
 * in.
 *
 * @tag spaces-chat
 * @fires {CustomEvent<{ spaceId: string, text: string, files?: File[] }>} spaces-before-send - the user sends a text, files, or both; cancel to keep them in the field
 * @fires {CustomEvent<{ spaceId: string, messageId: string }>} spaces-message-sent - the service has stored a message of the user
 * @fires {CustomEvent<{ spaceId: string, messageId: string }>} spaces-message-received - a message of another person has arrived
 * @fires {CustomEvent<{ spaceId: string, count: number }>} spaces-unread - the number of unread messages has changed
 * @fires {CustomEvent<{ spaceId: string, reason: 'left' | 'signed-out' | 'removed' | 'deleted' | 'archived' | 'expired' }>} spaces-left - the user is no longer in the space, or can only read it
 * @fires {CustomEvent<{ panel: 'people' | 'search' | 'files' | 'posts' | undefined }>} spaces-panel-changed - a panel was opened, or closed: then `panel` is undefined
 * @fires {CustomEvent<{ personId: string }>} spaces-before-direct - the user wants to talk to a member; cancel to do something else
 * @fires {CustomEvent<{ spaceId: string, personId: string }>} spaces-direct-opened - the direct conversation with a member is open
 * @fires {CustomEvent<{ code: string, message: string, retryable: boolean }>} spaces-error - the conversation cannot be shown
 * @csspart header - one line: the space or the person, who is here, the call and the menu
 * @csspart mark - picture or initials of the space or the person
 * @csspart menu-button - button that opens the menu
 * @csspart menu-item - an entry of the menu
 * @csspart menu-label - who the user is, above the entries about that
 * @csspart title - name of the space
 * @csspart presence - how many people are here
 * @csspart people - pictures of the people who are here; a button that shows the members
 * @csspart call - the call of the space; its parts are available as `call-strip`, `call-button` and so on
 * @csspart status - state of the connection: connecting, catching up, offline
 * @csspart log - the messages; this part scrolls
 * @csspart message - one message
 * @csspart own-message - a message of the user
 * @csspart pending-message - a message that the service has not stored yet
 * @csspart author - name of a message's sender
 * @csspart time - time of a message
 * @csspart bubble - background of a message's text
 * @csspart text - text of a message
 * @csspart avatar - picture or initials of a person
 * @csspart delivery - says that a message is waiting, was not sent, or may not have been sent
 * @csspart retry - button that sends a message again
 * @csspart edit - button that takes a message that was not sent back into the field
 * @csspart delete - button that deletes a message that was not sent
 * @csspart day - separator between days
 * @csspart day-pill - the day of the topmost message, while the user scrolls
 * @csspart unread - separator above the unread messages
 * @csspart gap - a note between messages: some are missing, or the user has a new name
 * @csspart jump - button that scrolls to the newest message
 * @csspart load-older - button that loads older messages again after a failure, above the oldest message or in a gap
 * @csspart try-now - button that connects now
 * @csspart typing - who is typing
 * @csspart composer - the field and its button
 * @csspart textbox - the field
 * @csspart attach - the button that attaches files
 * @csspart attachments - the files that the next message will bring along
 * @csspart remove-attachment - button that removes one of them
 * @csspart format - the button that opens the toolbar
 * @csspart toolbar - the toolbar that makes text bold, italic and so on
 * @csspart emoji - the button that opens the emoji
 * @csspart emoji-picker - the emoji to choose from
 * @csspart mentions - the list of people to mention
 * @csspart more-actions - button that opens the menu of a message
 * @csspart menu - the menu of the conversation, or of a message
 * @csspart edited - says that a message was edited
 * @csspart editor - the field that edits a message, and its buttons
 * @csspart save - button that saves an edit
 * @csspart cancel - button that ends an edit without saving it
 * @csspart files - the files of a message
 * @csspart file - one file of a message
 * @csspart file-link - the name of a file; saves it
 * @csspart picture - a picture that is shown in place
 * @csspart upload - how far an upload is
 * @csspart cancel-upload - button that cancels an upload
 * @csspart send - the button that sends
 * @csspart panel - the members, the search, the files, or the posts and tasks
 * @csspart panel-title - its title
 * @csspart close-panel - button that closes it
 * @csspart panel-field - the field of a panel
 * @csspart panel-list - the items of a panel
 * @csspart panel-tab - button that chooses posts or tasks
 * @csspart members - the list of members
 * @csspart member - one of them
 * @csspart role - the role of a member
 * @csspart member-actions - what the user can do with a member
 * @csspart result - a message that was found
 * @csspart show-message - button that leads to the message of a file
 * @csspart post - a post or task
 * @csspart task-status - whether a task is done
 * @csspart show-comments - button that shows the comments on a post or task
 * @csspart comments - these comments
 * @csspart more - button that loads more items of a panel
 * @csspart problem - a sentence about a problem
 * @csspart vacancy - placeholder where there is nothing to show
 * @cssprop [--spaces-chat-height=36em] - height, unless the page sets one
 * @cssstate open - a conversation is shown
 * @cssstate live - it is connected and up to date
 * @cssstate polling - it is up to date, but new messages arrive only every 10 to 30 seconds
 * @cssstate waiting - it is offline and will try to connect again
 */
export class SpacesChat extends LitElement {
  static override styles = chatStyles;

  static override properties = {
    space: {},
    person: {},
    readonly: { type: Boolean },
    spaces: { attribute: false },
    conversation: { attribute: false },
    visitor: { attribute: false },
  };

  /** Id of the space. Without it and without `person`: the space that was last joined or picked in this session. */
  space: string | undefined;
  /** A user id or an e-mail address: shows the direct conversation with this person, and creates it when needed. */
  person: string | undefined;
  /** Shows messages without a field to write in. */
  readonly = false;
  /** A connection to use instead of the nearest provider's or the page's. */
  spaces: Spaces | undefined;
  /** A conversation that the page created, instead of `space` and `person`. */
  conversation: Conversation | undefined;
  /**
   * Set by the element that contains this one, whose panel then needs no bar of its own.
   *
   * @internal
   */
  visitor: VisitorGroup | undefined;

  readonly #language = new Language(this, 'chat', chatStrings);
  readonly #source = new ConversationSource(this, {
    language: this.#language,
    onState: (now, before) => this.#onState(now, before),
  });
  readonly #view = new ChatView(this, { source: this.#source, language: this.#language });
  readonly #attachments = new Attachments(this, {
    source: this.#source,
    language: this.#language,
    onChange: () => this.#list.redraw(),
  });
  readonly #list: MessageList = new MessageList(this, {
    source: this.#source,
    language: this.#language,
    attachments: this.#attachments,
    onArrivals: (arrivals) => this.#onArrivals(arrivals),
    onUnread: (count) => emit(this, 'spaces-unread', { spaceId: this.#spaceId, count }),
  });
  readonly #composer = new Composer(this, {
    source: this.#source,
    language: this.#language,
    attachments: this.#attachments,
    onSubmit: (text) => this.#onSubmit(text),
  });
  readonly #live = new LiveRegion(this);
  /** What the parts that load later work with. */
  readonly #parts = {
    source: this.#source,
    language: this.#language,
    live: this.#live,
    list: this.#list,
    attachments: this.#attachments,
  };
  readonly #announcer = new LazyPart(
    this,
    async () => new (await import('./announcer.ts')).Announcer(this, this.#parts),
  );
  readonly #menu = new LazyPart(
    this,
    async () => new (await import('./message-menu.ts')).MessageMenu(this, this.#parts),
  );
  readonly #panels = new LazyPart(
    this,
    async () => new (await import('./panels.ts')).Panels(this, this.#parts),
  );
  readonly #internals = this.attachInternals();
  /** The space that the user was in, until `spaces-left` follows. */
  #liveSpaceId: string | undefined;
  /** What had the focus before the update. */
  #focused: Element | null = null;

  /** The state of the conversation, as plain data. */
  get state(): ChatState {
    return this.#source.state;
  }

  /** Queues a text, with files or without, as if the user had written it, without `spaces-before-send`. Returns whether it was queued. */
  send(text: string, files: readonly File[] = []): boolean {
    if (!this.#source.conversation?.send(text, files, this.#menu.loaded?.writing.body(text))) return false;
    this.#list.scrollToEnd();
    return true;
  }

  /** Adds text to what the user has written, as if the user had pasted it. Does not send it. */
  insertText(text: string): void {
    this.#composer.insert(text);
  }

  /** Shows a panel beside the messages, or over them where the element is narrow; without a name, none. Rejects when its code cannot be loaded. */
  async showPanel(panel?: PanelName): Promise<void> {
    (await this.#panels.ready()).show(panel);
  }

  override focus(options?: FocusOptions): void {
    if (this.readonly) this.#log?.focus(options);
    else this.#composer.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { state } = this;
    for (const name of ['open', 'live', 'polling', 'waiting'] as const) {
      const isOn = state.step === name || state.line === name;
      this.#internals.states[isOn ? 'add' : 'delete'](name);
    }
    if (state.step === 'open' && state.older === 'more' && this.#list.isNearStart)
      void this.#source.conversation?.loadOlder();
    this.#keepFocus();
  }

  protected override render(): TemplateResult {
    const { state } = this;
    this.#focused = (this.renderRoot as ShadowRoot).activeElement;
    const title = ('title' in state && state.title) || this.#language.strings.conversation;
    const isClosed = state.step !== 'open' && !this.#source.isComing;
    const composer = this.#composer.render(this.readonly || isClosed);
    const isFirstLoad = this.#view.isFirstLoad(this.#list.isEmpty);
    const isQuiet = state.step === 'open' && isCurrent(state) && this.#list.isEmpty;
    const placeholder = this.#view.placeholder();
    return html`${placeholder && !this.visitor ? nothing : this.#view.header(title)}
      <div class="body">
        <div
          class="log"
          part="log"
          role="log"
          tabindex="0"
          aria-label=${title}
          aria-live="off"
          ?hidden=${placeholder !== undefined}
          @click=${this.#onLogClick}
        ></div>
        ${isFirstLoad ? this.#view.loadingLog() : nothing}
        <div class="top">${this.#view.status(isFirstLoad)} ${this.#view.older(this.#list.isNearStart)}</div>
        ${isQuiet ? this.#view.emptyLog() : nothing} ${placeholder ?? nothing}
        ${placeholder || this.#list.isAtEnd ? nothing : this.#view.jump(this.#list.unread, this.#onJump)}
      </div>
      ${this.#view.foot(composer)}${this.#live.region}`;
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector('[role="log"]');
  }

  get #spaceId(): string {
    return 'spaceId' in this.state ? this.state.spaceId : '';
  }

  /** The update has hidden the composer with the focus in it, or removed "Try again" because a retry succeeded. */
  #keepFocus(): void {
    if (this.#focused?.closest('.composer[hidden]'))
      (this.renderRoot.querySelector<HTMLElement>('.foot [part~="retry"]') ?? this.#log)?.focus();
    else if (this.#focused?.isConnected === false) this.focus();
  }

  #onState(now: ChatState, before: ChatState | undefined): void {
    if (now.step === 'failed' && before?.step !== 'failed') emit(this, 'spaces-error', now.failure);
    const reason = leftReason(now);
    const spaceId = this.#liveSpaceId;
    // The element may show another conversation now, which does not mean that the user has left this one.
    if (reason || !before) this.#liveSpaceId = undefined;
    if (reason && spaceId) emit(this, 'spaces-left', { spaceId, reason });
    if (now.step !== 'open') return;
    if (isCurrent(now)) {
      this.#liveSpaceId = now.spaceId;
      // Loaded in advance, because the network may be gone when they are needed.
      afterPaint(() => [this.#announcer.value, this.#menu.value]);
    }
    const isNewRole = before?.step === 'open' && before.role && before.role !== now.role;
    if (isNewRole && now.role) this.#live.say(this.#language.strings.newRole[now.role]);
  }

  #onSubmit(text: string): boolean {
    const { loaded, failed } = this.#menu;
    if (!loaded && !failed && markup.test(text)) {
      const again = (): void => this.#composer.submit(text);
      this.#menu.ready().then(again, again);
      return false;
    }
    const files = this.#attachments.picked;
    const detail = { spaceId: this.#spaceId, text, ...(files.length > 0 && { files }) };
    if (!emit(this, 'spaces-before-send', detail) || !this.send(text, files)) return false;
    this.#attachments.clear();
    return true;
  }

  readonly #onLogClick = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    const key = button?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key === undefined) return;
    const { conversation } = this.#source;
    const action = button?.dataset['action'];
    if (action === 'retry') conversation?.retry(key);
    else {
      const entries = conversation?.$timeline.get().entries ?? [];
      const entry = [...entries].find((each) => each.key === key);
      if (action === 'edit' && entry?.kind === 'pending') this.#composer.append(entry.text);
      conversation?.discard(key);
    }
    // The button disappears, so the focus moves to the composer.
    this.focus();
  };

  readonly #onJump = (): void => {
    this.#list.scrollToEnd();
    this.#log?.focus({ preventScroll: true });
  };

  #onArrivals(arrivals: Arrivals): void {
    this.#announce(arrivals);
    for (const { message } of arrivals.sent) {
      emit(this, 'spaces-message-sent', { spaceId: message.spaceId, messageId: message.id });
    }
    for (const { message } of arrivals.received) {
      emit(this, 'spaces-message-received', { spaceId: message.spaceId, messageId: message.id });
    }
  }

  #announce(arrivals: Arrivals): void {
    const { loaded } = this.#announcer;
    if (loaded) loaded.announce(arrivals);
    else
      void this.#announcer.ready().then(
        (announcer) => announcer.announce(arrivals),
        () => {},
      );
  }
}

/** A text with one of these may mean more than its words, which the tools for writing know. */
const markup = /[*_`[@>]|^(?:-|\d+\.) /m;

/** All messages up to now are here. */
function isCurrent({ line }: ChatState): boolean {
  return line === 'live' || line === 'polling';
}

/** Why a state means that the user is no longer in the space; undefined if it does not. */
function leftReason(state: ChatState): LeftReason | undefined {
  if (state.step === 'empty') return state.why === 'signed-out' ? state.why : 'left';
  return 'spaceId' in state && state.step !== 'open' && state.step !== 'refused' ? state.step : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-chat': SpacesChat;
  }
}
