import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { Channel, chat, connected, subscribed, subscription } from '../channel-client.ts';
import { guest, guestInside, rest, textOf, user } from '../rest.ts';

describe('the channel', () => {
  let world: World;

  const begin = async (seed = 'empty', switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed, switches });
  };
  const set = (switches: Record<string, unknown>): Promise<unknown> =>
    world.control({ do: 'switch', set: switches });

  afterEach(() => world.stop());

  it('supports protocols 3 and 4, and requires the token in both places of protocol 3', async () => {
    await begin();
    const token = await guest(world);
    await connected(world, token);
    await connected(world, token, { version: 4 });
    const halves = [{ without: 'query' }, { without: 'packet' }] as const;
    for (const half of halves) {
      expect((await new Channel(world, token, half).opening).as).to.equal('refused');
    }
    await set({ tokenInBothPlaces: false });
    expect((await new Channel(world, token, { without: 'query' }).opening).as).to.equal('in');
  });

  it('refuses an invalid token with an error, by closing the socket, or without a response', async () => {
    await begin();
    expect(await new Channel(world, 'x').opening).to.deep.equal({
      as: 'refused',
      message: 'Authentication error',
    });
    expect((await new Channel(world, 'x', { version: 4 }).opening).as).to.equal('refused');
    await set({ socketRefusal: 'close' });
    expect((await new Channel(world, 'x').opening).as).to.equal('closed');
    await set({ socketRefusal: 'silent' });
    const silent = new Channel(world, 'x');
    const other = await connected(world, await guest(world));
    silent.close();
    expect((await silent.opening).as).to.equal('closed');
    other.close();
    expect(await world.stats()).to.include({ socketsRefused: 4 });
  });

  it('confirms a subscription, and refuses an invalid one or one from outside the space', async () => {
    await begin();
    const token = await guest(world);
    const channel = await connected(world, token);
    channel.send('SUBSCRIBE_CHANNEL', { channel: { type: 'space', _id: world.space } });
    const senseless = await channel.next('SUBSCRIBE_CHANNEL_FAILED');
    expect(senseless['error']).to.include({ code: 'invalid.parameters' });
    channel.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    expect((await channel.next('SUBSCRIBE_CHANNEL_FAILED'))['channel']).to.deep.include({ _id: world.space });
    await set({ subscribeNeedsJoin: false });
    channel.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    const answer = await channel.next('CHANNEL_SUBSCRIBED');
    expect(answer['channel']).to.deep.equal({ _id: world.space, type: 'topic' });
    expect(answer['sessionId']).to.match(/^[0-9a-f-]{36}$/);
  });

  it('requires the PIN of the space', async () => {
    await begin('pin');
    const token = await guestInside(world, 'Gwen', '4711');
    const channel = await connected(world, token);
    channel.send('SUBSCRIBE_CHANNEL', subscription(world.space, '1'));
    await channel.next('SUBSCRIBE_CHANNEL_FAILED');
    channel.send('SUBSCRIBE_CHANNEL', subscription(world.space, '4711'));
    await channel.next('CHANNEL_SUBSCRIBED');
    channel.send('SEND_MESSAGE', chat(world.space, 'let me in'));
    expect(textOf(await channel.next('MESSAGE_SENT'))).to.equal('let me in');
  });

  it('delivers a message to all members, with the metadata only to the sending socket', async () => {
    await begin();
    const token = await guestInside(world, 'Gwen');
    const [sender, twin] = [await subscribed(world, token), await subscribed(world, token)];
    const other = await subscribed(world, await user(world, 'ada'));
    const created = '2020-02-02T02:02:02.000Z';
    const loopbackMetadata = { clientId: 'x', nested: [1] };
    sender.send('SEND_MESSAGE', chat(world.space, 'hello', { created, loopbackMetadata }));
    const echo = await sender.next('MESSAGE_SENT');
    expect(echo).to.deep.include({
      loopbackMetadata,
      created,
      topicTitle: 'Quiet corner',
      topicType: 'group',
    });
    expect(echo['sender']).to.include({ displayname: 'Gwen', type: 'anonymous' });
    for (const channel of [twin, other]) {
      const heard = await channel.next('MESSAGE_SENT');
      expect(heard['_id']).to.equal(echo['_id']);
      expect(heard).to.not.have.property('loopbackMetadata');
    }
  });

  it('relays what a client says about its call to those who are subscribed', async () => {
    await begin();
    const ada = await subscribed(world, await user(world, 'ada'));
    const ben = await subscribed(world, await user(world, 'ben'));
    const outsider = await connected(world, await user(world, 'gil'));
    const mediaSession = { audio: true, video: false, connected: true };
    const event = { category: 'tracksstatus', topicId: world.space, content: { mediaSession } };
    outsider.send('SEND_MEDIA_SESSION_EVENTS', event);
    ada.send('SEND_MEDIA_SESSION_EVENTS', event);
    const started = await ben.next('MEDIA_SESSION_RESPONSE');
    expect(started).to.include({ category: 'app.event.meeting.started', topicId: world.space });
    await ben.next('MEDIA_SESSION_RESPONSE');
    const heard = await ben.next('MEDIA_SESSION_RESPONSE');
    expect(heard).to.include({ category: 'tracksstatus', topicId: world.space });
    expect(heard['content']).to.deep.include({ mediaSession });
    expect(heard['sender']).to.include({ displayname: 'Ada Moreno' });
  });

  it('delivers many quick messages in the same order to all members', async () => {
    await begin();
    const [one, two] = [
      await subscribed(world, await guestInside(world, 'One')),
      await subscribed(world, await guestInside(world, 'Two')),
    ];
    const texts = Array.from({ length: 30 }, (_, number) => `${number}`);
    for (const text of texts)
      (Number(text) % 2 === 0 ? one : two).send('SEND_MESSAGE', chat(world.space, text));
    const heard = async (channel: Channel): Promise<string[]> => {
      const list: string[] = [];
      for (const _ of texts) list.push(textOf(await channel.next('MESSAGE_SENT')));
      return list;
    };
    const stored = (): Promise<string[]> => world.messages(world.space).then((all) => all.map(textOf));
    const [first, second] = [await heard(one), await heard(two)];
    expect(first).to.deep.equal(second);
    expect(first).to.deep.equal(await stored());
    const even = first.filter((text) => Number(text) % 2 === 0);
    expect(even).to.deep.equal(texts.filter((text) => Number(text) % 2 === 0));
  });

  it('rejects a message without a subscription or without a text', async () => {
    await begin();
    const channel = await connected(world, await guestInside(world));
    channel.send('SEND_MESSAGE', chat(world.space, 'too early'));
    const early = await channel.next('SEND_MESSAGE_FAILED');
    expect(early['category']).to.equal('app.event.channel.subscription.required');
    expect(early).to.not.have.property('topicId');
    channel.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    await channel.next('CHANNEL_SUBSCRIBED');
    await set({ failureDetail: 'full' });
    channel.send('SEND_MESSAGE', { topicId: world.space, loopbackMetadata: { clientId: 'x' } });
    const empty = await channel.next('SEND_MESSAGE_FAILED');
    expect(empty).to.deep.include({ topicId: world.space, loopbackMetadata: { clientId: 'x' } });
    await world.control({ do: 'space', set: { archived: true } });
    channel.send('SEND_MESSAGE', chat(world.space, 'too late'));
    const late = await channel.next('SEND_MESSAGE_FAILED');
    expect(late['error']).to.include({ code: 'topic.invalid_acesss_to_archived_topic' });
  });

  it('delivers nothing after unsubscribing', async () => {
    await begin();
    const ada = await subscribed(world, await user(world, 'ada'));
    const channel = await subscribed(world, await guestInside(world));
    channel.send('UNSUBSCRIBE_CHANNEL', subscription(world.space));
    await channel.next('CHANNEL_UNSUBSCRIBED');
    await world.control({ do: 'say', text: 'unheard' });
    await ada.next('MESSAGE_SENT');
    channel.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    await channel.next('CHANNEL_SUBSCRIBED');
    expect(channel.kept('MESSAGE_SENT')).to.equal(0);
  });

  it('replaces the sender’s time, or keeps only the first of two messages with the same time', async () => {
    await begin('empty', { created: 'replaced' });
    const channel = await subscribed(world, await guestInside(world));
    const created = '2020-02-02T02:02:02.000Z';
    channel.send('SEND_MESSAGE', chat(world.space, 'one', { created }));
    expect((await channel.next('MESSAGE_SENT'))['created']).to.not.equal(created);
    await set({ created: 'kept', suppressDuplicates: true });
    channel.send('SEND_MESSAGE', chat(world.space, 'two', { created }));
    channel.send('SEND_MESSAGE', chat(world.space, 'two', { created }));
    const [first, again] = [await channel.next('MESSAGE_SENT'), await channel.next('MESSAGE_SENT')];
    expect(again['_id']).to.equal(first['_id']);
    expect(await world.messages(world.space)).to.have.length(2);
  });

  it('reports edits and deletions with the known id, or not at all', async () => {
    await begin();
    const channel = await subscribed(world, await guestInside(world));
    await world.control({ do: 'say', text: 'teh' });
    const { _id } = await channel.next('MESSAGE_SENT');
    await world.control({ do: 'edit', text: 'the' });
    const edited = await channel.next('MESSAGE_SENT');
    expect([edited['_id'], textOf(edited)]).to.deep.equal([_id, 'the']);
    await set({ editEvent: false });
    await world.control({ do: 'edit', text: 'THE' });
    await world.control({ do: 'delete' });
    expect(await channel.next('MESSAGE_SENT')).to.deep.include({ _id, deleted: true });
    await set({ deleteEvent: 'none' });
    await world.control({ do: 'say', text: 'next' });
    await channel.next('MESSAGE_SENT');
    await world.control({ do: 'delete' });
    await world.control({ do: 'say', text: 'last' });
    expect(textOf(await channel.next('MESSAGE_SENT'))).to.equal('last');
  });

  it('delivers a message posted by REST, also to its sender unless a switch prevents it', async () => {
    await begin();
    const token = await guestInside(world);
    const [own, other] = [await subscribed(world, token), await subscribed(world, await user(world, 'ada'))];
    const post = (bodyText: string): Promise<unknown> =>
      rest(world, `/api/spaces/${world.space}/chats`, { token, body: { content: { bodyText } } });
    await post('one');
    expect(textOf(await own.next('MESSAGE_SENT'))).to.equal('one');
    await set({ restEcho: false });
    await post('two');
    await world.control({ do: 'say', text: 'three' });
    expect(textOf(await own.next('MESSAGE_SENT'))).to.equal('three');
    const heard = [];
    for (const _ of [1, 2, 3]) heard.push(textOf(await other.next('MESSAGE_SENT')));
    expect(heard).to.deep.equal(['one', 'two', 'three']);
  });

  it('reports that a space was archived or renamed, that its PIN or a role has changed, or reports nothing', async () => {
    await begin();
    const channel = await subscribed(world, await guestInside(world, 'Gwen'));
    for (const action of [
      { do: 'space', set: { archived: true } },
      { do: 'space', set: { title: 'Loud corner' } },
      { do: 'pin', pin: '99' },
      { do: 'role', who: 'Gwen', role: 'member' },
    ]) {
      await world.control(action);
      const update = await channel.next('MESSAGE_SENT');
      expect(update, action.do).to.include({ category: 'topic.updated', topicId: world.space });
    }
    await set({ updateEvent: false });
    await world.control({ do: 'role', who: 'Gwen', role: 'guest' });
    await world.control({ do: 'space', set: { archived: false } });
    await world.control({ do: 'say', text: 'next' });
    expect(textOf(await channel.next('MESSAGE_SENT'))).to.equal('next');
  });

  it('ends the socket of a token that expires or is revoked, with or without an error, or keeps it', async () => {
    await begin('empty', { guestTokenSeconds: 60 });
    const closed = await subscribed(world, await guestInside(world, 'Gwen'));
    await world.control({ do: 'clock', advance: 61_000 });
    await closed.closed;
    await set({ tokenEnd: 'error' });
    const refused = await subscribed(world, await guestInside(world, 'Hal'));
    await world.control({ do: 'clock', advance: 61_000 });
    await refused.closed;
    expect(refused.refusals).to.deep.equal(['Authentication error']);
    await set({ tokenEnd: 'silent' });
    const kept = await subscribed(world, await guestInside(world, 'Ida'));
    await world.control({ do: 'clock', advance: 61_000 });
    await world.control({ do: 'say', text: 'still here' });
    expect(textOf(await kept.next('MESSAGE_SENT'))).to.equal('still here');
    kept.close();
  });

  it('unsubscribes or disconnects a removed person, or does nothing', async () => {
    await begin();
    const channel = await subscribed(world, await guestInside(world, 'Gwen'));
    await world.control({ do: 'kick', who: 'Gwen', forGood: false });
    await channel.next('CHANNEL_UNSUBSCRIBED');
    await set({ lossAnnounced: 'silent' });
    const hush = await subscribed(world, await guestInside(world, 'Hal'));
    await world.control({ do: 'kick', who: 'Hal' });
    hush.send('SUBSCRIBE_CHANNEL', subscription(world.space));
    await hush.next('SUBSCRIBE_CHANNEL_FAILED');
    expect(hush.kept('CHANNEL_UNSUBSCRIBED')).to.equal(0);
    await set({ lossAnnounced: 'disconnected' });
    const ada = await subscribed(world, await user(world, 'ada'));
    await world.control({ do: 'deleteSpace' });
    expect(await world.stats()).to.deep.include({ participants: ['Gwen', 'Hal'] });
    ada.close();
  });
});
