import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { Heights } from '../../../src/controllers/virtual-list/heights.ts';

const estimate = 40;

/** The same heights in an array, without a tree. */
class PlainHeights {
  rows: number[] = [];

  splice(start: number, removed: number, added: number): void {
    const kept = Math.min(removed, added);
    const fresh = Array.from({ length: added - kept }, () => estimate);
    this.rows.splice(start + kept, removed - kept, ...fresh);
  }

  offset(index: number): number {
    return this.rows.slice(0, index).reduce((sum, row) => sum + row, 0);
  }

  find(offset: number): number {
    const found = this.rows.findIndex((_, index) => this.offset(index + 1) > offset);
    return found < 0 ? Math.max(0, this.rows.length - 1) : found;
  }
}

const splice = fc.record({ at: fc.nat(999), removed: fc.nat(40), added: fc.nat(400) });
const set = fc.record({ at: fc.nat(999), height: fc.integer({ min: 0, max: 300 }) });

describe('the heights of a long list', () => {
  it('add up as in an array, whatever rows are added, removed or measured', () => {
    const steps = fc.array(fc.oneof(splice, set), { maxLength: 30 });
    fc.assert(
      fc.property(steps, fc.nat(30_000), (script, offset) => {
        const heights = new Heights(estimate);
        const plain = new PlainHeights();
        for (const step of script) {
          const { length } = plain.rows;
          if ('height' in step) {
            if (length > 0) plain.rows[step.at % length] = step.height;
            if (length > 0) heights.set(step.at % length, step.height);
            continue;
          }
          const start = step.at % (length + 1);
          const removed = Math.min(step.removed, length - start);
          plain.splice(start, removed, step.added);
          heights.splice(start, removed, step.added);
        }
        expect(heights.count).to.equal(plain.rows.length);
        expect(heights.total).to.equal(plain.offset(plain.rows.length));
        const middle = Math.floor(plain.rows.length / 2);
        expect(heights.offset(middle)).to.equal(plain.offset(middle));
        expect(heights.find(offset)).to.equal(plain.find(offset));
      }),
      { numRuns: 300 },
    );
  });

  it('keep fractions of a pixel, so that a long scroll does not drift', () => {
    const heights = new Heights(estimate);
    heights.splice(0, 0, 1_000);
    for (let i = 0; i < 1_000; i += 1) heights.set(i, 33.328125);
    expect(heights.total).to.be.closeTo(33_328.125, 0.01);
  });

  it('are zero for a list without rows', () => {
    const heights = new Heights(estimate);
    expect(heights.total).to.equal(0);
    expect(heights.find(500)).to.equal(0);
    heights.set(3, 10);
    expect(heights.total).to.equal(0);
  });
});
