/** What a conversation does with answers and frames that are too large. */
import { expect } from '@open-wc/testing';
import { aWhile, guest, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('a conversation with large messages', () => {
  let world: World;
  let visitors: Visitor[];

  beforeEach(async () => {
    visitors = [];
    world = await startWorld({ seed: 'empty', switches: { latency: false } });
  });
  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  const comes = async (): Promise<Visitor> => {
    const ada = await guest(world, 'Ada');
    visitors.push(ada);
    await until(ada.isLive, 'live', 15_000);
    return ada;
  };
  const sizes = async (): Promise<unknown[]> => {
    const requests = (await world.requests()) as readonly { path: string; query?: string }[];
    return requests
      .filter(({ path }) => path.endsWith('/messages/query'))
      .map(({ query }) => new URLSearchParams(query).get('size'));
  };

  it('asks for fewer messages when a page is too large, and shows them', async () => {
    await world.control({ do: 'say', text: `# ${'x'.repeat(1_000_000)}`, count: 9 });
    const ada = await comes();
    expect(await sizes()).to.deep.equal(['50', '25', '12', '6']);
    expect(ada.texts().map((text) => text.split(' ')[0])).to.deep.equal(['4', '5', '6', '7', '8', '9']);
    await ada.chat.loadOlder();
    expect(ada.texts().length).to.equal(9);
  }).timeout(30_000);

  it('reads a message from the history that is too large for the socket', async () => {
    const ada = await comes();
    await world.control({ do: 'say', text: `large ${'x'.repeat(1_100_000)}` });
    await until(() => ada.texts().length === 1, 'the message');
    expect(ada.texts()[0]?.startsWith('large')).to.equal(true);
    await until(ada.isLive, 'live');
    const before = (await sizes()).length;
    for (let count = 0; count < 5; count++)
      await world.control({ do: 'say', text: `again ${'x'.repeat(1_100_000)}` });
    await aWhile();
    expect((await sizes()).length - before, 'at a pace').to.equal(0);
  }).timeout(30_000);

  it('says that a message is too long to show, also after a reload, and goes on', async () => {
    const ada = await comes();
    await world.control({ do: 'say', text: 'before' });
    await world.control({ do: 'say', text: 'x'.repeat(9_000_000) });
    await until(() => ada.texts().join() === 'before,[too-long]', 'the note', 20_000);
    const ben = await comes();
    expect(ben.texts()).to.deep.equal(['[too-long]']);
    await world.control({ do: 'say', text: 'after' });
    for (const one of [ada, ben])
      await until(() => one.texts().at(-1) === 'after', 'the next message', 20_000);
  }).timeout(60_000);

  it('stops reading a compressed response that becomes too long', async () => {
    await world.control({ do: 'fail', status: 200, body: 'bomb', path: '*/messages/query' });
    await comes();
    expect(await sizes()).to.deep.equal(['50', '25']);
  });
});
