import { expect } from '@open-wc/testing';
import { aWhile, openChat, until } from '../../support/visitors.ts';
import { subscribed } from '../../emulator/channel-client.ts';
import { MediaError } from '../../../src/stores/call/media-engine.ts';
import { CallScene, meetingOf, withCamera } from '../fixtures/caller.ts';

describe('A call', () => {
  const scene = new CallScene();
  const { begin, comes, does, joined } = scene;

  it('tells others what the devices of the user do', async () => {
    await begin();
    const [ada, ben] = [await comes('ada'), await comes('ben')];
    await joined(ada);
    await ada.call.setMicrophone(false);
    await until(() => meetingOf(ben)?.attendees[0]?.microphone === false, 'muted');
    await ada.call.setShare(true);
    await until(() => meetingOf(ben)?.attendees[0]?.isSharing === true, 'shares the screen');
    await ada.call.setMicrophone(true);
    await aWhile();
    expect(ada.state()).to.deep.include({
      own: { microphone: true, camera: true, isSharing: true, hasHandRaised: false, isMutedByHost: false },
    });
  });

  for (const [refusals, left] of [
    [{ camera: 'no-camera' }, { microphone: true, camera: false }],
    [{ microphone: 'no-microphone' }, { microphone: false, camera: true }],
    [
      { camera: 'permission', microphone: 'permission' },
      { microphone: false, camera: false },
    ],
  ] as const) {
    it(`is joined without the devices that cannot be used (${Object.keys(refusals).join(', ')})`, async () => {
      await begin();
      const ada = await comes('ada');
      Object.assign(ada.engine.refusals, refusals);
      await ada.call.join(withCamera);
      expect(ada.state()).to.include({ step: 'in-call' }).and.to.have.property('own').that.includes(left);
      expect(new Set(ada.engine.tokens).size, 'each try has its token').to.equal(ada.engine.tokens.length);
    });
  }

  it('is joined with another token when the first one is not known any more', async () => {
    await begin();
    const ada = await comes('ada');
    ada.engine.failure = new MediaError('session-expired');
    await ada.call.join(withCamera);
    expect(ada.state().step).to.equal('in-call');
    expect(new Set(ada.engine.tokens).size).to.equal(2);
  });

  it('tells those who join later, too', async () => {
    await begin();
    const ada = await comes('ada');
    await joined(ada);
    const ben = await comes('ben');
    await ben.call.join(withCamera);
    const adaSeen = () => meetingOf(ben)?.attendees.find(({ person }) => person.name === 'Ada Moreno');
    await until(() => adaSeen()?.microphone === true, 'ben learns that ada can be heard');
  });

  it('mutes the engine when a host mutes the user, until the user speaks again', async () => {
    await begin();
    const [ada, ben] = [await comes('ada'), await comes('ben')];
    await joined(ben);
    await until(() => (ada.people() ?? []).length > 0, 'ada sees ben');
    const person = meetingOf(ada)?.attendees[0]?.person;
    if (!person) throw new Error('The meeting is empty.');
    expect(await ada.call.mute(person)).to.equal(undefined);
    await until(() => !ben.engine.microphone, 'ben is muted');
    expect(ben.state()).to.have.nested.property('own.isMutedByHost', true);
    await ben.call.setMicrophone(true);
    expect(ben.state()).to.have.nested.property('own.isMutedByHost', false);
  });

  it('does not take the report of another device of the user for a host', async () => {
    await begin();
    const ada = await comes('ada');
    await joined(ada);
    const { token } = await scene.world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const other = await subscribed(scene.world, token);
    const report = (mediaSession: object): object => ({
      topicId: scene.world.space,
      content: { mediaSession },
    });
    other.send('SEND_MEDIA_SESSION_EVENTS', {
      category: 'tracksstatus',
      ...report({ connected: true, audio: false, mdsrvSessionId: 'other' }),
    });
    other.send('SEND_PRESENCE_EVENT', {
      category: 'app.event.presence.party.online',
      ...report({ connected: false, audio: false }),
    });
    await aWhile();
    expect(ada.engine.microphone).to.equal(true);
  });

  it('mutes all but the host', async () => {
    await begin();
    const [ada, ben] = [await comes('ada'), await comes('ben')];
    await joined(ada);
    await joined(ben);
    expect(await ada.call.muteAll()).to.equal(undefined);
    await until(() => !ben.engine.microphone, 'ben is muted');
    await aWhile();
    expect(ada.engine.microphone).to.equal(true);
  });

  it('reports a failure when a user who is no host mutes others', async () => {
    await begin();
    const ben = await comes('ben');
    await joined(ben);
    expect(ben.call.role).to.equal('member');
    expect(await ben.call.muteAll()).to.include({ code: 'forbidden' });
  });

  it('raises and lowers the hand of the user', async () => {
    await begin();
    const [ada, ben] = [await comes('ada'), await comes('ben')];
    await joined(ben);
    await ben.call.setHand(true);
    await until(() => meetingOf(ada)?.attendees[0]?.hasHandRaised === true, 'up');
    await ben.call.setHand(false);
    await until(() => meetingOf(ada)?.attendees[0]?.hasHandRaised === false, 'down');
    expect(ben.state()).to.have.nested.property('own.hasHandRaised', false);
  });

  it('shows what the presence of a person tells about their devices', async () => {
    await begin();
    await does('join', 'chiara');
    const ben = await comes('ben');
    const { token } = await scene.world.control<{ token: string }>({ do: 'token', user: 'chiara' });
    const channel = await subscribed(scene.world, token);
    const mediaSession = { connected: true, audio: true, video: false, screenshare: true };
    channel.send('SEND_PRESENCE_EVENT', {
      category: 'app.event.presence.party.online',
      topicId: scene.world.space,
      content: { mediaSession },
      receivers: [],
    });
    await until(() => meetingOf(ben)?.attendees[0]?.isSharing === true, 'shares');
    expect(meetingOf(ben)?.attendees[0]).to.include({ microphone: true, camera: false });
  });

  it('reports the devices in the presence of the user, also when a conversation is open', async () => {
    await begin();
    const ada = await comes('ada');
    const chat = openChat(ada.spaces, scene.world.space);
    await until(chat.isLive, 'the conversation is live');
    await joined(ada);
    const { token } = await scene.world.control<{ token: string }>({ do: 'token', user: 'ben' });
    const ben = await subscribed(scene.world, token);
    await ada.call.setShare(true);
    const isSharing = { connected: true, audio: true, screenshare: true, selfMuted: false };
    const event = await ben.next('PRESENCE_EVENT_RESPONSE');
    expect(event['content']).to.have.property('mediaSession').that.deep.includes(isSharing);
    // A person who comes asks for the presence of the others.
    ben.send('SEND_PRESENCE_EVENT', {
      category: 'app.event.presence.party.online',
      topicId: scene.world.space,
      content: {},
      receivers: [],
    });
    await ben.next('PRESENCE_EVENT_RESPONSE');
    const answer = await ben.next('PRESENCE_EVENT_RESPONSE');
    expect(answer['sender']).to.include({ displayname: 'Ada Moreno' });
    expect(answer['content']).to.have.property('mediaSession').that.deep.includes(isSharing);
    await ada.call.leave();
    const last = await ben.next('PRESENCE_EVENT_RESPONSE');
    expect(last['content']).to.have.property('mediaSession').that.includes({ connected: false });
    chat.stop();
    chat.chat.dispose();
  });
});
