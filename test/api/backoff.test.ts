import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createBackoff } from '../../src/api/backoff.ts';

const tenMinutes = 600_000;

describe('Waiting between attempts', () => {
  const { now: realNow } = Date;
  const { random: realRandom } = Math;
  let now: number;

  beforeEach(() => {
    now = 0;
  });
  afterEach(() => {
    Date.now = realNow;
    Math.random = realRandom;
  });

  /** Attempts in ten minutes of outage that begin now, on a clock that only waiting moves. */
  const attemptsInOutage = (random: () => number): number => {
    now = 0;
    Date.now = () => now;
    Math.random = random;
    const backoff = createBackoff();
    let attempts = 0;
    for (; now < tenMinutes; attempts++) now += backoff.next();
    return attempts;
  };

  it('makes at most 30 attempts in a 10-minute outage', () => {
    const property = fc.property(
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (numbers) => {
        const attempts = attemptsInOutage(() => numbers.next().value ?? 0);
        Date.now = realNow;
        Math.random = realRandom;
        // By chance the first few attempts may follow each other at once. There is no storm after them.
        expect(attempts).to.be.at.most(35);
      },
    );
    fc.assert(property, { numRuns: 500, seed: 5 });
    expect(attemptsInOutage(() => 0.5)).to.be.at.most(30);
  });

  it('spreads the first attempts of many pages over one second', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let page = 0; page < 2_000; page++) {
      const bucket = Math.floor(createBackoff().next() / 100);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(count).to.be.within(120, 280);
  });

  it('waits at most 30 seconds in the first ten minutes, and at most a minute after that', () => {
    Date.now = () => now;
    Math.random = () => 0.999;
    const backoff = createBackoff();
    while (now <= tenMinutes) {
      const wait = backoff.next();
      expect(wait).to.be.at.most(30_000);
      now += wait;
    }
    expect(backoff.next()).to.be.within(40_000, 60_000);
  });

  it('starts with a short wait again after a success', () => {
    Math.random = () => 0.5;
    const backoff = createBackoff();
    for (let attempt = 0; attempt < 8; attempt++) backoff.next();
    backoff.reset();
    expect(backoff.next()).to.equal(500);
  });
});
