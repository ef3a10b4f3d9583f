import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { connected, subscribed, subscription, type Channel, type Payload } from '../channel-client.ts';
import { rest, user } from '../rest.ts';

const response = 'MEDIA_SESSION_RESPONSE';
const send = 'SEND_MEDIA_SESSION_EVENTS';

describe('Events of a meeting', () => {
  let world: World;
  let ben: Channel;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches: { latency: false, ...switches } });
    ben = await subscribed(world, await user(world, 'ben'));
  };
  const tracks = (isConnected: boolean): Payload => ({
    category: 'tracksstatus',
    topicId: world.space,
    content: { mediaSession: { audio: true, video: true, connected: isConnected } },
  });
  const hears = async (count: number): Promise<Payload[]> => {
    const heard: Payload[] = [];
    for (let left = count; left > 0; left -= 1) heard.push(await ben.next(response));
    return heard;
  };
  const running = async (): Promise<Payload> =>
    (await rest(world, `/api/spaces/${world.space}/activemeeting`, { token: await user(world, 'ben') })).body;

  afterEach(() => world.stop());

  it('tell that it started and who joined and left, in this order', async () => {
    await begin();
    const ada = await subscribed(world, await user(world, 'ada'));
    ada.send(send, tracks(true));
    const [started, added, status] = await hears(3);
    expect(started).to.include({ category: 'app.event.meeting.started', topicId: world.space });
    expect(started?.['sender']).to.include({ type: 'spaceserver', displayname: 'Ada Moreno' });
    expect(started?.['content']).to.deep.include({ endTime: null, virtualEndTime: null, mediaMode: 'video' });
    expect(added).to.include({ category: 'app.event.attendee.added', messageId: started?.['messageId'] });
    expect(added?.['content']).to.have.nested.property('attendee.displayname', 'Ada Moreno');
    expect(status).to.include({ category: 'tracksstatus' });
    expect((await running())['_id']).to.equal(started?.['messageId']);
    ada.send(send, tracks(false));
    const [left, ended] = await hears(2);
    expect(left).to.include({ category: 'app.event.attendee.left' });
    expect(ended).to.include({ category: 'app.event.meeting.ended' });
    expect(ended?.['content']).to.have.property('meetingStatus', 'inactive');
  });

  it('come in the other forms that the sources describe', async () => {
    await begin({
      attendeeLeft: 'added',
      eventAttendees: false,
      meetingEvents: 'bare',
      repeatedMeetingEvents: true,
      emptyMeeting: 'stays',
    });
    await world.control({ do: 'call', what: 'join' });
    await world.control({ do: 'call', what: 'leave' });
    const heard = await hears(6);
    expect(heard.map(({ category }) => category)).to.deep.equal([
      'app.event.meeting.started',
      'app.event.meeting.started',
      ...Array.from({ length: 4 }, () => 'app.event.attendee.added'),
    ]);
    expect(heard[0]?.['content']).to.deep.include({ attendees: [] });
    expect(heard[2]).to.not.have.any.keys('messageId', 'sender');
    expect((await running())['content']).to.deep.include({ attendees: [] });
  });

  it('do not reach the socket that started it, if the service does not send it back', async () => {
    await begin({ startEcho: false });
    ben.send(send, tracks(true));
    const [first] = await hears(1);
    expect(first).to.include({ category: 'app.event.attendee.added' });
  });

  it('report a person whose socket closed after a while, unless another one is in', async () => {
    await begin({ mediaGrace: 100 });
    const token = await user(world, 'ada');
    const [one, twin] = [await subscribed(world, token), await subscribed(world, token)];
    one.send(send, tracks(true));
    await hears(3);
    twin.send(send, tracks(true));
    await hears(1);
    one.close();
    await one.closed;
    twin.close();
    const [left] = await hears(1);
    expect(left).to.include({ category: 'app.event.attendee.left' });
  });

  it('are ignored from outside the space, and report a person who was removed', async () => {
    await begin();
    const gil = await connected(world, await user(world, 'gil'));
    gil.send(send, tracks(true));
    await world.control({ do: 'call', what: 'join', who: 'chiara' });
    const [started] = await hears(2);
    expect(started?.['sender']).to.include({ displayname: 'Chiara Rossi' });
    await world.control({ do: 'kick', who: 'chiara' });
    const [left] = await hears(1);
    expect(left?.['content']).to.have.nested.property('attendee.displayname', 'Chiara Rossi');
  });
});

describe('Events of a call to a person', () => {
  let world: World;
  let space: string;
  let ada: Channel;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches: { latency: false, ...switches } });
    ({ space } = await world.control<{ space: string }>({ do: 'directSpace', who: 'ada', with: 'ben' }));
    ada = await inDirectSpace('ada');
  };
  const inDirectSpace = async (nick: string): Promise<Channel> => {
    const channel = await connected(world, await user(world, nick));
    channel.send('SUBSCRIBE_CHANNEL', subscription(space));
    await channel.next('CHANNEL_SUBSCRIBED');
    return channel;
  };
  const ring = (what: string, id?: unknown): Payload => ({
    category: `space.call.${what}`,
    topicId: space,
    content: { mediaSession: {} },
    ...(id !== undefined && { spaceCallId: id }),
  });
  const category = async (channel: Channel): Promise<unknown> => (await channel.next(response))['category'];

  afterEach(() => world.stop());

  it('reach all sockets of the called person, and the answer reaches the caller and the others', async () => {
    await begin();
    const [tab, twin] = [await inDirectSpace('ben'), await connected(world, await user(world, 'ben'))];
    ada.send(send, ring('offer'));
    const sent = await ada.next(response);
    expect(sent).to.include({ category: 'space.call.offer.sent', topicId: space });
    const offer = await tab.next(response);
    expect(offer).to.include({ category: 'space.call.offer', spaceCallId: sent['spaceCallId'] });
    expect(offer['sender']).to.include({ displayname: 'Ada Moreno' });
    expect(await category(twin)).to.equal('space.call.offer');
    tab.send(send, ring('accepted', offer['spaceCallId']));
    expect(await category(ada)).to.equal('space.call.accepted');
    expect(await category(twin)).to.equal('space.call.accepted');
    expect(tab.kept(response)).to.equal(0);
  });

  it('reach only sockets that are subscribed, if the service works so', async () => {
    await begin({ callReach: 'subscribers' });
    const [tab, twin] = [await inDirectSpace('ben'), await connected(world, await user(world, 'ben'))];
    ada.send(send, ring('offer'));
    expect(await category(tab)).to.equal('space.call.offer');
    expect(twin.kept(response)).to.equal(0);
  });

  it('tell the second device that it was too late', async () => {
    await begin();
    const [tab, twin] = [await inDirectSpace('ben'), await inDirectSpace('ben')];
    ada.send(send, ring('offer'));
    const { spaceCallId } = await tab.next(response);
    await twin.next(response);
    tab.send(send, ring('rejected', spaceCallId));
    expect(await category(twin)).to.equal('space.call.rejected');
    twin.send(send, ring('accepted', spaceCallId));
    expect(await category(twin)).to.equal('space.call.failed');
    await ada.next(response);
    expect(await category(ada)).to.equal('space.call.rejected');
  });

  it('end by the caller, by time, or because the person is in another meeting', async () => {
    await begin({ ringTime: 50 });
    const tab = await inDirectSpace('ben');
    ada.send(send, ring('offer'));
    const { spaceCallId } = await ada.next(response);
    expect(await category(tab)).to.equal('space.call.offer');
    ada.send(send, ring('cancelled', spaceCallId));
    expect(await category(tab)).to.equal('space.call.cancelled');
    ada.send(send, ring('offer'));
    expect(await category(tab)).to.equal('space.call.offer');
    expect(await category(tab)).to.equal('space.call.not.answered');
    expect(await category(ada)).to.equal('space.call.offer.sent');
    expect(await category(ada)).to.equal('space.call.not.answered');
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    ada.send(send, ring('offer'));
    const failed = await ada.next(response);
    expect(failed).to.include({ category: 'space.call.offer.failed' });
    expect(failed['error']).to.include({ code: 'user.busy' });
  });

  it('are not answered for another person', async () => {
    await begin();
    const tab = await inDirectSpace('ben');
    ada.send(send, ring('offer'));
    const { spaceCallId } = await tab.next(response);
    // The caller cannot accept their own call, and the called person cannot cancel it.
    ada.send(send, ring('accepted', spaceCallId));
    tab.send(send, ring('cancelled', spaceCallId));
    tab.send(send, ring('accepted', spaceCallId));
    await ada.next(response);
    expect(await category(ada)).to.equal('space.call.accepted');
    expect(tab.kept(response)).to.equal(0);
  });
});
