import { expect } from '@open-wc/testing';
import { MediaError } from '../../../src/stores/call/media-engine.ts';
import { createCall } from '../../../src/stores/call/store.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { CallScene, isKnown, meetingOf, withCamera } from '../fixtures/caller.ts';

describe('The call of a space', () => {
  const scene = new CallScene();
  const { begin, comes, does, joined } = scene;

  it('is known to be empty only after the service said so', async () => {
    await begin();
    const ben = await scene.enters('ben');
    expect(ben.state()).to.deep.equal({ step: 'none', known: false });
    await until(() => isKnown(ben.state()), 'known');
    expect(ben.state()).to.deep.equal({ step: 'none', known: true });
  });

  it('shows who is in a meeting that was running before', async () => {
    await begin();
    await does('join', 'ada');
    await does('join', 'chiara');
    const ben = await comes('ben');
    expect(ben.state().step).to.equal('live');
    expect(ben.people()).to.deep.equal(['Ada Moreno', 'Chiara Rossi']);
  });

  for (const switches of [
    {},
    { attendeeLeft: 'added' },
    { meetingEvents: 'bare', eventAttendees: false },
    { repeatedMeetingEvents: true, emptyMeeting: 'ends-later' },
  ]) {
    it(`follows people who join and leave (${JSON.stringify(switches)})`, async () => {
      await begin(switches);
      const ben = await comes('ben');
      await does('join', 'ada');
      await until(() => ben.people()?.join() === 'Ada Moreno', 'ada is in');
      await does('join', 'chiara');
      await until(() => ben.people()?.length === 2, 'chiara is in');
      await does('leave', 'ada');
      await until(() => ben.people()?.join() === 'Chiara Rossi', 'ada is out');
      await does('leave', 'chiara');
      await until(() => ben.state().step === 'none' && isKnown(ben.state()), 'the meeting is over', 12_000);
    }).timeout(30_000);
  }

  it('is right after a start that was missed while the line was down', async () => {
    await begin();
    const ben = await comes('ben');
    await scene.world.control({ do: 'refuseSockets', times: 1 });
    await scene.world.control({ do: 'dropSockets' });
    await does('join', 'ada');
    await until(() => ben.people()?.join() === 'Ada Moreno', 'ada is in', 12_000);
  }).timeout(20_000);

  it('asks the service when an event shows that an earlier one was missed', async () => {
    await begin();
    const ben = await comes('ben');
    await scene.world.control({ do: 'missEvents', times: 2 });
    await does('join', 'ada');
    await does('join', 'chiara');
    await until(() => ben.people()?.length === 2, 'both are in');
  });

  it('shows recordings and raised hands', async () => {
    await begin();
    await does('join', 'ada');
    const ben = await comes('ben');
    await does('record');
    await until(() => meetingOf(ben)?.isRecorded === true, 'recorded');
    await does('hand', 'ada');
    await until(() => meetingOf(ben)?.attendees[0]?.hasHandRaised === true, 'the hand is up');
    const devika = await comes('devika');
    expect(meetingOf(devika)).to.deep.include({ isRecorded: true });
    expect(meetingOf(devika)?.attendees[0]?.hasHandRaised).to.equal(true);
    await does('record', 'ada', { on: false });
    await until(() => meetingOf(ben)?.isRecorded === false, 'no longer recorded');
  });

  it('changes nothing on events that a participant makes up', async () => {
    await begin();
    await does('join', 'ada');
    const ben = await comes('ben');
    const before = ben.state();
    const sender = { _id: 'someone', type: 'user', displayname: 'Mallory' };
    const at = { topicId: scene.world.space, messageId: meetingOf(ben)?.id };
    const attendees = Array.from({ length: 5_000 }, (_, number) => ({ _id: `x${number}`, displayname: 'X' }));
    const payloads: unknown[] = [
      { category: 'app.event.meeting.ended', ...at, sender, content: {} },
      { category: 'app.event.meeting.started', ...at, messageId: 'other', sender, content: { attendees } },
      { category: 'app.event.attendee.left', ...at, sender, content: { attendee: { _id: 'x' } } },
      { category: 'app.event.attendee.added', ...at, sender, content: { attendee: { _id: 'x' } } },
      { category: 'app.event.recording.started', ...at, sender, content: { recordings: [{ _id: 'r' }] } },
      { category: 'app.event.meeting.permission.requested', ...at, sender, content: { targetId: 'x' } },
      { category: 'tracksstatus', ...at, sender, content: { mediaSession: { audio: 'yes' } } },
      { category: 'space.call.offer', ...at, sender, spaceCallId: 'c' },
      { category: 'app.event.meeting.ended', topicId: { toString: 1 }, content: [] },
      { category: ['app.event.meeting.ended'] },
      null,
      'x'.repeat(10_000),
    ];
    for (const payload of payloads)
      await scene.world.control({ do: 'emit', event: 'MEDIA_SESSION_RESPONSE', payload, who: 'ben' });
    await aWhile();
    expect(ben.state()).to.deep.equal(before);
  });

  it('starts a meeting when the user joins, and others see them', async () => {
    await begin();
    const [ada, ben] = [await comes('ada'), await comes('ben')];
    await ada.call.join(withCamera);
    expect(ada.state()).to.deep.include({ step: 'in-call' });
    await until(() => ben.people()?.join() === 'Ada Moreno', 'ben sees ada');
    await until(() => meetingOf(ben)?.attendees[0]?.microphone === true, 'ben sees that ada can be heard');
    expect(ada.engine.tokens[0]).to.match(/^mpaas /);
    await ada.call.leave();
    expect(ada.state()).to.deep.include({ step: 'ended', reason: 'left' });
    expect(ada.engine).to.include({ isConnected: false, listeners: 0 });
    await until(() => ben.state().step === 'none', 'the meeting is over');
  });

  it('ends for the user when a host ends the meeting, when they are removed, and when the engine says so', async () => {
    await begin();
    const ben = await comes('ben');
    await joined(ben);
    await does('end');
    await until(() => ben.state().step === 'ended', 'over');
    expect(ben.state()).to.include({ reason: 'meeting-ended' });
    await joined(ben);
    ben.engine.emit('ended', { reason: 'ended-by-host' });
    expect(ben.state()).to.include({ step: 'ended', reason: 'ended-by-host' });
    await joined(ben);
    await scene.world.control({ do: 'kick', who: 'ben' });
    await until(() => ben.state().step === 'ended', 'removed', 9_000);
    expect(ben.state()).to.include({ reason: 'removed' });
    expect(ben.engine.isConnected).to.equal(false);
  }).timeout(30_000);

  it('is still the same call after the connection was lost for a moment', async () => {
    await begin();
    const [ada, ben] = [await comes('ada'), await comes('ben')];
    await joined(ada);
    await scene.world.control({ do: 'dropSockets', who: 'ada' });
    // The service lets the user go some time after the old socket closed.
    await scene.world.control({ do: 'call', what: 'leave', who: 'ada' });
    await until(() => ben.people()?.join() === 'Ada Moreno', 'ada is in again', 12_000);
    expect(ada.engine.tokens).to.have.length(1);
    expect(ada.state().step).to.equal('in-call');
  }).timeout(20_000);

  it('shows why the user could not join, and lets them try again', async () => {
    await begin();
    const ada = await comes('ada');
    await scene.world.control({ do: 'fail', path: '*/mpaas/*' });
    await ada.call.join(withCamera);
    expect(ada.state()).to.have.nested.property('failure.code', 'server-error');
    ada.engine.failure = new MediaError('registration');
    await ada.call.join(withCamera);
    expect(ada.state()).to.include({ step: 'failed', mediaCode: 'registration' });
    // An engine in a file of its own has its own copy of the class.
    ada.engine.failure = Object.assign(new Error(), { name: 'MediaError', code: 'not-allowed' });
    await ada.call.join(withCamera);
    expect(ada.state()).to.include({ step: 'failed', mediaCode: 'not-allowed' });
    ada.engine.failure = new TypeError('a fault of the page');
    await ada.call.join(withCamera);
    expect(ada.state()).to.include({ step: 'failed', mediaCode: 'internal' });
    ada.call.retry();
    expect(ada.state().step).to.equal('none');
    await ada.call.join({ microphone: false, camera: false });
    expect(ada.state()).to.include({ step: 'in-call' });
  });

  it('asks the service again when the user joins after a refusal, and says why the user is refused', async () => {
    await begin();
    await scene.world.control({ do: 'fail', path: '*/join', status: 404, times: 'all' });
    const ben = await scene.enters('ben');
    const refusals = async (): Promise<number> =>
      (await scene.world.requests()).filter(({ path, status }) => path.endsWith('/join') && status === 404)
        .length;
    await until(async () => (await refusals()) === 1, 'the service does not let the user in');
    await ben.call.join(withCamera);
    expect(ben.state()).to.have.nested.property('failure.code', 'not-found');
    await scene.world.control({ do: 'clear' });
    ben.call.retry();
    await ben.call.join(withCamera);
    expect(ben.state().step).to.equal('in-call');
  });

  it('is not joined when the user leaves before the engine has connected', async () => {
    await begin();
    const ada = await comes('ada');
    let release = (): void => {};
    ada.engine.hold = new Promise((resolve) => (release = resolve));
    const joining = ada.call.join(withCamera);
    await until(() => ada.engine.tokens.length === 1, 'the engine connects');
    expect(ada.state().step).to.equal('joining');
    await ada.call.leave();
    release();
    await joining;
    expect(ada.engine).to.include({ isConnected: false, listeners: 0 });
    expect(ada.state()).to.deep.include({ step: 'ended', reason: 'left' });
  });

  it('leaves nothing behind after thirty calls', async () => {
    await begin();
    const ada = await comes('ada');
    for (let number = 0; number < 30; number += 1) {
      await ada.call.join(withCamera);
      await ada.call.leave();
    }
    expect(ada.engine).to.include({ isConnected: false, listeners: 0 });
    expect(new Set(ada.engine.tokens).size).to.equal(30);
    expect(await scene.world.stats()).to.include({ sockets: 1 });
    await until(() => ada.people() === undefined, 'the meeting is over');
  });

  it('tells how to join by telephone', async () => {
    await begin();
    const ada = await comes('ada');
    const dialIn = await ada.call.dialIn();
    expect(dialIn?.code).to.match(/^\d{9}$/);
    expect(dialIn?.numbers[0]).to.deep.equal({ country: 'Austria', number: '+4312345678' });
    await scene.world.control({ do: 'fail', path: '*/confnumbers' });
    expect(await ada.call.dialIn()).to.equal(undefined);
  });

  it('requests nothing before it is shown, and is one call for all who show it', async () => {
    await begin();
    const ada = await comes('ada');
    const target = { kind: 'space', spaceId: scene.world.space } as const;
    expect(createCall(ada.spaces, target)).to.equal(ada.call);
    const before = (await scene.world.requests()).length;
    createCall(ada.spaces, { kind: 'space', spaceId: '../../../x' });
    createCall(ada.spaces, { kind: 'person', person: '<img>' });
    await aWhile();
    expect((await scene.world.requests()).length).to.equal(before);
  });

  it('goes on while nothing shows it, until the user leaves', async () => {
    await begin();
    const ben = await comes('ben');
    const ada = await scene.enters('ada');
    const call = createCall(ada.spaces, { kind: 'space', spaceId: scene.world.space });
    const stop = call.$call.listen(() => {});
    ada.call.$call.off();
    await call.join(withCamera);
    stop();
    await until(() => ben.people()?.join() === 'Ada Moreno', 'in');
    await aWhile();
    expect(ada.engine.isConnected).to.equal(true);
    ada.leave();
    await until(() => ben.state().step === 'none', 'out');
  });
});
