/** The finder of an element: made for its connection, its space and its page's own search, and replaced when one of them changes. */
import type { LitElement, ReactiveController } from 'lit';
import { Removal } from '../../controllers/removal.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-value.ts';
import { emit } from '../../events.ts';
import type { LookedUp } from '../../stores/address-lookup.ts';
import type { Failure } from '../../stores/failure.ts';
import { createPeopleFinder, type FinderState, type PeopleFinder } from '../../stores/people-finder.ts';
import type { SearchPeople } from '../../stores/people-sources.ts';
import type { Session } from '../../stores/session.ts';
import type { Spaces } from '../../stores/spaces.ts';

export interface Wishes {
  readonly space: string | undefined;
  readonly search: SearchPeople | undefined;
}

export interface FindingOptions {
  readonly link: SpacesLink;
  readonly changed: (now: FinderState, before: FinderState | undefined) => void;
  /** Another connection applies: who was picked by the old one's ids is nobody here. */
  readonly moved: () => void;
  /** Who was signed in is not any more, or is somebody else: nothing of theirs is for others to see. */
  readonly left: () => void;
  /** The element was taken away, or is back: nothing is asked meanwhile, and nothing told. */
  readonly away: (isAway: boolean) => void;
}

const nothingAsked: FinderState = { step: 'idle' };

export class Finding implements ReactiveController {
  readonly #host: LitElement & Wishes;
  readonly #options: FindingOptions;
  readonly #state: StoreValue<FinderState>;
  #made: (Wishes & { readonly spaces: Spaces; readonly finder: PeopleFinder }) | undefined;
  /** Told when there is a finder. */
  readonly #waiting: (() => void)[] = [];
  /** What is looked for; a finder that comes later goes on with it. */
  #text = '';
  /** Kept when the finder ends with the element's removal. */
  #lastSpaces: Spaces | undefined;
  #selfId: string | undefined;

  constructor(host: LitElement & Wishes, options: FindingOptions) {
    this.#host = host;
    this.#options = options;
    this.#state = new StoreValue(host, () => this.finder?.$finder, options.changed);
    const session = (): Spaces['session']['$session'] | undefined => options.link.value?.session.$session;
    host.addController(new StoreValue(host, session, (now) => this.#onSession(now)));
    host.addController(this);
    host.addController(new Removal(host, () => this.#leave()));
  }

  /** Undefined while there is no connection. */
  get finder(): PeopleFinder | undefined {
    return this.#made?.finder;
  }

  /** Wrong settings of the page, with which nobody is asked. */
  get misconfigured(): Failure | undefined {
    return this.#host.search ? undefined : this.#options.link.value?.failure;
  }

  get state(): FinderState {
    const failure = this.misconfigured;
    return failure ? { step: 'failed', text: '', failure } : (this.#state.value ?? nothingAsked);
  }

  type(text: string): void {
    this.#text = text;
    this.finder?.type(text);
  }

  /** Waits for the finder where there is none yet. */
  async *lookUp(addresses: readonly string[], signal: AbortSignal): AsyncGenerator<LookedUp> {
    if (!this.finder) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.finder) yield* this.finder.lookUp(addresses, signal);
  }

  hostUpdate(): void {
    const spaces = this.#options.link.value;
    // Without a connection yet, or just being moved: what was there stays.
    if (!this.#host.isConnected || !spaces) return;
    const { search } = this.#host;
    const space = this.#host.space || undefined;
    const made = this.#made;
    if (made?.spaces === spaces && made.space === space && made.search === search) return;
    this.#end();
    if (this.#lastSpaces && this.#lastSpaces !== spaces) this.#options.moved();
    if (this.#lastSpaces !== spaces && this.misconfigured)
      emit(this.#host, 'spaces-error', this.misconfigured);
    this.#lastSpaces = spaces;
    const finder = createPeopleFinder({ spaces, spaceId: space, search });
    this.#made = { spaces, space, search, finder };
    finder.type(this.#text);
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.#options.away(false);
    this.#state.follow();
    this.#host.requestUpdate();
  }

  /** A session that only ran out may go on. */
  #onSession(session: Session): void {
    const id = session.step === 'signed-in' ? session.person.id : undefined;
    if (id === undefined && session.step !== 'signed-out') return;
    if (this.#selfId !== undefined && this.#selfId !== id) this.#options.left();
    this.#selfId = id;
  }

  #leave(): void {
    this.#options.away(true);
    this.#end();
  }

  #end(): void {
    this.#made?.finder.dispose();
    this.#made = undefined;
  }
}
