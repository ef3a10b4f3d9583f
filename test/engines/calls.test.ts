import { expect } from '@open-wc/testing';
import { TabEngine } from '../../demo/own-engine.ts';
import { avayaEngine } from '../../src/engines/avaya.ts';
import { handOver } from '../../src/engines/hand-over.ts';
import type { CallEngine } from '../../src/stores/call/media-engine.ts';
import { CallHarness } from '../elements/call/call-harness.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { heldMedia, liveTracks } from './held-media.ts';
import { loadStandIn } from './stand-in.ts';

describe('a call with an engine', () => {
  let world: World;
  let page: CallHarness;

  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    await page.call.leave();
    page.provider.remove();
    await world.stop();
  });

  const open = async (engine: CallEngine): Promise<void> => {
    page = await CallHarness.open(world, { engine });
    await page.shows('No one is in the call');
  };
  const avaya = async (): Promise<CallEngine> => {
    const { sdk } = await loadStandIn(world);
    return avayaEngine({ sdk, contentSharingWorkerPath: '/worker.js' });
  };
  /** Leaves with the button; nothing of the media is left. */
  const leave = async (): Promise<void> => {
    page.button('Leave call').click();
    await until(() => page.call.state.step === 'none', 'the call is over');
    const nothing = JSON.stringify({ tracks: 0, connections: 0, sockets: 0 });
    await until(() => JSON.stringify(heldMedia('/media/')) === nothing, 'nothing is left');
  };

  it('opens on the page of the service with the hand-over', async () => {
    await open(handOver);
    expect(page.link('Start call').href).to.equal(`${world.web}/spaces/${world.space}`);
    await page.call.leave();
    expect(heldMedia()).to.deep.equal(heldMedia('/socket.io/'));
  });

  for (const [name, create] of [
    ['the Avaya SDK', avaya],
    ["the page's own engine", async () => new TabEngine(() => 'me')],
  ] as const) {
    it(`is joined and left with ${name}`, async () => {
      await open(await create());
      page.button('Start call').click();
      await page.reach('checking');
      await until(() => page.one('video') !== null && page.one('meter') !== null, 'both devices');
      page.button('Join call').click();
      await page.reach('in-call');
      await until(() => page.one<HTMLVideoElement>('.self video')?.videoWidth !== 0, 'the own picture');
      page.button('Mute').click();
      await until(() => page.buttons.includes('Unmute'), 'muted');
      page.button('Turn camera off').click();
      await until(() => liveTracks('video').length === 0, 'the camera is released');
      await leave();
    });

    it(`is joined when the browser refuses both devices, with ${name}`, async () => {
      await open(await create());
      const { mediaDevices } = navigator;
      const original = mediaDevices.getUserMedia;
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      try {
        await page.call.join({ microphone: true, camera: true });
        await page.reach('in-call');
      } finally {
        mediaDevices.getUserMedia = original;
      }
      expect(page.buttons).to.include.members(['Unmute', 'Turn camera on']);
      page.button('Turn camera on').click();
      await until(() => page.buttons.includes('Turn camera off'), 'allowed later');
      page.button('Unmute').click();
      await until(() => page.buttons.includes('Mute'), 'the microphone, too');
      await leave();
    });

    it(`goes on when the camera and the microphone are pulled out, with ${name}`, async () => {
      await open(await create());
      await page.call.join({ microphone: true, camera: true });
      await page.reach('in-call');
      await until(() => liveTracks('video').length === 1, 'the camera');
      for (const track of [...liveTracks('video'), ...liveTracks('audio')]) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      await until(() => page.buttons.includes('Turn camera on'), 'the camera is off');
      await until(() => page.buttons.includes('Unmute'), 'the microphone is off');
      expect(page.call.state.step).to.equal('in-call');
      await leave();
    });
  }

  for (const [error, button] of [
    ['CAMERA_NOT_FOUND', 'Turn camera on'],
    ['MICROPHONE_NOT_FOUND', 'Unmute'],
  ] as const) {
    it(`is joined without what is not there (${error})`, async () => {
      await open(await avaya());
      await world.control({ do: 'media', what: 'fail', error });
      await page.call.join({ microphone: true, camera: true });
      await page.reach('in-call');
      expect(page.buttons).to.include(button);
      await leave();
    });
  }

  it('gets another token when the first one is not known any more', async () => {
    await open(await avaya());
    await world.control({ do: 'media', what: 'fail', error: 'SESSION_ID_NOT_FOUND' });
    await page.call.join({ microphone: true, camera: false });
    await page.reach('in-call');
    await leave();
  });

  it('says when the SDK is missing', async () => {
    await open(avayaEngine());
    await page.call.join({ microphone: true, camera: false });
    await page.reach('failed');
    await page.shows('the software for it is not loaded');
  });

  it('says when a host has ended the call of the user', async () => {
    await open(await avaya());
    await page.call.join({ microphone: true, camera: false });
    await page.shows('Live now');
    await world.control({ do: 'media', what: 'end', reason: 'DISCONNECTED_BY_CONFERENCE_MODERATOR' });
    await page.reach('ended');
    expect(page.events.at(-1)).to.deep.equal(['spaces-call-left', { reason: 'ended-by-host' }]);
  });
});
