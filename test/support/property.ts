/** Runs property tests: always with the same examples, and with a failure that can be repeated. */
import fc from 'fast-check';

const seed = 20_250_315;

/** Fails with the seed, the path and the smallest counter-example. */
export function property<T>(law: fc.IProperty<T>, runs = 1_000): void {
  fc.assert(law, { seed, numRuns: runs });
}

/** As `property`, for a law about what takes time. */
export async function asyncProperty<T>(law: fc.IAsyncProperty<T>, runs: number): Promise<void> {
  await fc.assert(law, { seed, numRuns: runs, endOnFailure: true });
}

/** Any string, also with lone surrogates. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units)),
);
