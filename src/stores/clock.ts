/** Time as a store sees it, so that a test can make it pass. */
export interface Clock {
  /** Ms since any moment; never goes back. */
  now(): number;
  /** Runs once in `ms`, unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
