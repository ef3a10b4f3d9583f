/** How many requests and events a conversation sends to a service that answers, but leads it in circles or floods it. */
import { expect } from '@open-wc/testing';
import { aWhile, guest, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

const history = '*/messages/query';

describe('a conversation and a service that floods it', () => {
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
    await until(ada.isLive, 'live');
    return ada;
  };
  const asked = async (path: string): Promise<number> =>
    (await world.requests()).filter((each) => each.path.split('?')[0]?.endsWith(path)).length;
  const opened = async (): Promise<number> => Number((await world.stats())['socketsOpened']);
  const emit = (event: string, payload: object, count = 1): Promise<unknown> =>
    world.control({ do: 'emit', event, payload, count });
  const olderOf = (visitor: Visitor): string | undefined => {
    const state = visitor.state();
    return state.step === 'open' ? state.older : undefined;
  };
  const answerPages = (...pages: readonly (readonly [string, object])[]): Promise<unknown> =>
    Promise.all(
      pages.map(([path, body]) =>
        world.control({ do: 'fail', path, times: 'all', status: 200, body: { own: JSON.stringify(body) } }),
      ),
    );

  for (const [what, next] of Object.entries({
    'empty pages': '/?nextRefObjId=#',
    'pages that link to themselves': '/?nextRefObjId=same',
  })) {
    it(`stops to ask for older messages after a few ${what}, and asks again for the user`, async () => {
      await answerPages([history, { data: [], total: 0, nextPageUrl: next }]);
      const ada = await comes();
      const before = await asked('/messages/query');
      for (let time = 0; time < 50 && olderOf(ada) === 'more'; time++) await ada.chat.loadOlder();
      expect(olderOf(ada)).to.equal('failed');
      const after = await asked('/messages/query');
      expect(after - before).to.be.at.most(3);
      await ada.chat.loadOlder();
      expect(await asked('/messages/query')).to.equal(after + 1);
    });
  }

  it('catches up in a few requests when the history and the change feed lead in circles', async () => {
    const ada = await comes();
    await world.control({ do: 'say', text: 'before' });
    await until(() => ada.texts().length === 1, 'the message');
    const [message] = await world.messages(world.space);
    await answerPages(
      [history, { data: [], total: 0, nextPageUrl: '/?nextRefObjId=1' }],
      ['/api/activitiesrecord/messages', { data: [message] }],
    );
    const before = (await world.requests()).length;
    await world.control({ do: 'dropSockets' });
    await until(() => !ada.isLive(), 'down');
    await until(ada.isLive, 'live');
    expect((await world.requests()).length - before).to.be.at.most(8);
  });

  it('marks a burst of messages as read with two requests', async () => {
    const ada = await comes();
    for (let time = 0; time < 500; time++) ada.chat.markRead();
    await until(async () => (await asked('/markread')) === 2, 'the last mark');
    await aWhile();
    expect(await asked('/markread')).to.equal(2);
  });

  for (const tokenInBothPlaces of [true, false]) {
    const where = tokenInBothPlaces ? 'in the address and the namespace' : 'in either place';
    it(`connects once to a server that takes the token ${where}`, async () => {
      await world.control({ do: 'switch', set: { tokenInBothPlaces } });
      await comes();
      expect(await opened()).to.equal(1);
      expect((await world.stats())['socketsRefused']).to.equal(0);
    });
  }

  it('takes 500 refusals of one subscription as one', async () => {
    const ada = await comes();
    const check = `/api/spaces/${world.space}`;
    const checks = await asked(check);
    const channel = { _id: world.space, type: 'topic' };
    await emit('SUBSCRIBE_CHANNEL_FAILED', { channel }, 500);
    await aWhile();
    expect(ada.isLive(), 'nothing was asked, so nothing is refused').to.equal(true);
    await world.control({ do: 'ignoreSubscriptions' });
    await world.control({ do: 'dropSockets' });
    await until(async () => (await world.stats())['sockets'] === 1, 'a new socket');
    await emit('SUBSCRIBE_CHANNEL_FAILED', { channel }, 500);
    await until(ada.isLive, 'live again');
    expect((await asked(check)) - checks).to.be.at.most(1);
    expect(await opened()).to.equal(2);
  });

  it('reads the history once when the server confirms and ends a subscription again and again', async () => {
    const ada = await comes();
    const before = await asked('/messages/query');
    const channel = { _id: world.space, type: 'topic' };
    for (let time = 0; time < 50; time++) {
      await emit('CHANNEL_UNSUBSCRIBED', { channel });
      await emit('CHANNEL_SUBSCRIBED', { channel });
    }
    await until(ada.isLive, 'live again');
    expect((await asked('/messages/query')) - before).to.be.at.most(2);
  });

  it('waits between attempts when the server accepts each text and then asks for a subscription', async () => {
    const ada = await comes();
    await world.control({
      do: 'refuseMessages',
      times: 'all',
      code: 'app.event.channel.subscription.required',
    });
    const before = await opened();
    ada.chat.send('Hello');
    await until(() => ada.state().line === 'waiting', 'it waits');
    expect((await opened()) - before).to.equal(1);
  });

  it('counts a crowd, names some of it, and answers it with a few events', async () => {
    const ada = await comes();
    let published = 0;
    ada.chat.$roster.listen(() => published++);
    let answers = 0;
    await world.control({ do: 'switch', set: { presenceEcho: true } });
    const { send } = WebSocket.prototype;
    WebSocket.prototype.send = function (data): void {
      if (String(data).includes('presence.party.online')) answers++;
      send.call(this, data);
    };
    try {
      const sender = { _id: 'person#', type: 'user', username: 'p#@example.test', displayname: 'Person #' };
      const about = { topicId: world.space, sender, receivers: [], content: {} };
      await emit('PRESENCE_EVENT_RESPONSE', { ...about, category: 'app.event.presence.party.online' }, 5_000);
      await until(() => ada.chat.$roster.get().count >= 5_000, 'the crowd');
    } finally {
      WebSocket.prototype.send = send;
    }
    expect(ada.chat.$roster.get().present.length).to.equal(500);
    expect(published).to.be.at.most(50);
    expect(answers).to.be.at.most(5);
    await emit('PRESENCE_EVENT_RESPONSE', {
      topicId: world.space,
      sender: { _id: 'person4999', type: 'user' },
      category: 'app.event.presence.party.leaves',
    });
    await until(() => ada.chat.$roster.get().count === 4_999, 'one less');
  });
});
