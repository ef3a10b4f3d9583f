/** `Call`: one call of this browser, over WebRTC to each of the others. [doc: AR:Call] */
import type { MediaSdkSwitches } from '../world/switches.ts';
import { Callbacks } from './callbacks.ts';
import { type MediaServices, type MediaSource, openTrack } from './devices.ts';
import { type LaneState, Mesh } from './mesh.ts';
import { MixedPicture } from './picture.ts';
import { sdkPromise, type SdkPromise } from './promise.ts';
import type { Signalling } from './signalling.ts';

export type VideoMode = 'SEND_RECEIVE' | 'RECEIVE_ONLY' | 'SEND_ONLY' | 'INACTIVE' | 'DISABLE';
export type AudioMode = 'ENABLE' | 'SEND_RECEIVE' | 'DISABLE';

/** How long the signalling may be away before the call fails; ms. */
const patience = 8_000;

const names = [
  'CallStarted',
  'CallEstablishing',
  'CallRemoteAlerting',
  'CallEstablished',
  'CallVideoChannelsUpdated',
  'CallFailed',
  'CallEnded',
  'CallConferenceStatusChanged',
  'CallAudioMuteStatusChanged',
  'CallSpeakerMuteStatusChanged',
  'AudioStreamUpdated',
  'CallIncomingVideoAddRequestReceived',
  'CallIncomingVideoAddRequestAccepted',
  'CallIncomingVideoAddRequestDenied',
  'CallIncomingVideoAddRequestTimedOut',
  'CallServiceUnavailable',
  'CallServiceAvailable',
  'CallRemoteAddressChanged',
].map((name) => `${name}Callback`);

export interface CallOptions {
  readonly signalling: Signalling;
  readonly services: MediaServices;
  readonly switches: MediaSdkSwitches;
  readonly videoEnabled: boolean;
}

let lastId = 0;

export class Call implements MediaSource {
  readonly #id = `call-${++lastId}`;
  readonly #options: CallOptions;
  readonly #callbacks: Callbacks;
  readonly #picture = new MixedPicture();
  readonly mesh: Mesh;
  #state = 'idle';
  #videoMode: VideoMode = 'DISABLE';
  #audioMode: AudioMode = 'SEND_RECEIVE';
  #voice: MediaStreamTrack | undefined;
  #camera: MediaStreamTrack | undefined;
  #isVideoMuted = false;
  /** The streams of the first callback are already known. */
  #hasStreams: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What is shared, and with it what the others share. */
  shareState: { isSharing: boolean; onChange(): void } = { isSharing: false, onChange: () => {} };
  hasWebCollaboration = false;

  constructor(options: CallOptions) {
    const { signalling, switches, services } = options;
    this.#options = options;
    this.#hasStreams = !switches.lateStreams;
    this.#callbacks = new Callbacks(() => switches.lateCallbacks);
    Object.assign(this, this.#callbacks.methods(...names));
    if (switches.muteVideo !== 'absent') {
      const setVideoMuted = (isMuted: boolean) => () => sdkPromise(this.#setVideoMuted(isMuted));
      Object.assign(this, { muteVideo: setVideoMuted(true), unmuteVideo: setVideoMuted(false) });
    }
    this.mesh = new Mesh({
      send: (to, signal) => signalling.send('signal', to, signal),
      onChange: () => this.#onPeers(),
      loss: switches.loss,
    });
    services.source = this;
    services.camera.onSelect = () => void (switches.switchesCamera && this.#camera && this.#openCamera());
    services.input.onSelect = () => void (this.#voice && this.#openMicrophone());
    signalling.listener = {
      onEvent: (name, details) => this.#onEvent(name, details),
      onLost: () => this.#onLost(),
      onBack: () => this.#onBack(),
    };
  }

  getCallId = (): string => this.#id;
  getState = (): string => this.#state;
  isConference = (): boolean => true;
  isServiceAvailable = (): boolean => this.#timer === undefined;
  isAudioMuted = (): boolean => this.#voice?.enabled !== true;

  setVideoMode = (mode: VideoMode): SdkPromise<void> => sdkPromise(this.#setVideoMode(mode));
  setAudioMode = (mode: AudioMode): SdkPromise<void> => sdkPromise(this.#setAudioMode(mode));
  muteAudio = (): SdkPromise<void> => sdkPromise(this.#setAudioMuted(true));
  unmuteAudio = (): SdkPromise<void> => sdkPromise(this.#setAudioMuted(false));

  setWebCollaboration = (isOn: boolean): SdkPromise<void> => {
    this.hasWebCollaboration = isOn;
    return sdkPromise(Promise.resolve());
  };

  start = (): void => {
    if (this.#state !== 'idle') return;
    this.#state = 'initiating';
    this.#callbacks.fire('CallStartedCallback', this);
    void this.#start();
  };

  end = (): void => {
    if (this.#isOver) return;
    this.#state = 'ending';
    this.#release();
    if (this.#options.switches.hangsAtEnd) return;
    this.#onEnded('CALL_ENDED_LOCALLY');
  };

  getVideoChannels = (): readonly object[] => {
    const { channels } = this.#options.switches;
    if (this.#state !== 'established' || channels === 0) return [];
    const first = {
      getChannelId: () => 1,
      getNegotiatedDirection: () => this.#direction,
      getRequestedDirection: () => this.#direction,
      isDisabled: () => this.#direction === 'disable',
    };
    // Another one is for a meeting with many pictures.
    const second = { ...first, getChannelId: () => 2, getNegotiatedDirection: () => 'inactive' };
    return channels === 1 ? [first] : [first, second];
  };

  videoStream(side: 'local' | 'remote', channelId: number): MediaStream | undefined {
    if (channelId !== 1 || !this.#hasStreams) return undefined;
    if (side === 'remote') return this.#picture.stream;
    return this.#camera && new MediaStream([this.#camera]);
  }

  audioStream(side: 'local' | 'remote', callId: string): MediaStream | undefined {
    if (callId !== this.#id) return undefined;
    if (side === 'local') return this.#voice && new MediaStream([this.#voice]);
    return new MediaStream(this.#voicesOfOthers);
  }

  get isEstablished(): boolean {
    return this.#state === 'established';
  }

  /** Tells the others which lanes carry something. */
  tell(): void {
    this.mesh.tell(this.#laneState);
  }

  get #laneState(): LaneState {
    const { isSharing } = this.shareState;
    return {
      audio: this.#voice?.enabled === true,
      video: this.#camera !== undefined && !this.#isVideoMuted,
      share: isSharing,
    };
  }

  get #isOver(): boolean {
    return /^(?:ending|ended|failed)$/.test(this.#state);
  }

  get #direction(): string {
    if (this.#videoMode === 'DISABLE') return 'disable';
    const receives = this.#videoMode !== 'SEND_ONLY' && this.#picture.stream !== undefined;
    if (this.#camera) return receives ? 'sendrecv' : 'sendonly';
    return receives ? 'recvonly' : 'inactive';
  }

  get #voicesOfOthers(): MediaStreamTrack[] {
    return this.mesh.peers.flatMap((peer) => this.mesh.received(peer, 'audio') ?? []);
  }

  async #start(): Promise<void> {
    const { signalling, services } = this.#options;
    try {
      if (this.#audioMode !== 'DISABLE') await this.#openMicrophone();
      if (this.#sendsVideo(this.#videoMode)) await this.#openCamera();
    } catch (error) {
      return this.#fail(String(error));
    }
    if (this.#isOver) return this.#release();
    const answer = await signalling.ask<
      | { readonly error: string }
      | { readonly id: string; readonly peers: readonly { id: string; name: string }[] }
    >('enter');
    if (this.#isOver) return signalling.send('leave');
    if ('error' in answer) return this.#fail(answer.error);
    signalling.device = answer.id;
    this.#state = 'established';
    services.refresh();
    await Promise.all(answer.peers.map(({ id, name }) => this.mesh.call(id, name)));
    this.#announce();
  }

  /** The order is not documented. [unknown: media-sdk §7.1] */
  #announce(): void {
    const { firstCallback, conferenceCallbacks } = this.#options.switches;
    const all = {
      established: () => this.#callbacks.fire('CallEstablishedCallback', this),
      channels: () => this.#fireChannels(),
      conference: () => {
        for (let times = 0; times < conferenceCallbacks; times += 1)
          this.#callbacks.fire('CallConferenceStatusChangedCallback', this, true, '', '');
      },
    };
    all[firstCallback]();
    for (const name of ['established', 'channels', 'conference'] as const)
      if (name !== firstCallback) all[name]();
  }

  #fireChannels(): void {
    this.#callbacks.fire('CallVideoChannelsUpdatedCallback', this, this.getVideoChannels());
    if (this.#hasStreams) return;
    setTimeout(() => {
      this.#hasStreams = true;
      this.#callbacks.fire('CallVideoChannelsUpdatedCallback', this, this.getVideoChannels());
    }, 50);
  }

  #onPeers(): void {
    if (this.#isOver) return;
    const pictures = this.mesh.peers.flatMap((peer) => this.mesh.received(peer, 'video') ?? []);
    this.#options.services.output.play(this.#voicesOfOthers);
    if (this.#picture.show(pictures) && this.isEstablished) this.#fireChannels();
    this.shareState.onChange();
  }

  #onEvent(name: string, [first, second]: readonly unknown[]): void {
    if (name === 'joined') {
      const { id, name: peerName } = first as { id: string; name: string };
      this.mesh.expect(id, peerName);
    }
    if (name === 'left') this.mesh.drop(String(first));
    if (name === 'signal') this.mesh.receive(String(first), second as never, this.#laneState);
    if (name !== 'ended' || this.#isOver) return;
    this.#release();
    this.#onEnded(String(first));
  }

  /** The media goes on without the signalling. [doc: media-sdk §2.2] */
  #onLost(): void {
    if (!this.isEstablished) return;
    this.#timer = setTimeout(() => this.#fail('TRANSPORT_ERROR'), patience);
    this.#callbacks.fire('CallServiceUnavailableCallback', this);
  }

  #onBack(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.isEstablished) this.#callbacks.fire('CallServiceAvailableCallback', this);
  }

  async #setVideoMode(mode: VideoMode): Promise<void> {
    if (mode !== 'DISABLE' && !this.#options.videoEnabled) throw exceptionOf('CAPABILITY_NOT_ALLOWED');
    this.#videoMode = mode;
    if (!this.isEstablished) return;
    this.#isVideoMuted = false;
    if (this.#sendsVideo(mode)) await this.#openCamera().catch(refuse);
    else await this.#closeCamera();
    this.#fireChannels();
  }

  #sendsVideo(mode: VideoMode): boolean {
    return mode === 'SEND_RECEIVE' || mode === 'SEND_ONLY';
  }

  async #setAudioMode(mode: AudioMode): Promise<void> {
    this.#audioMode = mode;
    if (this.isEstablished && mode !== 'DISABLE' && !this.#voice) await this.#openMicrophone().catch(refuse);
  }

  async #setAudioMuted(isMuted: boolean): Promise<void> {
    if (!this.isEstablished) throw exceptionOf('CALL_STATE_MISMATCH');
    if (!this.#voice) throw exceptionOf('MICROPHONE_NOT_FOUND');
    if (this.#voice.enabled !== isMuted) throw exceptionOf('MUTE_STATE_MISMATCH');
    this.#voice.enabled = !isMuted;
    this.tell();
    this.#callbacks.fire('CallAudioMuteStatusChangedCallback', this);
  }

  async #setVideoMuted(isMuted: boolean): Promise<void> {
    if (!this.isEstablished) throw exceptionOf('CALL_STATE_MISMATCH');
    if (!this.#sendsVideo(this.#videoMode)) throw exceptionOf('VIDEO_DENIED');
    this.#isVideoMuted = isMuted;
    if (this.#options.switches.muteVideo === 'darkens') {
      if (this.#camera) this.#camera.enabled = !isMuted;
      return this.tell();
    }
    if (isMuted) await this.#closeCamera();
    else await this.#openCamera().catch(refuse);
    this.#fireChannels();
  }

  /** @throws {string} a code of the SDK */
  async #openMicrophone(): Promise<void> {
    const track = await openTrack('audio', this.#options.services.input.getSelectedDevice()?.getDeviceId());
    if (this.#isOver) return track.stop();
    track.enabled = this.#voice?.enabled ?? true;
    this.#voice?.stop();
    this.#voice = track;
    track.addEventListener('ended', () => {
      if (this.#voice === track) track.enabled = false;
      this.tell();
    });
    await this.mesh.use('audio', track);
    this.#callbacks.fire('AudioStreamUpdatedCallback', this, new MediaStream([track]));
    this.tell();
  }

  /** @throws {string} a code of the SDK */
  async #openCamera(): Promise<void> {
    const track = await openTrack('video', this.#options.services.camera.getSelectedDevice()?.getDeviceId());
    if (this.#isOver) return track.stop();
    this.#camera?.stop();
    this.#camera = track;
    track.addEventListener('ended', () => {
      if (this.#camera === track) void this.#closeCamera().then(() => this.#fireChannels());
    });
    await this.mesh.use('video', track);
    this.tell();
  }

  async #closeCamera(): Promise<void> {
    this.#camera?.stop();
    this.#camera = undefined;
    await this.mesh.use('video', undefined);
    this.tell();
  }

  #fail(code: string): void {
    if (this.#isOver) return;
    this.#state = 'failed';
    this.#release();
    this.#callbacks.fire('CallFailedCallback', this, exceptionOf(code));
  }

  #onEnded(reason: string): void {
    this.#state = 'ended';
    const event = {
      getReason: () => reason,
      getReasonText: () => reason,
      getReasonCause: () => undefined,
      getReasonProtocol: () => undefined,
    };
    this.#callbacks.fire('CallEndedCallback', this, event);
    if (!this.#options.switches.lateCallbacks) return;
    for (const name of [
      'CallVideoChannelsUpdatedCallback',
      'CallAudioMuteStatusChangedCallback',
      'CallEstablishedCallback',
    ])
      this.#callbacks.fire(name, this);
  }

  #release(): void {
    clearTimeout(this.#timer);
    if (this.#options.signalling.device) this.#options.signalling.send('leave');
    for (const track of [this.#voice, this.#camera]) track?.stop();
    this.#voice = this.#camera = undefined;
    this.mesh.close();
    this.#picture.close();
    this.#options.services.output.play([]);
    this.shareState.isSharing = false;
    this.shareState.onChange();
  }
}

/** A `CallException`. [doc: media-sdk §2.2] */
export function exceptionOf(code: string): object {
  return {
    getError: () => code,
    getProtocolErrorCode: () => undefined,
    getProtocolErrorReason: () => code,
    getProtocolType: () => undefined,
  };
}

function refuse(code: unknown): never {
  throw exceptionOf(String(code));
}
