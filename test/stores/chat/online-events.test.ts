/** How a conversation reacts when the browser reports that the page or the network is back. */
import { expect } from '@open-wc/testing';
import { guest, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('a conversation and online events', () => {
  let world: World;
  let ada: Visitor;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    ada = await guest(world, 'Ada');
    await until(ada.isLive, 'live');
  });
  afterEach(async () => {
    ada.leave();
    await world.stop();
  });

  const socketsOpened = async (): Promise<number> => Number((await world.stats())['socketsOpened']);

  it('reconnects and catches up when the page returns from the back/forward cache', async () => {
    await world.control({ do: 'dropEvents', event: 'MESSAGE_SENT', times: 1 });
    await world.control({ do: 'say', text: 'said while frozen' });
    expect(ada.texts()).to.deep.equal([]);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => ada.texts().length === 1 && ada.isLive(), 'caught up', 4_000);
    expect(await socketsOpened()).to.equal(2);
  });

  it('reconnects at once each time the page returns from the back/forward cache', async () => {
    const { now } = Date;
    const waits: string[] = [];
    const stop = ada.chat.$chat.listen(({ line }) => line === 'waiting' && waits.push(line));
    try {
      for (const opened of [2, 3]) {
        window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await until(async () => (await socketsOpened()) === opened && ada.isLive(), 'live again');
        // Only one attempt is made in five seconds.
        Date.now = () => now() + 6_000;
      }
    } finally {
      Date.now = now;
      stop();
    }
    expect(waits).to.deep.equal([]);
  });

  it('reconnects at once when the network is back', async () => {
    await world.control({ do: 'refuseSockets', times: 5 });
    await world.control({ do: 'dropSockets' });
    await until(
      () => {
        const state = ada.state();
        return state.step === 'open' && (state.retryAt ?? 0) - Date.now() > 2_500;
      },
      'a long wait',
      9_000,
    );
    await world.control({ do: 'clear' });
    window.dispatchEvent(new Event('online'));
    await until(ada.isLive, 'live', 2_400);
  }).timeout(20_000);

  it('checks an open connection when the device goes offline', async () => {
    await world.control({ do: 'silence' });
    window.dispatchEvent(new Event('offline'));
    await until(() => ada.state().line !== 'live', 'no longer live', 3_500);
    await world.control({ do: 'resume' });
    await until(ada.isLive, 'live', 8_000);
  }).timeout(15_000);

  it('finds a dead connection also while the network comes and goes', async () => {
    await world.control({ do: 'silence' });
    const changes = setInterval(() => {
      for (const type of ['offline', 'online']) window.dispatchEvent(new Event(type));
    }, 500);
    try {
      await until(() => ada.state().line !== 'live', 'no longer live', 4_000);
    } finally {
      clearInterval(changes);
    }
    await world.control({ do: 'resume' });
    await until(ada.isLive, 'live');
  }).timeout(15_000);

  it('keeps one connection after many online events', async () => {
    for (let time = 0; time < 50; time++) window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => ada.state().line !== 'live', 'the old connection ends', 2_000);
    await until(ada.isLive, 'live again');
    expect((await world.stats())['sockets']).to.equal(1);
  });
});
