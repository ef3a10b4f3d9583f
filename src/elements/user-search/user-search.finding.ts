/** The finder of an element: made for its connection, its space and its page's own search, and replaced when one of them changes. */
import type { LitElement, ReactiveController } from 'lit';
import { Removal } from '../../controllers/removal.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-value.ts';
import { createPeopleFinder, type FinderState, type PeopleFinder } from '../../stores/people-finder.ts';
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

export class Finding implements ReactiveController {
  readonly #host: LitElement & Wishes;
  readonly #options: FindingOptions;
  readonly #link: SpacesLink;
  readonly #state: StoreValue<FinderState>;
  #made: (Omit<Wishes, 'spaces'> & { readonly spaces: Spaces; readonly finder: PeopleFinder }) | undefined;
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

  get state(): FinderState {
    const failure = this.#host.search ? undefined : this.#link.value?.failure;
    return failure ? { step: 'failed', text: '', failure } : (this.#state.value ?? nothingAsked);
  }

  hostUpdate(): void {
    this.#follow();
  }

  #follow(): void {
    const spaces = this.#link.value;
    // Without a connection yet, or just being moved: what was there stays.
    if (!this.#host.isConnected || !spaces) return;
    const { search } = this.#host;
    const space = this.#host.space || undefined;
    const made = this.#made;
    if (made?.spaces === spaces && made.space === space && made.search === search) return;
    this.#end();
    if (this.#lastSpaces && this.#lastSpaces !== spaces) this.#options.moved();
    this.#lastSpaces = spaces;
    this.#made = { spaces, space, search, finder: createPeopleFinder({ spaces, spaceId: space, search }) };
    this.#state.follow();
    this.#host.requestUpdate();
  }

  #end(): void {
    this.#made?.finder.dispose();
    this.#made = undefined;
  }
}
