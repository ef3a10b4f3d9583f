/** Asks for news again and again while no socket can be opened: more often while there are any. */

/** All in ms. */
export const shortestPollPause = 10_000;
const longestPollPause = 30_000;

export class Polling {
  /** Resolves with whether there was anything new. */
  readonly #ask: (signal: AbortSignal) => Promise<boolean>;
  #pause = shortestPollPause;
  /** Aborts the question or the wait that is going on. */
  #step: AbortController | undefined;

  constructor(ask: (signal: AbortSignal) => Promise<boolean>) {
    this.#ask = ask;
  }

  /** Asks after `delay` ms, instead of when it was planned. */
  plan(delay: number): void {
    this.hold();
    const { signal } = (this.#step = new AbortController());
    const timer = setTimeout(() => void this.#run(signal), delay);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** Asks nothing until the next `plan`. */
  hold(): void {
    this.#step?.abort();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const hasNews = await this.#ask(signal);
    if (signal.aborted) return;
    this.#pause = hasNews ? shortestPollPause : Math.min(this.#pause * 1.5, longestPollPause);
    this.plan(document.hidden ? longestPollPause : this.#pause);
  }
}
