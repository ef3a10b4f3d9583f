/** The emulator's clock: real time with an offset, or a frozen time. */
export class WorldClock {
  #offset = 0;
  #frozenAt: number | undefined;
  readonly #base: () => number;

  /** `base` returns ms since epoch. Tests can pass their own. */
  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  /** The service's time in ms since epoch. */
  now(): number {
    return this.#frozenAt ?? this.#base() + this.#offset;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  /** Moves the time by `ms`, forwards or backwards, even if it is frozen. */
  advance(ms: number): void {
    this.#offset += ms;
    if (this.#frozenAt !== undefined) this.#frozenAt += ms;
  }

  /** Stops the clock, so that several messages share one millisecond. */
  freeze(): void {
    this.#frozenAt = this.now();
  }

  /** Lets the clock continue from the time at which it was frozen. */
  thaw(): void {
    if (this.#frozenAt === undefined) return;
    this.#offset = this.#frozenAt - this.#base();
    this.#frozenAt = undefined;
  }
}
