/** How a conversation handles failures of the service and of the connection. */
import { expect } from '@open-wc/testing';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { user } from '../../emulator/rest.ts';
import { configOf, guest, openChat, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('a conversation during failures', () => {
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

  it('goes on after a text that the server rejects, until the user discards it', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'poison', text: 'bad' });
    for (const text of ['good', 'bad', 'later']) ada.chat.send(text);
    await until(() => ada.texts().join() === 'good,later,[failed: bad]', 'the bad text failed');
    const poison = ada.chat.$timeline.get().entries.at(-1);
    ada.chat.discard(poison?.key ?? '');
    expect(ada.texts()).to.deep.equal(['good', 'later']);
    expect(await stored()).to.deep.equal(['good', 'later']);
  });

  it('sends a failed text again when the user asks', async () => {
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
    it(`finds out whether a text without an answer was stored (${wasStored ? 'stored' : 'lost'})`, async () => {
      await begin();
      const ada = await comes('Ada');
      await world.control({ do: 'swallow', stored: wasStored });
      ada.chat.send('did you get this?');
      await until(() => ada.texts()[0] === 'did you get this?', 'it is settled', 20_000);
      expect(await stored()).to.deep.equal(['did you get this?']);
    }).timeout(25_000);
  }

  it('marks where messages may be missing when the space hides its history', async () => {
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

  it('shows each message once and in order when events are duplicated and reordered', async () => {
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

  it('is not live while the server ignores its subscription', async () => {
    await begin();
    await world.control({ do: 'ignoreSubscriptions', times: 1 });
    const ada = await guest(world, 'Ada');
    visitors.push(ada);
    const lines = new Set<string>();
    ada.chat.$chat.listen(({ line }) => lines.add(line));
    await until(() => lines.has('waiting'), 'it stops waiting for the subscription', 12_000);
    expect(lines).not.to.include('live');
    await until(ada.isLive, 'live in the end', 8_000);
  }).timeout(25_000);

  it('replaces a half-open connection when a text gets no answer, and keeps the text', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'silence' });
    ada.chat.send('hello?');
    await until(() => lineOf(ada) !== 'live', 'no longer live', 14_000);
    await world.control({ do: 'resume' });
    await until(() => ada.texts()[0] === 'hello?', 'settled', 15_000);
    expect(await stored()).to.deep.equal(['hello?']);
  }).timeout(40_000);

  it('shows the reason when the user is removed from the space, and keeps the messages and the unsent texts', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'say', text: 'welcome' });
    await until(() => ada.texts().length === 1, 'a message');
    await world.control({ do: 'switch', set: { lossAnnounced: 'silent' } });
    await world.control({ do: 'kick', who: 'Ada' });
    ada.chat.send('hello');
    await world.control({ do: 'dropSockets' });
    await until(() => ada.state().step === 'removed', 'removed');
    expect(ada.state()).to.deep.equal({
      step: 'removed',
      line: 'stopped',
      spaceId: world.space,
      title: 'Quiet corner',
    });
    expect(ada.texts()[0]).to.equal('welcome');
    expect(ada.texts()[1]).to.match(/hello\]$/);
  });

  it('shows the messages of a space that is archived already, and that a refusal is about the archive', async () => {
    await begin('archived');
    const spaces = openSpaces({ ...configOf(world), token: await user(world, 'ada') });
    visitors.push(openChat(spaces, world.space));
    const [ada] = visitors as [Visitor];
    await until(() => ada.state().step === 'archived', 'archived');
    expect(ada.texts()).not.to.deep.equal([]);
    await world.control({ do: 'switch', set: { archivedJoin: 'refused' } });
    visitors.push(openChat(openSpaces({ ...configOf(world), token: await user(world, 'ben') }), world.space));
    await until(() => visitors[1]?.state().step === 'refused', 'refused');
    expect(visitors[1]?.state()).to.include({ reason: 'archived' });
  });

  it('notes a new role and that the space has another title', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'space', set: { title: 'Loud corner' } });
    await until(
      () => 'title' in ada.state() && Reflect.get(ada.state(), 'title') === 'Loud corner',
      'renamed',
    );
    await world.control({ do: 'role', who: 'Ada', role: 'member' });
    await until(() => ada.texts().at(-1) === '[new-role: member]', 'noted');
    expect(ada.state()).to.include({ role: 'member', line: 'live' });
    expect(ada.texts(), 'the event itself is no message').to.deep.equal(['[new-role: member]']);
  });

  it('shows the reason when the space gets a new PIN', async () => {
    await begin();
    const ada = await comes('Ada');
    await world.control({ do: 'pin', pin: '99' });
    await world.control({ do: 'dropSockets' });
    await until(() => ada.state().step === 'refused', 'refused');
    expect(ada.state()).to.include({ reason: 'pin' });
  });

  it('loads older pages of 10,000 messages without losing one', async () => {
    await begin('busy');
    const ada = await comes('Ada');
    expect(ada.texts()).to.have.lengthOf(50);
    for (let page = 0; page < 9; page++) await ada.chat.loadOlder();
    expect(ada.texts()).to.deep.equal((await stored()).slice(-500));
  });

  it('fills a gap of 900 messages, and starts over from the newest page after a larger gap', async () => {
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

  it('reconnects by itself after an outage', async () => {
    await begin();
    const ada = await comes('Ada');
    // The outage may cut the answer to the very request that asks for it.
    await world.control({ do: 'outage', ms: 1_500 }).catch(() => {});
    await until(() => lineOf(ada) === 'waiting', 'waiting');
    ada.chat.send('typed meanwhile');
    await until(() => ada.texts()[0] === 'typed meanwhile', 'sent', 15_000);
  }).timeout(20_000);
});
