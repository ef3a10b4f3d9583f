/** An engine of the page, as an example to copy: it connects the elements with a client for media, here `TabMedia`. It shares no screen. */
import { type MediaConnectOptions, type MediaEngine, MediaError, type MediaEvents } from '../src/index.ts';
import { TabMedia } from './tab-media.ts';

const no = { sendsShare: false, receivesShare: false, choosesSpeaker: false };

export class TabEngine implements MediaEngine {
  readonly kind = 'media';
  readonly features = { video: true, cameraToggle: true, ...no };
  readonly #events = new EventTarget();
  readonly #media: TabMedia;

  /** @param me the id of the user in the service, so that their picture is shown beside their name */
  constructor(me: () => string) {
    this.#media = new TabMedia(me, {
      picture: (personId, stream) => this.#emit('remoteVideo', { personId, stream }),
      pulledOut: (kind) => void (kind === 'audio' ? this.setMicrophone(false) : this.setCamera(false)),
    });
  }

  async connect({ spaceId, microphone, camera, signal }: MediaConnectOptions): Promise<void> {
    try {
      if (microphone) await this.setMicrophone(true);
      if (camera) await this.setCamera(true);
      signal.throwIfAborted();
      this.#media.enter(spaceId);
      this.#emit('state', 'connected');
    } catch (error) {
      await this.disconnect();
      throw error;
    }
  }

  async disconnect(): Promise<void> {
    this.#media.leave();
    await Promise.all([this.setMicrophone(false), this.setCamera(false)]);
  }

  async setMicrophone(on: boolean): Promise<void> {
    await this.#media.use('audio', on).catch(refuse);
    this.#emit('microphone', { on });
  }

  async setCamera(on: boolean): Promise<void> {
    const track = await this.#media.use('video', on).catch(refuse);
    this.#emit('localVideo', { stream: track && new MediaStream([track]) });
    this.#emit('camera', { on });
  }

  setShare = (): Promise<void> => Promise.reject(new MediaError('unsupported'));
  devices = async (): Promise<[]> => [];
  selectDevice = async (): Promise<void> => {};

  on<K extends keyof MediaEvents>(event: K, listen: (detail: MediaEvents[K]) => void): () => void {
    const listener = (each: Event): void => listen((each as CustomEvent<MediaEvents[K]>).detail);
    this.#events.addEventListener(event, listener);
    return () => this.#events.removeEventListener(event, listener);
  }

  #emit<K extends keyof MediaEvents>(event: K, detail: MediaEvents[K]): void {
    this.#events.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

const refuse = (cause: unknown): never => {
  throw new MediaError('permission', { cause });
};
