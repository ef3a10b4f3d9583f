/** How long to wait before the next attempt: full jitter that grows to a cap and never storms a server. */
export interface Backoff {
  /** Milliseconds to wait before the next attempt. */
  next(): number;
  /** The last attempt worked: start small again. */
  reset(): void;
}

export interface BackoffOptions {
  /** Ms since epoch. */
  readonly now?: () => number;
  /** 0 ≤ x < 1. */
  readonly random?: () => number;
}

const base = 1_000;
const cap = 30_000;
/** After this long without success the cap doubles. */
const patience = 600_000;

/**
 * Full jitter while the delay grows (1, 2, 4 … 30 s), so that thousands of pages do not return in one moment.
 * At the cap the delay stays in its last third: drawn from the whole span it would mean more than
 * 30 attempts in 10 minutes of outage.
 */
export function createBackoff({ now = Date.now, random = Math.random }: BackoffOptions = {}): Backoff {
  let attempts = 0;
  let since: number | undefined;
  return {
    next() {
      since ??= now();
      const limit = now() - since > patience ? 2 * cap : cap;
      const span = Math.min(limit, base * 2 ** attempts++);
      return span < cap ? random() * span : span * (2 + random()) * (1 / 3);
    },
    reset() {
      attempts = 0;
      since = undefined;
    },
  };
}
