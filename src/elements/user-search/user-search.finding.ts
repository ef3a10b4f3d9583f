/** The finder of an element: made for its connection, its space and its page's own search, and replaced when one of them changes. */
import type { LitElement, ReactiveController } from 'lit';
import { Removal } from '../../controllers/removal.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-value.ts';
import type { Failure } from '../../stores/failure.ts';
import type { FinderState, PeopleFinder } from '../../stores/people-finder.ts';
import type { LookedUp } from '../../stores/address-lookup.ts';
import type { SearchPeople } from '../../stores/people-sources.ts';
import type { Spaces } from '../../stores/spaces.ts';

export interface Wishes {
  readonly space: string | undefined;
  readonly search: SearchPeople | undefined;
  spaces: Spaces | undefined;
}

export interface FindingOptions {
  readonly changed: (now: FinderState, before: FinderState | undefined) => void;
  /** Another connection applies: who was picked by the old one's ids is nobody here. */
  readonly moved: () => void;
}

const nothingAsked: FinderState = { step: 'idle' };
const engineMissing: Extract<FinderState, { step: 'failed' }> = {
  step: 'failed',
  text: '',
  failure: { code: 'unreachable', message: 'A part of this page could not be loaded.', retryable: true },
};

export class Finding implements ReactiveController {
  readonly #host: LitElement & Wishes;
  readonly #options: FindingOptions;
  readonly #link: SpacesLink;
  readonly #state: StoreValue<FinderState>;
  #made: (Omit<Wishes, 'spaces'> & { readonly spaces: Spaces; readonly finder: PeopleFinder }) | undefined;
  #engine: typeof import('./user-search.engine.ts') | undefined;
  #missing = false;
  /** Told when there is a finder, or when there will be none. */
  readonly #waiting: (() => void)[] = [];
  /** What is looked for; a finder that comes later goes on with it. */
  #text = '';
  /** Kept when the finder ends with the element's removal. */
  #lastSpaces: Spaces | undefined;

  constructor(host: LitElement & Wishes, options: FindingOptions) {
    this.#host = host;
    this.#options = options;
    this.#link = new SpacesLink(host, () => this.#follow());
    this.#state = new StoreValue(host, () => this.finder?.$finder, options.changed);
    host.addController(this);
    host.addController(new Removal(host, () => this.#end()));
  }

  /** Undefined while there is no connection. */
  get finder(): PeopleFinder | undefined {
    return this.#made?.finder;
  }

  /** Loaded while the element is drawn for the first time. */
  get engine(): typeof import('./user-search.engine.ts') | undefined {
    return this.#engine;
  }

  /** Set when the engine could not be loaded: then nothing but trying again helps. */
  get missing(): Failure | undefined {
    return this.#missing ? engineMissing.failure : undefined;
  }

  get state(): FinderState {
    if (this.#missing) return engineMissing;
    const failure = this.#host.search ? undefined : this.#link.value?.failure;
    return failure ? { step: 'failed', text: '', failure } : (this.#state.value ?? nothingAsked);
  }

  type(text: string): void {
    this.#text = text;
    this.finder?.type(text);
  }

  /** Waits for the finder where there is none yet. */
  async *lookUp(addresses: readonly string[], signal: AbortSignal): AsyncGenerator<LookedUp> {
    if (!this.finder && !this.#missing) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.finder) yield* this.finder.lookUp(addresses, signal);
    else yield { addresses, people: new Map(), failure: engineMissing.failure };
  }

  /** The same once more, whatever it was that did not work. */
  retry(): void {
    if (this.#missing) void this.#load();
    else this.finder?.retry();
  }

  hostConnected(): void {
    void this.#load();
  }

  hostUpdate(): void {
    this.#follow();
  }

  #follow(): void {
    const spaces = this.#link.value;
    // Without a connection yet, or just being moved: what was there stays.
    if (!this.#host.isConnected || !spaces || !this.#engine) return;
    const { search } = this.#host;
    const space = this.#host.space || undefined;
    const made = this.#made;
    if (made?.spaces === spaces && made.space === space && made.search === search) return;
    this.#end();
    if (this.#lastSpaces && this.#lastSpaces !== spaces) this.#options.moved();
    this.#lastSpaces = spaces;
    this.#made = {
      spaces,
      space,
      search,
      finder: this.#engine.createPeopleFinder({ spaces, spaceId: space, search }),
    };
    this.#made.finder.type(this.#text);
    this.#goOn();
    this.#state.follow();
    this.#host.requestUpdate();
  }

  #goOn(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #load(): Promise<void> {
    if (this.#engine) return;
    try {
      this.#engine = await import('./user-search.engine.ts');
      this.#missing = false;
    } catch {
      this.#missing = true;
      this.#goOn();
    }
    this.#host.requestUpdate();
  }

  #end(): void {
    this.#made?.finder.dispose();
    this.#made = undefined;
  }
}
