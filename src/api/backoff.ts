/** Waits between attempts: short and random at first, then longer, so that clients neither storm a broken service nor return all at once. */
export interface Backoff {
  /** Milliseconds to wait before the next attempt. */
  next(): number;
  /** Starts with short delays again, after a success. A service that fails right after each success is broken, too. */
  reset(): void;
}

/** A success that lasts less than this, in ms, counts only a few times in a row. */
const lastingSuccess = 3_000;
const mostShortSuccesses = 6;
/** The first attempt comes at a random time within this span, in ms, which is enough to spread the pages of a busy site. */
const firstSpan = 2_000;
/** After `after` ms of outage, the delay is at most `span` ms. At most 12 attempts fit into a minute, and about 30 into ten. */
const steadySpans = [
  { after: 600_000, span: 60_000 },
  { after: 65_000, span: 30_000 },
  { after: 0, span: 5_500 },
];

/**
 * Most outages are short, so a page that waits keeps asking every 5.5 s for a minute, and every 30 s after that. The
 * first attempt has spread the pages, so that a steady delay needs little jitter.
 */
export function createBackoff(): Backoff {
  let since: number | undefined;
  let succeededAt = Infinity;
  let shortSuccesses = 0;
  return {
    next() {
      if (succeededAt < Infinity) {
        shortSuccesses = Date.now() - succeededAt < lastingSuccess ? shortSuccesses + 1 : 0;
        if (shortSuccesses <= mostShortSuccesses) since = undefined;
      }
      succeededAt = Infinity;
      if (since === undefined) {
        since = Date.now();
        return Math.random() * firstSpan;
      }
      const outage = Date.now() - since;
      const { span } = steadySpans.find(({ after }) => outage >= after) ?? { span: 0 };
      return span * (0.99 + Math.random() * 0.01);
    },
    reset() {
      succeededAt = Math.min(succeededAt, Date.now());
    },
  };
}

/** All in ms. */
const returnSpread = 700;
const returnPause = 5_000;

/**
 * Repeats what failed: after a growing delay, or within a second after the network or the user is back, but never
 * before the time that the service asks to wait. Only the user may ask sooner. It holds a timer and listeners only
 * while an attempt is planned.
 */
export class Retry {
  readonly #attempt: () => void;
  readonly #backoff = createBackoff();
  #planned: AbortController | undefined;
  #at = 0;
  #notBefore = 0;
  #lastReturn = 0;

  constructor(attempt: () => void) {
    this.#attempt = attempt;
  }

  /** When the planned attempt is due; ms since epoch. Undefined when none is planned. */
  get at(): number | undefined {
    return this.#planned && this.#at;
  }

  /** Plans the next attempt after a failure; returns when it is due. `retryAfter`: how long the service asks to wait; ms. */
  plan({ retryAfter = 0 }: { readonly retryAfter?: number | undefined } = {}): number {
    this.#notBefore = Date.now() + retryAfter;
    return this.#wait(Math.max(this.#notBefore, Date.now() + this.#backoff.next()));
  }

  /** Makes the attempt at once, unless the service asks to wait; then returns when the attempt is due. */
  start(): number | undefined {
    if (this.#notBefore > Date.now()) return this.#wait(this.#notBefore);
    this.now();
    return undefined;
  }

  /** Makes the attempt at once, because the user asked for it. */
  now(): void {
    this.cancel();
    this.#attempt();
  }

  cancel(): void {
    this.#planned?.abort();
    this.#planned = undefined;
  }

  /** The attempt succeeded, or is not wanted any more. */
  reset(): void {
    this.cancel();
    this.#backoff.reset();
    this.#notBefore = 0;
  }

  #wait(at: number): number {
    this.cancel();
    this.#at = at;
    const { signal } = (this.#planned = new AbortController());
    const timer = setTimeout(() => this.now(), at - Date.now());
    signal.addEventListener('abort', () => clearTimeout(timer));
    // Tests and servers have no window.
    globalThis.window?.addEventListener('online', this.#onReturn, { signal });
    globalThis.document?.addEventListener('visibilitychange', this.#onReturn, { signal });
    return at;
  }

  readonly #onReturn = (): void => {
    const now = Date.now();
    if (document.visibilityState === 'hidden' || now - this.#lastReturn < returnPause) return;
    this.#lastReturn = now;
    this.#wait(Math.min(this.#at, Math.max(this.#notBefore, now + Math.random() * returnSpread)));
  };
}

/** Runs something at once, and then at most once in `pause` ms: whatever is requested meanwhile is one run at the end of the pause. */
export class Throttle {
  readonly #pause: number;
  readonly #run: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRequested = false;

  constructor(pause: number, run: () => void) {
    this.#pause = pause;
    this.#run = run;
  }

  request(): void {
    this.#isRequested = true;
    if (this.#timer === undefined) this.#next();
  }

  #next(): void {
    this.#timer = undefined;
    if (!this.#isRequested) return;
    this.#isRequested = false;
    this.#timer = setTimeout(() => this.#next(), this.#pause);
    this.#run();
  }
}
