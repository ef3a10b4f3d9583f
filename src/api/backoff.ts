/** Random, growing delays between attempts, so that clients do not all reconnect at once after an outage. */
export interface Backoff {
  /** Milliseconds to wait before the next attempt. */
  next(): number;
  /** Starts with short delays again, after a success. */
  reset(): void;
}

/** All in ms. */
const base = 1_000;
const cap = 30_000;
/** After this long without success the cap doubles. */
const patience = 600_000;

/**
 * Full jitter while the delay grows (1, 2, 4 … 30 s), so that thousands of pages do not return in one moment.
 * At the cap the delay stays in its last third: drawn from the whole span it would mean more than
 * 30 attempts in 10 minutes of outage.
 */
export function createBackoff(): Backoff {
  let attempts = 0;
  let since: number | undefined;
  return {
    next() {
      since ??= Date.now();
      const limit = Date.now() - since > patience ? 2 * cap : cap;
      const span = Math.min(limit, base * 2 ** attempts++);
      return span < cap ? Math.random() * span : span * (2 + Math.random()) * (1 / 3);
    },
    reset() {
      attempts = 0;
      since = undefined;
    },
  };
}
