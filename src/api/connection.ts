/** Keeps a socket open: replaces a lost one, each time with a current token. */
import type { EngineVersion } from '../protocol/frames.ts';
import { Retry } from './backoff.ts';
import { SpacesError } from './errors.ts';
import { networkErrorCode, shown } from './http.ts';
import { Socket, type SocketEnd } from './socket.ts';
import type { Token, TokenSource } from './tokens.ts';

export type ConnectionState =
  | { readonly step: 'idle' }
  | { readonly step: 'connecting' }
  /** The socket is open and the server accepted the token. */
  | { readonly step: 'open' }
  /** `retryAt`: ms since epoch. `error`: why there is no connection. `failures`: since a conversation was live. */
  | {
      readonly step: 'waiting';
      readonly retryAt: number;
      readonly error: SpacesError;
      readonly failures: number;
    }
  /** The session is over: the server accepts none of its tokens. */
  | { readonly step: 'stopped' }
  /** This page may not use the socket server. */
  | { readonly step: 'forbidden' };

export interface ConnectionOptions {
  readonly tokens: TokenSource;
  /** Origin of the socket server. @throws {SpacesError} */
  readonly origin: () => Promise<string>;
  readonly listener: ConnectionListener;
}

interface ConnectionListener {
  state(state: ConnectionState): void;
  event(name: string, payload: unknown): void;
  missed(): void;
}

/** One attempt and the socket it leads to. When it ends, everything that still arrives from it is ignored. */
interface Epoch {
  socket?: Socket;
}

/** All in ms. */
const onlineSpread = 700;
const onlinePause = 5_000;
/** A connection that proved useless is replaced without a wait only once in this time. */
const restartPause = 60_000;
/** An attempt at once with a new token is made only once in this time, whatever the server does. */
const renewPause = 1_000;
const offlineProbe = 2_000;
const onlineProbe = 5_000;

export class Connection {
  readonly #options: ConnectionOptions;
  /** The one back-off of all spaces on this connection. Only a conversation that is live resets it. */
  readonly #retry = new Retry(() => this.#connect());
  #state: ConnectionState = { step: 'idle' };
  #epoch: Epoch | undefined;
  #unsubscribe: (() => void) | undefined;
  #lastOnline = 0;
  #onlineTimer: ReturnType<typeof setTimeout> | undefined;
  #version: EngineVersion = 3;
  #isVersionKnown = false;
  /** Attempts that ended before the first frame. */
  #unreached = 0;
  /** Attempts that have not led to a live conversation, since the last one that did. */
  #failures = 0;
  /** When a useless connection was replaced without a wait; ms since epoch. */
  #restartedAt = 0;
  /** Whether a token was refused since the last conversation was live. */
  #wasRefused = false;
  /** When an attempt at once was made with a new token; ms since epoch. */
  #renewedAt = 0;
  /** The token that the server refused last. It is never sent again. */
  #refusedToken: string | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Starts connecting, also after `stopped`, when there may be a new session. */
  open(): void {
    if (this.#state.step !== 'idle' && this.#state.step !== 'stopped') return;
    this.#unsubscribe ??= subscribeOnlineEvents({
      resumed: () => this.#onResumed(),
      online: () => this.#onOnline(),
      offline: () => this.#epoch?.socket?.probe(offlineProbe),
    });
    // Closing and opening is no way around the time that the service asked to wait.
    const retryAt = this.#retry.start();
    if (retryAt !== undefined) this.#setWaiting(retryAt, new SpacesError('rate-limited'));
  }

  /** False when the connection cannot send now. */
  send(name: string, payload: object): boolean {
    return this.#epoch?.socket?.send(name, payload) ?? false;
  }

  /** Drops a connection that proved useless, and waits before the next attempt. */
  fail(error: SpacesError): void {
    if (this.#epoch) this.#wait(error);
  }

  /** Replaces a connection that proved useless: at once, but after a wait if that was done just before. */
  restart(): void {
    if (this.#state.step === 'idle' || this.#state.step === 'waiting') return;
    if (Date.now() - this.#restartedAt < restartPause) return this.#wait(new SpacesError('server-error'));
    this.#restartedAt = Date.now();
    this.#replace();
  }

  /** Connects now instead of waiting, because the user asked for it. */
  retry(): void {
    if (this.#state.step === 'waiting') this.#retry.now();
  }

  /** A conversation is live: the next failure starts with a short wait again. */
  succeeded(): void {
    this.#retry.reset();
    this.#failures = 0;
    this.#wasRefused = false;
  }

  close(): void {
    this.#endEpoch();
    clearTimeout(this.#onlineTimer);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#set({ step: 'idle' });
  }

  #set(state: ConnectionState): void {
    this.#state = state;
    this.#options.listener.state(state);
  }

  #endEpoch(): void {
    this.#retry.cancel();
    const { socket } = this.#epoch ?? {};
    this.#epoch = undefined;
    socket?.close();
  }

  #connect(): void {
    const epoch: Epoch = {};
    this.#epoch = epoch;
    this.#set({ step: 'connecting' });
    this.#openSocket(epoch).catch((error: unknown) => {
      if (this.#epoch !== epoch) return;
      if (!(error instanceof SpacesError)) throw error;
      if (error.retryable) this.#wait(error);
      else this.#stop(error.code === 'server-not-allowed' ? 'forbidden' : 'stopped');
    });
  }

  async #openSocket(epoch: Epoch): Promise<void> {
    await shown();
    const [token, address] = await Promise.all([this.#token(), this.#options.origin()]);
    if (this.#epoch !== epoch) return;
    epoch.socket = new Socket(
      { origin: address, token, version: this.#version },
      {
        connected: () => {
          this.#isVersionKnown = true;
          this.#set({ step: 'open' });
        },
        event: (name, payload) => this.#options.listener.event(name, payload),
        missed: () => this.#options.listener.missed(),
        ended: (end) => this.#onEnded(end, token),
      },
    );
  }

  #onEnded(end: SocketEnd, token: Token): void {
    if (end === 'refused') return this.#onRefused(token);
    // A server that does not speak version 3 refuses before the first frame, like one that is down.
    // The service speaks version 3, so most attempts after an outage should use it.
    if (end === 'unreached' && !this.#isVersionKnown) this.#version = ++this.#unreached % 3 === 1 ? 4 : 3;
    this.#wait(new SpacesError(networkErrorCode()));
  }

  /**
   * The service's response to a bad or expired token is unknown: any refusal counts as the end of that token. A server
   * that refuses the next token, too, has another problem than the age of tokens.
   */
  #onRefused(token: Token): void {
    this.#refusedToken = token.value;
    if (this.#wasRefused || Date.now() - this.#renewedAt < renewPause)
      return this.#wait(new SpacesError('server-error'));
    this.#wasRefused = true;
    this.#renewedAt = Date.now();
    // The attempt at once counts as one of the back-off.
    this.#retry.plan();
    this.#retry.now();
  }

  /** The token to connect with. One that was refused is renewed only now, not when the wait begins. */
  async #token(): Promise<Token> {
    const { tokens } = this.#options;
    const held = await tokens.current();
    const isRefused = held !== undefined && held.value === this.#refusedToken;
    const token = isRefused ? await tokens.refused(held) : held;
    if (!token || token.value === this.#refusedToken) throw new SpacesError('unauthorized');
    return token;
  }

  #wait(error: SpacesError): void {
    this.#endEpoch();
    this.#failures++;
    this.#setWaiting(this.#retry.plan(error.detail), error);
  }

  #setWaiting(retryAt: number, error: SpacesError): void {
    this.#set({ step: 'waiting', retryAt, error, failures: this.#failures });
  }

  #stop(step: 'stopped' | 'forbidden'): void {
    this.#endEpoch();
    this.#set({ step });
  }

  #onResumed(): void {
    this.#connectSoon(() => this.#reconnect());
  }

  /** While the connection waits, its `Retry` listens itself. */
  #onOnline(): void {
    const epoch = this.#epoch;
    if (this.#state.step === 'open') return epoch?.socket?.probe(onlineProbe);
    if (this.#state.step !== 'connecting') return;
    // What was begun on the old network may never be answered, or fail just now.
    this.#connectSoon(() => {
      const { step } = this.#state;
      if (step === 'waiting' || (step === 'connecting' && this.#epoch === epoch)) this.#reconnect();
    });
  }

  #reconnect(): void {
    const { step } = this.#state;
    if (step === 'waiting') this.#retry.start();
    else if (step === 'open' || step === 'connecting') this.#replace();
  }

  #replace(): void {
    this.#endEpoch();
    this.#connect();
  }

  /** At most one attempt in 5 s, and not all pages in the same moment. */
  #connectSoon(attempt: () => void): void {
    if (Date.now() - this.#lastOnline < onlinePause) return;
    this.#lastOnline = Date.now();
    this.#onlineTimer = setTimeout(attempt, Math.random() * onlineSpread);
  }
}

/** Events of the browser about the network and about the page's own life. */
interface OnlineListener {
  /** The page was frozen, kept in the back/forward cache or asleep: sockets that look open may be dead. */
  resumed(): void;
  /** The network or the user is back: a good moment to connect. */
  online(): void;
  /** The device says it is offline. */
  offline(): void;
}

/**
 * Listens until the returned function is called. When a page returns from the back/forward cache, `pageshow`
 * fires while its dead socket still reads OPEN, so `resumed` must never ask the socket.
 */
function subscribeOnlineEvents(listener: OnlineListener): () => void {
  if (typeof window === 'undefined') return () => {};
  const stopper = new AbortController();
  // Without what the scripts of the page have added to all objects, such as `once`.
  const plain = { __proto__: null, signal: stopper.signal };
  const on = (target: EventTarget, type: string, run: (event: Event) => void): void =>
    target.addEventListener(type, run, plain);
  on(window, 'online', () => listener.online());
  on(window, 'offline', () => listener.offline());
  on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) listener.resumed();
  });
  on(document, 'resume', () => listener.resumed());
  on(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible') listener.online();
  });
  return () => stopper.abort();
}
