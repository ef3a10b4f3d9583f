/** The user's own part in one call: gets a media token, connects the engine, and reports what the devices do. */
import { Throttle } from '../../api/backoff.ts';
import type { SpaceAccess } from '../../api/call-client.ts';
import { leavePayload, tracksPayload, type CallEvent } from '../../protocol/call.ts';
import { channelEvents } from '../../protocol/channel.ts';
import type { Person } from '../../protocol/person.ts';
import type { CallLine } from './line.ts';
import { MediaError, type MediaEngine, type MediaErrorCode, type MediaEvents } from './media-engine.ts';
import type { CallEnd, OwnMedia } from './state.ts';

export interface CallSessionListener {
  /** The state of the user's devices has changed. */
  changed(): void;
  /** The engine is out of the call: the session is over. */
  left(reason: CallEnd | 'network'): void;
}

export interface CallSessionOptions {
  /** What it cannot send now, `announce` sends later. */
  readonly line: Pick<CallLine, 'client' | 'send' | 'reportMedia'>;
  readonly me: Person;
  readonly engine: MediaEngine;
  readonly listener: CallSessionListener;
}

export interface JoinWish {
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** A report of the user that has not come back after this time does not come back; ms. */
const longestEcho = 3_000;

const announcePause = 2_000;

type Device = 'microphone' | 'camera' | 'share';

export class CallSession {
  readonly #options: CallSessionOptions;
  readonly #engine: MediaEngine;
  readonly #joined = new Date().toISOString();
  readonly #run = new AbortController();
  readonly #unsubscribe: (() => void)[] = [];
  readonly #announcer = new Throttle(announcePause, () => this.announce());
  /** The engine wants operations of one kind one after the other. */
  readonly #last = new Map<Device, Promise<void>>();
  #spaceId = '';
  #sessionId = '';
  #isConnected = false;
  /** When the microphone was reported as off; ms. These reports may come back, and then no host has muted the user. */
  #ownMutes: number[] = [];
  #own: OwnMedia = {
    microphone: false,
    camera: false,
    isSharing: false,
    hasHandRaised: false,
    isMutedByHost: false,
  };
  isReconnecting = false;

  constructor(options: CallSessionOptions) {
    this.#options = options;
    this.#engine = options.engine;
  }

  get own(): OwnMedia {
    return this.#own;
  }

  /** Aborted when the user has left. */
  get signal(): AbortSignal {
    return this.#run.signal;
  }

  /** @throws {SpacesError | MediaError} after which the session is over */
  async connect(space: SpaceAccess, wish: JoinWish): Promise<void> {
    this.#spaceId = space.spaceId;
    this.#listen();
    try {
      await this.#enter(space, wish, true);
      this.#run.signal.throwIfAborted();
      this.#isConnected = true;
      this.announce();
    } catch (error) {
      await this.#close();
      throw error;
    }
  }

  /** A device that cannot be used is no reason to stay out. Each try has a token of its own. [unknown: media-sdk §7.3] */
  async #enter(space: SpaceAccess, wish: JoinWish, isFirst: boolean): Promise<void> {
    const { signal } = this.#run;
    const { token, sessionId } = await this.#options.line.client.mediaToken(space, signal);
    this.#sessionId = sessionId;
    this.#set(wish);
    try {
      const { spaceId } = space;
      await withMediaError(
        () => this.#engine.connect({ spaceId, token, ...wish, signal }),
        wish.camera ? 'camera' : 'microphone',
      );
    } catch (error) {
      signal.throwIfAborted();
      const next = nextWish(wish, error, isFirst);
      if (!next || !(error instanceof MediaError)) throw error;
      const lost = wish.camera && !next.camera ? 'camera' : 'microphone';
      if (wish[lost] && !next[lost]) this.#set({ denied: { ...this.#own.denied, [lost]: error.code } });
      await this.#enter(space, next, false);
    }
  }

  /** Tells the service and the others that the user is in, and what their devices do: after each gap, too. */
  announce(): void {
    if (this.#isConnected) this.#report(true);
  }

  /** Those who join learn what the devices of the others do; many may join at once. */
  announceSoon(): void {
    this.#announcer.request();
  }

  /** A host has muted the user. [client: BS, SS] */
  onEvent(event: CallEvent): void {
    const { me } = this.#options;
    if (event.kind === 'report-request') return this.announceSoon();
    if (event.kind === 'hand' && event.personId === me.id)
      return this.#set({ hasHandRaised: event.isRaised });
    if (event.kind === 'all-muted' && event.isByService && event.byId !== me.id) {
      if (!event.except.includes(me.id)) this.#muteByHost();
    }
    if (event.kind !== 'media' || event.source !== 'tracks' || event.person.id !== me.id) return;
    const { audio, connected, sessionId } = event.media;
    // Another device of the user has reported itself.
    if (audio !== false || connected === false || (sessionId && sessionId !== this.#sessionId)) return;
    // Whether the service sends the user's own reports back is unknown. [unknown: §9.2]
    this.#ownMutes = this.#ownMutes.filter((at) => Date.now() - at < longestEcho);
    if (this.#ownMutes.shift() === undefined) this.#muteByHost();
  }

  setHandRaised(hasHandRaised: boolean): void {
    this.#set({ hasHandRaised });
  }

  /** @throws {MediaError} */
  set(device: Device, on: boolean): Promise<void> {
    const operation = {
      microphone: () => this.#engine.setMicrophone(on),
      camera: () => this.#engine.setCamera(on),
      share: () => this.#engine.setShare(on),
    }[device];
    const before = this.#last.get(device) ?? Promise.resolve();
    const run = before.then(async () => {
      if (this.signal.aborted) return;
      await withMediaError(operation, device);
      this.#onDevice({ [device === 'share' ? 'isSharing' : device]: on });
    });
    // A failure of one operation must not stop the next one.
    this.#last.set(
      device,
      run.catch(() => {}),
    );
    return run;
  }

  /** Ends the session: nothing is reported afterwards. May be called at any time, any number of times. */
  async leave(): Promise<void> {
    if (this.signal.aborted) return;
    const { line } = this.#options;
    if (this.#isConnected) {
      this.#report(false);
      line.send(channelEvents.sendMedia, leavePayload(this.#spaceId));
    }
    await this.#close();
  }

  async #close(): Promise<void> {
    this.#isConnected = false;
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
    this.#run.abort();
    // An engine that fails to release its devices can do nothing more about it.
    await withMediaError(() => this.#engine.disconnect()).catch(() => {});
  }

  #listen(): void {
    const on = <K extends keyof MediaEvents>(name: K, hear: (detail: MediaEvents[K]) => void): void => {
      this.#unsubscribe.push(this.#engine.on(name, hear));
    };
    on('state', (state) => {
      this.isReconnecting = state === 'reconnecting';
      if (this.#isConnected) this.#options.listener.changed();
    });
    on('microphone', ({ on: microphone }) => this.#onDevice({ microphone }));
    on('camera', ({ on: camera }) => this.#onDevice({ camera }));
    on('share', (share) => this.#onDevice({ isSharing: share?.isOwn ?? false }));
    on('ended', ({ reason }) => {
      if (this.signal.aborted) return;
      void this.leave();
      this.#options.listener.left(reason);
    });
  }

  #onDevice(change: Partial<OwnMedia>): void {
    const before = this.#own;
    this.#set({ ...change, ...(change.microphone && { isMutedByHost: false }) });
    if (this.#own !== before) this.announce();
  }

  #set(change: Partial<OwnMedia>): void {
    const isNew = Object.entries(change).some(([name, value]) => this.#own[name as keyof OwnMedia] !== value);
    if (!isNew) return;
    this.#own = { ...this.#own, ...change };
    if (this.#isConnected) this.#options.listener.changed();
  }

  #muteByHost(): void {
    if (!this.#own.microphone) return;
    this.#set({ isMutedByHost: true });
    // The engine reports its own failures.
    this.set('microphone', false).catch(() => {});
  }

  #report(connected: boolean): void {
    const { me, line } = this.#options;
    const { microphone, camera, isSharing } = this.#own;
    const audio = connected && microphone;
    const media = {
      connected,
      audio,
      video: connected && camera,
      screenshare: connected && isSharing,
      phone: false,
      selfMuted: !audio,
    };
    line.reportMedia(connected ? media : undefined);
    const details = { spaceId: this.#spaceId, me, sessionId: this.#sessionId, joined: this.#joined, media };
    if (line.send(channelEvents.sendMedia, tracksPayload(details)) && !audio) this.#ownMutes.push(Date.now());
  }
}

/** With what the user can join after this failure. */
function nextWish(wish: JoinWish, error: unknown, isFirst: boolean): JoinWish | undefined {
  const code = error instanceof MediaError ? error.code : '';
  // The media service has forgotten the token: another one may do. [doc: media-sdk §3.9]
  if (code === 'session-expired') return isFirst ? wish : undefined;
  // It may mean either device.
  const isEither = code === 'permission' || code === 'device-in-use';
  if (wish.camera && (isEither || code === 'no-camera')) return { ...wish, camera: false };
  if (!isEither && code !== 'no-microphone') return undefined;
  if (wish.microphone) return { ...wish, microphone: false };
  // The engine has learnt that it must not ask for a microphone.
  return isFirst ? wish : undefined;
}

/** An engine is code of the page, which may throw anything. @throws {MediaError} */
async function withMediaError(operation: () => Promise<void>, device?: Device): Promise<void> {
  try {
    await operation();
  } catch (error) {
    if (error instanceof MediaError) throw error;
    // An engine in a file of its own has its own copy of the class.
    if (error instanceof Error && error.name === 'MediaError' && 'code' in error)
      throw new MediaError(error.code as MediaErrorCode, { cause: error });
    throw new MediaError(codeOf(error, device), { cause: error });
  }
}

/** What `getUserMedia` throws. With two devices it does not say which one it means. */
function codeOf(error: unknown, device?: Device): MediaErrorCode {
  const { name } = error instanceof DOMException ? error : { name: '' };
  if (name === 'NotAllowedError') return 'permission';
  if (name === 'NotReadableError') return 'device-in-use';
  if (name !== 'NotFoundError') return 'internal';
  return device === 'camera' ? 'no-camera' : 'no-microphone';
}
