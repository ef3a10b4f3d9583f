/** The current value of a store that may be swapped for another one while the element lives. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/**
 * Follows an atom while its host is connected and asks the host to render on every change.
 * `pick` is asked again before each render, so it may return another atom, or none.
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
   * @param onChange told of every new value; `before` is undefined for the first value of an atom. A host that
   *   is moved gets no call for a value it has already seen.
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

  /** Takes up the atom that `pick` names now, without waiting for the next render. */
  follow(): void {
    if (!this.#connected) return;
    const atom = this.#pick();
    if (atom === this.#atom && this.#unsubscribe !== undefined) return;
    this.#stop();
    if (atom !== this.#atom) this.#value = undefined;
    this.#atom = atom;
    // `subscribe`, not `get`: an atom that mounts lazily has its value only while somebody listens.
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
