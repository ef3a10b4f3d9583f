import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { type OwnSpace, readOwnSpace } from '../../src/protocol/rest.ts';
import { appended, nothing, renewed, type OwnList } from '../../src/stores/my-spaces/loaded-spaces.ts';
import { property } from '../support/property.ts';

const items = (ids: readonly string[]): OwnSpace[] => ids.flatMap((_id) => readOwnSpace({ _id }) ?? []);
const list = (ids: readonly string[], next?: string): OwnList => ({ spaces: items(ids), next });
const idsOf = ({ spaces }: OwnList): string[] => spaces.map(({ space }) => space.id);

describe('The list of own spaces', () => {
  it('grows by pages, and has a space once that moved while they were read', () => {
    const both = appended(appended(nothing, list(['a', 'b'], '?2')), list(['b', 'c']));
    expect(idsOf(both)).to.deep.equal(['a', 'b', 'c']);
    expect(both.next).to.equal(undefined);
  });

  it('ends at a page that leads back to itself', () => {
    const first = appended(nothing, list(['a'], '?2'));
    expect(appended(appended(first, list(['b'], '?3')), list(['b'], '?3')).next).to.equal(undefined);
  });

  it('keeps the pages behind the first when that is read again', () => {
    const before = list(['a', 'b', 'c', 'd', 'e', 'f'], '?2');
    const now = renewed(before, list(['e', 'a', 'b', 'c'], '?1'));
    expect(idsOf(now)).to.deep.equal(['e', 'a', 'b', 'c', 'd', 'f']);
    expect(now.next).to.equal('?2');
  });

  it('loses what is gone', () => {
    expect(idsOf(renewed(list(['a', 'b', 'c', 'd', 'e'], '?2'), list(['a', 'c', 'd'], '?1')))).to.deep.equal([
      'a',
      'c',
      'd',
      'e',
    ]);
    expect(idsOf(renewed(list(['a', 'b']), list(['b'])))).to.deep.equal(['b']);
  });

  it('begins anew when too much has happened', () => {
    const now = renewed(list(['a', 'b', 'c', 'd'], '?2'), list(['x', 'y', 'z', 'a'], '?1'));
    expect(idsOf(now)).to.deep.equal(['x', 'y', 'z', 'a']);
    expect(now.next).to.equal('?1');
  });

  it('is the true one, as far as it goes, after any activity and deletions', () => {
    const names = Array.from({ length: 24 }, (_, at) => `s${at}`);
    const change = fc.record({ at: fc.nat(23), gone: fc.boolean() });
    const loaded = fc.integer({ min: 8, max: 24 });
    property(
      fc.property(loaded, fc.array(change, { maxLength: 3 }), (length, changes) => {
        let truth = names;
        for (const { at, gone } of changes) {
          const id = truth[at % truth.length] ?? '';
          const others = truth.filter((other) => other !== id);
          // What is deleted at the end of the page or behind it is seen only when more is read again.
          if (!gone) truth = [id, ...others];
          else if (names.indexOf(id) < 4) truth = others;
        }
        const now = idsOf(renewed(list(names.slice(0, length), '?more'), list(truth.slice(0, 8), '?1')));
        const missing = new Set(truth.slice(now.length));
        expect(now.every((id) => !missing.has(id) || names.indexOf(id) < length)).to.equal(true);
        expect(now.slice(0, 8)).to.deep.equal(truth.slice(0, 8));
        const known = truth.filter((id) => now.includes(id));
        expect(now).to.deep.equal(known);
        expect(truth.filter((id) => names.indexOf(id) < length && !now.includes(id))).to.deep.equal([]);
      }),
      500,
    );
  });
});
