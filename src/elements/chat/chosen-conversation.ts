import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LatePart, missingPart } from '../../controllers/late-part.ts';
import { StoreValue } from '../../controllers/store-value.ts';
import type { ChatState, Conversation } from '../../stores/conversation.ts';
import type { Spaces } from '../../stores/spaces.ts';

/** The properties of the host that say which conversation it shows. */
interface Wishes {
  readonly space: string | undefined;
  readonly conversation: Conversation | undefined;
}

const nothingChosen: ChatState = { step: 'empty', line: 'idle', why: 'no-space' };
const engineMissing: ChatState = { step: 'failed', line: 'stopped', failure: missingPart };

type Host = ReactiveControllerHost & HTMLElement & Wishes;

/**
 * The conversation of an element: the page's own, or one made for its space and its connection. One that was made
 * here is kept while the element is moved, and ended when another one takes its place.
 */
export class ChosenConversation implements ReactiveController {
  readonly #host: Host;
  readonly #spaces: () => Spaces | undefined;
  readonly #current: StoreValue<string | undefined>;
  /** What makes conversations: loaded while the element is drawn for the first time. */
  readonly #engine;
  #made:
    | { readonly spaces: Spaces; readonly spaceId: string | undefined; readonly chat: Conversation }
    | undefined;

  constructor(host: Host, spaces: () => Spaces | undefined) {
    this.#host = host;
    this.#spaces = spaces;
    this.#current = new StoreValue(host, () => this.#spaces()?.$current);
    this.#engine = new LatePart(host, () => import('../../stores/chat.ts'));
    host.addController(this);
  }

  get value(): Conversation | undefined {
    return this.#host.conversation ?? this.#made?.chat;
  }

  /** Whether the code that makes conversations is still on its way, or could not be fetched. */
  get engine(): 'loading' | 'missing' | 'ready' {
    if (this.#host.conversation || this.#engine.value) return 'ready';
    return this.#engine.failed ? 'missing' : 'loading';
  }

  /** What there is to say while there is no conversation. */
  get without(): ChatState {
    return this.engine === 'missing' ? engineMissing : nothingChosen;
  }

  hostConnected(): void {
    this.choose();
  }

  /** After the engine did not come. */
  load(): void {
    this.#engine.ready().catch(() => {});
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
    const spaceId = this.#host.space || this.#current.value;
    if (this.#made?.spaces === spaces && this.#made.spaceId === spaceId) return;
    this.#end();
    this.#made = { spaces, spaceId, chat: engine.createChat(spaces, spaceId) };
  }

  #end(): void {
    this.#made?.chat.dispose();
    this.#made = undefined;
  }
}
