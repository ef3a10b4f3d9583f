/** `MediaServices`: the devices, and the streams of a call. [doc: AR:Base.MediaServices] */
import { Callbacks } from './callbacks.ts';
import { sdkPromise, type SdkPromise } from './promise.ts';

/** Where the streams and the sound come from. */
export interface MediaSource {
  videoStream(side: 'local' | 'remote', channelId: number): MediaStream | undefined;
  audioStream(side: 'local' | 'remote', callId: string): MediaStream | undefined;
}

export class Device {
  readonly #info: MediaDeviceInfo;

  constructor(info: MediaDeviceInfo) {
    this.#info = info;
  }

  getDeviceId = (): string => this.#info.deviceId;
  getLabel = (): string => this.#info.label;
  getGroupId = (): string => this.#info.groupId;
}

/** What audio input, audio output and video have in common. */
class MediaInterface {
  readonly #kind: MediaDeviceKind;
  readonly #callbacks = new Callbacks();
  #devices: readonly Device[] = [];
  #selected: Device | undefined;
  /** Uses another device in the running call. */
  onSelect: (device: Device) => void = () => {};

  constructor(kind: MediaDeviceKind) {
    this.#kind = kind;
    Object.assign(
      this,
      this.#callbacks.methods(
        'DevicesAddedCallback',
        'DevicesRemovedCallback',
        'DevicesUnavailableCallback',
        'SelectedDeviceChangedCallback',
        'SelectedDeviceRemovedCallback',
      ),
    );
  }

  getAvailableDevices = (): readonly Device[] => this.#devices;
  getSelectedDevice = (): Device | undefined => this.#selected ?? this.#devices[0];
  start = (): SdkPromise<void> => sdkPromise(Promise.resolve());
  stop = (): SdkPromise<void> => sdkPromise(Promise.resolve());

  setSelectedDevice = (device: Device): void => {
    if (!(device instanceof Device)) throw new TypeError('This is no device of the SDK.');
    this.#selected = device;
    this.#callbacks.fire('SelectedDeviceChangedCallback', this, device);
    this.onSelect(device);
  };

  update(all: readonly MediaDeviceInfo[]): void {
    const now = all.filter(({ kind, deviceId }) => kind === this.#kind && deviceId);
    const known = new Map(this.#devices.map((device) => [device.getDeviceId(), device]));
    const before = this.#devices;
    this.#devices = now.map((info) => known.get(info.deviceId) ?? new Device(info));
    const added = this.#devices.filter((device) => !before.includes(device));
    const removed = before.filter((device) => !this.#devices.includes(device));
    if (added.length > 0) this.#callbacks.fire('DevicesAddedCallback', this, added);
    if (removed.length > 0) this.#callbacks.fire('DevicesRemovedCallback', this, removed);
  }
}

/** Plays the voices of the others, as the SDK does. [inferred: media-sdk §2.3] */
class AudioOutput extends MediaInterface {
  readonly #voices = new Map<MediaStreamTrack, HTMLAudioElement>();
  #volume = 1;
  #isMuted = false;

  constructor() {
    super('audiooutput');
    this.onSelect = (device) => {
      for (const voice of this.#voices.values()) this.#sendTo(voice, device);
    };
  }

  getVolume = (): number => this.#volume;
  setVolume = (volume: number): void => {
    if (!(volume >= 0 && volume <= 1)) throw new RangeError('The volume is from 0 to 1.');
    this.#volume = volume;
    for (const voice of this.#voices.values()) voice.volume = volume;
  };

  isMuted = (): boolean => this.#isMuted;
  mute = (): void => this.#setMuted(true);
  unmute = (): void => this.#setMuted(false);

  play(tracks: readonly MediaStreamTrack[]): void {
    for (const [track, voice] of this.#voices) {
      if (tracks.includes(track)) continue;
      voice.srcObject = null;
      this.#voices.delete(track);
    }
    for (const track of tracks) {
      if (this.#voices.has(track)) continue;
      const voice = new Audio();
      voice.volume = this.#volume;
      voice.muted = this.#isMuted;
      voice.srcObject = new MediaStream([track]);
      const device = this.getSelectedDevice();
      if (device) this.#sendTo(voice, device);
      this.#voices.set(track, voice);
      // The browser may want a click first, or the voice ends before it has begun.
      voice.play().catch(() => {});
    }
  }

  #setMuted(isMuted: boolean): void {
    this.#isMuted = isMuted;
    for (const voice of this.#voices.values()) voice.muted = isMuted;
  }

  #sendTo(voice: HTMLAudioElement, device: Device): void {
    voice.setSinkId?.(device.getDeviceId()).catch(() => {});
  }
}

export class MediaServices {
  readonly input = new MediaInterface('audioinput');
  readonly output = new AudioOutput();
  readonly camera = new MediaInterface('videoinput');
  /** The running call. */
  source: MediaSource | undefined;
  readonly #update = (): void => {
    void navigator.mediaDevices?.enumerateDevices().then((all) => {
      for (const each of [this.input, this.output, this.camera]) each.update(all);
    });
  };

  begin(): void {
    navigator.mediaDevices?.addEventListener('devicechange', this.#update);
    this.#update();
  }

  /** Their labels are known once the page may use them. */
  readonly refresh = this.#update;

  end(): void {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#update);
    this.output.play([]);
    this.source = undefined;
  }

  readonly #video = Object.assign(this.camera, {
    getLocalMediaStream: (channelId: number) => this.source?.videoStream('local', channelId),
    getRemoteMediaStream: (channelId: number) => this.source?.videoStream('remote', channelId),
  });
  readonly #audio = {
    getInputInterface: () => this.input,
    getOutputInterface: () => this.output,
    getLocalMediaStream: (callId: string) => this.source?.audioStream('local', callId),
    getRemoteMediaStream: (callId: string) => this.source?.audioStream('remote', callId),
  };

  getAudioInterface = () => this.#audio;
  getVideoInterface = () => this.#video;
}

/** @throws {string} a code of the SDK */
export async function openTrack(
  kind: 'audio' | 'video',
  deviceId: string | undefined,
): Promise<MediaStreamTrack> {
  try {
    const size = kind === 'video' ? { width: 320, height: 240, frameRate: 12 } : {};
    const wish = { ...size, ...(deviceId && { deviceId }) };
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: wish });
    const [track] = stream.getTracks();
    if (track) return track;
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError') throw 'MEDIA_CREATION_FAILURE';
    if (name === 'NotReadableError') throw 'MEDIA_START_FAILURE';
  }
  throw kind === 'audio' ? 'MICROPHONE_NOT_FOUND' : 'CAMERA_NOT_FOUND';
}
