/** The engine that carries calls with the media SDK of the service. The page loads the SDK; this package does not contain it. */
import {
  type MediaConnectOptions,
  type MediaDevice,
  type MediaDeviceKind,
  type MediaEngine,
  MediaError,
  type MediaEvents,
  type MediaFeatures,
} from '../stores/call/media-engine.ts';
import { AvayaCall } from './avaya-call.ts';
import type { AvayaSdk } from './avaya-sdk.ts';

export interface AvayaEngineOptions {
  /** The global of the SDK. By default `window.AvayaClientServices`, read when the user joins. */
  readonly sdk?: unknown;
  /** The address of `AvayaClientServicesWorker.min.js`, which the SDK needs for shared screens. Without it, there are none. */
  readonly contentSharingWorkerPath?: string;
}

/**
 * Carries audio and video with the Avaya Client Services SDK for JavaScript, which the page must load itself, with its
 * licence. The engine uses the members of the SDK's public reference only. If the script of the renderer is loaded, too
 * (`AvayaClientServices.Renderer.Konva`), it draws shared screens; otherwise the engine draws them.
 *
 * The engine is tested against a stand-in that was written from that reference. This proves that it uses the documented
 * names, not that it works with the service: try it there before you rely on it.
 *
 * ```html
 * <script src="/sdk/jquery.min.js"></script>
 * <script src="/sdk/AvayaClientServices.min.js"></script>
 * <spaces-call space="…"></spaces-call>
 * <script type="module">
 *   import 'spaces-elements/spaces-call';
 *   import { avayaEngine } from 'spaces-elements/engines/avaya';
 *   document.querySelector('spaces-call').engine = avayaEngine({
 *     contentSharingWorkerPath: '/sdk/AvayaClientServicesWorker.min.js',
 *   });
 * </script>
 * ```
 */
export function avayaEngine(options: AvayaEngineOptions = {}): MediaEngine {
  return new AvayaEngine(options);
}

type Listeners = { [K in keyof MediaEvents]?: Set<(detail: MediaEvents[K]) => void> };

/** What can be said before a call. */
const expected: MediaFeatures = {
  video: true,
  cameraToggle: true,
  sendsShare: false,
  receivesShare: false,
  choosesSpeaker: false,
};

class AvayaEngine implements MediaEngine {
  readonly kind = 'media';
  readonly #options: AvayaEngineOptions;
  readonly #listeners: Listeners = {};
  #call: AvayaCall | undefined;
  /** The SDK could not use the microphone: who joins without one must not need it. */
  #hasNoMicrophone = false;

  constructor(options: AvayaEngineOptions) {
    this.#options = options;
  }

  get features(): MediaFeatures {
    return this.#call?.features ?? expected;
  }

  async connect(options: MediaConnectOptions): Promise<void> {
    options.signal.throwIfAborted();
    const sdk = this.#options.sdk ?? (globalThis as { AvayaClientServices?: unknown }).AvayaClientServices;
    if (typeof sdk !== 'function') throw new MediaError('no-sdk');
    await this.disconnect();
    options.signal.throwIfAborted();
    const { contentSharingWorkerPath } = this.#options;
    const call: AvayaCall = new AvayaCall(options.token, {
      sdk: sdk as AvayaSdk,
      contentSharingWorkerPath,
      emit: (event, detail) => {
        if (this.#call === call) this.#emit(event, detail);
      },
    });
    this.#call = call;
    try {
      await call.connect(options, this.#hasNoMicrophone && !options.microphone);
      this.#hasNoMicrophone &&= !options.microphone;
    } catch (error) {
      const code = error instanceof MediaError ? error.code : '';
      if (this.#call === call) this.#call = undefined;
      this.#hasNoMicrophone ||= code === 'no-microphone' || (code === 'permission' && !options.camera);
      throw error;
    }
  }

  async disconnect(): Promise<void> {
    const call = this.#call;
    await call?.leave();
    if (this.#call === call) this.#call = undefined;
  }

  async setMicrophone(on: boolean): Promise<void> {
    await this.#running().setMicrophone(on);
  }

  async setCamera(on: boolean): Promise<void> {
    await this.#running().setCamera(on);
  }

  async setShare(on: boolean): Promise<void> {
    await this.#running().setShare(on);
  }

  async devices(kind: MediaDeviceKind): Promise<readonly MediaDevice[]> {
    return this.#call?.devices(kind) ?? [];
  }

  async selectDevice(kind: MediaDeviceKind, id: string): Promise<void> {
    await this.#running().selectDevice(kind, id);
  }

  mountShare(container: HTMLElement): () => void {
    return this.#call?.mountShare(container) ?? (() => {});
  }

  on<K extends keyof MediaEvents>(event: K, listen: (detail: MediaEvents[K]) => void): () => void {
    const listeners = (this.#listeners[event] ??= new Set() as NonNullable<Listeners[K]>);
    listeners.add(listen);
    return () => listeners.delete(listen);
  }

  #running(): AvayaCall {
    if (this.#call) return this.#call;
    throw new MediaError('busy');
  }

  #emit<K extends keyof MediaEvents>(event: K, detail: MediaEvents[K]): void {
    for (const listen of this.#listeners[event] ?? []) listen(detail);
  }
}
