/** The pictures of a call, as its engine reports them. Loads with the stage. */
import type { MediaEngine, MediaEvents } from '../../stores/call/media-engine.ts';

/** Follows one engine at a time. */
export class MediaStreams {
  local: MediaStream | null = null;
  /** By the id of a person; "" is the one mixed picture of the meeting. */
  readonly remote = new Map<string, MediaStream>();
  share: MediaEvents['share'] = null;
  speaking: ReadonlySet<string> = new Set();
  readonly #onChange: () => void;
  #engine: MediaEngine | undefined;
  #unsubscribe: (() => void)[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Another person can be seen. */
  get hasRemotePicture(): boolean {
    const streams = [this.share?.stream, ...this.remote.values()];
    return streams.some((stream) => stream && stream.getVideoTracks().length > 0);
  }

  get engine(): MediaEngine | undefined {
    return this.#engine;
  }

  follow(engine: MediaEngine): void {
    if (engine === this.#engine) return;
    this.stop();
    this.#engine = engine;
    this.#unsubscribe = [
      engine.on('localVideo', ({ stream }) => {
        this.local = stream;
        this.#onChange();
      }),
      engine.on('remoteVideo', ({ personId, stream }) => {
        if (stream) this.remote.set(personId, stream);
        else this.remote.delete(personId);
        this.#onChange();
      }),
      engine.on('share', (share) => {
        this.share = share;
        this.#onChange();
      }),
      engine.on('speaking', ({ personIds }) => {
        this.speaking = new Set(personIds);
        this.#onChange();
      }),
      engine.on('devices', () => this.#onChange()),
    ];
  }

  /** The call is over: nothing of it stays. */
  stop(): void {
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#engine = undefined;
    this.local = this.share = null;
    this.remote.clear();
    this.speaking = new Set();
  }
}
