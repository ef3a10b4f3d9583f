import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { presence, subscribed, subscription, type Channel, type Payload } from '../channel-client.ts';
import { guestInside, user } from '../rest.ts';

const online = 'app.event.presence.party.online';
const leaves = 'app.event.presence.party.leaves';

describe('presence', () => {
  let world: World;
  let gwen: Channel;
  let ada: Channel;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty', switches: { presenceEcho: false } });
    gwen = await subscribed(world, await guestInside(world, 'Gwen'));
    ada = await subscribed(world, await user(world, 'ada'));
  });
  afterEach(() => world.stop());

  const heard = (channel: Channel): Promise<Payload> => channel.next('PRESENCE_EVENT_RESPONSE');
  const say = (channel: Channel, category: string, more: Payload = {}): void =>
    channel.send('SEND_PRESENCE_EVENT', presence(world.space, category, more));

  it('relays presence with the real sender and their session', async () => {
    say(gwen, online, { sender: { _id: 'forged', displayname: 'Ada Moreno' } });
    const event = await heard(ada);
    const sender = event['sender'] as Payload;
    expect(sender['displayname']).to.equal('Gwen');
    expect(event['content']).to.deep.include({
      role: 'admin',
      attendee: { attendeeType: 'anonymousId', attendee: sender['_id'] },
    });
    expect((event['content'] as Payload)['sessionId']).to.match(/^[0-9a-f-]{36}$/);
  });

  it('corrects the role that a client claims, if the switch says so', async () => {
    await world.control({ do: 'switch', set: { presenceRole: 'checked' } });
    say(gwen, online);
    expect((await heard(ada))['content']).to.include({ role: 'guest' });
  });

  it('goes only to its receivers, if it names any', async () => {
    const ben = await subscribed(world, await user(world, 'ben'));
    say(ada, 'app.event.presence.request.parties');
    const { sender } = await heard(gwen);
    await heard(ben);
    say(gwen, online, { receivers: [sender] });
    say(gwen, 'party.typing');
    expect((await heard(ada))['category']).to.equal(online);
    expect((await heard(ada))['category']).to.equal('party.typing');
    expect((await heard(ben))['category']).to.equal('party.typing');
  });

  it('returns to its sender if the switch says so', async () => {
    await world.control({ do: 'switch', set: { presenceEcho: true } });
    say(gwen, online);
    expect((await heard(gwen))['category']).to.equal(online);
  });

  it('lets a client send "leaves" once after unsubscribing', async () => {
    gwen.send('UNSUBSCRIBE_CHANNEL', subscription(world.space));
    await gwen.next('CHANNEL_UNSUBSCRIBED');
    say(gwen, leaves);
    say(gwen, leaves);
    say(gwen, online);
    say(ada, 'party.typing');
    expect((await heard(ada))['category']).to.equal(leaves);
    await world.control({ do: 'presence', who: 'ben', kind: 'online' });
    expect((await heard(ada))['sender']).to.include({ displayname: 'Ben Okafor' });
  });

  it('sends nothing for a disconnected socket, or sends "leaves" for it', async () => {
    gwen.close();
    await gwen.closed;
    await world.control({ do: 'presence', who: 'ben', kind: 'typing' });
    expect((await heard(ada))['category']).to.equal('party.typing');
    await world.control({ do: 'switch', set: { synthesizeLeaves: true } });
    const hal = await subscribed(world, await guestInside(world, 'Hal'));
    hal.close();
    const event = await heard(ada);
    expect([event['category'], (event['sender'] as Payload)['displayname']]).to.deep.equal([leaves, 'Hal']);
  });
});
