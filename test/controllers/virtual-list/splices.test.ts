import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import {
  timelineDifference,
  followAnchor,
  TimelineChanges,
} from '../../../src/controllers/virtual-list/splices.ts';
import type { TimelineEntry } from '../../../src/stores/chat/state.ts';

const entry = (key: string): TimelineEntry => ({ kind: 'gap', key, reason: 'history-denied' });
const keys = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String));

describe('the changes of a list', () => {
  it('turn any list into any other', () => {
    fc.assert(
      fc.property(keys, keys, (from, to) => {
        const { start, removed, added } = timelineDifference(from.map(entry), to.map(entry));
        const result = [...from];
        result.splice(start, removed, ...to.slice(start, start + added));
        expect(result).to.deep.equal(to);
      }),
    );
  });

  it('keep the anchor on the same row as long as it exists', () => {
    fc.assert(
      fc.property(keys, keys, fc.nat(60), (from, to, at) => {
        fc.pre(at < from.length);
        const key = from[at] ?? '';
        const entries = to.map(entry);
        const anchor = followAnchor(
          { key, index: at, rest: 7 },
          [timelineDifference(from.map(entry), entries)],
          entries,
        );
        if (to.includes(key)) expect(anchor).to.deep.equal({ key, index: to.indexOf(key), rest: 7 });
        else expect(anchor.index).to.be.within(0, Math.max(0, to.length - 1));
      }),
    );
  });

  it('are found by comparison when a step is missing', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(entry) as [
      TimelineEntry,
      TimelineEntry,
      TimelineEntry,
      TimelineEntry,
    ];
    const changes = new TimelineChanges();
    const first = [a, b];
    changes.add({ entries: first, change: { from: [], start: 0, removed: 0, added: 2 } });
    expect(changes.take()).to.deep.equal([{ start: 0, removed: 0, added: 2 }]);
    const third = [a, b, c, d];
    changes.add({ entries: third, change: { from: [a, b, c], start: 3, removed: 0, added: 1 } });
    expect(changes.take()).to.deep.equal([{ start: 2, removed: 0, added: 2 }]);
    expect(changes.take()).to.deep.equal([]);
  });
});
