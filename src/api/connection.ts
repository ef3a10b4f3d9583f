/**
 * The connection: brings up one wire after another until told to stop. Every wire is one epoch: when it
 * ends nothing of it is heard again, and the next one starts with a fresh token.
 */
import type { EngineVersion } from '../protocol/frames.ts';
import { createBackoff } from './backoff.ts';
import { SpacesError } from './errors.ts';
import { openSocket, type Socket, type SocketEnd } from './socket.ts';
import type { Token, TokenSource } from './tokens.ts';

export type ConnectionState =
  | { readonly step: 'idle' }
  | { readonly step: 'connecting' }
  /** Transport up and token accepted. */
  | { readonly step: 'open' }
  /** `retryAt`: ms since epoch. */
  | { readonly step: 'waiting'; readonly retryAt: number }
  /** The session is over: there is no token the server would take. */
  | { readonly step: 'stopped' }
  /** The socket server may not be used by this page. */
  | { readonly step: 'forbidden' };

export interface ConnectionOptions {
  readonly tokens: TokenSource;
  /** Origin of the socket server. @throws {SpacesError} */
  readonly origin: () => Promise<string>;
  readonly listener: {
    state(state: ConnectionState): void;
    event(name: string, payload: unknown): void;
  };
}

export interface Connection {
  readonly state: ConnectionState;
  /** Starts connecting, also after `stopped`, when there may be a new session. */
  open(): void;
  send(name: string, payload: object): boolean;
  /** The line proved useless: end this epoch and wait before the next. */
  fail(): void;
  /** End this epoch and start the next at once. */
  restart(): void;
  hurry(): void;
  /** The line serves its purpose: the next failure starts with a short wait again. */
  settled(): void;
  /** A wait drawn from the same back-off; ms. */
  nextDelay(): number;
  close(): void;
}

/** All in ms. */
const wakeSpread = 1_000;
const wakePause = 5_000;
const offlineProbe = 2_000;
const backProbe = 5_000;

export function createConnection(options: ConnectionOptions): Connection {
  return new Reconnector(options);
}

class Reconnector implements Connection {
  readonly #options: ConnectionOptions;
  readonly #backoff = createBackoff();
  #state: ConnectionState = { step: 'idle' };
  /** The wire of this epoch, or a promise-less placeholder while its token is fetched. */
  #epoch: { wire?: Socket } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unwatch: (() => void) | undefined;
  #woken = 0;
  #wakeTimer: ReturnType<typeof setTimeout> | undefined;
  #version: EngineVersion = 3;
  #versionKnown = false;
  /** Token the server refused last: never offered again. */
  #dead: string | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  open(): void {
    if (this.#state.step !== 'idle' && this.#state.step !== 'stopped') return;
    this.#unwatch ??= watchWake({
      thawed: () => this.#wake(() => this.restart()),
      back: () => this.#back(),
      offline: () => this.#epoch?.wire?.probe(offlineProbe),
    });
    this.#connect();
  }

  send(name: string, payload: object): boolean {
    return this.#epoch?.wire?.send(name, payload) ?? false;
  }

  fail(): void {
    if (this.#epoch) this.#wait(this.#backoff.next());
  }

  restart(): void {
    if (this.#state.step === 'idle') return;
    this.#endEpoch();
    this.#connect();
  }

  hurry(): void {
    if (this.#state.step === 'waiting') this.#connect();
  }

  settled(): void {
    this.#backoff.reset();
  }

  nextDelay(): number {
    return this.#backoff.next();
  }

  close(): void {
    this.#endEpoch();
    clearTimeout(this.#wakeTimer);
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#backoff.reset();
    this.#set({ step: 'idle' });
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    this.#options.listener.state(state);
  }

  #endEpoch(): void {
    clearTimeout(this.#timer);
    const { wire } = this.#epoch ?? {};
    this.#epoch = undefined;
    wire?.close();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    const epoch: { wire?: Socket } = {};
    this.#epoch = epoch;
    this.#set({ step: 'connecting' });
    this.#bringUp(epoch).catch((error: unknown) => {
      if (this.#epoch !== epoch) return;
      if (!(error instanceof SpacesError)) throw error;
      if (error.retryable) this.#wait(Math.max(this.#backoff.next(), error.detail.retryAfter ?? 0));
      else this.#stop(error.code === 'server-not-allowed' ? 'forbidden' : 'stopped');
    });
  }

  async #bringUp(epoch: { wire?: Socket }): Promise<void> {
    const { tokens, origin } = this.#options;
    const [token, address] = await Promise.all([tokens.current(), origin()]);
    if (this.#epoch !== epoch) return;
    if (!token || token.value === this.#dead) throw new SpacesError('unauthorized');
    epoch.wire = openSocket(
      { origin: address, token, version: this.#version },
      {
        connected: () => {
          this.#versionKnown = true;
          this.#set({ step: 'open' });
        },
        event: (name, payload) => this.#options.listener.event(name, payload),
        ended: (end) => this.#ended(end, token),
      },
    );
  }

  #ended(end: SocketEnd, token: Token): void {
    if (end === 'refused') return void this.#renew(token);
    // A server that does not speak version 3 refuses before the first frame, like one that is down.
    if (end === 'unreached' && !this.#versionKnown) this.#version = this.#version === 3 ? 4 : 3;
    this.#wait(this.#backoff.next());
  }

  /** What the service answers to a bad or expired token is unknown: any refusal counts as the end of that token. */
  async #renew(token: Token): Promise<void> {
    const epoch = (this.#epoch = {});
    this.#dead = token.value;
    this.#set({ step: 'connecting' });
    try {
      const newer = await this.#options.tokens.refused(token);
      if (this.#epoch !== epoch) return;
      if (newer && newer.value !== token.value) this.#connect();
      else this.#stop('stopped');
    } catch (error) {
      if (this.#epoch !== epoch) return;
      if (!(error instanceof SpacesError)) throw error;
      this.#wait(this.#backoff.next());
    }
  }

  #wait(delay: number): void {
    this.#endEpoch();
    this.#set({ step: 'waiting', retryAt: Date.now() + delay });
    this.#timer = setTimeout(() => this.#connect(), delay);
  }

  #stop(step: 'stopped' | 'forbidden'): void {
    this.#endEpoch();
    this.#set({ step });
  }

  #back(): void {
    if (this.#state.step === 'open') return this.#epoch?.wire?.probe(backProbe);
    if (this.#state.step !== 'waiting') return;
    this.#wake(() => this.hurry());
  }

  /** At most one attempt in 5 s, and not all pages in the same moment. */
  #wake(attempt: () => void): void {
    if (Date.now() - this.#woken < wakePause) return;
    this.#woken = Date.now();
    this.#wakeTimer = setTimeout(attempt, Math.random() * wakeSpread);
  }
}

/** Hints of the browser that the network or the page came back, or that the network went away. */
export interface OnlineListener {
  /** The page was frozen, stored (bfcache) or slept: sockets that look open may be dead. */
  thawed(): void;
  /** The network or the user is back: a good moment to try. */
  back(): void;
  /** The device says it is offline. */
  offline(): void;
}

/**
 * Listens until the returned function is called. A page that comes back from bfcache fires `pageshow`
 * while its dead socket still reads OPEN, so `thawed` must never ask the socket.
 */
function watchWake(listener: OnlineListener): () => void {
  if (typeof window === 'undefined') return () => {};
  const stop = new AbortController();
  const { signal } = stop;
  const on = (target: EventTarget, type: string, run: (event: Event) => void): void =>
    target.addEventListener(type, run, { signal });
  on(window, 'online', () => listener.back());
  on(window, 'offline', () => listener.offline());
  on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) listener.thawed();
  });
  on(document, 'resume', () => listener.thawed());
  on(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') listener.back();
  });
  return () => stop.abort();
}
