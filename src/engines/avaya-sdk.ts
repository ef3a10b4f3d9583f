/** The members of the Avaya media SDK that the engine uses: those of its public reference, and what a page may lack of them. */

/** A promise of jQuery, documented without `catch`. [doc: AR:Base.Promise] */
export interface SdkPromise {
  then(done: (value: unknown) => void, fail: (reason: unknown) => void): unknown;
}

type Listen = (...details: never[]) => void;
/** `addOn…` and `removeOn…` take the same function. [doc: media-sdk §2] */
type Callbacks<Names extends string> = {
  [Name in Names as `addOn${Name}` | `removeOn${Name}`]: (listen: Listen) => void;
};

export interface SdkDevice {
  getDeviceId(): string;
  getLabel(): string;
}

export interface DeviceInterface extends Callbacks<
  'DevicesAddedCallback' | 'DevicesRemovedCallback' | 'SelectedDeviceChangedCallback'
> {
  getAvailableDevices(): readonly SdkDevice[];
  getSelectedDevice(): SdkDevice | undefined;
  setSelectedDevice(device: SdkDevice): void;
}

interface VideoInterface extends DeviceInterface {
  getLocalMediaStream(channelId: number): MediaStream | undefined;
  getRemoteMediaStream(channelId: number): MediaStream | undefined;
}

interface AudioInterface {
  getInputInterface(): DeviceInterface;
  getOutputInterface(): DeviceInterface;
  getLocalMediaStream(callId: string): MediaStream | undefined;
}

export interface VideoChannel {
  getChannelId(): number;
  getNegotiatedDirection(): string;
}

export interface SdkCall extends Callbacks<
  | 'CallEstablishedCallback'
  | 'CallVideoChannelsUpdatedCallback'
  | 'CallFailedCallback'
  | 'CallEndedCallback'
  | 'CallConferenceStatusChangedCallback'
  | 'CallAudioMuteStatusChangedCallback'
  | 'CallServiceUnavailableCallback'
  | 'CallServiceAvailableCallback'
> {
  getCallId(): string;
  getVideoChannels(): readonly VideoChannel[];
  setVideoMode(mode: 'SEND_RECEIVE' | 'RECEIVE_ONLY'): SdkPromise;
  setAudioMode(mode: 'SEND_RECEIVE' | 'DISABLE'): SdkPromise;
  setWebCollaboration(isOn: boolean): SdkPromise;
  muteAudio(): SdkPromise;
  unmuteAudio(): SdkPromise;
  isAudioMuted(): boolean;
  /** Not in the reference, but used by clients of the service. [client: BS] */
  muteVideo?(): SdkPromise;
  unmuteVideo?(): SdkPromise;
  start(): void;
  end(): void;
}

interface Bitmap {
  getXOffset(): number;
  getYOffset(): number;
  getBlobData?(): Blob | undefined;
}

export interface ShareFrame {
  getWidth(): number;
  getHeight(): number;
  getBitmaps(): readonly Bitmap[];
}

export interface SdkParticipant {
  getDisplayName(): string;
  isLocalUser(): boolean;
}

export interface ContentSharing extends Callbacks<
  'ContentSharingStartedCallback' | 'ContentSharingEndedCallback' | 'FrameReceivedCallback'
> {
  startScreenSharing(): SdkPromise;
  end(): SdkPromise;
  getOutgoingScreenSharingStream(): MediaStream | undefined;
}

export interface Collaboration {
  start(): SdkPromise;
  stop(): SdkPromise;
  getContentSharing(): ContentSharing;
}

interface SdkUser extends Callbacks<'UserRegistrationFailed'> {
  start(): SdkPromise;
  stop(): SdkPromise;
  stopImmediately(): SdkPromise;
  getCalls(): { createDefaultCall(): SdkCall };
  getCollaborations(): { getCollaborationForCall(callId: string): Collaboration };
}

export interface SdkClient {
  createUser(configuration: object): SdkUser;
  getMediaServices(): { getVideoInterface(): VideoInterface; getAudioInterface(): AudioInterface };
}

export interface ShareRenderer {
  /** The id of an element of the document. */
  init(sharing: ContentSharing, containerId: string): void;
  stop?(): void;
}

/** What the script of the SDK puts into `window.AvayaClientServices`. */
export interface AvayaSdk {
  new (): SdkClient;
  /** The script for received shares. */
  readonly Renderer?: { readonly Konva?: { readonly KonvaContentSharingRenderer?: new () => ShareRenderer } };
}

/** A promise of the SDK as a promise of the language. */
export function settled(promise: SdkPromise): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // A rejection may have no value.
    promise.then(resolve, (reason: unknown) => reject(reason));
  });
}

/** The names of the callbacks of an object. */
export type CallbackName<Target> = {
  [K in keyof Target]: K extends `addOn${infer Name}` ? Name : never;
}[keyof Target];

/** Adds callbacks and removes all of them at the end. */
export class CallbackList {
  readonly #removals: (() => void)[] = [];

  add<Target extends object>(target: Target, name: CallbackName<Target> & string, listen: Listen): void {
    const methods = target as unknown as Record<string, ((listen: Listen) => void) | undefined>;
    methods[`addOn${name}`]?.(listen);
    this.#removals.push(() => methods[`removeOn${name}`]?.(listen));
  }

  clear(): void {
    for (const remove of this.#removals.splice(0)) remove();
  }
}
