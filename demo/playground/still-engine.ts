/** An engine without media: the states of a call need neither a camera nor a microphone. */
import { type MediaEngine, MediaError, type MediaErrorCode, type MediaEvents } from '../../src/index.ts';

export class StillEngine implements MediaEngine {
  readonly kind = 'media';
  readonly features = {
    video: true,
    cameraToggle: true,
    sendsShare: true,
    receivesShare: true,
    choosesSpeaker: false,
  };
  /** How a connection fails. */
  fails: MediaErrorCode | undefined;
  /** What a connection waits for. */
  connects = async (): Promise<void> => {};
  readonly #events = new EventTarget();

  async connect(): Promise<void> {
    await this.connects();
    if (this.fails) throw new MediaError(this.fails);
    this.tell('microphone', { on: false });
    this.tell('camera', { on: false });
    this.tell('state', 'connected');
  }

  disconnect = async (): Promise<void> => {};
  setMicrophone = async (on: boolean): Promise<void> => this.tell('microphone', { on });
  setCamera = async (on: boolean): Promise<void> => this.tell('camera', { on });
  setShare = async (): Promise<void> => {};
  devices = async (): Promise<[]> => [];
  selectDevice = async (): Promise<void> => {};

  on<K extends keyof MediaEvents>(event: K, listen: (detail: MediaEvents[K]) => void): () => void {
    const listener = (each: Event): void => listen((each as CustomEvent<MediaEvents[K]>).detail);
    this.#events.addEventListener(event, listener);
    return () => this.#events.removeEventListener(event, listener);
  }

  tell<K extends keyof MediaEvents>(event: K, detail: MediaEvents[K]): void {
    this.#events.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
