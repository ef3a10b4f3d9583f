/** The time and timers that stores use, so that tests can control them. */
export interface Clock {
  /** Ms since any moment; never goes back. */
  now(): number;
  /** Runs `run` once in `ms`, unless the returned function is called first. */
  after(ms: number, run: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
