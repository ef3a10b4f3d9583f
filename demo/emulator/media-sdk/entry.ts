/**
 * A stand-in of the media SDK of the service, written from the names in its public reference alone. It sets the same
 * global, and carries audio, video and screens from browser to browser. What runs with it uses the documented names; it
 * says nothing about the media service itself.
 */
import { defaultMediaSdk, type MediaSdkSwitches } from '../world/switches.ts';
import { Call } from './call.ts';
import { Callbacks } from './callbacks.ts';
import { Collaboration } from './collaboration.ts';
import { counts } from './counts.ts';
import { MediaServices } from './devices.ts';
import { sdkPromise, type SdkPromise } from './promise.ts';
import { rendererClass } from './renderer.ts';
import { Signalling } from './signalling.ts';

const { src } = document.currentScript as HTMLScriptElement;
const { origin, searchParams } = new URL(src);
let switches: MediaSdkSwitches = defaultMediaSdk;

interface UserConfiguration {
  readonly mediaServiceContext?: string;
  readonly callUserConfiguration?: { readonly videoEnabled?: boolean };
  readonly wcsConfiguration?: { readonly enabled?: boolean };
}

/** The same names as values. [doc: AR:Services.Call] */
function named<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, Name>> {
  return Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;
}

class User {
  readonly #configuration: UserConfiguration;
  readonly #services: MediaServices;
  readonly #signalling: Signalling;
  readonly #callbacks = new Callbacks();
  readonly #collaborations = new Map<string, Collaboration>();
  #call: Call | undefined;
  #isRegistered = false;

  constructor(configuration: UserConfiguration, services: MediaServices) {
    this.#configuration = configuration;
    this.#services = services;
    this.#signalling = new Signalling(origin, configuration.mediaServiceContext ?? '');
    Object.assign(
      this,
      this.#callbacks.methods(
        ...['Registration', 'Unregistration'].flatMap((name) =>
          ['Successful', 'Failed'].map((end) => `User${name}${end}`),
        ),
      ),
    );
  }

  start = (): SdkPromise<void> => sdkPromise(this.#start());
  stop = (): SdkPromise<void> => sdkPromise(this.#stop());
  stopImmediately = (): SdkPromise<void> => sdkPromise(this.#stop());

  getCalls = (): object => ({
    createDefaultCall: (): Call => {
      if (!this.#isRegistered || this.#call) throw new Error('CALL_STATE_MISMATCH');
      const videoEnabled = this.#configuration.callUserConfiguration?.videoEnabled === true;
      return (this.#call = new Call({
        signalling: this.#signalling,
        services: this.#services,
        switches,
        videoEnabled,
      }));
    },
  });

  getCollaborations = (): object => ({
    getCollaborationForCall: (callId: string): Collaboration => {
      if (callId !== this.#call?.getCallId()) throw new Error('There is no such call.');
      const known = this.#collaborations.get(callId) ?? new Collaboration(this.#call);
      this.#collaborations.set(callId, known);
      return known;
    },
  });

  async #start(): Promise<void> {
    try {
      switches = await this.#signalling.open();
    } catch {
      this.#callbacks.fire('UserRegistrationFailed', this);
      // What it rejects with is not documented. [unknown: media-sdk §7.4]
      throw undefined;
    }
    this.#isRegistered = true;
    counts.clients += 1;
    this.#services.begin();
    this.#callbacks.fire('UserRegistrationSuccessful');
  }

  async #stop(): Promise<void> {
    const hangs = switches.hangsAtEnd;
    this.#call?.end();
    this.#services.end();
    this.#signalling.close();
    if (this.#isRegistered) counts.clients -= 1;
    this.#isRegistered = false;
    if (hangs) await new Promise(() => {});
    this.#callbacks.fire('UserUnregistrationSuccessful', this);
  }
}

class AvayaClientServices {
  readonly #services = new MediaServices();
  #user: User | undefined;

  getVersion = (): string => 'stand-in';
  registerLogger = (): void => {};
  getMediaServices = (): MediaServices => this.#services;
  /** A second call returns the first user. [doc: G:initializing_sdk] */
  createUser = (configuration: UserConfiguration): User =>
    (this.#user ??= new User(configuration, this.#services));

  static readonly Services = {
    Call: {
      VideoMode: named('SEND_RECEIVE', 'RECEIVE_ONLY', 'SEND_ONLY', 'INACTIVE', 'DISABLE'),
      Call: { AudioMode: named('ENABLE', 'SEND_RECEIVE', 'DISABLE') },
    },
  };

  static readonly Renderer = searchParams.has('without-renderer')
    ? undefined
    : { Konva: { KonvaContentSharingRenderer: rendererClass(() => switches.rendererLooksUp) } };
}

Object.assign(window, { AvayaClientServices, standInCounts: counts });
