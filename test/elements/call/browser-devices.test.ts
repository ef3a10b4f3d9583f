import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { CallHarness } from './call-harness.ts';

const windows = window as unknown as {
  readonly documentPictureInPicture: { readonly window: Window | null };
};

/** These need fake devices with a picture and a sound, and a window that gets keys. */
describe('a call with the devices and windows of the browser', () => {
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

  const open = async (): Promise<void> => {
    page = await CallHarness.open(world, { engine });
    await page.shows('No one is in the call');
  };

  it('shows the camera and the microphone before the user joins', async () => {
    await open();
    page.button('Start call').click();
    await page.reach('checking');
    await until(() => page.one('video')?.checkVisibility() === true, 'the preview');
    await until(() => page.one<HTMLMeterElement>('meter')!.value > 0, 'the level of the microphone');
    expect(page.buttons).to.deep.equal(['Join call', 'Back']);
    expect(engine.isConnected).to.equal(false);
    await expect(page.call).to.be.accessible();
    const { srcObject } = page.one<HTMLVideoElement>('video')!;
    const [track] = (srcObject as MediaStream).getTracks();
    page.button('Back').focus();
    page.button('Back').click();
    await page.reach('none');
    expect(track!.readyState, 'the camera is released').to.equal('ended');
    expect(page.focused).to.equal('Start call');
  });

  it('says that the camera has stopped when the browser ends its track, and turns it on again', async () => {
    engine.plugIn('camera', 'Webcam');
    await open();
    await page.call.join({ microphone: true, camera: true });
    await page.reach('in-call');
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const [track] = stream.getTracks();
    engine.emit('localVideo', { stream });
    track!.stop();
    // What the browser does when a camera is pulled out; its own `stop` is silent.
    track!.dispatchEvent(new Event('ended'));
    await page.shows('Your camera has stopped. Turn it on again, or choose another one.');
    await until(() => page.buttons.includes('Turn camera on'), 'the camera is off');
    page.button('Turn on again').click();
    await until(() => page.buttons.includes('Turn camera off'), 'the camera is on');
    expect(page.text).not.to.contain('has stopped');
  });

  it('opens and closes its small window by keyboard', async () => {
    await open();
    await page.call.join({ microphone: true, camera: false });
    await page.reach('in-call');
    await until(() => page.buttons.includes('Small window'), 'the button');
    const buttons = (): HTMLButtonElement[] => {
      const call = windows.documentPictureInPicture.window?.document.querySelector('spaces-call');
      return [...(call?.shadowRoot?.querySelectorAll('button') ?? [])];
    };
    page.button('Small window').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => buttons().length > 3, 'the call is in the small window');
    page.button('Back to the page').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => page.buttons.includes('Mute'), 'the call is back');
  });
});
