import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { GrowingList } from '../../../src/stores/chat/growing-list.ts';
import { emptyTimeline, nextTimeline, type TimelineEntry } from '../../../src/stores/chat/state.ts';

const entries = new Map<number, TimelineEntry>();
const entry = (n: number): TimelineEntry => {
  const made: TimelineEntry = entries.get(n) ?? { kind: 'gap', key: String(n), reason: 'history-denied' };
  entries.set(n, made);
  return made;
};
const listOf = (numbers: readonly number[]) => new GrowingList(numbers.map(entry));

describe('the timeline', () => {
  it('describes the change from each list to the next', () => {
    const lists = fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 12 }), { maxLength: 6 });
    const property = fc.property(lists, (steps) => {
      let timeline = emptyTimeline;
      for (const step of steps) {
        const before = timeline.entries;
        timeline = nextTimeline(timeline, listOf(step));
        const { from, start, removed, added } = timeline.change;
        expect(from).to.equal(before);
        const spliced = from
          .slice()
          .toSpliced(start, removed, ...timeline.entries.slice(start, start + added));
        expect(spliced).to.deep.equal(timeline.entries.slice());
      }
    });
    fc.assert(property, { numRuns: 3_000, seed: 3 });
  });

  it('describes the change between lists that share their entries', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 });
    const law = fc.property(fc.array(fc.tuple(fc.nat(5), sizes), { maxLength: 8 }), (steps) => {
      const lists = [listOf([])];
      let timeline = emptyTimeline;
      for (const [from, added] of steps) {
        const list = lists[from % lists.length] ?? listOf([]);
        const entries = list.concat(added.map(entry));
        lists.push(entries);
        timeline = nextTimeline(timeline, entries);
        const { change } = timeline;
        const spliced = change.from
          .slice()
          .toSpliced(
            change.start,
            change.removed,
            ...entries.slice(change.start, change.start + change.added),
          );
        expect(spliced).to.deep.equal(entries.slice());
      }
    });
    fc.assert(law, { numRuns: 2_000, seed: 5 });
  });

  it('reports one new message as one added entry', () => {
    const three = nextTimeline(emptyTimeline, listOf([1, 2, 3]));
    const four = nextTimeline(three, listOf([1, 2, 3, 4]));
    expect(four.change).to.include({ start: 3, removed: 0, added: 1 });
  });
});
