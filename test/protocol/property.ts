/** How property tests run here: the same examples every time, and a failure that says how to see it again. */
import fc from 'fast-check';

const seed = 20_250_315;

/** Fails with the seed, the path and the smallest counter-example. */
export function property<T>(law: fc.IProperty<T>, runs = 1_000): void {
  fc.assert(law, { seed, numRuns: runs });
}
