import { expect } from '@open-wc/testing';
import { createStore, keys, set } from 'idb-keyval';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { configOf, openChat, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';

describe('an unsent text', () => {
  let world: World;
  let visitors: Visitor[];

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    visitors = [];
    world = await startWorld({ seed: 'empty', ...wish });
  };
  /** A page of the same browser, in which the page's token says who the user is. */
  const opens = async (user = 'ben', space = world.space): Promise<Visitor> => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user });
    const visitor = openChat(openSpaces({ ...configOf(world), token }), space);
    visitors.push(visitor);
    return visitor;
  };
  const opensLive = async (user?: string, space?: string): Promise<Visitor> => {
    const visitor = await opens(user, space);
    await until(visitor.isLive, 'live');
    return visitor;
  };
  const stored = async (space = world.space): Promise<string[]> =>
    (await world.messages(space)).map((each) =>
      (each as { content: { bodyText: string } }).content.bodyText.replace(/<[^>]*>/g, ''),
    );
  const goOffline = async (): Promise<void> => {
    await world.control({ do: 'refuseSockets', times: 1_000 });
    await world.control({ do: 'dropSockets' });
    await until(() => visitors.every((each) => each.state().line === 'waiting'), 'offline');
  };
  const holds = (visitor: Visitor, ...texts: string[]): Promise<void> =>
    until(() => JSON.stringify(visitor.texts()) === JSON.stringify(texts), texts.join(', '));

  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  it('is shown by other pages of the same person, which send it once', async () => {
    await begin();
    const first = await opensLive();
    const second = await opensLive();
    await goOffline();
    first.chat.send('one');
    first.chat.send('two');
    await holds(second, '[queued: one]', '[queued: two]');
    await world.control({ do: 'clear' });
    for (const each of [first, second])
      await until(() => each.texts().join() === 'one,two', 'both are sent', 15_000);
    expect(await stored()).to.deep.equal(['one', 'two']);
  }).timeout(30_000);

  for (const wish of [{ line: 'socket' }, { line: 'requests' }])
    it(`keeps its mentions over a failure, a reload and a retry, by ${wish.line}`, async () => {
      await begin();
      const mentions = [{ id: 'ada-1', type: 'user', title: 'Ada' }];
      const bodyText =
        '<p><strong>Hi</strong> <mention id="ada-1" type="user" value="Ada">@Ada</mention></p>';
      const first = await opensLive();
      await world.control({ do: 'refuseMessages', times: 1 });
      const key = first.chat.send('**Hi** @Ada', [], { bodyText, mentions });
      await holds(first, '[failed: **Hi** @Ada]');
      first.leave();
      if (wish.line === 'requests') await world.control({ do: 'refuseSockets', times: 1_000 });
      const second = await opens();
      await holds(second, '[failed: **Hi** @Ada]');
      const [entry] = second.chat.$timeline.get().entries;
      expect(entry?.kind === 'pending' && entry.body).to.deep.equal({ bodyText, mentions });
      second.chat.retry(key);
      await until(async () => (await stored()).length > 0, 'it is stored', 20_000);
      const [message] = (await world.messages(world.space)) as { content: object; mentions: object }[];
      expect(message?.content).to.include({ bodyText });
      expect(message?.mentions).to.deep.equal(mentions);
      await until(
        () => [...second.chat.$timeline.get().entries].every(({ kind }) => kind === 'message'),
        'confirmed',
        20_000,
      );
    }).timeout(45_000);

  it('is stored for each page if two pages send the same to a server that changes the time', async () => {
    await begin({ switches: { created: 'replaced' } });
    const pages = [await opensLive(), await opensLive()];
    for (let index = 0; index < 20; index++) for (const { chat } of pages) chat.send('the same');
    await until(async () => (await stored()).length === 40, 'all are stored', 20_000);
    for (const page of pages) await holds(page, ...Array.from({ length: 40 }, () => 'the same'));
    expect(await stored()).to.have.lengthOf(40);
  }).timeout(40_000);

  it('comes back after the person has opened a new page, in the order in which it was written', async () => {
    await begin();
    const first = await opensLive();
    await goOffline();
    for (const text of ['one', 'two', 'three']) first.chat.send(text);
    await holds(first, '[queued: one]', '[queued: two]', '[queued: three]');
    const second = await opens();
    await holds(second, '[queued: one]', '[queued: two]', '[queued: three]');
    second.chat.discard(keyOf(second, 'two'));
    await holds(first, '[queued: one]', '[queued: three]');
    await world.control({ do: 'clear' });
    await until(async () => (await stored()).join() === 'one,three', 'sent', 15_000);
  }).timeout(30_000);

  it('comes back even if another script has written something else beside it', async () => {
    await begin();
    const first = await opensLive();
    await goOffline();
    first.chat.send('one');
    await holds(first, '[queued: one]');
    const store = createStore('spaces-elements', 'unsent');
    const isText = (key: IDBValidKey): key is string[] => Array.isArray(key) && key.includes('text');
    await until(async () => (await keys(store)).some(isText), 'the text is stored');
    const [key = []] = (await keys(store)).filter(isText);
    const text = {
      key: 'k',
      text: 'x',
      body: 'x',
      created: '2026-01-01T00:00:00Z',
      status: 'queued',
      tries: 0,
    };
    const junk = [
      'junk',
      null,
      { ...text, text: undefined },
      { ...text, status: 'held' },
      { ...text, created: 'never' },
      { ...text, key: 7 },
      { draft: 7 },
    ];
    for (const [index, value] of junk.entries()) await set([...key.slice(0, -1), `${index}`], value, store);
    first.leave();
    await world.control({ do: 'clear' });
    const second = await opensLive();
    await until(() => second.texts().join() === 'one', 'only the text is sent');
    expect(await stored()).to.deep.equal(['one']);
  });

  it('is not shown to another person, nor in another space', async () => {
    await begin();
    await opensLive();
    await goOffline();
    visitors[0]?.chat.send('only mine');
    await holds(visitors[0]!, '[queued: only mine]');
    const other = await opens('ada');
    await until(() => other.state().line === 'waiting', 'the other is offline');
    expect(other.texts()).to.deep.equal([]);
    expect(other.chat.$draft.get()).to.equal('');
  });

  it('is removed from the browser when the person signs out', async () => {
    await begin();
    const first = await opensLive();
    await goOffline();
    first.chat.send('gone');
    first.chat.$draft.set('gone, too');
    await holds(first, '[queued: gone]');
    first.spaces.session.signOut();
    expect(first.texts()).to.deep.equal([]);
    expect(first.chat.$draft.get()).to.equal('');
    await until(async () => (await recordsOf(world.server)) === 0, 'nothing is stored');
  });

  it('goes on being sent after its conversation is no longer shown', async () => {
    await begin({ seed: 'office' });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ben' });
    const spaces = openSpaces({ ...configOf(world), token });
    const shown = openChat(spaces, world.space);
    visitors.push(shown);
    await until(shown.isLive, 'live');
    const before = (await stored()).length;
    await goOffline();
    for (let index = 0; index < 5; index++) shown.chat.send(`text ${index}`);
    shown.stop();
    await world.control({ do: 'clear' });
    await until(async () => (await stored()).length === before + 5, 'all are sent', 15_000);
    expect((await stored()).slice(before)).to.deep.equal([0, 1, 2, 3, 4].map((index) => `text ${index}`));
  }).timeout(30_000);

  it('is in one conversation for all that show a space', async () => {
    await begin();
    const first = await opensLive();
    const second = openChat(first.spaces, world.space);
    expect(second.chat).to.equal(first.chat);
    second.stop();
  });

  it('that the service refuses does not hold up the texts after it', async () => {
    await begin();
    const visitor = await opensLive();
    await world.control({ do: 'poison', text: 'poison' });
    const texts = ['0', '1', '2', '3', 'poison', '5', '6', '7', '8', '9'];
    for (const text of texts) visitor.chat.send(text);
    await holds(visitor, ...texts.filter((text) => text !== 'poison'), '[failed: poison]');
    expect(await stored()).to.deep.equal(texts.filter((text) => text !== 'poison'));
    const entry = visitor.chat.$timeline.get().entries.at(-1);
    expect(entry).to.include({ kind: 'pending', reason: 'not-accepted' });
  });

  it('that was refused is not taken for the same text from another device', async () => {
    await begin({ switches: { created: 'replaced' } });
    const visitor = await opensLive();
    await world.control({ do: 'refuseMessages' });
    visitor.chat.send('again');
    await holds(visitor, '[failed: again]');
    await world.control({ do: 'say', who: 'ben', text: 'again' });
    await holds(visitor, 'again', '[failed: again]');
    visitor.chat.retry(keyOf(visitor, 'again'));
    await holds(visitor, 'again', 'again');
  });

  it('that may have been sent holds up the texts after it, and they say so', async () => {
    await begin({ seed: 'no-history' });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'hana' });
    const visitor = openChat(openSpaces({ ...configOf(world), token }), world.space);
    visitors.push(visitor);
    await until(visitor.isLive, 'live');
    await world.control({ do: 'swallow' });
    visitor.chat.send('perhaps');
    visitor.chat.send('later');
    await until(() => visitor.texts().includes('[sending: perhaps]'), 'sending');
    await goOffline();
    await until(() => visitor.texts().includes('[held: later]'), 'held');
    await world.control({ do: 'clear' });
    await until(visitor.isLive, 'live again', 15_000);
    expect(visitor.texts().slice(-2)).to.deep.equal(['[unconfirmed: perhaps]', '[held: later]']);
    visitor.chat.discard(keyOf(visitor, 'perhaps'));
    await until(() => visitor.texts().at(-1) === 'later', 'the next one is sent');
  }).timeout(30_000);

  describe('on a page that can store nothing', () => {
    const { locks } = navigator;

    beforeEach(() => Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true }));
    afterEach(() => Object.defineProperty(navigator, 'locks', { value: locks, configurable: true }));

    const mayLeave = (): boolean => dispatchEvent(new Event('beforeunload', { cancelable: true }));

    it('is sent all the same, and the page asks before it is left', async () => {
      await begin();
      const visitor = await opensLive();
      expect(mayLeave()).to.equal(true);
      await goOffline();
      visitor.chat.send('only here');
      await holds(visitor, '[queued: only here]');
      expect(mayLeave()).to.equal(false);
      await world.control({ do: 'clear' });
      await holds(visitor, 'only here');
      expect(mayLeave()).to.equal(true);
      visitor.chat.$draft.set('half');
      expect(mayLeave()).to.equal(false);
      visitor.chat.$draft.set('');
      expect(mayLeave()).to.equal(true);
    }).timeout(20_000);
  });
});

function keyOf(visitor: Visitor, text: string): string {
  const { entries } = visitor.chat.$timeline.get();
  const entry = [...entries].find((each) => each.kind === 'pending' && each.text === text);
  return entry?.key ?? '';
}

/** How many records the browser has for a server. */
function recordsOf(server: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('spaces-elements');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result
        .transaction('unsent')
        .objectStore('unsent')
        .count(IDBKeyRange.bound([server], [server, []]));
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}
