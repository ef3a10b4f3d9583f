import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { Channel, chat, connected, subscribed, subscription } from '../channel-client.ts';
import { dataOf, guest, guestInside, rest, textOf, user } from '../rest.ts';

describe('planned socket faults', () => {
  let world: World;
  let token: string;
  let channel: Channel;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    token = await guestInside(world, 'Gwen');
    channel = await subscribed(world, token);
  });
  afterEach(() => world.stop());

  const say = (text: string): Promise<unknown> => world.control({ do: 'say', text });
  const heard = async (): Promise<string> => textOf(await channel.next('MESSAGE_SENT'));

  it('disconnect all people or one person, by reset, by closing, or from the namespace', async () => {
    const ada = await subscribed(world, await user(world, 'ada'));
    await world.control({ do: 'dropSockets', who: 'Gwen' });
    await channel.closed;
    await say('still there');
    expect(textOf(await ada.next('MESSAGE_SENT'))).to.equal('still there');
    await world.control({ do: 'dropSockets', how: 'close' });
    await ada.closed;
    await connected(world, token);
    await world.control({ do: 'dropSockets', how: 'disconnect' });
    expect(await world.stats()).to.deep.include({ sockets: 1, participants: [] });
  });

  it('refuse new sockets', async () => {
    for (const how of ['status', 'reset']) {
      await world.control({ do: 'refuseSockets', how });
      expect((await new Channel(world, token).opening).as).to.equal('closed');
    }
    await world.control({ do: 'refuseSockets', how: 'hang' });
    const { socketsTried: tried } = await world.stats();
    const hung = new Channel(world, token);
    while ((await world.stats())['socketsTried'] === tried) continue;
    hung.close();
    expect((await hung.opening).as).to.equal('closed');
    expect((await new Channel(world, token).opening).as).to.equal('in');
  });

  it('silence the connection and resume without loss', async () => {
    const direction = 'both';
    await world.control({ do: 'silence', direction });
    await say('held back');
    channel.send('SEND_MESSAGE', chat(world.space, 'on its way'));
    const ada = await subscribed(world, await user(world, 'ada'));
    await say('heard by others');
    expect(textOf(await ada.next('MESSAGE_SENT'))).to.equal('heard by others');
    expect(channel.kept('MESSAGE_SENT')).to.equal(0);
    await world.control({ do: 'resume' });
    expect([await heard(), await heard(), await heard()]).to.deep.equal([
      'held back',
      'heard by others',
      'on its way',
    ]);
  });

  it('silence the connection for a while and then reset it', async () => {
    await world.control({ do: 'silence', direction: 'down', ms: 30, ending: 'reset' });
    await channel.closed;
  });

  it('drop, duplicate, reorder and delay events', async () => {
    await world.control({ do: 'dropEvents', event: 'MESSAGE_SENT' });
    await say('lost');
    await world.control({ do: 'duplicateEvents', event: 'MESSAGE_*', who: 'Gwen' });
    await say('twice');
    expect([await heard(), await heard()]).to.deep.equal(['twice', 'twice']);
    await world.control({ do: 'reorderEvents', event: 'MESSAGE_SENT' });
    await say('second');
    await say('first');
    expect([await heard(), await heard()]).to.deep.equal(['first', 'second']);
    await world.control({ do: 'delayEvents', event: 'MESSAGE_SENT', ms: 600 });
    await say('late');
    await say('early');
    expect([await heard(), await heard()]).to.deep.equal(['early', 'late']);
  });

  it('store a duplicated client event twice', async () => {
    await world.control({ do: 'duplicateEvents', event: 'SEND_MESSAGE', direction: 'in' });
    channel.send('SEND_MESSAGE', chat(world.space, 'again'));
    expect([await heard(), await heard()]).to.deep.equal(['again', 'again']);
    expect(await world.messages(world.space)).to.have.length(2);
  });

  it('refuse or ignore a subscription', async () => {
    const other = await connected(world, token);
    await world.control({ do: 'refuseSubscriptions', code: 'busy' });
    other.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    expect((await other.next('SUBSCRIBE_CHANNEL_FAILED'))['error']).to.include({ code: 'busy' });
    await world.control({ do: 'ignoreSubscriptions' });
    other.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    other.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    await other.next('CHANNEL_SUBSCRIBED');
    expect(other.kept('CHANNEL_SUBSCRIBED')).to.equal(0);
  });

  it('swallow a message, stored or not, and refuse one', async () => {
    const ada = await subscribed(world, await user(world, 'ada'));
    await world.control({ do: 'swallow', stored: false });
    channel.send('SEND_MESSAGE', chat(world.space, 'nowhere'));
    await world.control({ do: 'swallow' });
    channel.send('SEND_MESSAGE', chat(world.space, 'no echo'));
    expect(textOf(await ada.next('MESSAGE_SENT'))).to.equal('no echo');
    await world.control({ do: 'refuseMessages', code: 'no' });
    channel.send('SEND_MESSAGE', chat(world.space, 'refused'));
    expect((await channel.next('SEND_MESSAGE_FAILED'))['error']).to.include({ code: 'no' });
    await world.control({ do: 'poison', text: 'arsenic' });
    channel.send('SEND_MESSAGE', chat(world.space, 'arsenic'));
    await channel.next('SEND_MESSAGE_FAILED');
    channel.send('SEND_MESSAGE', chat(world.space, 'tea'));
    expect(await heard()).to.equal('tea');
    expect((await world.messages(world.space)).map(textOf)).to.deep.equal(['no echo', 'tea']);
  });

  it('close the socket when its token ends, and refuse the token afterwards', async () => {
    await world.control({ do: 'expire' });
    await channel.closed;
    expect((await new Channel(world, token).opening).as).to.equal('refused');
    const stay = await connected(world, await guest(world));
    await world.control({ do: 'revoke', drop: false });
    expect(await world.stats()).to.deep.include({ participants: ['Gwen Guest'] });
    stay.close();
  });

  describe('with a message stored between history and subscription', () => {
    const history = async (): Promise<string[]> =>
      dataOf(await rest(world, `/api/spaces/${world.space}/messages/query`, { token })).map(textOf);

    it('lose it for clients that read the history first and then subscribe', async () => {
      const naive = await connected(world, token);
      await world.control({ do: 'hold', text: 'in between' });
      expect(await history()).to.deep.equal([]);
      naive.send('SUBSCRIBE_CHANNEL', subscription(world.space));
      await naive.next('CHANNEL_SUBSCRIBED');
      await say('later');
      expect(textOf(await naive.next('MESSAGE_SENT'))).to.equal('later');
    });

    it('lose it for clients that do both at once', async () => {
      const hasty = await connected(world, token);
      await world.control({ do: 'hold', text: 'in between' });
      hasty.send('SUBSCRIBE_CHANNEL', subscription(world.space));
      expect(await history()).to.deep.equal([]);
      await hasty.next('CHANNEL_SUBSCRIBED');
      await say('later');
      expect(textOf(await hasty.next('MESSAGE_SENT'))).to.equal('later');
    });

    it('deliver it to clients that subscribe first and then read the history', async () => {
      const careful = await connected(world, token);
      await world.control({ do: 'hold', text: 'in between' });
      careful.send('SUBSCRIBE_CHANNEL', subscription(world.space));
      await careful.next('CHANNEL_SUBSCRIBED');
      await history();
      expect(textOf(await careful.next('MESSAGE_SENT'))).to.equal('in between');
    });

    it('store it before a subscription is confirmed, and before or after a history response', async () => {
      await world.control({ do: 'hold', at: 'before-ack', text: 'before ack' });
      const late = await connected(world, token);
      late.send('SUBSCRIBE_CHANNEL', subscription(world.space));
      await late.next('CHANNEL_SUBSCRIBED');
      await world.control({ do: 'hold', at: 'before-history', text: 'before history' });
      await world.control({ do: 'hold', at: 'after-history', text: 'after history' });
      expect(await history()).to.deep.equal(['before history', 'before ack']);
      expect(await history()).to.deep.equal(['after history', 'before history', 'before ack']);
      expect(textOf(await late.next('MESSAGE_SENT'))).to.equal('before history');
    });
  });
});
