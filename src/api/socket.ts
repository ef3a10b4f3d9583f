/**
 * A Socket.IO connection over one WebSocket: it opens, carries events and ends once.
 * Own code because the service speaks Engine.IO 3 [doc: D/guides/socketio], which socket.io-client 4
 * does not, and client 2 is unmaintained and six times as heavy as the ten text frames needed.
 */
import {
  decodeFrame,
  encodeConnect,
  encodeDisconnect,
  encodeEvent,
  encodePing,
  encodePong,
  type EngineVersion,
  type Frame,
} from '../protocol/frames.ts';
import type { Token } from './tokens.ts';

export interface SocketListener {
  /** The server accepted the token: events may be sent. */
  connected(): void;
  event(name: string, payload: unknown): void;
  /** A frame was too large to read, so an event may be missing. */
  missed(): void;
  /** Called once; no other method is called after it. */
  ended(end: SocketEnd): void;
}

/** `unreached`: no frame arrived at all, so the server may not speak this protocol version. */
export type SocketEnd = 'unreached' | 'refused' | 'lost';

export interface SocketOptions {
  /** `https:` or loopback `http:` origin of the socket server. */
  readonly origin: string;
  readonly token: Token;
  readonly version: EngineVersion;
}

/** All in ms. */
const handshakeLimit = 15_000;
/** The service's clients ping every 10 s [client: LT]; a half-open connection must show within 60 s. */
const longestPingPause = 20_000;
const pongLimit = 10_000;
/** A timer that fires this late means that the device slept. */
const sleepLimit = 20_000;

const namespace = '/chat';

export class Socket {
  readonly #options: SocketOptions;
  readonly #listener: SocketListener;
  #socket: WebSocket | undefined;
  #isReached = false;
  #isConnected = false;
  #isOver = false;
  #pingPause = longestPingPause;
  #silenceLimit = 0;
  #pingTimer: Timer;
  #deadline: Timer;
  /** When the socket ends unless the server gives a sign of life; ms since epoch. */
  #endsAt = Infinity;

  constructor(options: SocketOptions, listener: SocketListener) {
    this.#options = options;
    this.#listener = listener;
    this.#expectFrame(handshakeLimit);
    try {
      this.#socket = new WebSocket(socketUrl(options));
    } catch {
      // A page's Content-Security-Policy may forbid the address. The caller does not hold this socket yet: end later.
      queueMicrotask(() => this.#end('lost'));
      return;
    }
    this.#socket.onmessage = ({ data }) => this.#receive(decodeFrame(data));
    this.#socket.onclose = () => this.#end(this.#isReached ? 'lost' : 'unreached');
  }

  /** False when the socket cannot send now. */
  send(name: string, payload: unknown): boolean {
    return this.#isConnected && this.#write(encodeEvent(namespace, name, payload));
  }

  /** Asks the server for a sign of life within `within` ms; without one the socket ends as `lost`. */
  probe(within: number): void {
    if (!this.#isConnected || this.#isOver) return;
    // In protocol 4 only the server may ping, so a doubtful connection ends at once.
    if (this.#options.version === 4) return this.#end('lost');
    this.#cancelPing();
    this.#write(encodePing());
    this.#expectFrame(within);
  }

  /** Ends the socket without calling `ended`. */
  close(): void {
    if (this.#isConnected) this.#write(encodeDisconnect(namespace));
    this.#stop();
  }

  #receive(frame: Frame): void {
    if (this.#isOver) return;
    if (this.#isConnected) this.#onFrame();
    switch (frame.type) {
      case 'open':
        return this.#onOpen(frame);
      case 'ping':
        return void this.#write(encodePong(frame.data));
      case 'connect':
        if (frame.namespace === namespace && !this.#isConnected) this.#onConnect();
        return;
      case 'event':
        if (frame.namespace === namespace) this.#listener.event(frame.name, frame.payload);
        return;
      case 'oversized':
        return this.#listener.missed();
      case 'refused':
        return this.#end('refused');
      case 'disconnect':
      case 'close':
        return this.#end('lost');
    }
  }

  /** Requests the namespace at once: a 2.0.4 server may never send the bare `40` that clients wait for. */
  #onOpen({ pingInterval, pingTimeout }: Extract<Frame, { type: 'open' }>): void {
    this.#isReached = true;
    this.#pingPause = Math.min(pingInterval, longestPingPause);
    this.#silenceLimit = pingInterval + Math.min(pingTimeout, longestPingPause);
    const { token, version } = this.#options;
    this.#write(encodeConnect(namespace, credentialsOf(token), version));
  }

  #onConnect(): void {
    this.#isConnected = true;
    this.#onFrame();
    this.#listener.connected();
  }

  /**
   * Any frame proves that the connection works, but only our ping keeps the server from closing it, so
   * other frames must not delay the ping. A network event sets its timer, never another timer: browsers limit
   * chained timers of hidden pages to one a minute, which is longer than some servers wait.
   */
  #onFrame(): void {
    clearTimeout(this.#deadline);
    this.#endsAt = Infinity;
    if (this.#options.version === 4) return this.#expectFrame(this.#silenceLimit);
    if (this.#pingTimer !== undefined) return;
    const due = Date.now() + this.#pingPause;
    this.#pingTimer = setTimeout(() => {
      if (Date.now() - due > sleepLimit) this.#end('lost');
      else this.probe(pongLimit);
    }, this.#pingPause);
  }

  #cancelPing(): void {
    clearTimeout(this.#pingTimer);
    this.#pingTimer = undefined;
  }

  /** Keeps an earlier limit: a network that comes and goes must not put it off. */
  #expectFrame(within: number): void {
    const endsAt = Date.now() + within;
    if (this.#endsAt <= endsAt) return;
    this.#endsAt = endsAt;
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#end('lost'), within);
  }

  #write(frame: string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  #end(end: SocketEnd): void {
    if (this.#isOver) return;
    this.#stop();
    this.#listener.ended(end);
  }

  #stop(): void {
    this.#isOver = true;
    clearTimeout(this.#deadline);
    this.#cancelPing();
    if (!this.#socket) return;
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = undefined;
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** The token goes into the query because the service reads it there [doc: D/guides/socketio]: never log this URL. */
function socketUrl({ origin, token, version }: SocketOptions): URL {
  const url = new URL('/socket.io/', origin.replace(/^http/, 'ws'));
  url.search = new URLSearchParams({
    ...credentialsOf(token),
    EIO: String(version),
    transport: 'websocket',
  }).toString();
  return url;
}

/** `jwt` for both kinds of JWT, `oauth` for an access token [doc: D/guides/socketio]; a cookie needs neither. */
function credentialsOf({ value, type }: Token): Record<string, string> {
  return type === 'cookie' ? {} : { token: value, tokenType: type === 'bearer' ? 'oauth' : 'jwt' };
}
