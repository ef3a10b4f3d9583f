import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { GrowingList } from '../../../src/stores/chat/growing-list.ts';
import { property } from '../../support/property.ts';

describe('a growing list', () => {
  it('keeps its items whatever is added to it or to its continuations', () => {
    const steps = fc.array(fc.tuple(fc.nat(), fc.array(fc.nat(), { maxLength: 3 })), { maxLength: 12 });
    const law = fc.property(steps, fc.integer({ min: -15, max: 15 }), (all, index) => {
      const lists = [new GrowingList<number>()];
      const models: number[][] = [[]];
      for (const [from, added] of all) {
        const at = from % lists.length;
        lists.push(lists[at]!.concat(added));
        models.push(models[at]!.concat(added));
      }
      for (const [at, list] of lists.entries()) {
        const model = models[at]!;
        expect([...list]).to.deep.equal(model);
        expect(list.length).to.equal(model.length);
        expect(list.at(index)).to.equal(model.at(index));
        const start = Math.abs(index);
        expect(list.slice(start, start + 2)).to.deep.equal(model.slice(start, start + 2));
      }
    });
    property(law, 2_000);
  });

  it('knows what its continuation begins with, and nothing of other lists', () => {
    const list = new GrowingList([1, 2]);
    const longer = list.concat([3]);
    expect(longer.sharedLength(list)).to.equal(2);
    expect(list.sharedLength(longer)).to.equal(2);
    expect(list.concat([4]).sharedLength(longer), 'a second continuation is a copy').to.equal(0);
    expect(longer.sharedLength([1, 2, 3])).to.equal(0);
  });
});
