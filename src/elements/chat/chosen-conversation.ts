import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { StoreValue } from '../../controllers/store-value.ts';
import type { ChatState, Conversation } from '../../stores/conversation.ts';
import type { DirectTalk, TalkState } from '../../stores/direct-talk.ts';
import type { Spaces } from '../../stores/spaces.ts';

/** The properties of the host that say which conversation it shows. */
interface Wishes {
  readonly space: string | undefined;
  readonly person: string | undefined;
  readonly conversation: Conversation | undefined;
}

const nothingChosen: ChatState = { step: 'empty', line: 'idle', why: 'no-space' };
const opening: ChatState = { step: 'opening', line: 'connecting', title: '' };
const engineMissing: ChatState = {
  step: 'failed',
  line: 'stopped',
  failure: { code: 'unreachable', message: 'A part of this page could not be loaded.', retryable: true },
};

type Host = ReactiveControllerHost & HTMLElement & Wishes;

/**
 * The conversation of an element: the page's own, or one made for its space or its person and its connection. One
 * that was made here is kept while the element is moved, and ended when another one takes its place.
 */
export class ChosenConversation implements ReactiveController {
  readonly #host: Host;
  readonly #spaces: () => Spaces | undefined;
  readonly #current: StoreValue<string | undefined>;
  readonly #talking: StoreValue<TalkState>;
  /** What makes conversations: loaded while the element is drawn for the first time. */
  #engine: typeof import('../../stores/chat.ts') | undefined;
  /** What finds the conversation with a person: loaded where one is wanted. */
  #talks: typeof import('../../stores/direct-talk.ts') | undefined;
  #missing = false;
  #made:
    | { readonly spaces: Spaces; readonly spaceId: string | undefined; readonly chat: Conversation }
    | undefined;
  #talk: { readonly spaces: Spaces; readonly person: string; readonly store: DirectTalk } | undefined;

  /** @param told of what finding a person came to */
  constructor(host: Host, spaces: () => Spaces | undefined, told: (now: ChatState) => void) {
    this.#host = host;
    this.#spaces = spaces;
    this.#current = new StoreValue(host, () => this.#spaces()?.$current);
    this.#talking = new StoreValue(
      host,
      () => this.#talk?.store.$talk,
      (now) => now.step === 'failed' && told(now),
    );
    host.addController(this);
  }

  get value(): Conversation | undefined {
    return this.#host.conversation ?? this.#made?.chat;
  }

  /** Whether the code that makes conversations is still on its way. */
  get isLoading(): boolean {
    return !this.#engine && !this.#host.conversation && !this.#missing;
  }

  /** Where an address led. */
  get found(): Extract<TalkState, { step: 'found' }> | undefined {
    const talk = this.#talk && this.#talking.value;
    return talk?.step === 'found' ? talk : undefined;
  }

  /** What there is to say while there is no conversation. */
  get without(): ChatState {
    if (this.#missing) return engineMissing;
    if (!this.#wanted) return nothingChosen;
    const talk = this.#talk && this.#talking.value;
    return !talk || talk.step === 'found' ? opening : talk;
  }

  hostConnected(): void {
    this.choose();
    void this.#load();
  }

  /** Tries again, whatever it was that did not work. */
  goOn(): void {
    if (this.value) this.value.reconnect();
    else if (this.#talk) this.#talk.store.retry();
    else void this.#load();
  }

  /** Decides anew; to be called before anything reads `value` in an update. */
  choose(): void {
    const spaces = this.#spaces();
    // Without a connection yet, or just being moved: what was there stays.
    if (!this.#host.isConnected || !spaces) return;
    if (this.#host.conversation) return this.#end();
    if (!this.#engine) return;
    this.#current.follow();
    const wanted = this.#wanted;
    if (wanted) this.#lookUp(spaces, wanted);
    else this.#talk = undefined;
    const spaceId = wanted ? this.found?.spaceId : this.#host.space || this.#current.value;
    if (wanted && !spaceId) return this.#end();
    if (this.#made?.spaces === spaces && this.#made.spaceId === spaceId) return;
    this.#end();
    this.#made = { spaces, spaceId, chat: this.#engine.createChat(spaces, spaceId) };
  }

  /** With whom, where no space is given. */
  get #wanted(): string | undefined {
    return this.#host.space ? undefined : this.#host.person;
  }

  #lookUp(spaces: Spaces, person: string): void {
    if (!this.#talks) return this.#missing ? undefined : void this.#load();
    if (this.#talk?.spaces !== spaces || this.#talk.person !== person) {
      this.#talk = { spaces, person, store: this.#talks.createDirectTalk(spaces, person) };
    }
    this.#talking.follow();
  }

  /** Fetches the code that is needed; after a failure it may be asked again. */
  async #load(): Promise<void> {
    this.#missing = false;
    try {
      this.#engine ??= await import('../../stores/chat.ts');
      if (this.#wanted) this.#talks ??= await import('../../stores/direct-talk.ts');
    } catch {
      this.#missing = true;
    }
    this.#host.requestUpdate();
  }

  #end(): void {
    this.#made?.chat.dispose();
    this.#made = undefined;
  }
}
