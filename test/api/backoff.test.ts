import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createBackoff } from '../../src/api/backoff.ts';

describe('waiting between attempts', () => {
  const tenMinutes = 600_000;

  it('makes at most 30 attempts in 10 minutes of outage', () => {
    const property = fc.property(
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (numbers) => {
        let now = 0;
        let attempts = 0;
        const backoff = createBackoff({ now: () => now, random: () => numbers.next().value ?? 0 });
        for (; now < tenMinutes; attempts++) now += backoff.next();
        // The first few may all come at once by chance; what counts is the storm that never comes.
        expect(attempts).to.be.at.most(35);
      },
    );
    fc.assert(property, { numRuns: 500, seed: 5 });
    let now = 0;
    let attempts = 0;
    const usual = createBackoff({ now: () => now, random: () => 0.5 });
    for (; now < tenMinutes; attempts++) now += usual.next();
    expect(attempts).to.be.at.most(30);
  });

  it('spreads the first attempts of many pages over their second', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let page = 0; page < 2_000; page++) {
      const bucket = Math.floor(createBackoff().next() / 100);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(count).to.be.within(120, 280);
  });

  it('never waits longer than a minute, and half a minute in the first ten', () => {
    let now = 0;
    const backoff = createBackoff({ now: () => now, random: () => 0.999 });
    while (now <= tenMinutes) {
      const wait = backoff.next();
      expect(wait).to.be.at.most(30_000);
      now += wait;
    }
    expect(backoff.next()).to.be.within(40_000, 60_000);
  });

  it('starts small again after a success', () => {
    const backoff = createBackoff({ random: () => 0.5 });
    for (let attempt = 0; attempt < 8; attempt++) backoff.next();
    backoff.reset();
    expect(backoff.next()).to.equal(500);
  });
});
