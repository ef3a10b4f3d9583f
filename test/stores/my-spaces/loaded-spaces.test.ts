import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readMessage, type Message } from '../../../src/protocol/message.ts';
import { type OwnSpace, readOwnSpace } from '../../../src/protocol/paged-lists.ts';
import {
  LoadedSpaces,
  withNextPage,
  emptyList,
  withFirstPage,
  type OwnList,
} from '../../../src/stores/my-spaces/loaded-spaces.ts';
import { property } from '../../support/property.ts';

const items = (ids: readonly string[]): OwnSpace[] => ids.flatMap((_id) => readOwnSpace({ _id }) ?? []);
const list = (ids: readonly string[], next?: string): OwnList => ({ spaces: items(ids), next });
const idsOf = ({ spaces }: OwnList): string[] => spaces.map(({ space }) => space.id);

describe('the loaded pages of my spaces', () => {
  const said = (_id: string, created: string, change: object = {}): Message => {
    const content = { bodyText: `<p>${_id}</p>` };
    return readMessage({
      _id,
      topicId: 'a',
      category: 'chat',
      created,
      sender: { _id: 'p' },
      content,
      ...change,
    })!;
  };

  it('take a new message as the latest, and a change of an older one not', () => {
    const loaded = new LoadedSpaces();
    const direct = readOwnSpace({ _id: 'a', type: 'direct' })!;
    loaded.append({ spaces: [...items(['b']), direct], next: undefined });
    const latest = (): string | undefined => loaded.find('a')?.latest?.bodyText;
    expect(loaded.addMessage(said('m2', '2026-01-02T10:00:00Z'))).to.equal(true);
    expect(loaded.rows('me').map(({ id }) => id)).to.deep.equal(['a', 'b']);
    const modified = '2026-01-03T10:00:00Z';
    expect(loaded.addMessage(said('m1', '2026-01-01T10:00:00Z', { modified }))).to.equal(true);
    expect(latest()).to.equal('<p>m2</p>');
    const content = { bodyText: 'edited' };
    expect(loaded.addMessage(said('m2', '2026-01-02T10:00:00Z', { modified, content }))).to.equal(true);
    expect(latest()).to.equal('edited');
  });

  it('grow page by page, with each space once even if it moved meanwhile', () => {
    const both = withNextPage(withNextPage(emptyList, list(['a', 'b'], '?2')), list(['b', 'c']));
    expect(idsOf(both)).to.deep.equal(['a', 'b', 'c']);
    expect(both.next).to.equal(undefined);
  });

  it('end at a page that links to itself', () => {
    const first = withNextPage(emptyList, list(['a'], '?2'));
    expect(withNextPage(withNextPage(first, list(['b'], '?3')), list(['b'], '?3')).next).to.equal(undefined);
  });

  it('keep the later pages when the first one is loaded again', () => {
    const before = list(['a', 'b', 'c', 'd', 'e', 'f'], '?2');
    const now = withFirstPage(before, list(['e', 'a', 'b', 'c'], '?1'));
    expect(idsOf(now)).to.deep.equal(['e', 'a', 'b', 'c', 'd', 'f']);
    expect(now.next).to.equal('?2');
  });

  it('drop spaces that are gone', () => {
    expect(
      idsOf(withFirstPage(list(['a', 'b', 'c', 'd', 'e'], '?2'), list(['a', 'c', 'd'], '?1'))),
    ).to.deep.equal(['a', 'c', 'd', 'e']);
    expect(idsOf(withFirstPage(list(['a', 'b']), list(['b'])))).to.deep.equal(['b']);
  });

  it('start over when too much has changed', () => {
    const now = withFirstPage(list(['a', 'b', 'c', 'd'], '?2'), list(['x', 'y', 'z', 'a'], '?1'));
    expect(idsOf(now)).to.deep.equal(['x', 'y', 'z', 'a']);
    expect(now.next).to.equal('?1');
  });

  it('match the service’s list after any activity and deletions', () => {
    const names = Array.from({ length: 24 }, (_, at) => `s${at}`);
    const change = fc.record({ at: fc.nat(23), gone: fc.boolean() });
    const loaded = fc.integer({ min: 8, max: 24 });
    property(
      fc.property(loaded, fc.array(change, { maxLength: 3 }), (length, changes) => {
        let truth = names;
        for (const { at, gone } of changes) {
          const id = truth[at % truth.length] ?? '';
          const others = truth.filter((other) => other !== id);
          // A deletion at or after the end of the page is only noticed when later pages are loaded again.
          if (!gone) truth = [id, ...others];
          else if (names.indexOf(id) < 4) truth = others;
        }
        const now = idsOf(
          withFirstPage(list(names.slice(0, length), '?more'), list(truth.slice(0, 8), '?1')),
        );
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
