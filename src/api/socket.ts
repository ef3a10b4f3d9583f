/**
 * The wire: one Socket.IO connection over one WebSocket, from opening to its single end.
 * Own code because the service speaks Engine.IO 3 [doc: D/guides/socketio], which socket.io-client 4
 * cannot, and client 2 is unmaintained and six times as heavy as the ten text frames needed.
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

export interface Socket {
  /** False when the connection is not there to take it. */
  send(name: string, payload: unknown): boolean;
  /** Asks the server for a sign of life within `within` ms; without one the wire ends as `lost`. */
  probe(within: number): void;
  /** Ends without calling `ended`. */
  close(): void;
}

export interface SocketListener {
  /** The server accepted the token: events may be sent. */
  connected(): void;
  event(name: string, payload: unknown): void;
  /** Called once, and nothing after it. */
  ended(end: SocketEnd): void;
}

/** `unreached`: not even the first frame came, so the server may not speak this protocol version. */
export type SocketEnd = 'unreached' | 'refused' | 'lost';

export interface SocketOptions {
  /** `https:` or loopback `http:` origin of the socket server. */
  readonly origin: string;
  readonly token: Token;
  readonly version: EngineVersion;
}

/** All in ms. */
const handshakeLimit = 15_000;
/** The service's clients ping every 10 s [client: LT]; a half-open line must show within 60 s. */
const longestPingPause = 20_000;
const pongLimit = 10_000;
/** A timer this late means that the device slept. */
const sleepLimit = 20_000;

const namespace = '/chat';

export function openSocket(options: SocketOptions, listener: SocketListener): Socket {
  const connection = new Connection(options, listener);
  return {
    send: (name, payload) => connection.send(encodeEvent(namespace, name, payload)),
    probe: (within) => connection.probe(within),
    close: () => connection.close(),
  };
}

class Connection {
  readonly #options: SocketOptions;
  readonly #listener: SocketListener;
  #socket: WebSocket | undefined;
  #reached = false;
  #connected = false;
  #over = false;
  #pingPause = longestPingPause;
  #silenceLimit = 0;
  #pingTimer: Timer;
  #deadline: Timer;

  constructor(options: SocketOptions, listener: SocketListener) {
    this.#options = options;
    this.#listener = listener;
    this.#deadline = setTimeout(() => this.#end('lost'), handshakeLimit);
    try {
      this.#socket = new WebSocket(address(options));
    } catch {
      // A page's Content-Security-Policy may forbid the address. Nobody has our handle yet: end later.
      queueMicrotask(() => this.#end('lost'));
      return;
    }
    this.#socket.onmessage = ({ data }) => this.#receive(decodeFrame(data));
    this.#socket.onclose = () => this.#end(this.#reached ? 'lost' : 'unreached');
  }

  send(frame: string): boolean {
    if (!this.#connected || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  probe(within: number): void {
    if (!this.#connected || this.#over) return;
    // In protocol 4 only the server may ping; there a doubtful line is given up at once.
    if (this.#options.version === 4) return this.#end('lost');
    this.#disarmPing();
    this.send(encodePing());
    this.#expectSomething(within);
  }

  close(): void {
    if (this.#connected) this.send(encodeDisconnect(namespace));
    this.#stop();
  }

  #receive(frame: Frame): void {
    if (this.#over) return;
    if (this.#connected) this.#heard();
    switch (frame.type) {
      case 'open':
        return this.#open(frame);
      case 'ping':
        return this.#raw(encodePong(frame.data));
      case 'connect':
        if (frame.namespace === namespace && !this.#connected) this.#ready();
        return;
      case 'event':
        if (frame.namespace === namespace) this.#listener.event(frame.name, frame.payload);
        return;
      case 'refused':
        return this.#end('refused');
      case 'disconnect':
      case 'close':
        return this.#end('lost');
    }
  }

  /** The namespace is asked for at once: a 2.0.4 server may never send the bare `40` that clients wait for. */
  #open({ pingInterval, pingTimeout }: Extract<Frame, { type: 'open' }>): void {
    this.#reached = true;
    this.#pingPause = Math.min(pingInterval, longestPingPause);
    this.#silenceLimit = pingInterval + Math.min(pingTimeout, longestPingPause);
    const { token, version } = this.#options;
    this.#raw(encodeConnect(namespace, credentialsOf(token), version));
  }

  #ready(): void {
    this.#connected = true;
    this.#heard();
    this.#listener.connected();
  }

  /**
   * Any frame proves the line, but only our ping keeps the server from giving us up, so a busy line must
   * not put the ping off. It is armed from a network event, never from a repeating timer: hidden pages cut
   * chained timers to one a minute, which is longer than some servers wait.
   */
  #heard(): void {
    clearTimeout(this.#deadline);
    if (this.#options.version === 4) return this.#expectSomething(this.#silenceLimit);
    if (this.#pingTimer !== undefined) return;
    const due = Date.now() + this.#pingPause;
    this.#pingTimer = setTimeout(() => {
      if (Date.now() - due > sleepLimit) this.#end('lost');
      else this.probe(pongLimit);
    }, this.#pingPause);
  }

  #disarmPing(): void {
    clearTimeout(this.#pingTimer);
    this.#pingTimer = undefined;
  }

  #expectSomething(within: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#end('lost'), within);
  }

  #raw(frame: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  #end(end: SocketEnd): void {
    if (this.#over) return;
    this.#stop();
    this.#listener.ended(end);
  }

  #stop(): void {
    this.#over = true;
    clearTimeout(this.#deadline);
    this.#disarmPing();
    if (!this.#socket) return;
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = undefined;
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;

/** The token goes into the query because the service reads it there [doc: D/guides/socketio]: never log this URL. */
function address({ origin, token, version }: SocketOptions): URL {
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
