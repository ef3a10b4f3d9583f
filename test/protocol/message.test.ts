import { expect } from '@open-wc/testing';
import { readMessage } from '../../src/protocol/message.ts';

const record = {
  _id: 'm1',
  topicId: 's1',
  category: 'chat',
  sender: { _id: 'p1', displayname: 'Mira' },
  content: { bodyText: 'x' },
};

describe('A deletion', () => {
  const shapes: readonly (readonly [string, object])[] = [
    ['a flag', { deleted: true }],
    ['another flag', { isDeleted: true }],
    ['a status by name', { status: 'deleted' }],
    ['a category', { category: 'chat.deleted' }],
    ['a status on a record without content', { status: 1, content: undefined }],
    ['a status on a record with empty content', { status: 2, content: { bodyText: '', data: [] } }],
    [
      'a flag on nothing but an id',
      { deleted: true, topicId: undefined, sender: undefined, content: undefined },
    ],
  ];
  for (const [title, change] of shapes) {
    it(`is seen by ${title}, and nothing of the text is left`, () => {
      expect(readMessage({ ...record, ...change })).to.include({ id: 'm1', deleted: true, bodyText: '' });
    });
  }

  it('is not seen in a message that is there', () => {
    for (const change of [
      { status: 0 },
      { status: 1 },
      { status: 'complete' },
      { deleted: false },
      { deleted: 'no' },
    ]) {
      expect(readMessage({ ...record, ...change })).to.include({ deleted: false, bodyText: 'x' });
    }
    const file = { ...record, status: 2, content: { bodyText: '', data: [{ fileId: 'f' }] } };
    expect(readMessage(file)).to.include({ deleted: false });
  });

  it('is not guessed from a record that tells nothing, and such a record changes nothing', () => {
    expect(
      readMessage({ _id: 'm1', topicId: 's1', status: 0, modified: '2025-03-15T08:30:00.000Z' }),
    ).to.equal(undefined);
  });
});

describe('The times of a message', () => {
  it('are kept as sent when they are times', () => {
    const read = (created: unknown) => readMessage({ ...record, created })?.created;
    expect(read('2025-03-15T08:30:00.000Z')).to.equal('2025-03-15T08:30:00.000Z');
    expect(read(0)).to.equal('1970-01-01T00:00:00.000Z');
    for (const odd of ['soon', '9'.repeat(50), 1e300, Infinity, NaN, null, {}, true])
      expect(read(odd)).to.equal('');
  });

  it('tell of changes in milliseconds', () => {
    const read = (modified: unknown) => readMessage({ ...record, modified })?.modified;
    expect(read('2025-03-15T08:30:00.000Z')).to.equal(Date.UTC(2025, 2, 15, 8, 30));
    expect(read(1_742_027_400_000)).to.equal(1_742_027_400_000);
    for (const odd of ['', 'soon', -1e300, null, [5]]) expect(read(odd)).to.equal(undefined);
  });
});
