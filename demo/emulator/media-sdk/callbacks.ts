/** The callbacks of an object of the SDK: `addOn…Callback` and its twin `removeOn…Callback`. */
import { counts } from './counts.ts';

type Listener = (...details: unknown[]) => void;

export class Callbacks {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #isLate: () => boolean;

  /** @param isLate whether a callback also comes after it was removed [unknown: media-sdk §7.1] */
  constructor(isLate: () => boolean = () => false) {
    this.#isLate = isLate;
  }

  /** The methods for callbacks of these names, such as `CallStartedCallback`. */
  methods(...names: readonly string[]): object {
    return Object.fromEntries(
      names.flatMap((name) => [
        [`addOn${name}`, (listener: Listener) => this.#add(name, listener)],
        [`removeOn${name}`, (listener: Listener) => this.#remove(name, listener)],
      ]),
    );
  }

  /** Calls the listeners, always later. */
  fire(name: string, ...details: unknown[]): void {
    const known = [...(this.#listeners.get(name) ?? [])];
    setTimeout(
      () => {
        for (const listener of this.#isLate() ? known : (this.#listeners.get(name) ?? []))
          listener(...details);
      },
      this.#isLate() ? 30 : 0,
    );
  }

  #add(name: string, listener: Listener): void {
    const listeners = this.#listeners.get(name) ?? new Set();
    if (!listeners.has(listener)) counts.callbacks += 1;
    this.#listeners.set(name, listeners.add(listener));
  }

  #remove(name: string, listener: Listener): void {
    if (this.#listeners.get(name)?.delete(listener)) counts.callbacks -= 1;
  }
}
