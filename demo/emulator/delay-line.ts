/** Work that happens a little later, yet always in the order it was put in (per line). */
export class DelayLine {
  readonly #waiting: { readonly due: number; readonly work: () => void }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Runs `work` after `ms`, but never before what was put in earlier. With an empty line and 0 ms it runs at once. */
  put(ms: number, work: () => void): void {
    if (ms <= 0 && this.#waiting.length === 0) {
      work();
      return;
    }
    const last = this.#waiting.at(-1)?.due ?? 0;
    this.#waiting.push({ due: Math.max(last, performance.now() + ms), work });
    this.#arm();
  }

  /** Drops what is still waiting. */
  clear(): void {
    this.#waiting.length = 0;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #arm(): void {
    const head = this.#waiting[0];
    if (head === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#run();
      },
      Math.max(0, head.due - performance.now()),
    );
  }

  #run(): void {
    const now = performance.now() + 0.5;
    for (let head = this.#waiting[0]; head !== undefined && head.due <= now; head = this.#waiting[0]) {
      this.#waiting.shift();
      head.work();
    }
    this.#arm();
  }
}
