/** What a conversation does when the service has a bad day. */
import { expect } from '@open-wc/testing';
import { guest, until, type Visitor } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

describe('a conversation on a bad day', () => {
  let world: World;
  let visitors: Visitor[];

  const begin = async (seed = 'empty'): Promise<void> => {
    visitors = [];
    world = await startWorld({ seed });
  };
  const comes = async (name: string): Promise<Visitor> => {
    const visitor = await guest(world, name);
    visitors.push(visitor);
    await until(visitor.isLive, `${name} is live`);
    return visitor;
  };
  const stored = async (): Promise<string[]> =>
    (await world.messages(world.space)).map((one) =>
      String((one as { content: { bodyText: string } }).content.bodyText).replace(/<[^>]*>/g, ''),
    );
  const lineOf = (visitor: Visitor): string => visitor.chat.$chat.get().line;

  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  it('stops at a text the server never takes, and goes on when it is thrown away', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'poison', text: 'bad' });
    for (const text of ['good', 'bad', 'later']) ada.chat.send(text);
    await until(() => ada.texts().includes('[failed: bad]'), 'the poison failed');
    expect(ada.texts()).to.deep.equal(['good', '[failed: bad]', '[queued: later]']);
    const [, poison] = ada.chat.$timeline.get().entries;
    ada.chat.discard(poison?.key ?? '');
    await until(() => ada.texts().at(-1) === 'later', 'the next one went');
    expect(await stored()).to.deep.equal(['good', 'later']);
  });

  it('sends a failed text again when asked', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'refuseMessages' });
    const key = ada.chat.send('please');
    await until(() => ada.texts()[0] === '[failed: please]', 'failed');
    ada.chat.retry(key);
    await until(() => ada.texts()[0] === 'please', 'sent');
    expect(await stored()).to.deep.equal(['please']);
  });

  for (const wasStored of [true, false]) {
    it(`finds out what became of a text without an answer (${wasStored ? 'stored' : 'lost'})`, async () => {
      await begin();
      const ada = await comes('Ada');
      await world.control({ do: 'swallow', stored: wasStored });
      ada.chat.send('did you get this?');
      await until(() => ada.texts()[0] === 'did you get this?', 'it is settled', 20_000);
      expect(await stored()).to.deep.equal(['did you get this?']);
    }).timeout(25_000);
  }

  it('says where messages may be missing when the space hides its history, and can still be used', async () => {
    await begin('no-history');
    const ada = await comes('Ada');
    expect(ada.texts()).to.deep.equal(['[history-denied]']);
    expect(ada.state()).to.include({ older: 'denied' });
    ada.chat.send('hello');
    await until(() => ada.texts().at(-1) === 'hello', 'sent');
    await world.control({ do: 'dropSockets' });
    await until(() => lineOf(ada) !== 'live', 'down');
    await until(ada.isLive, 'up again');
    expect(ada.texts()).to.deep.equal(['[history-denied]', 'hello', '[history-denied]']);
  }).timeout(20_000);

  it('shows each message once, in order, when events come twice and in the wrong order', async () => {
    await begin();
    const [ada, bo] = [await comes('Ada'), await comes('Bo')];
    await world.control({ do: 'duplicateEvents', event: 'MESSAGE_SENT', times: 'all' });
    await world.control({ do: 'reorderEvents', event: 'MESSAGE_SENT', times: 5 });
    const typed = Array.from({ length: 12 }, (_, index) => `text ${index}`);
    await world.control({ do: 'say', text: 'text #', count: 12 });
    for (const visitor of [ada, bo]) await until(() => visitor.texts().length === 12, 'all are there');
    expect(ada.texts()).to.deep.equal(await stored());
    expect(bo.texts()).to.deep.equal(ada.texts());
    expect(ada.texts()).to.have.lengthOf(typed.length);
  });

  it('is never called live while the server ignores its subscription', async () => {
    await begin();
    await world.control({ do: 'ignoreSubscriptions', times: 1 });
    const ada = await guest(world, 'Ada');
    visitors.push(ada);
    const lines = new Set<string>();
    ada.chat.$chat.listen(({ line }) => lines.add(line));
    await until(() => lines.has('waiting'), 'it gave the deaf line up', 12_000);
    expect(lines).not.to.include('live');
    await until(ada.isLive, 'live in the end', 8_000);
  }).timeout(25_000);

  it('notices a half-open line when a text gets no answer, and loses nothing', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'silence' });
    ada.chat.send('anybody?');
    await until(() => lineOf(ada) !== 'live', 'suspect', 14_000);
    await world.control({ do: 'resume' });
    await until(() => ada.texts()[0] === 'anybody?', 'settled', 15_000);
    expect(await stored()).to.deep.equal(['anybody?']);
  }).timeout(40_000);

  it('ends with the reason when the visitor is taken out for good', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'kick', who: 'Ada' });
    await world.control({ do: 'dropSockets' });
    await until(() => ada.state().step === 'refused', 'refused');
    expect(ada.state()).to.have.property('reason');
  });

  it('ends with the reason when the space gets a PIN meanwhile', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'pin', pin: '99' });
    await world.control({ do: 'dropSockets' });
    await until(() => ada.state().step === 'refused', 'refused');
    expect(ada.state()).to.include({ reason: 'pin' });
  });

  it('goes back page by page to the first of 10,000 messages without losing one', async () => {
    await begin('busy');
    const ada = await comes('Ada');
    expect(ada.texts()).to.have.lengthOf(50);
    for (let page = 0; page < 9; page++) await ada.chat.loadOlder();
    expect(ada.texts()).to.deep.equal((await stored()).slice(-500));
  });

  it('closes a gap of 900 messages, and starts over from the newest page behind a bigger one', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'say', text: 'before' });
    await until(() => ada.texts().length === 1, 'before');
    const away = async (count: number): Promise<void> => {
      await world.control({ do: 'refuseSockets', times: 1 });
      await world.control({ do: 'dropSockets' });
      await world.control({ do: 'say', text: `away ${count} #`, count });
      const last = (await stored()).at(-1);
      await until(() => ada.isLive() && ada.texts().at(-1) === last, 'caught up', 9_000);
    };
    await away(900);
    expect(ada.texts()).to.deep.equal(await stored());
    await away(1_500);
    expect(ada.texts()).to.deep.equal((await stored()).slice(-1_000));
    expect(ada.state()).to.include({ older: 'more' });
    await ada.chat.loadOlder();
    expect(ada.texts()).to.deep.equal((await stored()).slice(-1_050));
  }).timeout(30_000);

  it('comes back by itself after an outage', async () => {
    await begin();
    const ada = await comes('Ada');
    // The outage may cut the answer to the very request that asks for it.
    await world.control({ do: 'outage', ms: 1_500 }).catch(() => {});
    await until(() => lineOf(ada) === 'waiting', 'waiting');
    ada.chat.send('typed meanwhile');
    await until(() => ada.texts()[0] === 'typed meanwhile', 'sent', 15_000);
  }).timeout(20_000);
});
