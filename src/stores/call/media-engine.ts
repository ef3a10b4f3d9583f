/**
 * What carries audio and video. The service's media runs through a proprietary SDK, so a page chooses: the hand-over to
 * the service's own page, the adapter for that SDK, or an engine of its own. The live layer sends what others must know
 * (`tracksstatus`, presence) from the events of the engine.
 */

export type MediaErrorCode =
  | 'no-sdk'
  | 'registration'
  | 'session-expired'
  | 'session-in-use'
  | 'permission'
  | 'no-microphone'
  | 'no-camera'
  | 'no-speaker'
  /** Another program uses the microphone or the camera. */
  | 'device-in-use'
  | 'unsupported'
  | 'network'
  | 'not-allowed'
  | 'busy'
  | 'internal';

/** How an operation of an engine fails. The message is for developers and is not shown. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly code: MediaErrorCode;

  constructor(code: MediaErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

export type MediaDeviceKind = 'microphone' | 'speaker' | 'camera';

export interface MediaDevice {
  readonly id: string;
  /** "" until the user has allowed the device. */
  readonly label: string;
  readonly isSelected: boolean;
}

/** What this engine can do here; read after `connect`. */
export interface MediaFeatures {
  readonly video: boolean;
  readonly cameraToggle: boolean;
  readonly sendsShare: boolean;
  readonly receivesShare: boolean;
  readonly choosesSpeaker: boolean;
}

export interface MediaConnectOptions {
  readonly spaceId: string;
  /** The media token of the service, for one join: opaque. [client: LT, BS, SS] */
  readonly token: string;
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Aborts when the user leaves before the engine has connected. */
  readonly signal: AbortSignal;
}

/** What an engine tells. Streams are null while there is none. */
export interface MediaEvents {
  /** `reconnecting`: the connection is lost, and comes back by itself or ends in `ended`. */
  readonly state: 'connected' | 'reconnecting';
  readonly microphone: { readonly on: boolean };
  readonly camera: { readonly on: boolean };
  readonly localVideo: { readonly stream: MediaStream | null };
  /** `personId` is "" for the one mixed picture of the meeting. */
  readonly remoteVideo: { readonly personId: string; readonly stream: MediaStream | null };
  readonly share: {
    readonly isOwn: boolean;
    readonly name: string;
    readonly stream: MediaStream | null;
  } | null;
  /** Devices of this kind were connected, unplugged, or chosen. */
  readonly devices: MediaDeviceKind;
  readonly speaking: { readonly personIds: readonly string[] };
  readonly ended: { readonly reason: 'left' | 'ended-by-host' | 'meeting-ended' | 'network' };
}

/** An engine that carries media in the page. One engine serves one call at a time, any number one after the other. */
export interface MediaEngine {
  readonly kind: 'media';
  readonly features: MediaFeatures;
  /**
   * Resolves when the user is in, rejects with a `MediaError`. After `permission`, `no-camera` and `no-microphone` it is
   * called again without that device, and after `session-expired` with another token.
   */
  connect(options: MediaConnectOptions): Promise<void>;
  /** Releases all devices. May be called at any time, any number of times. */
  disconnect(): Promise<void>;
  /** Operations of one kind are called one after the other. They resolve when it is so. */
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  /** Called by a click of the user. */
  setShare(on: boolean): Promise<void>;
  devices(kind: MediaDeviceKind): Promise<readonly MediaDevice[]>;
  selectDevice(kind: MediaDeviceKind, id: string): Promise<void>;
  /** Draws a share that is no stream into an element of ours; returns what removes it. */
  mountShare?(container: HTMLElement): () => void;
  /** Returns what stops the listening. */
  on<K extends keyof MediaEvents>(event: K, listen: (detail: MediaEvents[K]) => void): () => void;
}

/** The place to which the hand-over leads. */
export type CallPlace =
  | { readonly kind: 'space'; readonly spaceId: string }
  | { readonly kind: 'person'; readonly email: string }
  | { readonly kind: 'room'; readonly email: string };

/** An engine without media: the call happens on a page of the service, in another tab. */
export interface HandOver {
  readonly kind: 'hand-over';
  /** The address of that page; `webServer` is the origin of the service's pages. */
  addressOf(place: CallPlace, webServer: string): string;
}

export type CallEngine = MediaEngine | HandOver;
