/**
 * What every engine that carries media must do. Run it with an engine of your own: `begin` is called before each test, and
 * `person` returns a new engine of another user each time, with the media token for one join.
 */
import { expect } from '@open-wc/testing';
import {
  type MediaConnectOptions,
  type MediaEngine,
  MediaError,
  type MediaEvents,
} from '../../src/stores/call/media-engine.ts';
import { aWhile, until } from '../support/visitors.ts';
import { heldMedia, liveTracks, receivedMedia } from './held-media.ts';

export interface EngineScene {
  readonly spaceId: string;
  engine(): MediaEngine;
  /** A token for one join; "" for engines that need none. */
  token(): Promise<string>;
  /** A part of the addresses of the engine's sockets. */
  readonly sockets: string;
  end(): Promise<void>;
}

const nothing = { tracks: 0, connections: 0, sockets: 0 };
const eventNames = [
  'state',
  'microphone',
  'camera',
  'localVideo',
  'remoteVideo',
  'share',
  'devices',
  'ended',
] as const;

/** An engine with what it has told. */
export class EnginePerson {
  readonly engine: MediaEngine;
  readonly heard: [name: keyof MediaEvents, detail: unknown][] = [];
  readonly stop: () => void;
  local: MediaStream | null = null;
  readonly remote = new Map<string, MediaStream>();
  share: MediaEvents['share'] = null;
  readonly #scene: EngineScene;

  constructor(scene: EngineScene) {
    this.#scene = scene;
    this.engine = scene.engine();
    const stops = eventNames.map((name) =>
      this.engine.on(name, (detail) => void this.heard.push([name, detail])),
    );
    stops.push(
      this.engine.on('localVideo', ({ stream }) => void (this.local = stream)),
      this.engine.on('share', (share) => void (this.share = share)),
      this.engine.on('remoteVideo', ({ personId, stream }) => {
        if (stream) this.remote.set(personId, stream);
        else this.remote.delete(personId);
      }),
    );
    this.stop = () => stops.forEach((stop) => stop());
  }

  async join(wish: Partial<MediaConnectOptions> = {}): Promise<void> {
    const { signal } = new AbortController();
    const token = await this.#scene.token();
    const { spaceId } = this.#scene;
    await this.engine.connect({ spaceId, token, microphone: true, camera: true, signal, ...wish });
  }

  count(name: keyof MediaEvents): number {
    return this.heard.filter(([heard]) => heard === name).length;
  }

  last<K extends keyof MediaEvents>(name: K): MediaEvents[K] | undefined {
    return this.heard.findLast(([heard]) => heard === name)?.[1] as MediaEvents[K] | undefined;
  }
}

/** Waits until a picture moves. Its voice, if it has one, is played. */
export async function moves(stream: MediaStream): Promise<void> {
  const video = document.createElement('video');
  video.srcObject = stream;
  document.body.append(video);
  await video.play();
  await until(() => video.getVideoPlaybackQuality().totalVideoFrames > 30, 'the picture moves');
  video.remove();
}

export async function caught(run: Promise<unknown>): Promise<unknown> {
  try {
    await run;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

export function engineSuite(name: string, begin: () => Promise<EngineScene>): void {
  describe(`${name} as an engine`, () => {
    let scene: EngineScene;
    let people: EnginePerson[];
    const person = (): EnginePerson => {
      const one = new EnginePerson(scene);
      people.push(one);
      return one;
    };
    const isEmpty = (): Promise<void> =>
      until(
        () => JSON.stringify(heldMedia(scene.sockets)) === JSON.stringify(nothing),
        'tracks, connections and sockets are released',
      );

    beforeEach(async () => {
      people = [];
      scene = await begin();
    });
    afterEach(async () => {
      await Promise.all(people.map(({ engine }) => engine.disconnect()));
      await scene.end();
    });

    it('carries pictures and voices in both directions', async () => {
      const [one, two] = [person(), person()];
      await one.join();
      await two.join();
      expect(one.last('state')).to.equal('connected');
      await until(() => one.remote.size === 1 && two.remote.size === 1, 'each gets a picture');
      const seen = [one, two].flatMap(({ remote }) => [...remote.values()].map(moves));
      await until(async () => (await receivedMedia()).energy > 0, 'the voices are heard');
      await Promise.all(seen);
    });

    it('shows the user their own picture, and takes the camera away and back', async () => {
      const one = person();
      await one.join();
      await until(() => one.local !== null, 'the own picture');
      expect(one.local?.getAudioTracks(), 'no one hears themselves').to.have.length(0);
      await one.engine.setCamera(false);
      await until(() => one.local === null, 'no picture');
      await one.engine.setCamera(true);
      await until(() => one.local !== null, 'the picture is back');
      expect(one.last('ended')).to.equal(undefined);
    });

    it('takes the picture away at the other end', async () => {
      const [one, two] = [person(), person()];
      await one.join();
      await two.join();
      await until(() => two.remote.size === 1, 'the picture arrives');
      await one.engine.disconnect();
      await until(() => two.remote.size === 0, 'the picture is gone');
    });

    it('mutes and unmutes, and tells so', async () => {
      const one = person();
      await one.join();
      await one.engine.setMicrophone(false);
      await until(() => one.last('microphone')?.on === false, 'it says that the microphone is off');
      expect(liveTracks('audio').some(({ enabled }) => enabled)).to.equal(false);
      await one.engine.setMicrophone(false);
      await one.engine.setMicrophone(true);
      await until(() => one.last('microphone')?.on === true, 'it says that the microphone is on');
      expect(liveTracks('audio').some(({ enabled }) => enabled)).to.equal(true);
    });

    it('joins without a microphone and without a camera', async () => {
      const one = person();
      await one.join({ microphone: false, camera: false });
      expect(one.local).to.equal(null);
      expect(liveTracks('video')).to.have.length(0);
      expect(liveTracks('audio').some(({ enabled }) => enabled)).to.equal(false);
      await one.engine.setCamera(true);
      await until(() => one.local !== null, 'the camera can be turned on later');
    });

    it('lists devices that can be selected', async () => {
      const one = person();
      await one.join();
      for (const kind of ['microphone', 'camera', 'speaker'] as const) {
        for (const { id } of await one.engine.devices(kind)) {
          await one.engine.selectDevice(kind, id);
          const selected = (await one.engine.devices(kind)).find(({ isSelected }) => isSelected);
          expect(selected?.id).to.equal(id);
        }
      }
    });

    it('releases everything when the user leaves, however often they do', async () => {
      const one = person();
      await one.engine.disconnect();
      await one.join();
      expect(heldMedia(scene.sockets)).not.to.deep.equal(nothing);
      await Promise.all([one.engine.disconnect(), one.engine.disconnect()]);
      await one.engine.disconnect();
      await isEmpty();
    });

    it('joins again after the user has left', async () => {
      const [one, two] = [person(), person()];
      await two.join();
      for (let times = 0; times < 3; times += 1) {
        await one.join();
        await until(() => one.remote.size === 1, 'the other person is seen');
        await one.engine.disconnect();
      }
      await two.engine.disconnect();
      await isEmpty();
    });

    it('leaves nothing when the user does not want to wait, at any moment', async () => {
      const one = person();
      const early = new AbortController();
      early.abort();
      await caught(one.join({ signal: early.signal }));
      const token = await scene.token();
      for (const pause of [0, 1, 2, 5, 10, 20, 40, 80, 160]) {
        const run = new AbortController();
        const joining = one.join({ signal: run.signal, ...(token === '' && { token }) }).catch(() => {});
        setTimeout(() => run.abort(), pause);
        await joining;
        await one.engine.disconnect();
        await isEmpty();
      }
    });

    it('tells nothing after the user has left, nor to those who have stopped listening', async () => {
      const one = person();
      await one.join();
      await one.engine.setMicrophone(false);
      await one.engine.disconnect();
      const after = one.heard.length;
      await aWhile();
      expect(one.heard.slice(after)).to.deep.equal([]);
      const two = person();
      two.stop();
      await two.join();
      expect(two.heard).to.deep.equal([]);
    });

    it('fails with a code when the browser refuses the devices, and leaves nothing', async () => {
      const one = person();
      const { mediaDevices } = navigator;
      const original = mediaDevices.getUserMedia;
      mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      try {
        const error = await caught(one.join());
        expect(error).to.be.instanceOf(MediaError);
        expect((error as MediaError).code).to.equal('permission');
      } finally {
        mediaDevices.getUserMedia = original;
      }
      await isEmpty();
    });

    it('is still in when the camera is pulled out', async () => {
      const one = person();
      await one.join();
      await until(() => one.local !== null, 'the own picture');
      for (const track of liveTracks('video')) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      await until(() => one.last('camera')?.on === false, 'it says that the camera is off');
      expect(one.local).to.equal(null);
      expect(one.last('ended')).to.equal(undefined);
      await one.engine.setCamera(true);
      await until(() => one.local !== null, 'another camera can be used');
    });
  });
}
