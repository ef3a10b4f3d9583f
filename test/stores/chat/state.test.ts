import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { emptyTimeline, nextTimeline, type TimelineEntry } from '../../../src/stores/chat/state.ts';

const entries = new Map<number, TimelineEntry>();
const entry = (n: number): TimelineEntry => {
  const made: TimelineEntry = entries.get(n) ?? { kind: 'gap', key: String(n), reason: 'history-denied' };
  entries.set(n, made);
  return made;
};

describe('the timeline', () => {
  it('describes the change from each list to the next', () => {
    const lists = fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 12 }), { maxLength: 6 });
    const property = fc.property(lists, (steps) => {
      let timeline = emptyTimeline;
      for (const step of steps) {
        const before = timeline.entries;
        timeline = nextTimeline(timeline, step.map(entry));
        const { from, start, removed, added } = timeline.change;
        expect(from).to.equal(before);
        const spliced = from.toSpliced(start, removed, ...timeline.entries.slice(start, start + added));
        expect(spliced).to.deep.equal(timeline.entries);
      }
    });
    fc.assert(property, { numRuns: 3_000, seed: 3 });
  });

  it('reports one new message as one added entry', () => {
    const three = nextTimeline(emptyTimeline, [1, 2, 3].map(entry));
    const four = nextTimeline(three, [1, 2, 3, 4].map(entry));
    expect(four.change).to.include({ start: 3, removed: 0, added: 1 });
  });
});
