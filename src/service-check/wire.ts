/**
 * One raw socket of a check. The elements' own socket sends its token as the documentation says; this one can leave it
 * out, and tells how the server refuses.
 */
import {
  decodeFrame,
  encodeConnect,
  encodeEvent,
  encodePing,
  encodePong,
  type EngineVersion,
} from '../protocol/frames.ts';

export interface WireOptions {
  readonly origin: string;
  /** In the address. */
  readonly query: Readonly<Record<string, string>>;
  /** In the packet that enters the namespace. */
  readonly packet: Readonly<Record<string, string>>;
  readonly version?: EngineVersion;
}

export interface WireEvent {
  readonly name: string;
  readonly payload: unknown;
}

/**
 * `connected`: events may be sent. `error`: the namespace refused it. `close`: the server closed the connection.
 * `silent`: nothing came. `unreached`: no connection was made.
 */
export type WireState = 'opening' | 'connected' | 'error' | 'close' | 'silent' | 'unreached';

const namespace = '/chat';
/** Ms; the service's clients ping every 10 s. [client: LT] */
const pingPause = 10_000;
/** Ms until the connection is open. */
const handshakeLimit = 15_000;

export class Wire {
  readonly events: WireEvent[] = [];
  /** The server's own words about itself, in the first frame. */
  opening: unknown;
  /** The frames before the connection, by type only: `40`, `40/chat` or `40/chat,`. */
  readonly packets: string[] = [];
  state: WireState = 'opening';
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  readonly #options: WireOptions;
  #pings: ReturnType<typeof setInterval> | undefined;

  constructor(options: WireOptions) {
    this.#options = options;
    const { origin, query, version = 3 } = options;
    const url = new URL('/socket.io/', origin.replace(/^http/, 'ws'));
    url.search = new URLSearchParams({ ...query, EIO: String(version), transport: 'websocket' }).toString();
    this.#socket = new WebSocket(url);
    this.#socket.onmessage = ({ data }) => this.#receive(data);
    this.#socket.onclose = () => this.#enter(this.opening === undefined ? 'unreached' : 'close');
  }

  /** Resolves when the server has connected or refused the socket; with `silent` when it did neither for `patience` ms since the connection was open. */
  async settled(patience: number): Promise<WireState> {
    await this.#until(() => this.opening !== undefined || this.state !== 'opening', handshakeLimit);
    await this.#until(() => this.state !== 'opening', patience);
    if (this.state === 'opening') this.#enter('silent');
    return this.state;
  }

  /** The next event that fits, or one that came already; undefined after `patience` ms. */
  async event(fits: (event: WireEvent) => boolean, patience: number): Promise<WireEvent | undefined> {
    await this.#until(() => this.events.some(fits), patience);
    return this.events.find(fits);
  }

  /** What happened to a connected socket within `patience` ms. */
  async change(patience: number): Promise<WireState> {
    await this.#until(() => this.state !== 'connected', patience);
    return this.state;
  }

  send(name: string, payload: unknown): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(encodeEvent(namespace, name, payload));
  }

  /** Says nothing to the server, as when a device loses its network. */
  close(): void {
    clearInterval(this.#pings);
    this.#socket.onclose = this.#socket.onmessage = null;
    this.#socket.close();
  }

  #receive(data: unknown): void {
    const frame = decodeFrame(data);
    switch (frame.type) {
      case 'open':
        this.opening = JSON.parse(String(data).slice(1)) as unknown;
        this.#socket.send(encodeConnect(namespace, this.#options.packet, this.#options.version ?? 3));
        break;
      case 'ping':
        this.#socket.send(encodePong(frame.data));
        break;
      case 'connect':
        this.packets.push(/^40(?:\/chat)?,?/.exec(String(data))?.[0] ?? '');
        if (frame.namespace === namespace) this.#onConnect();
        break;
      case 'refused':
        this.#enter('error');
        break;
      case 'event':
        this.events.push({ name: frame.name, payload: frame.payload });
        break;
      default:
    }
    this.#wake();
  }

  #onConnect(): void {
    this.#enter('connected');
    this.#pings = setInterval(() => {
      if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(encodePing());
    }, pingPause);
  }

  /** An error comes before the server closes the connection. */
  #enter(state: WireState): void {
    if (this.state !== 'error') this.state = state;
    this.#wake();
  }

  #wake(): void {
    for (const look of this.#waiting) look();
  }

  #until(isTrue: () => boolean, patience: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const look = (): void => {
        if (isTrue()) done();
      };
      const timer = setTimeout(done, patience);
      this.#waiting.add(look);
      look();
    });
  }
}
