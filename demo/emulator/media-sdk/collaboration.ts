/** `Collaboration` and its `ContentSharing`: a shared screen. The others get it as frames, not as a stream. [doc: AR:Collaboration] */
import type { Call } from './call.ts';
import { Callbacks } from './callbacks.ts';
import type { Peer } from './mesh.ts';
import { playing } from './picture.ts';
import { sdkPromise, type SdkPromise } from './promise.ts';

/** Ms between two frames of a received share. */
const pace = 100;

export class Collaboration {
  readonly #call: Call;
  readonly #callbacks = new Callbacks();
  readonly #sharing: ContentSharing;
  #step: 'new' | 'started' | 'ended' = 'new';

  constructor(call: Call) {
    this.#call = call;
    this.#sharing = new ContentSharing(call, () => this.#step === 'started');
    const names = ['Started', 'Initialized', 'ServiceAvailable', 'ServiceUnavailable', 'Ended'];
    Object.assign(this, this.#callbacks.methods(...names.map((name) => `Collaboration${name}Callback`)));
  }

  getContentSharing = (): ContentSharing => this.#sharing;
  start = (): SdkPromise<void> => sdkPromise(this.#start());
  stop = (): SdkPromise<void> => sdkPromise(this.#stop());

  async #start(): Promise<void> {
    if (this.#step !== 'new' || !this.#call.isEstablished || !this.#call.hasWebCollaboration)
      throw new CollaborationError('COLLABORATION_START_FAILURE');
    this.#step = 'started';
    for (const name of ['Initialized', 'ServiceAvailable', 'Started'])
      this.#callbacks.fire(`Collaboration${name}Callback`, this);
    this.#sharing.begin();
  }

  async #stop(): Promise<void> {
    if (this.#step !== 'started') throw new CollaborationError('COLLABORATION_STOP_FAILURE');
    this.#step = 'ended';
    await this.#sharing.release();
    this.#callbacks.fire('CollaborationEndedCallback', this);
  }
}

class CollaborationError extends Error {
  override name = 'CollaborationError';
}

export class ContentSharing {
  readonly #call: Call;
  readonly #isStarted: () => boolean;
  readonly #callbacks = new Callbacks();
  #own: MediaStreamTrack | undefined;
  /** Whose screen is received. */
  #presenter: Peer | undefined;
  #stopReading = (): void => {};

  constructor(call: Call, isStarted: () => boolean) {
    this.#call = call;
    this.#isStarted = isStarted;
    const names = [
      'ContentSharingStarted',
      'ContentSharingEnded',
      'ContentSharingPaused',
      'ContentSharingResumed',
    ];
    const others = ['FrameReceived', 'FrameChanged', 'CursorReceived'];
    Object.assign(this, this.#callbacks.methods(...[...names, ...others].map((name) => `${name}Callback`)));
  }

  isContentSharingActive = (): boolean => this.isPresenting() || this.#presenter !== undefined;
  isPresenting = (): boolean => this.#own !== undefined;
  isContentSharingPaused = (): boolean => false;
  getOutgoingScreenSharingStream = (): MediaStream | undefined => this.#own && new MediaStream([this.#own]);
  startScreenSharing = (): SdkPromise<void> => sdkPromise(this.#startOwn());
  end = (): SdkPromise<void> => sdkPromise(this.#endOwn());

  begin(): void {
    this.#call.shareState.onChange = () => this.#look();
    this.#look();
  }

  async release(): Promise<void> {
    await this.#endOwn();
    this.#setPresenter(undefined);
    this.#call.shareState.onChange = () => {};
  }

  async #startOwn(): Promise<void> {
    if (!this.#isStarted()) throw new CollaborationError('CAPABILITY_NOT_ALLOWED');
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { width: 640, frameRate: 5 } });
    const [track] = stream.getVideoTracks();
    if (!track) return;
    if (!this.#isStarted() || !this.#call.isEstablished) return track.stop();
    this.#own = track;
    // The button of the browser ends the share, too.
    track.addEventListener('ended', () => void this.#endOwn());
    await this.#call.mesh.use('share', track);
    this.#call.shareState.isSharing = true;
    this.#call.tell();
    this.#callbacks.fire('ContentSharingStartedCallback', this, participant('', 'local', true));
  }

  async #endOwn(): Promise<void> {
    if (!this.#own) return;
    this.#own.stop();
    this.#own = undefined;
    await this.#call.mesh.use('share', undefined);
    this.#call.shareState.isSharing = false;
    this.#call.tell();
    this.#callbacks.fire('ContentSharingEndedCallback', this);
  }

  #look(): void {
    const { mesh, isEstablished } = this.#call;
    if (!isEstablished) void this.#endOwn();
    const presenter = isEstablished ? mesh.peers.find(({ state }) => state.share) : undefined;
    if (presenter !== this.#presenter) this.#setPresenter(presenter);
  }

  #setPresenter(peer: Peer | undefined): void {
    this.#stopReading();
    this.#stopReading = () => {};
    const before = this.#presenter;
    this.#presenter = peer;
    if (before) this.#callbacks.fire('ContentSharingEndedCallback', this);
    const track = peer && this.#call.mesh.received(peer, 'share');
    if (!peer || !track) return;
    this.#callbacks.fire('ContentSharingStartedCallback', this, participant(peer.name, peer.id, false));
    this.#read(track);
  }

  #read(track: MediaStreamTrack): void {
    const video = playing(track);
    const canvas = document.createElement('canvas');
    let isFirst = true;
    const timer = setInterval(() => {
      const { videoWidth: width, videoHeight: height } = video;
      if (width === 0) return;
      Object.assign(canvas, { width, height });
      canvas.getContext('2d')?.drawImage(video, 0, 0);
      canvas.toBlob((blob) => {
        if (blob) this.#callbacks.fire('FrameReceivedCallback', this, frameOf(canvas, blob, isFirst));
        isFirst = false;
      });
    }, pace);
    this.#stopReading = () => {
      clearInterval(timer);
      video.srcObject = null;
    };
  }
}

/** A `Frame` with one `Bitmap`. [doc: media-sdk §2.4] */
function frameOf({ width, height }: HTMLCanvasElement, blob: Blob, isKeyFrame: boolean): object {
  const bitmap = {
    getXOffset: () => 0,
    getYOffset: () => 0,
    getWidth: () => width,
    getHeight: () => height,
    getBlobData: () => blob,
  };
  return {
    getWidth: () => width,
    getHeight: () => height,
    getBitmaps: () => [bitmap],
    isKeyFrame: () => isKeyFrame,
  };
}

function participant(name: string, id: string, isLocal: boolean): object {
  return { getDisplayName: () => name, getParticipantId: () => id, isLocalUser: () => isLocal };
}
