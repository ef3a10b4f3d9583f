import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MediaError } from '../../../src/index.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { CallHarness } from './call-harness.ts';

describe('a call in the page', () => {
  let world: World;
  let page: CallHarness;
  let engine: SilentEngine;

  beforeEach(async () => {
    world = await startWorld();
    engine = new SilentEngine();
  });
  afterEach(async () => {
    await page.call.leave();
    page.provider.remove();
    await world.stop();
  });

  const open = async (nick = 'ada'): Promise<void> => {
    page = await CallHarness.open(world, { nick, engine });
    await page.shows(/No one is in the call|Live now/);
  };
  /** Presses the button and joins with the devices that are on. */
  const join = async (): Promise<void> => {
    page.button(/^(Join|Start) call$/).click();
    await page.reach('checking');
    await until(() => page.one('video')?.checkVisibility() === true, 'the preview');
    page.button('Join call').click();
    await page.reach('in-call');
  };

  it('joins without a camera, and without a microphone', async () => {
    await open();
    page.button('Start call').click();
    await page.reach('checking');
    await until(() => page.one('meter') !== null && page.one('video') !== null, 'both devices');
    for (const box of page.all<HTMLInputElement>('input')) box.click();
    await until(() => page.one('meter') === null && page.one('video') === null, 'no device');
    expect(page.text).to.contain('Your camera is off');
    page.button('Join call').click();
    await page.reach('in-call');
    expect(engine.microphone).to.equal(false);
    expect(page.buttons).to.include.members(['Unmute', 'Turn camera on']);
  });

  it('joins with the microphone that the browser still asks about', async () => {
    await open();
    // What a browser does while its question is on the screen.
    navigator.mediaDevices.getUserMedia = () => new Promise(() => {});
    try {
      page.button('Start call').click();
      await until(() => page.buttons.includes('Join call'), 'the check of the devices');
      page.button('Join call').click();
      await page.reach('in-call');
    } finally {
      Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
    }
    expect(engine.microphone).to.equal(true);
    expect(page.buttons).to.include('Mute');
  });

  it('shows who is in the call, and the controls', async () => {
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await open();
    await join();
    await page.shows('Live now 2 people');
    expect(page.text).to.contain('Ben Okafor').and.to.contain('You');
    expect(page.buttons).to.include.members([
      'Mute',
      'Turn camera off',
      'Share screen',
      'Raise hand',
      'Leave call',
      'Mute everyone',
    ]);
    expect(page.call.matches(':state(in-call)')).to.equal(true);
    await expect(page.call).to.be.accessible();
    expect(page.events).to.deep.equal([['spaces-call-joined', { spaceId: world.space, person: undefined }]]);
  });

  it('mutes, and turns the camera off and on, by button and by key', async () => {
    await open();
    await join();
    page.button('Mute').click();
    await until(() => page.buttons.includes('Unmute'), 'muted');
    expect(engine.microphone).to.equal(false);
    page.button('Turn camera off').click();
    await until(() => page.buttons.includes('Turn camera on'), 'the camera is off');
    page.button('Unmute').focus();
    await sendKeys({ press: 'm' });
    await until(() => page.buttons.includes('Mute'), 'unmuted');
    await sendKeys({ press: 'v' });
    await until(() => page.buttons.includes('Turn camera off'), 'the camera is on');
  });

  it('raises and lowers the hand', async () => {
    await open();
    await join();
    await page.shows('Live now');
    page.button('Raise hand').click();
    await until(() => page.buttons.includes('Lower hand'), 'the hand is raised');
    await page.shows('hand raised');
    page.button('Lower hand').click();
    await until(() => page.buttons.includes('Raise hand'), 'the hand is lowered');
  });

  it('says that a host has muted the user, and that the call is being recorded', async () => {
    await open();
    await join();
    await page.shows('Live now');
    await world.control({ do: 'call', what: 'mute', who: 'ada' });
    await page.shows('A host has muted you.');
    expect(page.buttons).to.include('Unmute');
    await world.control({ do: 'call', what: 'record' });
    await page.shows('This call is being recorded.');
    await expect(page.call).to.be.accessible();
  });

  it('announces people who join and leave in one sentence', async () => {
    await open();
    await join();
    await page.shows('Live now');
    for (const who of ['ben', 'chiara']) await world.control({ do: 'call', what: 'join', who });
    await until(
      () => /Ben Okafor, Chiara Rossi joined the call\./.test(page.announcement),
      'both are announced',
    );
    await world.control({ do: 'call', what: 'leave', who: 'ben' });
    await until(() => /Ben Okafor left the call\./.test(page.announcement), 'the leaving is announced');
  });

  it('says that it reconnects, and that it is back', async () => {
    await open();
    await join();
    engine.emit('state', 'reconnecting');
    await page.reach('reconnecting');
    expect(page.text).to.contain('Reconnecting…');
    expect(page.buttons).to.include('Leave call');
    await expect(page.call).to.be.accessible();
    engine.emit('state', 'connected');
    await page.reach('in-call');
    expect(page.events.map(([type]) => type)).to.deep.equal(['spaces-call-joined']);
  });

  it('leaves the call, and tells the page', async () => {
    await open();
    await join();
    page.button('Leave call').focus();
    page.button('Leave call').click();
    await until(() => page.call.state.step === 'none', 'the call is empty');
    expect(engine.isConnected).to.equal(false);
    expect(page.events.at(-1)).to.deep.equal(['spaces-call-left', { reason: 'left' }]);
    await until(() => page.announcement.includes('You left the call.'), 'it is announced');
    await until(() => page.focused.endsWith(' call'), 'the focus stays in the element');
  });

  it('says that the call has ended for everyone', async () => {
    await open();
    await join();
    await page.shows('Live now');
    await world.control({ do: 'call', what: 'end' });
    await page.shows('The call has ended.');
    // There is no call to join.
    expect(page.button('Start call').isConnected).to.equal(true);
    expect(page.events.at(-1)).to.deep.equal(['spaces-call-left', { reason: 'meeting-ended' }]);
    await expect(page.call).to.be.accessible();
    page.button('Close').click();
    await page.shows('No one is in the call');
  });

  for (const [code, sentence] of [
    ['session-in-use', 'You are in this call already'],
    ['no-sdk', 'the software for it is not loaded'],
    ['network', 'The connection of the call was lost.'],
  ] as const) {
    it(`says what is wrong when the engine cannot connect, with ways on (${code})`, async () => {
      await open();
      engine.failure = new MediaError(code);
      await page.call.join({ microphone: true, camera: false });
      await page.reach('failed');
      await page.shows(sentence);
      expect(page.buttons).to.deep.equal(['Try again', `Open the call on ${new URL(world.web).host}`]);
      expect(page.events.map(([type]) => type)).to.deep.equal(['spaces-error']);
      await expect(page.call).to.be.accessible();
      page.button('Try again').click();
      await page.shows('No one is in the call');
    });
  }

  it('goes on while the element moves in the page, 50 times', async () => {
    await open();
    await join();
    const other = document.createElement('div');
    page.provider.append(other);
    for (let moves = 0; moves < 50; moves += 1) (moves % 2 ? page.provider : other).append(page.call);
    await page.settled();
    expect(page.call.state.step).to.equal('in-call');
    expect(engine.tokens).to.have.length(1);
    expect(page.buttons).to.include('Leave call');
  });

  it('goes on when the element is removed, and is shown again when it comes back', async () => {
    await open();
    await join();
    const { space } = await world.control<{ space: string }>({ do: 'newSpace', title: 'Other' });
    const otherEngine = new SilentEngine();
    const other = await CallHarness.open(world, { space, engine: otherEngine });
    other.call.leaveOnRemoval = true;
    await other.shows('No one is in the call');
    await other.call.join({ microphone: true, camera: false });
    await other.reach('in-call');
    page.call.remove();
    other.call.remove();
    await until(() => !otherEngine.isConnected, 'elements that were removed count as removed');
    expect(engine.isConnected).to.equal(true);
    page.provider.append(page.call);
    await page.reach('in-call');
    expect(page.buttons).to.include('Leave call');
  });

  it('ends when the element is removed, if the page wants that', async () => {
    await open();
    page.call.setAttribute('leave-on-removal', '');
    await join();
    page.call.remove();
    await until(() => !engine.isConnected, 'the engine is disconnected');
  });

  it('leaves the call when the element shows another space', async () => {
    await open();
    await join();
    page.call.space = (await world.control<{ space: string }>({ do: 'newSpace', title: 'Other' })).space;
    await until(() => !engine.isConnected, 'the engine is disconnected');
    await page.shows('No one is in the call');
    expect(page.events.at(-1)).to.deep.equal(['spaces-call-left', { reason: 'left' }]);
  });

  it('keeps no listener of the engine after 20 calls', async () => {
    await open();
    for (let calls = 0; calls < 20; calls += 1) {
      await page.call.join({ microphone: true, camera: false });
      await page.reach('in-call');
      await page.call.leave();
      await until(() => page.call.state.step === 'none', 'left');
    }
    await page.settled();
    expect(engine.listeners).to.equal(0);
  });
});

describe('a direct call in the page', () => {
  let world: World;
  let page: CallHarness;
  let engine: SilentEngine;
  let space: string;

  beforeEach(async () => {
    world = await startWorld();
    engine = new SilentEngine();
    ({ space } = await world.control<{ space: string }>({ do: 'directSpace', who: 'ada', with: 'ben' }));
    page = await CallHarness.open(world, { person: 'ben.okafor@example.test', engine });
    await page.shows('Direct call');
    await until(() => page.call.state.step === 'none' && page.call.state.known, 'the call is known');
  });
  afterEach(async () => {
    await page.call.leave();
    page.provider.remove();
    await world.stop();
  });

  it('rings, and is accepted', async () => {
    await world.control({ do: 'ring', what: 'offer', who: 'ben', space });
    await page.reach('ringing');
    expect(page.text).to.contain('Ben Okafor is calling');
    expect(page.buttons).to.deep.equal(['Accept', 'Decline']);
    expect(page.events[0]?.[0]).to.equal('spaces-call-incoming');
    await expect(page.call).to.be.accessible();
    page.button('Accept').click();
    await page.reach('in-call');
    expect(engine.isConnected).to.equal(true);
  });

  it('is declined, and the caller hangs up', async () => {
    await world.control({ do: 'ring', what: 'offer', who: 'ben', space });
    await page.reach('ringing');
    page.button('Decline').click();
    await page.reach('none');
    await world.control({ do: 'ring', what: 'offer', who: 'ben', space });
    await page.reach('ringing');
    await world.control({ do: 'ring', what: 'cancelled', who: 'ben', space });
    await page.shows('The call was cancelled.');
    await expect(page.call).to.be.accessible();
  });

  it('is left to the page when the page cancels the event', async () => {
    page.call.addEventListener('spaces-call-incoming', (event) => event.preventDefault());
    await world.control({ do: 'ring', what: 'offer', who: 'ben', space });
    await page.reach('ringing');
    expect(page.text).to.equal('');
    await page.call.accept();
    await page.reach('in-call');
  });

  it('calls, and hears that the other person declines', async () => {
    await page.call.join({ microphone: true, camera: false });
    await page.reach('ringing');
    expect(page.text).to.contain('Calling Ben Okafor…');
    expect(page.buttons).to.deep.equal(['Cancel']);
    await world.control({ do: 'ring', what: 'rejected', who: 'ben', space });
    await page.shows('The call was declined.');
  });

  it('is answered on the page of the service without an engine', async () => {
    page.call.engine = undefined;
    await world.control({ do: 'ring', what: 'offer', who: 'ben', space });
    await page.reach('ringing');
    expect(page.link('Accept').href).to.equal(`${world.web}/d/call?email=ben.okafor%40example.test`);
    expect(page.text).to.contain('opens in a new tab');
    await expect(page.call).to.be.accessible();
  });
});
