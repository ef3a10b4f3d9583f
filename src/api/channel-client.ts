/** One socket for all spaces of a session: keeps it alive, and keeps every joined space subscribed. */
import {
  events,
  readPresence,
  readSendFailed,
  readSubscribed,
  readSubscribeFailed,
  subscribePayload,
  unsubscribePayload,
  type PresenceEvent,
  type SendFailed,
} from '../protocol/channel.ts';
import { readMessage, type Message } from '../protocol/message.ts';
import {
  createConnection,
  type Connection,
  type ConnectionOptions,
  type ConnectionState,
} from './connection.ts';

/** What happens to one space on the line. After `line` says anything but `open`, nothing is known to be complete. */
export interface ChannelListener {
  line(state: ConnectionState): void;
  /** The server confirmed the subscription: from now on events arrive. Called again after every reconnect. */
  subscribed(): void;
  /** The server refused the subscription; it is asked again later unless the listener leaves. */
  refused(code: string): void;
  message(message: Message): void;
  sendFailed(failure: SendFailed): void;
  presence(event: PresenceEvent): void;
}

/** One listener's place in a space. */
export interface Channel {
  /** False when the line cannot take it now. */
  send(name: string, payload: object): boolean;
  leave(): void;
}

export interface ChannelClient {
  /** Joins the live events of a space; the first join opens the socket, the last leave closes it. */
  join(spaceId: string, pin: string | undefined, listener: ChannelListener): Channel;
  /** Drops the connection, which may be deaf, and makes a new one at once. */
  restart(): void;
  /** Drops the connection, which is of no use now, and makes a new one after a wait. */
  fail(): void;
  /** Tries to connect now instead of waiting. */
  hurry(): void;
  /** Closes the socket; what is still joined is told `idle` and not served again until it joins anew. */
  close(): void;
}

/** How long the server may take to confirm a subscription; ms. */
const subscribeLimit = 10_000;

interface Room {
  readonly pin: string | undefined;
  readonly listeners: Set<ChannelListener>;
  subscribed: boolean;
  /** Runs from asking until the confirmation, or from a refusal until asking again. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

export type ChannelOptions = Omit<ConnectionOptions, 'listener'>;

export function createChannelClient(options: ChannelOptions): ChannelClient {
  return new Rooms(options);
}

class Rooms implements ChannelClient {
  readonly #rooms = new Map<string, Room>();
  readonly #connection: Connection;

  constructor(options: ChannelOptions) {
    const listener: ConnectionOptions['listener'] = {
      state: (state) => this.#stateChanged(state),
      event: (name, payload) => this.#receive(name, payload),
    };
    this.#connection = createConnection({ ...options, listener });
  }

  join(spaceId: string, pin: string | undefined, listener: ChannelListener): Channel {
    const known = this.#rooms.get(spaceId);
    const room = known ?? { pin, listeners: new Set(), subscribed: false, timer: undefined };
    this.#rooms.set(spaceId, room);
    room.listeners.add(listener);
    const { state } = this.#connection;
    if (state.step === 'idle' || state.step === 'stopped') this.#connection.open();
    else {
      listener.line(state);
      if (state.step === 'open' && !known) this.#ask(spaceId, room);
      if (room.subscribed) listener.subscribed();
    }
    return {
      send: (name, payload) => room.subscribed && this.#connection.send(name, payload),
      leave: () => this.#leave(spaceId, room, listener),
    };
  }

  restart(): void {
    this.#connection.restart();
  }

  fail(): void {
    this.#connection.fail();
  }

  hurry(): void {
    this.#connection.hurry();
  }

  close(): void {
    for (const room of this.#rooms.values()) clearTimeout(room.timer);
    this.#connection.close();
    this.#rooms.clear();
  }

  #stateChanged(state: ConnectionState): void {
    for (const [spaceId, room] of this.#rooms) {
      clearTimeout(room.timer);
      room.subscribed = false;
      for (const listener of [...room.listeners]) listener.line(state);
      if (state.step === 'open' && room.listeners.size > 0) this.#ask(spaceId, room);
    }
  }

  #ask(spaceId: string, room: Room): void {
    this.#connection.send(events.subscribe, subscribePayload(spaceId, room.pin));
    // A line without confirmation is deaf, however open it looks.
    room.timer = setTimeout(() => this.#connection.fail(), subscribeLimit);
  }

  #receive(name: string, payload: unknown): void {
    switch (name) {
      case events.subscribed:
        return this.#confirmed(readSubscribed(payload)?.spaceId);
      case events.subscribeFailed:
        return this.#refused(readSubscribeFailed(payload));
      case events.messageSent: {
        const message = readMessage(payload);
        return message && this.#tell(message.spaceId || undefined, (listener) => listener.message(message));
      }
      case events.sendFailed: {
        const failure = readSendFailed(payload);
        return this.#tell(failure.spaceId, (listener) => listener.sendFailed(failure));
      }
      case events.presenceResponse: {
        const presence = readPresence(payload);
        return presence && this.#tell(presence.spaceId, (listener) => listener.presence(presence));
      }
    }
  }

  /** A failure or a deletion may come without its space: then every space must look. */
  #tell(spaceId: string | undefined, call: (listener: ChannelListener) => void): void {
    const told = spaceId === undefined ? [...this.#rooms.values()] : [this.#rooms.get(spaceId)];
    for (const room of told) for (const listener of [...(room?.listeners ?? [])]) call(listener);
  }

  #confirmed(spaceId: string | undefined): void {
    const room = this.#rooms.get(spaceId ?? '');
    if (!room || room.subscribed) return;
    clearTimeout(room.timer);
    room.subscribed = true;
    this.#connection.settled();
    for (const listener of [...room.listeners]) listener.subscribed();
  }

  #refused({ spaceId: named, code }: { spaceId: string | undefined; code: string }): void {
    for (const [spaceId, room] of this.#rooms) {
      if (room.subscribed || (named ?? spaceId) !== spaceId) continue;
      clearTimeout(room.timer);
      room.timer = setTimeout(() => this.#ask(spaceId, room), this.#connection.nextDelay());
      for (const listener of [...room.listeners]) listener.refused(code);
    }
  }

  #leave(spaceId: string, room: Room, listener: ChannelListener): void {
    if (!room.listeners.delete(listener) || room.listeners.size > 0) return;
    clearTimeout(room.timer);
    this.#connection.send(events.unsubscribe, unsubscribePayload(spaceId));
    if (this.#rooms.get(spaceId) === room) this.#rooms.delete(spaceId);
    if (this.#rooms.size === 0) this.#connection.close();
  }
}
