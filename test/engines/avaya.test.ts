import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import fc from 'fast-check';
import { avayaEngine } from '../../src/engines/avaya.ts';
import { MediaError, type MediaErrorCode } from '../../src/stores/call/media-engine.ts';
import { asyncProperty } from '../support/property.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { caught, EnginePerson, type EngineScene, engineSuite, moves } from './engine-suite.ts';
import { heldMedia, liveTracks, receivedMedia } from './held-media.ts';
import { loadStandIn, mediaToken, type StandIn } from './stand-in.ts';

type AvayaScene = EngineScene & StandIn & { readonly world: World };

const people = ['ada', 'ben', 'chiara'];

async function begin(mediaSdk: object = {}, search = ''): Promise<AvayaScene> {
  const world = await startWorld({ switches: { mediaSdk } });
  const standIn = await loadStandIn(world, search);
  const { sdk } = standIn;
  let lastPerson = 0;
  return {
    ...standIn,
    world,
    spaceId: world.space,
    sockets: '/media/',
    engine: () => avayaEngine({ sdk, contentSharingWorkerPath: '/worker.js' }),
    token: () => mediaToken(world, people[lastPerson++ % people.length] ?? 'ada'),
    end: () => world.stop(),
  };
}

engineSuite('The Avaya SDK', begin);

/** The errors of the SDK with their meaning: media-sdk §3.9. */
const errors: readonly (readonly [code: string, meaning: MediaErrorCode])[] = [
  ['registration', 'registration'],
  ['SESSION_ID_NOT_FOUND', 'session-expired'],
  ['SESSION_ID_ALREADY_CONNECTED', 'session-in-use'],
  ['DEVICES_NOT_FOUND', 'no-microphone'],
  ['MICROPHONE_NOT_FOUND', 'no-microphone'],
  ['SPEAKERS_NOT_FOUND', 'no-speaker'],
  ['CAMERA_NOT_FOUND', 'no-camera'],
  ['MEDIA_CREATION_FAILURE', 'permission'],
  ['MEDIA_START_FAILURE', 'permission'],
  ['AUTHENTICATION_ERROR', 'registration'],
  ['NOT_AUTHORIZED', 'not-allowed'],
  ['NOT_REGISTERED', 'registration'],
  ['NOT_LICENSED', 'not-allowed'],
  ['WEBRTC_NOT_SUPPORTED', 'unsupported'],
  ['CODEC_MISMATCH', 'unsupported'],
  ['TIMEOUT', 'network'],
  ['SEND_ERROR', 'network'],
  ['TRANSPORT_ERROR', 'network'],
  ['SERVER_ERROR', 'internal'],
  ['INTERNAL_ERROR', 'internal'],
  ['SERVICE_UNAVAILABLE', 'network'],
  ['SERVICE_TEMPORARILY_UNAVAILABLE', 'network'],
  ['TCP_TLS_TURN_NOT_SUPPORTED', 'network'],
  ['CALL_STATE_MISMATCH', 'busy'],
  ['IN_PROGRESS', 'busy'],
  ['CAPABILITY_NOT_ALLOWED', 'not-allowed'],
  ['MUTE_STATE_MISMATCH', 'busy'],
  ['MEDIA_PRESERVED', 'network'],
  ['VIDEO_DENIED', 'not-allowed'],
  ['VIDEO_ONLY_CALL_NOT_SUPPORTED', 'unsupported'],
  ['VIDEO_DEESCALATION_NOT_SUPPORTED', 'unsupported'],
  ['AN_ERROR_OF_A_LATER_VERSION', 'internal'],
  ['constructor', 'internal'],
];

describe('the engine of the Avaya SDK', () => {
  let scene: AvayaScene;
  const joined: EnginePerson[] = [];

  const start = async (mediaSdk: object = {}, search = ''): Promise<void> => {
    scene = await begin(mediaSdk, search);
  };
  const person = (): EnginePerson => {
    const one = new EnginePerson(scene);
    joined.push(one);
    return one;
  };
  const enters = async (): Promise<EnginePerson> => {
    const one = person();
    await one.join();
    return one;
  };
  const isEmpty = (): Promise<void> =>
    until(
      () =>
        JSON.stringify([heldMedia('/media/'), scene.counts]) ===
        JSON.stringify([
          { tracks: 0, connections: 0, sockets: 0 },
          { callbacks: 0, clients: 0 },
        ]),
      'nothing is left',
    );
  /** A click, which the browser wants before it shows its picker. */
  const click = (): Promise<void> => sendMouse({ type: 'click', position: [1, 1] });

  afterEach(async () => {
    await Promise.all(joined.splice(0).map(({ engine }) => engine.disconnect()));
    await scene.end();
  });

  it('says that the SDK is not loaded', async () => {
    await start();
    const engine = avayaEngine();
    const { signal } = new AbortController();
    const options = { spaceId: scene.spaceId, token: '', microphone: true, camera: true, signal };
    expect(await caught(engine.connect(options)))
      .to.be.instanceOf(MediaError)
      .with.property('code', 'no-sdk');
  });

  it('reads the global of the page when the user joins', async () => {
    await start();
    const engine = avayaEngine();
    const page = window as { AvayaClientServices?: unknown };
    page.AvayaClientServices = scene.sdk;
    const { signal } = new AbortController();
    const token = await scene.token();
    await engine.connect({ spaceId: scene.spaceId, token, microphone: true, camera: false, signal });
    delete page.AvayaClientServices;
    await engine.disconnect();
    await isEmpty();
  });

  it('gives every error of the SDK its meaning, and leaves nothing', async () => {
    await start();
    const one = person();
    for (const [error, meaning] of errors) {
      await scene.world.control({ do: 'media', what: 'fail', error });
      const problem = await caught(one.join({ camera: false }));
      expect(problem, error).to.be.instanceOf(MediaError).with.property('code', meaning);
      await isEmpty();
    }
  });

  it('says that a token was used twice, or is not known', async () => {
    await start();
    const token = await scene.token();
    await person().join({ token });
    expect(await caught(person().join({ token }))).to.have.property('code', 'session-in-use');
    expect(await caught(person().join({ token: 'none' }))).to.have.property('code', 'session-expired');
  });

  for (const [reason, meaning] of [
    ['CONFERENCE_TERMINATED', 'meeting-ended'],
    ['CALL_DISCONNECTED', 'meeting-ended'],
    ['DISCONNECTED_BY_CONFERENCE_MODERATOR', 'ended-by-host'],
    ['ICE_FAILURE', 'network'],
    ['DTLS_FAILURE', 'network'],
    ['CALL_DISCONNECTED_UNKNOWN_REASON', 'network'],
  ] as const) {
    it(`tells why the call has ended, and releases everything (${reason})`, async () => {
      await start();
      const one = await enters();
      await scene.world.control({ do: 'media', what: 'end', reason });
      await until(() => one.count('ended') > 0, 'it has ended');
      expect(one.last('ended')).to.deep.equal({ reason: meaning });
      await isEmpty();
      expect(one.count('ended')).to.equal(1);
    });
  }

  it('reconnects when the signalling is lost, while the media goes on', async () => {
    await start();
    const [one, two] = [await enters(), await enters()];
    await until(() => two.remote.size === 1, 'the picture');
    const { frames } = await receivedMedia();
    await scene.world.control({ do: 'media', what: 'cut', ms: 600 });
    await until(() => one.last('state') === 'reconnecting', 'it reconnects');
    await until(async () => (await receivedMedia()).frames > frames + 5, 'the picture goes on');
    await until(() => one.last('state') === 'connected', 'it is back');
    await one.engine.setCamera(false);
    await until(() => two.remote.size === 0, 'the other end gets what happens then');
    expect(one.count('ended') + two.count('ended')).to.equal(0);
  });

  it('works in whatever order the callbacks come, and with all that is unknown about them', async () => {
    await start();
    const switches = fc.record({
      firstCallback: fc.constantFrom('established', 'channels', 'conference'),
      conferenceCallbacks: fc.constantFrom(0, 1, 2),
      muteVideo: fc.constantFrom('releases', 'darkens', 'absent'),
      lateStreams: fc.boolean(),
      channels: fc.constantFrom(1, 2),
      lateCallbacks: fc.boolean(),
      switchesCamera: fc.boolean(),
    });
    const script = async (mediaSdk: object): Promise<void> => {
      await scene.world.control({ do: 'switch', set: { mediaSdk } });
      const [one, two] = [await enters(), await enters()];
      await until(() => one.local !== null && two.remote.size === 1, 'each is seen');
      await one.engine.setCamera(false);
      await until(() => one.local === null, 'the own picture is gone');
      await until(() => two.remote.size === 0, 'it is gone at the other end');
      await one.engine.setMicrophone(false);
      await one.engine.setCamera(true);
      await until(() => one.local !== null && two.remote.size === 1, 'the picture is back');
      expect(one.last('microphone')).to.deep.equal({ on: false });
      expect(one.count('ended') + two.count('ended')).to.equal(0);
      await Promise.all([one, two].map(({ engine }) => engine.disconnect()));
      await isEmpty();
    };
    await asyncProperty(fc.asyncProperty(switches, script), 12);
  });

  it('shows no pictures when the call has no video channel', async () => {
    await start({ channels: 0 });
    const [one, two] = [await enters(), await enters()];
    await until(() => one.last('camera')?.on === false, 'the camera counts as off');
    expect([one.local, one.remote.size, two.remote.size]).to.deep.equal([null, 0, 0]);
  });

  it('shares a screen, for which the other end has a place to draw', async () => {
    for (const search of ['', '?without-renderer']) {
      await start({ rendererLooksUp: 'always' }, search);
      const [one, two] = [await enters(), await enters()];
      await click();
      await one.engine.setShare(true);
      await until(() => one.share?.isOwn === true, 'the own share');
      expect(one.share?.stream?.getVideoTracks()).to.have.length(1);
      await until(() => two.share?.isOwn === false, 'the other end knows it');
      expect(two.share).to.include({ name: 'Ada Moreno', stream: null });
      const host = document.createElement('div');
      const container = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
      document.body.append(host);
      const unmount = two.engine.mountShare?.(container);
      // What it draws, the test with two pages shows: a page that captures itself gets no frames reliably.
      expect(container.querySelector('canvas')).to.not.equal(null);
      unmount?.();
      expect(container.childElementCount).to.equal(0);
      expect(document.querySelector('[id^="spaces-share"]')).to.equal(null);
      host.remove();
      await one.engine.setShare(false);
      await until(() => one.share === null && two.share === null, 'the share is over');
      await Promise.all([one, two].map(({ engine }) => engine.disconnect()));
      await isEmpty();
      if (search === '') await scene.end();
    }
  });

  it('ends the share when the user stops it in the browser, and when they leave', async () => {
    await start();
    const [one, two] = [await enters(), await enters()];
    await click();
    await one.engine.setShare(true);
    await until(() => two.share !== null, 'shared');
    for (const track of one.share?.stream?.getTracks() ?? []) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    await until(() => one.share === null && two.share === null, 'stopped');
    await click();
    await one.engine.setShare(true);
    await until(() => two.share !== null, 'shared again');
    await one.engine.disconnect();
    await until(() => two.share === null, 'the person has left');
    expect(liveTracks('video')).to.have.length(1);
  });

  it('has no shared screens without a worker', async () => {
    await start();
    const engine = avayaEngine({ sdk: scene.sdk });
    const one = new EnginePerson({ ...scene, engine: () => engine });
    joined.push(one);
    await one.join();
    expect(engine.features).to.include({ sendsShare: false, receivesShare: false });
    expect(await caught(engine.setShare(true))).to.have.property('code', 'unsupported');
  });

  it('mixes the pictures of three people into one', async () => {
    await start();
    const [one, two, three] = [await enters(), await enters(), await enters()];
    for (const { remote } of [one, two, three]) {
      const width = (): number | undefined => remote.get('')?.getVideoTracks()[0]?.getSettings().width;
      await until(() => width() === 640, 'two pictures side by side');
    }
    await moves(three.remote.get('') ?? new MediaStream());
    await two.engine.disconnect();
    await until(() => one.remote.size === 1, 'the other one stays');
  });

  it('switches to another camera during a call', async () => {
    await start();
    const one = await enters();
    const cameras = await one.engine.devices('camera');
    const other = cameras.find(({ isSelected }) => !isSelected) ?? cameras[0];
    if (!other) throw new Error('The browser has no camera.');
    await one.engine.selectDevice('camera', other.id);
    await until(() => one.local?.getVideoTracks()[0]?.getSettings().deviceId === other.id, 'it is used');
    expect(await caught(one.engine.selectDevice('camera', 'none'))).to.have.property('code', 'no-camera');
  });

  it('leaves even if the SDK never answers', async () => {
    await start({ hangsAtEnd: true });
    const one = await enters();
    await one.engine.disconnect();
    await isEmpty();
  });

  it('carries a call over a line that loses frames', async () => {
    await start({ loss: 0.1 });
    const [one, two] = [await enters(), await enters()];
    await until(() => one.remote.size === 1 && two.remote.size === 1, 'pictures');
    const { frames } = await receivedMedia();
    await until(async () => (await receivedMedia()).frames > frames + 10, 'the pictures move');
    expect(one.count('ended')).to.equal(0);
  });

  it('leaves nothing after 100 calls', async function () {
    this.timeout(120_000);
    await start();
    const one = person();
    for (let times = 0; times < 100; times += 1) {
      await one.join({ camera: times % 4 === 0 });
      await one.engine.disconnect();
    }
    await isEmpty();
  });
});
