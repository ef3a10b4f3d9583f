import { aTimeout, expect } from '@open-wc/testing';
import { clear, createStore, get, set } from 'idb-keyval';
import { Outbox } from '../../../src/stores/chat/outbox.ts';
import { openOutboxStorage, type OutboxOwner } from '../../../src/stores/chat/outbox-storage.ts';
import type { Pending } from '../../../src/stores/chat/pending.ts';
import { until } from '../../support/visitors.ts';

/** How many records were read from IndexedDB while `run` ran. */
async function recordsRead(run: () => Promise<unknown>): Promise<number> {
  let read = 0;
  const store = IDBObjectStore.prototype;
  const { getAll, getAllKeys, get } = store;
  const counted = <T extends unknown[], R>(method: (...args: T) => IDBRequest<R>) =>
    function (this: IDBObjectStore, ...args: T): IDBRequest<R> {
      const request = method.apply(this, args);
      request.addEventListener('success', () => {
        read += Array.isArray(request.result) ? request.result.length : 1;
      });
      return request;
    };
  Object.assign(store, { getAll: counted(getAll), getAllKeys: counted(getAllKeys), get: counted(get) });
  try {
    await run();
    return read;
  } finally {
    Object.assign(store, { getAll, getAllKeys, get });
  }
}

describe('the storage of unsent texts', () => {
  let owner: OutboxOwner;

  beforeEach(() => {
    owner = { server: 'https://spaces.example', personId: crypto.randomUUID(), spaceId: 'a' };
  });

  const textsOf = (count: number): Pending[] =>
    Array.from({ length: count }, (_, index) => ({
      key: `key ${index}`,
      text: 'hello',
      body: '<p>hello</p>',
      created: new Date(index).toISOString(),
      status: 'queued',
      tries: 0,
      after: undefined,
    }));

  it('does not read all texts in order to change one', async () => {
    const storage = await openOutboxStorage(owner, () => {});
    const texts = textsOf(500);
    await storage.add(texts, new Map());
    const [first] = texts;
    if (!first) throw new Error('There is no text.');
    expect(await recordsRead(() => storage.replace({ ...first, status: 'sending' }))).to.be.below(10);
    expect((await storage.read()).texts[0]?.status).to.equal('sending');
    storage.close();
  });

  it('is read a few times only while another page changes many texts', async () => {
    const outbox = new Outbox();
    outbox.open(owner);
    const other = await openOutboxStorage(owner, () => {});
    const texts = textsOf(100);
    await other.add(texts, new Map());
    await until(() => outbox.entries.length === 100, 'the page shows the texts');
    const read = await recordsRead(async () => {
      for (const text of texts) await other.remove(text);
      await until(() => outbox.entries.length === 0, 'the page shows that they were sent');
    });
    expect(read).to.be.below(2_000);
    outbox.close();
    other.close();
  });

  it('says that a text is gone, and that everything was cleared', async () => {
    const storage = await openOutboxStorage(owner, () => {});
    const [first] = textsOf(1);
    if (!first) throw new Error('There is no text.');
    expect(await storage.replace(first)).to.equal(false);
    await storage.add([first], new Map());
    expect(await storage.replace(first)).to.equal(true);
    await clear(createStore('spaces-elements', 'unsent'));
    let reason: unknown;
    await storage.replace(first).catch((error: unknown) => (reason = error));
    expect(reason).to.be.an('error');
    storage.close();
  });

  it('stores the draft while the user types without a pause', async () => {
    const storage = await openOutboxStorage(owner, () => {});
    await storage.mark();
    for (let length = 1; length <= 10; length += 1) {
      storage.changeDraft('x'.repeat(length), []);
      await aTimeout(60);
    }
    // As after a crash, the page has no time to write the rest.
    expect((await storage.read()).draft.length).to.be.above(2);
    storage.close();
  });

  it('keeps the people that the draft mentions, and no others', async () => {
    const outbox = new Outbox();
    outbox.open(owner);
    const [ada, bea] = ['Ada', 'Bea'].map((title) => ({ id: `id-${title}`, type: 'user', title }));
    outbox.$mentioned.set([ada!, bea!]);
    outbox.$draft.set('Hi @Ada');
    await until(async () => (await draftOf(owner)) !== undefined, 'the draft is stored');
    outbox.close();
    const next = new Outbox();
    next.open(owner);
    await until(() => next.$draft.get() === 'Hi @Ada', 'the draft is back');
    expect(next.$mentioned.get()).to.deep.equal([ada]);
    next.clear();
    expect(next.$mentioned.get()).to.deep.equal([]);
  });

  it('believes nothing that another script has written about people in the draft', async () => {
    const junk = [
      7,
      [null, 7, 'Ada', {}, { id: '__proto__', type: 'user', title: 'Ada' }, { id: 'a', title: '' }],
      [{ id: 'a b', type: 'user', title: 'Ada' }],
    ];
    for (const mentions of junk) {
      await putDraft(owner, { draft: 'Hi @Ada', mentions, created: new Date().toISOString() });
      const storage = await openOutboxStorage(owner, () => {});
      expect(await storage.read()).to.deep.include({ draft: 'Hi @Ada', mentions: [] });
      storage.close();
    }
    const many = Array.from({ length: 500 }, (_, index) => ({ id: `a${index}`, type: 'user', title: 'Ada' }));
    await putDraft(owner, { draft: 'Hi @Ada', mentions: many, created: new Date().toISOString() });
    const storage = await openOutboxStorage(owner, () => {});
    expect((await storage.read()).mentions).to.have.lengthOf(50);
    storage.close();
  });
});

const store = createStore('spaces-elements', 'unsent');

function draftOf({ server, personId, spaceId }: OutboxOwner): Promise<unknown> {
  return get([server, personId, spaceId, 'draft'], store);
}

function putDraft({ server, personId, spaceId }: OutboxOwner, record: object): Promise<void> {
  return set([server, personId, spaceId, 'draft'], record, store);
}
