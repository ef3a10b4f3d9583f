/** What a tab remembers of a connection, and what not. */
import { expect } from '@open-wc/testing';
import { readTabEntry } from '../../../src/protocol/tab-entry.ts';
import { TabMemory } from '../../../src/stores/session/tab-memory.ts';

const server = 'https://chat.example';

describe('What a tab remembers', () => {
  const open: TabMemory[] = [];
  const memory = (...more: [name?: string, remember?: 'none' | 'guest' | 'tab']): TabMemory => {
    const [name, remember] = more;
    const opened = new TabMemory(server, name, remember);
    open.push(opened);
    return opened;
  };

  afterEach(() => {
    for (const each of open.splice(0)) each.release();
    sessionStorage.clear();
  });

  it('is read by the next connection with the same settings, not by one beside it', async () => {
    const first = memory();
    (await first.load())!.keepGuest('a.token');
    expect(memory().isUnread, 'beside it').to.equal(false);
    expect(memory('another name').isUnread).to.equal(false);
    first.release();
    expect(memory().isUnread, 'after it').to.equal(true);
  });

  for (const [what, value] of Object.entries<unknown>({
    text: 'taken',
    null: null,
    'a list': [],
    'an object': {},
  })) {
    it(`does not depend on what another script has put under its key (${what})`, () => {
      const key = Symbol.for('spaces-elements/tab@1');
      const before: unknown = Reflect.get(globalThis, key);
      Reflect.set(globalThis, key, value);
      expect(memory().key).not.to.equal(memory().key);
      Reflect.set(globalThis, key, before);
    });
  }

  it('keeps when the token of a guest was issued', async () => {
    const claims = btoa(JSON.stringify({ iat: 1_000, exp: 1_060 }));
    const token = `header.${claims}.signature`;
    const first = memory();
    (await first.load())!.keepGuest(token);
    const end = await first.records()!.endsAt();
    first.release();
    const second = (await memory().load())!;
    second.keepGuest(token, { id: 'p', name: 'Mira', username: '', picture: undefined, kind: 'guest' });
    expect(await second.endsAt()).to.equal(end);
    expect(end! - Date.now()).to.be.within(50_000, 60_000);
  });

  it('is nothing with "none", and "none" removes what there is', async () => {
    const first = memory();
    (await first.load())!.keep({ name: 'Mira' });
    expect(sessionStorage).to.have.lengthOf(1);
    first.release();
    const second = memory(undefined, 'none');
    expect(sessionStorage).to.have.lengthOf(0);
    (await second.load())!.keepGuest('a.token');
    expect(sessionStorage).to.have.lengthOf(0);
  });

  it('stays as it is while its connection waits for another provider', async () => {
    const first = memory();
    const records = (await first.load())!;
    records.keep({ name: 'Mira' });
    const before = JSON.stringify(sessionStorage);
    first.release();
    records.keep({ name: 'Jonas' });
    expect(JSON.stringify(sessionStorage)).to.equal(before);
    first.claim();
    expect(JSON.stringify(sessionStorage)).to.contain('Jonas');
  });

  it('is hostile until it is read', () => {
    const joined = { by: 'a', person: 'p', space: 's', pin: '', clicked: true };
    for (const junk of [
      null,
      7,
      'x',
      [],
      { guest: { token: 'a b' }, joined: 'x' },
      { joined: [{ by: '../x' }] },
    ])
      expect(readTabEntry(junk), JSON.stringify(junk)).not.to.have.nested.property('joined[0]');
    expect(readTabEntry({ guest: { token: 'a b', since: 1 } }).guest).to.equal(undefined);
    expect(readTabEntry({ joined: [7, joined, { ...joined, person: '__proto__' }] }).joined).to.deep.equal([
      joined,
    ]);
    expect(readTabEntry({ name: 'a\u202Eb', joined: [{ ...joined, clicked: 'yes' }] })).to.deep.include({
      name: 'ab',
      joined: [{ ...joined, clicked: false }],
    });
  });
});
