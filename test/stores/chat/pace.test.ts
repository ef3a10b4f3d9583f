/** How often a conversation asks a service that fails, and what it says meanwhile. */
import { expect } from '@open-wc/testing';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { aWhile, configOf, guest, next, openChat, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

const answers = {
  'status 500': { status: 500 },
  'status 429': { status: 429 },
  'a login page': { status: 200, body: 'login' },
  'an empty body': { status: 200, body: 'empty' },
};
const history = '*/messages/query';
const feed = '/api/activitiesrecord/messages';

describe('a conversation and a service that fails', () => {
  let world: World;
  let others: World[];
  let visitors: Visitor[];

  beforeEach(async () => {
    visitors = [];
    others = [];
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await Promise.all([world, ...others].map((each) => each.stop()));
  });

  const comes = async (): Promise<Visitor> => {
    const ada = await guest(world, 'Ada');
    visitors.push(ada);
    await until(ada.isLive, 'live');
    return ada;
  };
  const failing = (path: string, answer: object): Promise<unknown> =>
    world.control({ do: 'fail', path, times: 'all', ...answer });
  const asked = async (path: string): Promise<number> =>
    (await world.requests()).filter((each) => each.path.split('?')[0]?.endsWith(path)).length;
  const opened = async (): Promise<number> => Number((await world.stats())['socketsOpened']);
  const failureOf = (visitor: Visitor): string | undefined => {
    const state = visitor.state();
    return 'failure' in state ? state.failure?.code : undefined;
  };
  const retryAt = (visitor: Visitor): number => {
    const state = visitor.state();
    return ('retryAt' in state && state.retryAt) || 0;
  };
  const goOnline = (): boolean => window.dispatchEvent(new Event('online'));

  for (const [what, answer] of Object.entries(answers)) {
    it(`keeps the socket while the history answers with ${what}, and is live when it works again`, async () => {
      const ada = await comes();
      await failing(history, answer);
      await world.control({ do: 'dropSockets' });
      const before = await asked('/messages/query');
      await until(async () => (await asked('/messages/query')) >= before + 3, 'three attempts', 12_000);
      await until(() => ada.state().line === 'waiting', 'waiting');
      expect(await opened(), 'sockets').to.equal(2);
      expect(failureOf(ada)).to.be.oneOf(['server-error', 'rate-limited', 'bad-answer']);
      await world.control({ do: 'say', text: 'said meanwhile' });
      await aWhile();
      expect(ada.texts(), 'nothing appears after a gap').to.deep.equal([]);
      await world.control({ do: 'clear' });
      goOnline();
      await until(ada.isLive, 'live again', 2_000);
      expect(ada.texts()).to.deep.equal(['said meanwhile']);
      expect(await opened(), 'sockets').to.equal(2);
    }).timeout(25_000);

    it(`goes live while the change feed answers with ${what}, and says that edits may be missing`, async () => {
      const ada = await comes();
      await world.control({ do: 'say', text: 'before' });
      await until(() => ada.texts().length === 1, 'the message');
      await failing(feed, answer);
      await world.control({ do: 'dropSockets' });
      await until(() => !ada.isLive(), 'down');
      await until(ada.isLive, 'live', 6_000);
      expect(ada.texts()).to.deep.equal(['before', '[no-changes]']);
      ada.chat.send('the talk goes on');
      await until(() => ada.texts().at(-1) === 'the talk goes on', 'sent');
      await world.control({ do: 'clear' });
      goOnline();
      await until(() => !ada.texts().includes('[no-changes]'), 'the note is gone', 3_000);
      expect(ada.isLive()).to.equal(true);
      expect(await opened(), 'sockets').to.equal(2);
    }).timeout(25_000);
  }

  it('applies edits that the change feed could not report before', async () => {
    const ada = await comes();
    await world.control({ do: 'say', text: 'first #', count: 60 });
    await until(() => ada.texts().length === 60, 'the messages');
    const [first] = await world.messages(world.space);
    await failing(feed, { status: 500 });
    await world.control({ do: 'dropSockets' });
    await until(() => !ada.isLive(), 'down');
    await world.control({ do: 'edit', id: first?.['_id'], text: 'edited' });
    await until(ada.isLive, 'live', 6_000);
    expect(ada.texts()[0], 'the page of the history does not reach it').to.equal('first 1');
    await world.control({ do: 'clear' });
    goOnline();
    await until(() => ada.texts()[0] === 'edited', 'the edit', 3_000);
  }).timeout(20_000);

  for (const [part, path] of Object.entries({ history, 'change feed': feed, join: '*/join' })) {
    it(`asks no sooner than Retry-After allows (${part})`, async () => {
      const ada = await comes();
      await world.control({ do: 'say', text: 'before' });
      await until(() => ada.texts().length === 1, 'the message');
      if (part === 'join') {
        const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ben' });
        await world.control({ do: 'fail', path, status: 429, retryAfter: '3' });
        visitors.push(openChat(openSpaces({ ...configOf(world), token }), world.space));
      } else {
        await world.control({ do: 'fail', path, status: 429, retryAfter: '3' });
        await world.control({ do: 'dropSockets' });
      }
      const waits = (): boolean =>
        visitors.some((each) => failureOf(each) === 'rate-limited' || each.texts().includes('[no-changes]'));
      await until(waits, 'a refusal', 6_000);
      const refusedAt = Date.now();
      goOnline();
      document.dispatchEvent(new Event('visibilitychange'));
      if (part === 'history') await world.control({ do: 'dropSockets' });
      await until(() => !waits() && visitors.every((each) => each.isLive()), 'all is well', 12_000);
      expect(Date.now() - refusedAt).to.be.above(2_700);
    }).timeout(25_000);
  }

  it('connects again once when its token is refused, and then waits, although each token is new', async () => {
    const foreign = await startWorld({ seed: 'pin' });
    others.push(foreign);
    const spaces = openSpaces({
      ...configOf(world),
      socketServer: foreign.socket,
      getToken: () => world.control<{ token: string }>({ do: 'token', user: 'ada' }),
    });
    const ada = openChat(spaces, world.space);
    visitors.push(ada);
    await until(() => ada.state().line === 'waiting', 'waiting');
    const sockets = Number((await foreign.stats())['socketsOpened']);
    expect(sockets, 'one immediate attempt').to.be.at.most(2);
    expect(retryAt(ada)).to.be.above(0);
  });

  it('checks once why its subscription is refused, and asks again at a pace', async () => {
    const ada = await comes();
    const check = `/api/spaces/${world.space}`;
    const checks = await asked(check);
    await world.control({ do: 'refuseSubscriptions', times: 3 });
    await world.control({ do: 'dropSockets' });
    await until(() => retryAt(ada) > 0 && ada.state().line === 'waiting', 'waiting');
    await until(ada.isLive, 'live', 15_000);
    expect((await asked(check)) - checks).to.equal(1);
    expect(await opened(), 'sockets').to.equal(2);
  }).timeout(20_000);

  it('keeps a conversation that is live when the server ignores the subscription of another one', async () => {
    const ada = await comes();
    const { space } = await world.control<{ space: string }>({ do: 'newSpace', title: 'Other' });
    await world.control({ do: 'ignoreSubscriptions', times: 1 });
    const other = openChat(ada.spaces, space);
    // It may wait only for a few milliseconds.
    await next(other.chat.$chat, ({ line }) => line === 'waiting');
    expect(ada.isLive()).to.equal(true);
    await until(other.isLive, 'live', 5_000);
    expect(await opened(), 'sockets').to.equal(1);
    other.chat.dispose();
  }).timeout(25_000);

  for (const [what, path] of Object.entries({ 'users/me': '/api/users/me', joining: '*/join' })) {
    it(`connects by itself after it was opened without a service (${what})`, async () => {
      await world.control({ do: 'reset', path, times: 'all' });
      const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
      const ada = openChat(openSpaces({ ...configOf(world), token }), world.space);
      visitors.push(ada);
      await until(() => retryAt(ada) > Date.now(), 'it waits');
      expect(failureOf(ada)).to.equal('unreachable');
      await world.control({ do: 'clear' });
      await until(ada.isLive, 'live', 9_000);
      expect(retryAt(ada)).to.equal(0);
    }).timeout(15_000);
  }

  it('asks for the page’s token at a pace while the page cannot provide one', async () => {
    let calls = 0;
    let works = false;
    const getToken = async (): Promise<{ token: string }> => {
      calls++;
      if (!works) throw new Error('no');
      return world.control<{ token: string }>({ do: 'token', user: 'ada' });
    };
    const spaces = openSpaces({ ...configOf(world), getToken });
    for (let more = 0; more < 3; more++) {
      const chat = openChat(spaces, world.space);
      visitors.push({ ...chat, leave: () => chat.chat.dispose() });
    }
    await until(() => visitors.every((each) => failureOf(each) === 'token-unavailable'), 'the failure');
    expect(calls, 'one for all').to.equal(1);
    await until(() => calls === 2, 'another attempt', 4_000);
    for (let time = 0; time < 20; time++) await spaces.session.signInPage().catch(() => {});
    expect(calls, 'no storm').to.equal(2);
    works = true;
    await until(() => visitors.every((each) => each.isLive()), 'live', 12_000);
    spaces.dispose();
  }).timeout(20_000);
});
