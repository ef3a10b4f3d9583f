/** A socket to an emulator that uses the service's text frames, without the package's own client code. */
import {
  decodeFrame,
  encodeConnect,
  encodeEvent,
  encodePong,
  type EngineVersion,
} from '../../src/protocol/frames.ts';
import type { World } from '../support/world.ts';

export type Payload = Record<string, unknown>;

/** The outcome of opening a socket: connected, refused by the namespace with a message, or closed. */
export type Opening =
  { readonly as: 'in' } | { readonly as: 'refused'; readonly message: string } | { readonly as: 'closed' };

export interface ChannelOptions {
  readonly version?: EngineVersion;
  /** Omits the token in the URL or in the namespace packet. */
  readonly without?: 'query' | 'packet';
  /** `jwt` by default; `oauth` for an access token. */
  readonly tokenType?: 'jwt' | 'oauth';
}

/** Keeps every event until a test asks for it, so that tests do not depend on timing. */
export class Channel {
  readonly opening: Promise<Opening>;
  /** Resolves when the socket is closed. */
  readonly closed: Promise<void>;
  /** The messages of the namespace errors. */
  readonly refusals: string[] = [];
  readonly #socket: WebSocket;
  readonly #received = new Map<string, Payload[]>();
  readonly #waiting = new Map<string, ((payload: Payload) => void)[]>();

  constructor(
    { socket: origin }: Pick<World, 'socket'>,
    token: string,
    { version = 3, without, tokenType = 'jwt' }: ChannelOptions = {},
  ) {
    const query = new URLSearchParams({ EIO: String(version), transport: 'websocket', tokenType });
    if (without !== 'query') query.set('token', token);
    this.#socket = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?${query.toString()}`);
    const credentials = { token: without === 'packet' ? '' : token, tokenType };
    let opened: (opening: Opening) => void = () => {};
    this.opening = new Promise((resolve) => (opened = resolve));
    this.closed = new Promise((resolve) => {
      this.#socket.addEventListener('close', () => {
        opened({ as: 'closed' });
        resolve();
      });
    });
    this.#socket.addEventListener('message', ({ data }) => {
      const frame = decodeFrame(data);
      if (frame.type === 'open') this.#socket.send(encodeConnect('/chat', credentials, version));
      if (frame.type === 'ping') this.#socket.send(encodePong(frame.data));
      if (frame.type === 'connect' && frame.namespace === '/chat') opened({ as: 'in' });
      if (frame.type === 'refused') {
        this.refusals.push(frame.message);
        opened({ as: 'refused', message: frame.message });
      }
      if (frame.type === 'event') this.#receive(frame.name, frame.payload as Payload);
    });
  }

  send(event: string, payload: Payload): void {
    this.#socket.send(encodeEvent('/chat', event, payload));
  }

  /** Returns the next unread event of this name, or waits for it. */
  next(event: string): Promise<Payload> {
    const kept = this.#received.get(event)?.shift();
    if (kept !== undefined) return Promise.resolve(kept);
    return new Promise((resolve) => this.#waiting.set(event, [...(this.#waiting.get(event) ?? []), resolve]));
  }

  /** The number of unread events of this name. */
  kept(event: string): number {
    return this.#received.get(event)?.length ?? 0;
  }

  close(): void {
    this.#socket.close();
  }

  #receive(event: string, payload: Payload): void {
    const waiting = this.#waiting.get(event)?.shift();
    if (waiting !== undefined) waiting(payload);
    else this.#received.set(event, [...(this.#received.get(event) ?? []), payload]);
  }
}

/** A connected socket. It closes when the emulator stops. */
export async function connected(world: World, token: string, options?: ChannelOptions): Promise<Channel> {
  const channel = new Channel(world, token, options);
  const opening = await channel.opening;
  if (opening.as !== 'in') throw new Error(`The socket was ${opening.as}.`);
  return channel;
}

/** A connected socket that is subscribed to the emulator's space. */
export async function subscribed(world: World, token: string, password?: string): Promise<Channel> {
  const channel = await connected(world, token);
  channel.send('SUBSCRIBE_CHANNEL', subscription(world.space, password));
  await channel.next('CHANNEL_SUBSCRIBED');
  return channel;
}

export function subscription(spaceId: string, password?: string): Payload {
  return { channel: { type: 'topic', _id: spaceId, ...(password !== undefined && { password }) } };
}

export function chat(spaceId: string, text: string, more: Payload = {}): Payload {
  return { category: 'chat', topicId: spaceId, content: { bodyText: `<p>${text}</p>`, data: [] }, ...more };
}

export function presence(spaceId: string, category: string, more: Payload = {}): Payload {
  return { category, topicId: spaceId, content: { role: 'admin' }, receivers: [], ...more };
}
