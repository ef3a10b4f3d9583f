import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import type { ChatState, Conversation } from '../../stores/chat/state.ts';
import type { DirectState } from '../../stores/chat/direct.ts';
import type { Spaces } from '../../stores/spaces.ts';

/** The properties of the host that say which conversation it shows. */
interface Wishes {
  readonly space: string | undefined;
  readonly person: string | undefined;
  readonly conversation: Conversation | undefined;
}

const nothingChosen: ChatState = { step: 'empty', line: 'idle', why: 'no-space' };
const opening: ChatState = { step: 'opening', line: 'connecting', title: '' };
const engineMissing: ChatState = { step: 'failed', line: 'stopped', failure: missingPart };

type Host = ReactiveControllerHost & HTMLElement & Wishes;

/**
 * The conversation of an element: the page's own, or one made for its space or its person and its connection. One
 * that was made here is kept while the element is moved, and ended when another one takes its place.
 */
export class ConversationSource implements ReactiveController {
  readonly #host: Host;
  readonly #spaces: () => Spaces | undefined;
  readonly #current: StoreValue<string | undefined>;
  /** What makes conversations: loaded while the element is drawn for the first time. */
  readonly #engine;
  /** What finds the conversation with a person: loaded where one is wanted. */
  readonly #talks;
  #made:
    | { readonly spaces: Spaces; readonly spaceId: string | undefined; readonly chat: Conversation }
    | undefined;

  /** @param failed told when a person could not be asked for */
  constructor(host: Host, spaces: () => Spaces | undefined, failed: (now: ChatState) => void) {
    this.#host = host;
    this.#spaces = spaces;
    this.#current = new StoreValue(host, () => this.#spaces()?.$current);
    this.#engine = new LazyPart(host, () => import('../../stores/chat/store.ts'));
    this.#talks = new LazyPart(
      host,
      async () => new (await import('./direct-chat.ts')).DirectSource(host, failed),
    );
    host.addController(this);
  }

  get value(): Conversation | undefined {
    return this.#host.conversation ?? this.#made?.chat;
  }

  /** Whether the code that makes conversations is still on its way. */
  get isLoading(): boolean {
    return !this.#host.conversation && !this.#engine.value && !this.#engine.failed;
  }

  /** How far the person is found; undefined where none is wanted, or not asked for yet. */
  get talk(): DirectState | undefined {
    return this.#wanted ? this.#talks.value?.state : undefined;
  }

  /** What there is to say while there is no conversation. */
  get without(): ChatState {
    const { talk } = this;
    if (this.#engine.failed || (this.#wanted && this.#talks.failed)) return engineMissing;
    if (!this.#wanted) return nothingChosen;
    return !talk || talk.step === 'found' ? opening : talk;
  }

  hostConnected(): void {
    this.choose();
  }

  /** Tries again, whatever it was that did not work. */
  goOn(): void {
    if (this.value) return this.value.reconnect();
    for (const part of [this.#engine, this.#talks]) if (part.failed) part.ready().catch(() => {});
    if (this.talk) this.#talks.value?.retry();
  }

  /** Decides anew; to be called before anything reads `value` in an update. */
  choose(): void {
    const spaces = this.#spaces();
    // Without a connection yet, or just being moved: what was there stays.
    if (!this.#host.isConnected || !spaces) return;
    if (this.#host.conversation) return this.#end();
    const engine = this.#engine.value;
    if (!engine) return;
    this.#current.follow();
    const wanted = this.#wanted;
    const spaceId = wanted
      ? this.#talks.value?.spaceOf(spaces, wanted)
      : this.#host.space || this.#current.value;
    if (wanted && !spaceId) return this.#end();
    if (this.#made?.spaces === spaces && this.#made.spaceId === spaceId) return;
    this.#end();
    this.#made = { spaces, spaceId, chat: engine.createChat(spaces, spaceId) };
  }

  /** With whom, where no space is given. */
  get #wanted(): string | undefined {
    return this.#host.space ? undefined : this.#host.person;
  }

  #end(): void {
    this.#made?.chat.dispose();
    this.#made = undefined;
  }
}
