import { expect } from '@open-wc/testing';
import { MediaError, type MediaErrorCode } from '../../../src/index.ts';
import { allByRole, nameOf } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { CallHarness } from './call-harness.ts';

/** Each browser has its own symbol. */
const whereToAllow = navigator.userAgent.includes('Firefox/')
  ? 'Choose the crossed-out symbol before'
  : 'Choose the symbol before';

describe('the devices of a call', () => {
  let world: World;
  let page: CallHarness;
  let engine: SilentEngine;

  beforeEach(async () => {
    world = await startWorld();
    engine = new SilentEngine();
    engine.plugIn('microphone', 'Headset', 'Desk microphone');
    engine.plugIn('camera', 'Webcam');
    engine.plugIn('speaker', 'Headset', 'Loudspeakers');
  });
  afterEach(async () => {
    await page.call.leave();
    page.provider.remove();
    await world.stop();
  });

  const join = async (): Promise<void> => {
    page = await CallHarness.open(world, { engine });
    await page.shows(/No one is in the call/);
    await page.call.join({ microphone: true, camera: true });
    await page.reach('in-call');
    await until(() => page.buttons.includes('Devices'), 'the devices are known');
  };
  const choices = (): HTMLSelectElement[] => allByRole(page.call, 'combobox') as HTMLSelectElement[];
  const choice = (name: string): HTMLSelectElement =>
    choices().find((each) => nameOf(each).startsWith(name))!;
  const choose = (name: string, label: string): void => {
    const select = choice(name);
    select.value = label;
    select.dispatchEvent(new Event('change'));
  };
  const inUse = (kind: 'microphone' | 'camera' | 'speaker'): string | undefined =>
    engine.connected[kind].find(({ isSelected }) => isSelected)?.label;

  it('can be chosen during the call', async () => {
    await join();
    const button = page.button('Devices');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    button.click();
    await until(() => choices().length === 3, 'three choices');
    await expect(page.call).to.be.accessible();
    expect(choice('Microphone').value).to.equal('Headset');
    choose('Microphone', 'Desk microphone');
    await until(() => inUse('microphone') === 'Desk microphone', 'the other microphone');
    choose('Speaker', 'Loudspeakers');
    await until(() => inUse('speaker') === 'Loudspeakers', 'the other speaker');
    expect(engine.microphone, 'the microphone is still on').to.equal(true);
    button.click();
    await until(() => choices().length === 0, 'no choices');
  });

  it('shows no choice where the engine offers none', async () => {
    for (const kind of ['microphone', 'camera', 'speaker'] as const) engine.connected[kind] = [];
    page = await CallHarness.open(world, { engine });
    await page.call.join({ microphone: true, camera: false });
    await page.reach('in-call');
    expect(page.buttons).to.include('Mute').and.not.to.include('Devices');
  });

  it('keeps the user in the call when the microphone is unplugged, and goes on with another one', async () => {
    await join();
    engine.unplug('microphone', 'Headset');
    await page.shows('Your microphone is no longer connected. Connect it again, or choose another one.');
    expect(page.text).to.contain('You are still in the call.');
    expect(page.call.state.step).to.equal('in-call');
    await until(() => page.buttons.includes('Unmute'), 'the others do not wait for the user');
    await expect(page.call).to.be.accessible();
    page.button('Choose another').click();
    await until(() => page.focused.startsWith('Microphone'), 'the choice has the focus');
    choose('Microphone', 'Desk microphone');
    await until(() => page.buttons.includes('Mute'), 'the user can be heard again');
    expect(page.text).not.to.contain('no longer connected');
    expect(engine.microphone).to.equal(true);
  });

  it('stays muted with another microphone if the user was muted', async () => {
    await join();
    page.button('Mute').click();
    await until(() => page.buttons.includes('Unmute'), 'muted');
    engine.unplug('microphone', 'Headset');
    await page.shows('Your microphone is no longer connected.');
    page.button('Choose another').click();
    await until(() => choices().length > 0, 'the choices');
    choose('Microphone', 'Desk microphone');
    await until(() => inUse('microphone') === 'Desk microphone', 'the other microphone');
    await until(() => !page.text.includes('no longer connected'), 'the problem is solved');
    expect(page.buttons).to.include('Unmute');
  });

  it('says which device the engine uses instead', async () => {
    await join();
    engine.connected.microphone = [{ id: 'Desk microphone', label: 'Desk microphone', isSelected: true }];
    engine.emit('devices', 'microphone');
    await page.shows('Your microphone is now Desk microphone.');
    expect(page.buttons).to.include('Mute');
    page.button('Close').click();
    await until(() => !page.text.includes('is now'), 'the user has read it');
  });

  for (const [error, sentence, help] of [
    [new MediaError('permission'), 'This page may not use your microphone.', whereToAllow],
    [new MediaError('no-microphone'), 'No microphone was found.', 'Connect one'],
    [new MediaError('device-in-use'), 'Another program uses your microphone.', 'Close that program'],
    [new DOMException('', 'NotReadableError'), 'Another program uses your microphone.', 'Close that program'],
    [new DOMException('', 'NotFoundError'), 'No microphone was found.', 'Connect one'],
    [new MediaError('internal'), 'Your microphone could not be turned on.', 'Try again'],
  ] as const) {
    it(`says why the microphone stays off, and tries again (${error.name} ${error.message})`, async () => {
      await join();
      page.button('Mute').click();
      await until(() => page.buttons.includes('Unmute'), 'muted');
      engine.broken.set('microphone', error);
      page.button('Unmute').click();
      await page.shows(`${sentence} ${help}`);
      expect(page.text).to.contain('You are still in the call.');
      engine.broken.clear();
      page.button('Try again').click();
      await until(() => page.buttons.includes('Mute'), 'the microphone is on');
      expect(page.text).not.to.contain(sentence);
      expect(engine.microphone).to.equal(true);
    });
  }

  it('says that the screen was not shared', async () => {
    await join();
    engine.broken.set('share', new DOMException('', 'NotAllowedError'));
    page.button('Share screen').click();
    await until(() => page.announcement.includes('The screen was not shared.'), 'it is announced');
    expect(page.buttons).to.include('Share screen');
  });

  for (const code of [
    'no-sdk',
    'registration',
    'session-expired',
    'session-in-use',
    'permission',
    'no-microphone',
    'no-camera',
    'no-speaker',
    'device-in-use',
    'unsupported',
    'network',
    'not-allowed',
    'busy',
    'internal',
  ] satisfies MediaErrorCode[]) {
    it(`has a sentence and a way on when joining fails (${code})`, async () => {
      page = await CallHarness.open(world, { engine });
      await page.shows('No one is in the call');
      const always = new MediaError(code);
      Object.defineProperty(engine, 'failure', { get: () => always, set() {} });
      await page.call.join({ microphone: true, camera: true });
      await page.reach('failed');
      await until(() => page.text.length > 40, 'a sentence');
      expect(page.text).not.to.match(/undefined|\[object/);
      expect(page.buttons).to.deep.equal(['Try again', `Open the call on ${new URL(world.web).host}`]);
      await expect(page.call).to.be.accessible();
    });
  }

  for (const [refusals, sentences] of [
    [{ camera: 'no-camera' }, ['No camera was found.']],
    [{ microphone: 'no-microphone' }, ['No microphone was found.']],
    [{ microphone: 'permission', camera: 'permission' }, ['microphone', 'camera']],
    [{ camera: 'device-in-use' }, ['Another program uses your camera.']],
  ] satisfies [SilentEngine['refusals'], string[]][]) {
    it(`lets the user in without what cannot be used, and says so (${JSON.stringify(refusals)})`, async () => {
      page = await CallHarness.open(world, { engine });
      await page.shows('No one is in the call');
      Object.assign(engine.refusals, refusals);
      await page.call.join({ microphone: true, camera: true });
      await page.reach('in-call');
      await page.shows('You are still in the call.');
      for (const sentence of sentences) expect(page.text).to.contain(sentence);
      await expect(page.call).to.be.accessible();
    });
  }
});
