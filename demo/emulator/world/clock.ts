/** The emulator's clock: real time plus a shift, or standing still. */
export class WorldClock {
  #shift = 0;
  #frozenAt: number | undefined;
  readonly #base: () => number;

  /** `base` answers ms since epoch; tests may pass their own. */
  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  /** Ms since epoch, as the service sees it. */
  now(): number {
    return this.#frozenAt ?? this.#base() + this.#shift;
  }

  iso(): string {
    return new Date(this.now()).toISOString();
  }

  /** Moves the service's time by `ms`, also backwards, whether it runs or stands still. */
  advance(ms: number): void {
    this.#shift += ms;
    if (this.#frozenAt !== undefined) this.#frozenAt += ms;
  }

  /** Makes time stand still, so that several messages share one millisecond. */
  freeze(): void {
    this.#frozenAt = this.now();
  }

  /** Lets time run on from where it stood still. */
  thaw(): void {
    if (this.#frozenAt === undefined) return;
    this.#shift = this.#frozenAt - this.#base();
    this.#frozenAt = undefined;
  }
}
