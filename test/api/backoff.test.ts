import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { createBackoff, Retry, Throttle } from '../../src/api/backoff.ts';
import { aWhile, until } from '../support/visitors.ts';

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
    while ((now += backoff.next()) < tenMinutes) attempts++;
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
        expect(attempts).to.be.at.most(32);
      },
    );
    fc.assert(property, { numRuns: 500, seed: 5 });
    expect(attemptsInOutage(() => 0.5)).to.be.at.most(30);
  });

  it('spreads the first attempts of many pages over two seconds', () => {
    const buckets = Array.from({ length: 20 }, () => 0);
    for (let page = 0; page < 2_000; page++) {
      const bucket = Math.floor(createBackoff().next() / 100);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(count).to.be.within(50, 150);
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
    Date.now = () => now;
    for (let attempt = 0; attempt < 8; attempt++) backoff.next();
    backoff.reset();
    now += 5_000;
    expect(backoff.next()).to.equal(1_000);
  });

  it('waits longer each time a success is followed by a failure at once', () => {
    Math.random = () => 0.5;
    Date.now = () => now;
    const backoff = createBackoff();
    let attempts = 0;
    for (; now < 60_000; attempts++) {
      now += backoff.next();
      backoff.reset();
      now += 100;
    }
    expect(attempts).to.be.at.most(20);
  });
});

describe('Repeating what failed', () => {
  let attempts: number;
  let retry: Retry;

  beforeEach(() => {
    attempts = 0;
    retry = new Retry(() => attempts++);
  });
  afterEach(() => retry.reset());

  const goOnline = (): boolean => window.dispatchEvent(new Event('online'));

  it('makes one attempt at the time it names', async () => {
    const at = retry.plan();
    expect(retry.at).to.equal(at);
    await until(() => attempts === 1, 'the attempt');
    expect(Date.now()).to.be.at.least(at - 5);
    expect(retry.at).to.equal(undefined);
  });

  it('makes one attempt within a second after many online events', async () => {
    for (let time = 0; time < 6; time++) retry.plan();
    expect(retry.at! - Date.now(), 'the planned wait').to.be.above(5_000);
    for (let time = 0; time < 50; time++) goOnline();
    await until(() => attempts === 1, 'the attempt', 1_300);
    retry.plan();
    goOnline();
    expect(retry.at! - Date.now(), 'another online event').to.be.above(5_000);
  });

  it('asks no sooner than the service allows, whatever happens', async () => {
    const at = retry.plan({ retryAfter: 1_500 });
    expect(at - Date.now()).to.be.within(1_400, 2_100);
    goOnline();
    expect(retry.start()).to.be.at.least(Date.now() + 1_000);
    await aWhile();
    expect(attempts).to.equal(0);
    await until(() => attempts === 1, 'the attempt', 2_500);
  });

  it('asks at once when a person wants it', () => {
    retry.plan({ retryAfter: 60_000 });
    retry.now();
    expect(attempts).to.equal(1);
    expect(retry.at).to.equal(undefined);
  });

  it('asks no more when it is not wanted any more', async () => {
    retry.plan();
    retry.reset();
    goOnline();
    await aWhile();
    expect(attempts).to.equal(0);
    expect(retry.start(), 'nothing to wait for').to.equal(undefined);
  });
});

describe('Limiting how often something runs', () => {
  it('runs at once, and then once for all requests of a pause', async () => {
    let runs = 0;
    const throttle = new Throttle(50, () => runs++);
    for (let time = 0; time < 500; time++) throttle.request();
    expect(runs).to.equal(1);
    await until(() => runs === 2, 'the run for the other requests');
    await aWhile();
    expect(runs).to.equal(2);
    throttle.request();
    expect(runs, 'after the pause').to.equal(3);
  });
});
