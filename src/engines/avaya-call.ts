/** One call with the Avaya media SDK: from the media token to the release of all devices. Each call has its own client. */
import {
  type MediaConnectOptions,
  type MediaDevice,
  type MediaDeviceKind,
  MediaError,
  type MediaEvents,
  type MediaFeatures,
} from '../stores/call/media-engine.ts';
import { AvayaDevices } from './avaya-devices.ts';
import { endReasonOf, mediaErrorOf } from './avaya-errors.ts';
import {
  type AvayaSdk,
  CallbackList,
  type CallbackName,
  type SdkCall,
  type SdkClient,
  type SdkPromise,
  settled,
} from './avaya-sdk.ts';
import { AvayaShare } from './avaya-share.ts';
import { AvayaVideo } from './avaya-video.ts';

export interface AvayaCallOptions {
  readonly sdk: AvayaSdk;
  /** Without it, the call has no shared screens. */
  readonly contentSharingWorkerPath: string | undefined;
  readonly emit: <K extends keyof MediaEvents>(event: K, detail: MediaEvents[K]) => void;
}

/** The user may take their time to allow the devices; ms. */
const longestJoin = 60_000;
/** How long the SDK may take for each step of leaving, before the next one follows; ms. */
const longestStep = 2_000;

export class AvayaCall {
  readonly #options: AvayaCallOptions;
  readonly #client: SdkClient;
  readonly #user: ReturnType<SdkClient['createUser']>;
  readonly #devices: AvayaDevices;
  readonly #callbacks = new CallbackList();
  /** Aborted when the call is over; the reason says why. */
  readonly #over = new AbortController();
  #call: SdkCall | undefined;
  #video: AvayaVideo | undefined;
  #share: AvayaShare | undefined;
  #starting: Promise<unknown> | undefined;
  #leaving: Promise<void> | undefined;
  #isEstablished = false;
  #onEnded = (): void => {};
  /** The voice of the user and of the others is left out, because there is no microphone. */
  #isSilent = false;
  #isMicrophoneOn = true;

  /** @throws {MediaError} */
  constructor(token: string, options: AvayaCallOptions) {
    const { sdk, contentSharingWorkerPath } = options;
    this.#options = options;
    const hasShare = contentSharingWorkerPath !== undefined;
    try {
      this.#client = new sdk();
      this.#user = this.#client.createUser({
        mediaServiceContext: token,
        callUserConfiguration: { videoEnabled: true, incomingCall: true },
        wcsConfiguration: { enabled: hasShare },
        ...(hasShare && { collaborationConfiguration: { contentSharingWorkerPath } }),
      });
      this.#devices = new AvayaDevices(this.#client);
    } catch (problem) {
      throw mediaErrorOf(problem);
    }
  }

  get features(): MediaFeatures {
    const hasShare = this.#options.contentSharingWorkerPath !== undefined;
    return {
      video: true,
      cameraToggle: true,
      sendsShare: hasShare && typeof navigator.mediaDevices?.getDisplayMedia === 'function',
      receivesShare: hasShare,
      choosesSpeaker: this.#devices.list('speaker').length > 0,
    };
  }

  /**
   * @param isSilent there is no microphone: the SDK must not ask for one
   * @throws {MediaError} or the reason of the signal; nothing is left then
   */
  async connect(options: MediaConnectOptions, isSilent: boolean): Promise<void> {
    this.#isSilent = isSilent || (!options.microphone && !(await hasMicrophone()));
    const { signal } = options;
    const abort = (): void => this.#over.abort(signal.reason);
    const timer = setTimeout(() => this.#over.abort(new MediaError('network')), longestJoin);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    // Only just before the page is gone: it may block the page. [doc: media-sdk §2.1]
    addEventListener('pagehide', () => this.#user.stopImmediately(), { signal: this.#over.signal });
    try {
      this.#over.signal.throwIfAborted();
      await this.#register();
      await this.#start(options);
      // The SDK documents no other way to join muted. [inferred: media-sdk §3.1]
      if (this.#isSilent) this.#setMicrophoneOn(false);
      else if (!options.microphone) await this.setMicrophone(false);
      this.#over.signal.throwIfAborted();
    } catch (problem) {
      await this.leave();
      signal.throwIfAborted();
      throw mediaErrorOf(problem);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }

  /** Leaves at any moment, and releases the devices. Never rejects. */
  leave(): Promise<void> {
    return (this.#leaving ??= this.#leave());
  }

  /** @throws {MediaError} */
  async setMicrophone(on: boolean): Promise<void> {
    const call = this.#running();
    if (on && this.#isSilent) await run(() => call.setAudioMode('SEND_RECEIVE'));
    if (on) this.#isSilent = false;
    // Muting twice is an error of the SDK. [doc: media-sdk §3.9]
    if (call.isAudioMuted() === on) await run(() => (on ? call.unmuteAudio() : call.muteAudio()));
    this.#watchMicrophone();
    this.#onMute();
  }

  /** @throws {MediaError} */
  async setCamera(on: boolean): Promise<void> {
    this.#running();
    await run(() => this.#video?.setCamera(on));
  }

  /** @throws {MediaError} */
  async setShare(on: boolean): Promise<void> {
    const share = this.#openShare(this.#running());
    if (!share) throw new MediaError('unsupported');
    await run(() => share.set(on));
  }

  mountShare(container: HTMLElement): () => void {
    return this.#share?.mount(container, this.#options.sdk.Renderer) ?? (() => {});
  }

  devices(kind: MediaDeviceKind): readonly MediaDevice[] {
    return this.#devices.list(kind);
  }

  /** @throws {MediaError} */
  async selectDevice(kind: MediaDeviceKind, id: string): Promise<void> {
    if (!this.#devices.select(kind, id))
      throw new MediaError(kind === 'camera' ? 'no-camera' : 'no-microphone');
    if (kind === 'camera') await run(() => this.#video?.useCamera(id));
  }

  async #register(): Promise<void> {
    const failed = new Promise<never>((_resolve, reject) => {
      this.#callbacks.add(this.#user, 'UserRegistrationFailed', () => reject(new MediaError('registration')));
    });
    this.#starting = settled(this.#user.start()).catch((cause: unknown) => {
      // What it rejects with is not documented. [unknown: media-sdk §7.4]
      throw new MediaError('registration', { cause });
    });
    await this.#until(Promise.race([this.#starting, failed]));
  }

  async #start({ camera }: MediaConnectOptions): Promise<void> {
    const call = (this.#call = this.#user.getCalls().createDefaultCall());
    const { signal } = this.#over;
    this.#video = new AvayaVideo({ client: this.#client, call, emit: this.#options.emit, signal }, camera);
    // The call shows whether it has worked. Clients do not wait here. [client: BS]
    const ignore = (): void => {};
    settled(call.setVideoMode(camera ? 'SEND_RECEIVE' : 'RECEIVE_ONLY')).catch(ignore);
    if (this.#isSilent) settled(call.setAudioMode('DISABLE')).catch(ignore);
    if (this.#options.contentSharingWorkerPath !== undefined)
      settled(call.setWebCollaboration(true)).catch(ignore);
    const established = new Promise<void>((resolve) => this.#listen(call, resolve));
    call.start();
    await this.#until(established);
  }

  /** The order of the callbacks is not documented. [unknown: media-sdk §7.1] */
  #listen(call: SdkCall, onEstablished: () => void): void {
    const on = (name: CallbackName<SdkCall>, listen: (detail: never) => void): void =>
      this.#callbacks.add(call, name, (_call: SdkCall, detail: never) => listen(detail));
    on('CallEstablishedCallback', () => {
      if (this.#over.signal.aborted || this.#isEstablished) return;
      this.#isEstablished = true;
      onEstablished();
      this.#video?.read();
      this.#watchMicrophone();
      this.#options.emit('state', 'connected');
    });
    on('CallVideoChannelsUpdatedCallback', () => this.#isEstablished && this.#video?.read());
    on('CallConferenceStatusChangedCallback', () => {
      if (!this.#over.signal.aborted)
        this.#openShare(call)
          ?.begin()
          .catch(() => {}); // A failure is never fatal for the call.
    });
    on('CallAudioMuteStatusChangedCallback', () => this.#onMute());
    on('CallServiceUnavailableCallback', () => this.#onService('reconnecting'));
    on('CallServiceAvailableCallback', () => this.#onService('connected'));
    on('CallFailedCallback', (exception: unknown) => this.#onOver('network', mediaErrorOf(exception)));
    on('CallEndedCallback', (event: Parameters<typeof endReasonOf>[0]) => {
      const reason = endReasonOf(event);
      this.#onOver(reason, new MediaError(reason === 'ended-by-host' ? 'not-allowed' : 'network'));
    });
    this.#devices.watch(this.#callbacks, (kind) => this.#options.emit('devices', kind));
  }

  /** The call is over by itself. */
  #onOver(reason: MediaEvents['ended']['reason'], error: MediaError): void {
    this.#onEnded();
    if (this.#over.signal.aborted) return;
    const wasEstablished = this.#isEstablished;
    this.#over.abort(error);
    this.#call = undefined;
    if (!wasEstablished) return;
    void this.leave();
    this.#options.emit('ended', { reason });
  }

  #onService(state: MediaEvents['state']): void {
    if (this.#isEstablished && !this.#over.signal.aborted) this.#options.emit('state', state);
  }

  #onMute(): void {
    const call = this.#call;
    if (!call || !this.#isEstablished || this.#over.signal.aborted) return;
    this.#setMicrophoneOn(!this.#isSilent && !call.isAudioMuted());
  }

  #setMicrophoneOn(on: boolean): void {
    if (on === this.#isMicrophoneOn) return;
    this.#isMicrophoneOn = on;
    this.#options.emit('microphone', { on });
  }

  /** A user who pulls a device out stays in the call. The SDK does not report it. [doc: media-sdk §3.9] */
  #watchMicrophone(): void {
    const [track] = this.#voice?.getAudioTracks() ?? [];
    const { signal } = this.#over;
    track?.addEventListener('ended', () => this.#setMicrophoneOn(false), { signal });
  }

  #openShare(call: SdkCall): AvayaShare | undefined {
    if (this.#options.contentSharingWorkerPath === undefined) return undefined;
    this.#share ??= new AvayaShare(
      this.#user.getCollaborations().getCollaborationForCall(call.getCallId()),
      (share) => this.#options.emit('share', share),
    );
    return this.#share;
  }

  /** @throws {MediaError} */
  #running(): SdkCall {
    if (this.#call && this.#isEstablished && !this.#leaving) return this.#call;
    throw new MediaError('busy');
  }

  async #leave(): Promise<void> {
    const call = this.#call;
    const ended = new Promise<void>((resolve) => (this.#onEnded = resolve));
    const local = this.#localTracks();
    this.#over.abort();
    await within(() => this.#share?.end());
    await within(() => {
      call?.end();
      return call && ended;
    });
    this.#callbacks.clear();
    // The SDK releases them when the call ends [doc: G]; a camera that stays on would frighten the user.
    for (const track of local) track.stop();
    await within(() => settled(this.#user.stop()));
    // A registration that was on its way arrives after `stop`.
    void this.#starting?.then(() => within(() => settled(this.#user.stop()))).catch(() => {});
  }

  #localTracks(): readonly MediaStreamTrack[] {
    const voice = this.#voice?.getTracks() ?? [];
    return [...voice, ...(this.#video?.localStream?.getTracks() ?? [])];
  }

  get #voice(): MediaStream | undefined {
    const audio = this.#client.getMediaServices().getAudioInterface();
    return this.#call && audio.getLocalMediaStream(this.#call.getCallId());
  }

  /** @throws what ended the call in the meantime */
  #until<T>(promise: Promise<T>): Promise<T> {
    const { signal } = this.#over;
    return new Promise((resolve, reject) => {
      const stop = (): void => reject(signal.reason as Error);
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
  }
}

/** @throws {MediaError} */
async function run(operation: () => SdkPromise | Promise<unknown> | undefined): Promise<void> {
  try {
    const running = operation();
    if (running) await settled(running);
  } catch (problem) {
    throw mediaErrorOf(problem);
  }
}

/** Waits for a step of leaving, but not for ever. A failure does not stop the next step. */
async function within(step: () => Promise<unknown> | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestStep)));
  try {
    await Promise.race([step(), limit]);
  } catch {
    // The SDK can do nothing more about it.
  }
  clearTimeout(timer);
}

/** Whether the browser has a microphone that the user has not refused. */
async function hasMicrophone(): Promise<boolean> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  if (!devices.some(({ kind }) => kind === 'audioinput')) return false;
  const name = 'microphone' as PermissionName;
  const permission = await navigator.permissions?.query({ name }).catch(() => undefined);
  return permission?.state !== 'denied';
}
