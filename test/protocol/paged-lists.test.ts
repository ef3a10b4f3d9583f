import { expect } from '@open-wc/testing';
import { readOwnSpace, readOwnSpaces } from '../../src/protocol/paged-lists.ts';
import { sample } from './fixtures/samples.ts';

const said = {
  _id: 'm1',
  topicId: 's1',
  category: 'chat',
  sender: { _id: 'p1' },
  content: { bodyText: 'x' },
};

describe('A space in the list of the user’s spaces', () => {
  it('tells whether it is pinned and whether it is unread', async () => {
    const item = (await sample('users-me-spaces', 'response.data.0')) as object;
    expect(readOwnSpace({ ...item, isPinned: true, unread: true })).to.include({
      pinned: true,
      unread: true,
    });
    expect(readOwnSpace({ ...item, unread: false })).to.include({ pinned: false, unread: false });
    expect(readOwnSpace({ ...item, isPinned: 'yes', unread: 1 })).to.include({
      pinned: false,
      unread: undefined,
    });
  });

  it('has its latest message, sent alone or in a list, or none', () => {
    const item = { _id: 's1', type: 'direct' };
    expect(readOwnSpace({ ...item, message: said })?.latest?.id).to.equal('m1');
    expect(readOwnSpace({ ...item, messages: [said] })?.latest?.id).to.equal('m1');
    for (const odd of [
      { message: 'x' },
      { messages: 'x' },
      { messages: [null] },
      { message: { _id: '<b>' } },
    ])
      expect(readOwnSpace({ ...item, ...odd })?.latest).to.equal(undefined);
  });

  it('is left out without an id, and the others stay', () => {
    const data = [null, { title: 'x' }, { _id: '__proto__' }, { _id: 's1' }, 'x', { _id: 's2' }];
    expect(readOwnSpaces({ data })?.spaces.map(({ space }) => space.id)).to.deep.equal(['s1', 's2']);
    expect(readOwnSpaces({ data: [], nextPageUrl: 'end' })?.next).to.equal(undefined);
    expect(readOwnSpaces({ data: [], nextPageUrl: '/x?a=1' })?.next).to.equal('/x?a=1');
  });
});
