/** Conversations on networks that let no socket through: they poll, and send each text as a request. */
import { expect } from '@open-wc/testing';
import { guest, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Longer than one polling period. */
const period = 32_000;

describe('a conversation without a socket', () => {
  let world: World;
  let visitors: Visitor[];

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    visitors = [];
    world = await startWorld({ seed: 'empty', switches });
  };
  const comes = async (name: string): Promise<Visitor> => {
    const visitor = await guest(world, name);
    visitors.push(visitor);
    return visitor;
  };
  const lineOf = (visitor: Visitor): string => visitor.chat.$chat.get().line;
  const polls = (visitor: Visitor): Promise<void> =>
    until(() => lineOf(visitor) === 'polling', 'it polls', 20_000);
  const stored = async (): Promise<string[]> =>
    (await world.messages(world.space)).map((one) =>
      String((one as { content: { bodyText: string } }).content.bodyText).replace(/<[^>]*>/g, ''),
    );
  const block = (): Promise<unknown> => world.control({ do: 'refuseSockets', times: 'all' });

  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  for (const chatPostAnswer of ['message', 'data', 'empty']) {
    it(`lets two people talk, each message once (the service answers a post with: ${chatPostAnswer})`, async function () {
      this.timeout(120_000);
      await begin({ chatPostAnswer });
      await block();
      const [ada, ben] = [await comes('Ada'), await comes('Ben')];
      await Promise.all([polls(ada), polls(ben)]);
      ada.chat.send('one');
      ada.chat.send('two');
      ada.chat.send('two');
      await until(() => ada.texts().join() === 'one,two,two', 'sent', 20_000);
      // One of the three waits for the next poll.
      const look = (visitor: Visitor): void => {
        if (chatPostAnswer !== 'empty') visitor.chat.reconnect();
      };
      look(ben);
      await until(() => ben.texts().join() === 'one,two,two', 'arrived', period);
      ben.chat.send('three');
      await until(async () => (await stored()).length === 4, 'stored');
      look(ada);
      await until(() => ada.texts().join() === 'one,two,two,three', 'answered', period);
      expect(await stored()).to.deep.equal(['one', 'two', 'two', 'three']);
      expect([lineOf(ada), lineOf(ben)]).to.deep.equal(['polling', 'polling']);
    });
  }

  it('goes back to the socket by itself, without a loss or a double', async function () {
    this.timeout(120_000);
    await begin();
    await block();
    const ada = await comes('Ada');
    await polls(ada);
    ada.chat.send('by request');
    await until(() => ada.texts().join() === 'by request', 'sent');
    await world.control({ do: 'clear' });
    ada.chat.send('meanwhile');
    ada.chat.reconnect();
    await until(() => lineOf(ada) === 'live', 'live', 60_000);
    ada.chat.send('live');
    await until(() => ada.texts().join() === 'by request,meanwhile,live', 'all sent', 20_000);
    expect(await stored()).to.deep.equal(['by request', 'meanwhile', 'live']);
  });

  for (const answered of ['stored', 'lost'] as const) {
    it(`finds out whether a text without an answer was stored (${answered})`, async function () {
      this.timeout(120_000);
      await begin();
      await block();
      const ada = await comes('Ada');
      await polls(ada);
      const when = answered === 'stored' ? 'after' : 'before';
      await world.control({ do: 'fail', path: '*/chats', times: 1, status: 502, when });
      ada.chat.send('once');
      await until(() => ada.texts().join() === 'once', 'sent', 60_000);
      expect(await stored()).to.deep.equal(['once']);
      const statuses = (await world.requests())
        .filter(({ path }) => path.endsWith('/chats'))
        .map(({ status }) => status);
      expect(statuses).to.deep.equal(answered === 'stored' ? [502] : [502, 200]);
    });
  }

  it('says that it waits while the service does not answer requests either', async function () {
    this.timeout(60_000);
    await begin();
    const ada = await comes('Ada');
    await until(ada.isLive, 'live');
    await world.control({ do: 'fail', path: '*/messages/query', status: 503, times: 'all' });
    await block();
    await world.control({ do: 'dropSockets' });
    const polled = async (): Promise<boolean> =>
      (await world.requests()).some(({ path, status }) => path.endsWith('/messages/query') && status === 503);
    await until(polled, 'a poll failed', 30_000);
    expect(lineOf(ada)).to.be.oneOf(['waiting', 'connecting']);
  });

  it('does not poll a space that hides its history from the user', async function () {
    this.timeout(60_000);
    await begin();
    await world.control({ do: 'space', set: { historyDenied: true } });
    await block();
    const ada = await comes('Ada');
    await until(
      () => {
        const state = ada.state();
        return state.step === 'open' && state.line === 'waiting';
      },
      'it waits',
      20_000,
    );
    expect(lineOf(ada)).to.not.equal('polling');
  });
});
