/** Decides which conversation `<spaces-chat>` shows, creates it, and follows its state. */
import type { LitElement } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { type StoreChoice, StoreController, StoreValue } from '../../controllers/store-controller.ts';
import type { Person } from '../../protocol/person.ts';
import type { DirectConversation, DirectState } from '../../stores/chat/direct.ts';
import { type ChatState, type Conversation, emptyRoster, type Roster } from '../../stores/chat/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { DirectChat } from './direct-chat.ts';

/** An element and the properties that choose its conversation. */
type Host = LitElement & {
  readonly spaces: Spaces | undefined;
  readonly space: string | undefined;
  readonly person: string | undefined;
  readonly conversation: Conversation | undefined;
};

export interface ConversationSourceOptions {
  readonly language: Language<ChatStrings>;
  /** Called with each new state. `before` is undefined for the first state of a conversation. */
  readonly onState: (now: ChatState, before: ChatState | undefined) => void;
}

const nothingChosen: ChatState = { step: 'empty', line: 'idle', why: 'no-space' };
const opening: ChatState = { step: 'opening', line: 'connecting', title: '' };
const codeMissing: ChatState = { step: 'failed', line: 'stopped', failure: missingPart };

/**
 * The conversation of an element: the page's own, or one created for its `space` or `person`. A created conversation
 * is kept when the element leaves the page, because the user's unsent text is in it.
 *
 * The controllers below are in the order in which they depend on each other; lit updates them in that order.
 */
export class ConversationSource {
  readonly #host: Host;
  readonly #link: SpacesLink;
  /** The space that was last joined or picked in this session. */
  readonly #currentSpace;
  readonly #chatCode;
  readonly #directChat;
  readonly #lookup;
  readonly #chat;
  readonly #roster;

  constructor(host: Host, { language, onState }: ConversationSourceOptions) {
    this.#host = host;
    this.#link = new SpacesLink(host);
    this.#currentSpace = new StoreValue(host, () => this.#link.value?.$current);
    this.#chatCode = new LazyPart(host, () => import('../../stores/chat/store.ts'));
    this.#directChat = new LazyPart(
      host,
      async () => new (await import('./direct-chat.ts')).DirectChat(language),
    );
    this.#lookup = new StoreController<Lookup, DirectState>(host, {
      choose: () => this.#chooseLookup(),
      state: ({ $direct }) => $direct,
      onChange: (now) => now.step !== 'found' && onState(now, undefined),
      survivesRemoval: true,
    });
    this.#chat = new StoreController<ShownConversation, ChatState>(host, {
      choose: () => this.#chooseConversation(),
      state: ({ conversation }) => conversation.$chat,
      onChange: onState,
      survivesRemoval: true,
    });
    this.#roster = new StoreValue(host, () => this.conversation?.$roster);
  }

  get conversation(): Conversation | undefined {
    return this.#host.conversation ?? this.#chat.store?.conversation;
  }

  /** The state of the conversation, or the reason why there is none. */
  get state(): ChatState {
    return this.#chat.state ?? this.#stateWithoutConversation;
  }

  get roster(): Roster {
    return this.#roster.value ?? emptyRoster;
  }

  /** The other person of a direct conversation. */
  get other(): Person | undefined {
    const { state } = this;
    if (state.step === 'open' && state.other) return state.other;
    const lookup = this.#lookupState;
    return lookup?.step === 'found' ? lookup.person : undefined;
  }

  /** What only direct conversations show. Reading it starts loading its code; it is undefined until then. */
  get directChat(): DirectChat | undefined {
    return this.#directChat.value;
  }

  /** The connection of a conversation that this element has created. */
  get spaces(): Spaces | undefined {
    return this.#host.conversation ? undefined : this.#link.value;
  }

  /** Whether the page can sign the user in again after the session has expired. */
  get hasPageToken(): boolean {
    return this.#link.value?.session.hasPageToken ?? false;
  }

  /** Whether the code that creates conversations is still loading. */
  get isLoading(): boolean {
    return !this.#host.conversation && !this.#chatCode.value && !this.#chatCode.failed;
  }

  /** Whether a conversation is expected: its code is loading, or it is being looked up. */
  get isComing(): boolean {
    const { space, person } = this.#host;
    if (this.isLoading) return Boolean(space || person || this.#currentSpace.value);
    return this.state.step === 'opening';
  }

  /** Repeats whatever failed: loading code, looking up the person, or connecting. */
  readonly retry = (): void => {
    if (this.conversation) return this.conversation.reconnect();
    for (const part of [this.#chatCode, this.#directChat]) if (part.failed) part.retry();
    if (this.#lookupState) this.#lookup.store?.retry();
  };

  /** The person to look up; a `space` takes precedence. */
  get #person(): string | undefined {
    return this.#host.space ? undefined : this.#host.person;
  }

  get #lookupState(): DirectState | undefined {
    return this.#person ? this.#lookup.state : undefined;
  }

  get #stateWithoutConversation(): ChatState {
    const person = this.#person;
    if (this.#chatCode.failed || (person && this.#directChat.failed)) return codeMissing;
    if (!person) return nothingChosen;
    const lookup = this.#lookupState;
    return !lookup || lookup.step === 'found' ? opening : lookup;
  }

  #chooseLookup(): StoreChoice<Lookup> {
    const { isConnected, conversation } = this.#host;
    const spaces = this.#link.value;
    const person = this.#person;
    if (!isConnected || !spaces) return 'keep';
    if (conversation || !person) return 'none';
    const directChat = this.#directChat.value;
    if (!directChat || !this.#chatCode.value) return 'keep';
    return { key: [spaces, person], create: () => directChat.lookUp(spaces, person) };
  }

  #chooseConversation(): StoreChoice<ShownConversation> {
    const { isConnected, conversation, space } = this.#host;
    // While the element is being moved, or has no connection yet, it keeps its conversation.
    if (!isConnected) return 'keep';
    if (conversation) return { key: [conversation], create: () => ({ conversation }) };
    const spaces = this.#link.value;
    const chatCode = spaces && this.#chatCode.value;
    if (!chatCode) return 'keep';
    const lookup = this.#lookupState;
    const found = lookup?.step === 'found' ? lookup.spaceId : undefined;
    if (this.#person && !found) return 'none';
    const spaceId = found ?? (space || this.#currentSpace.value);
    return { key: [spaces, spaceId], create: () => ({ conversation: chatCode.createChat(spaces, spaceId) }) };
  }
}

/** Needs no disposal: it stops when nothing follows its state. */
type Lookup = DirectConversation & { dispose?(): void };

/** Needs no disposal either: it disconnects by itself when it is no longer shown and its texts are sent. */
interface ShownConversation {
  readonly conversation: Conversation;
}
