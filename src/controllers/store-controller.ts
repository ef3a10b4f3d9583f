/** Connects an element to the stores it shows: values that it follows, and stores that it creates and disposes itself. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/** The store that an element needs now. `keep` means that this is not known yet, as during a move or while code loads. */
export type StoreChoice<Store> =
  'keep' | 'none' | { readonly key: readonly unknown[]; readonly create: () => Store };

export interface StoreControllerOptions<Store, State> {
  /** Called before each render. The store is replaced when a member of `key` changes. */
  readonly choose: () => StoreChoice<Store>;
  readonly state: (store: Store) => ReadableAtom<State>;
  /** Called with each new state; `before` is undefined for the first state of a store. */
  readonly onChange?: (now: State, before: State | undefined) => void;
  /** Keeps the store after the element has left the page, because the user's unsent text is in it, or it holds no resources. */
  readonly survivesRemoval?: boolean;
}

/**
 * Creates the store of an element, replaces it when the element needs another one, and calls its `dispose`, if it has
 * one, once the element has left the page. A moved element keeps its store.
 */
export class StoreController<Store extends object, State> {
  /** Undefined while there is no store. Only this controller sets it. */
  store: Store | undefined;
  readonly #options: StoreControllerOptions<Store, State>;
  readonly #state: StoreValue<State>;
  #key: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost, options: StoreControllerOptions<Store, State>) {
    this.#options = options;
    this.#state = new StoreValue(host, () => this.store && options.state(this.store), options.onChange);
    const update = (): void => this.update();
    // After the update, too: a store that was followed during it may have changed what the choice depends on.
    // Not `this`: scripts can read the controllers of an element, and a store may hold a PIN.
    host.addController({ hostConnected: update, hostUpdated: update, hostUpdate: update });
    if (!options.survivesRemoval) host.addController(new Removal(host, () => this.#replace(undefined, [])));
  }

  get state(): State | undefined {
    return this.#state.value;
  }

  /** Applies the current choice at once instead of with the next render. */
  update(): void {
    const choice = this.#options.choose();
    if (choice === 'keep') return;
    if (choice === 'none') return this.#replace(undefined, []);
    const { key, create } = choice;
    if (this.store && key.every((part, index) => part === this.#key[index])) return;
    this.#replace(create(), key);
  }

  #replace(store: Store | undefined, key: readonly unknown[]): void {
    const before = this.store;
    if (store === before) return;
    this.store = store;
    this.#key = key;
    (before as { dispose?(): void } | undefined)?.dispose?.();
    this.#state.follow();
  }
}

/**
 * Follows an atom while its host is connected, and asks the host to render on every change. `pick` is called again
 * before each render, so it may return another atom, or none.
 */
export class StoreValue<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #pick: () => ReadableAtom<T> | undefined;
  readonly #onChange: ((now: T, before: T | undefined) => void) | undefined;
  #atom: ReadableAtom<T> | undefined;
  #unsubscribe: (() => void) | undefined;
  #value: T | undefined;
  #connected = false;

  /**
   * @param onChange called with each new value; `before` is undefined for the first value of an atom. Moving the host
   *   does not repeat a value.
   */
  constructor(
    host: ReactiveControllerHost,
    pick: () => ReadableAtom<T> | undefined,
    onChange?: (now: T, before: T | undefined) => void,
  ) {
    this.#host = host;
    this.#pick = pick;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** Undefined while there is no store. */
  get value(): T | undefined {
    return this.#value;
  }

  hostConnected(): void {
    this.#connected = true;
    this.follow();
  }

  hostUpdate(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop();
  }

  /** Switches to the atom that `pick` returns now, without waiting for the next render. */
  follow(): void {
    if (!this.#connected) return;
    const atom = this.#pick();
    if (atom === this.#atom && this.#unsubscribe !== undefined) return;
    this.#stop();
    if (atom !== this.#atom) this.#value = undefined;
    this.#atom = atom;
    // `subscribe`, not `get`: an atom that mounts lazily has a value only while it has a listener.
    this.#unsubscribe = atom?.subscribe((value) => this.#take(value as T));
  }

  #take(value: T): void {
    const before = this.#value;
    if (value === before) return;
    this.#value = value;
    this.#host.requestUpdate();
    this.#onChange?.(value, before);
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}

/** Ms; frameworks move an element within one task, tabs and dialogs within a fraction of a second. */
const gracePeriod = 1_000;

/**
 * Distinguishes removing an element from moving it: calls `onRemoved` when the host was removed and not inserted again
 * within a second. The host updates when it is connected again.
 */
export class Removal implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onRemoved: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, onRemoved: () => void) {
    this.#host = host;
    this.#onRemoved = onRemoved;
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#timer = setTimeout(this.#onRemoved, gracePeriod);
  }
}
