/** One socket per session: subscribes to the live events of spaces, and again after each reconnect. */
import {
  channelEvents,
  readPresence,
  readSendFailed,
  readSpaceChange,
  readSubscribed,
  readSubscribeFailed,
  subscribePayload,
  unsubscribePayload,
  type PresenceEvent,
  type SendFailure,
} from '../protocol/channel.ts';
import { readMessage, type Message } from '../protocol/message.ts';
import { Connection, type ConnectionOptions, type ConnectionState } from './connection.ts';

/** Receives the live events of one space. Events may be missing whenever `line` reports a step other than `open`. */
export interface ChannelListener {
  line(state: ConnectionState): void;
  /** The server confirmed the subscription: from now on events arrive. Called again after every reconnect. */
  subscribed(): void;
  /** The server refused the subscription, or ended it. The client asks again later, unless the listener leaves. */
  refused(): void;
  /** The space has changed: its settings, its members, or the user's role. */
  changed(): void;
  message(message: Message): void;
  sendFailed(failure: SendFailure): void;
  presence(event: PresenceEvent): void;
}

/** One listener's subscription to a space. */
export interface Channel {
  /** False when the connection cannot send now. */
  send(name: string, payload: object): boolean;
  unsubscribe(): void;
}

export type ChannelOptions = Omit<ConnectionOptions, 'listener'>;

/** How long the server may take to confirm a subscription; ms. */
const subscribeLimit = 10_000;

interface Room {
  readonly pin: string | undefined;
  readonly listeners: Set<ChannelListener>;
  isSubscribed: boolean;
  /** Runs from the request until its confirmation, or from a refusal until the next request. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function createChannelClient(options: ChannelOptions): ChannelClient {
  return new ChannelClient(options);
}

export class ChannelClient {
  readonly #rooms = new Map<string, Room>();
  readonly #connection: Connection;

  constructor(options: ChannelOptions) {
    this.#connection = new Connection({
      ...options,
      listener: {
        state: (state) => this.#onState(state),
        event: (name, payload) => this.#onEvent(name, payload),
      },
    });
  }

  /** Subscribes to the live events of a space. The first subscription opens the socket, the end of the last closes it. */
  subscribe(spaceId: string, pin: string | undefined, listener: ChannelListener): Channel {
    const known = this.#rooms.get(spaceId);
    const room = known ?? { pin, listeners: new Set(), isSubscribed: false, timer: undefined };
    this.#rooms.set(spaceId, room);
    room.listeners.add(listener);
    const { state } = this.#connection;
    if (state.step === 'idle' || state.step === 'stopped') this.#connection.open();
    else {
      listener.line(state);
      if (state.step === 'open' && !known) this.#subscribe(spaceId, room);
      if (room.isSubscribed) listener.subscribed();
    }
    return {
      send: (name, payload) => room.isSubscribed && this.#connection.send(name, payload),
      unsubscribe: () => this.#leave(spaceId, room, listener),
    };
  }

  /** Drops the connection, which may be dead, and opens a new one at once. */
  restart(): void {
    this.#connection.restart();
  }

  /** Drops a connection that proved useless, and waits before the next attempt. */
  fail(): void {
    this.#connection.fail();
  }

  /** Connects now instead of waiting. */
  retry(): void {
    this.#connection.retry();
  }

  /** Closes the socket and ends all subscriptions; their listeners see `idle`. */
  close(): void {
    for (const room of this.#rooms.values()) clearTimeout(room.timer);
    this.#connection.close();
    this.#rooms.clear();
  }

  #onState(state: ConnectionState): void {
    for (const [spaceId, room] of this.#rooms) {
      clearTimeout(room.timer);
      room.isSubscribed = false;
      for (const listener of [...room.listeners]) listener.line(state);
      if (state.step === 'open' && room.listeners.size > 0) this.#subscribe(spaceId, room);
    }
  }

  #subscribe(spaceId: string, room: Room): void {
    this.#connection.send(channelEvents.subscribe, subscribePayload(spaceId, room.pin));
    // A connection that never confirms brings no events, although it looks open.
    room.timer = setTimeout(() => this.#connection.fail(), subscribeLimit);
  }

  #onEvent(name: string, payload: unknown): void {
    switch (name) {
      case channelEvents.subscribed:
        return this.#onSubscribed(readSubscribed(payload)?.spaceId);
      case channelEvents.subscribeFailed:
        return this.#onRefused(readSubscribeFailed(payload).spaceId);
      case channelEvents.unsubscribed:
        return this.#onUnsubscribed(readSubscribed(payload)?.spaceId ?? '');
      case channelEvents.messageSent: {
        const change = readSpaceChange(payload);
        if (change) this.#notify(change.spaceId, (listener) => listener.changed());
        const message = readMessage(payload);
        return message && this.#notify(message.spaceId || undefined, (listener) => listener.message(message));
      }
      case channelEvents.sendFailed: {
        const failure = readSendFailed(payload);
        return this.#notify(failure.spaceId, (listener) => listener.sendFailed(failure));
      }
      case channelEvents.presenceResponse: {
        const presence = readPresence(payload);
        return presence && this.#notify(presence.spaceId, (listener) => listener.presence(presence));
      }
    }
  }

  /** A failure or a deletion may not name its space: then all spaces receive it. */
  #notify(spaceId: string | undefined, call: (listener: ChannelListener) => void): void {
    const rooms = spaceId === undefined ? [...this.#rooms.values()] : [this.#rooms.get(spaceId)];
    for (const room of rooms) for (const listener of [...(room?.listeners ?? [])]) call(listener);
  }

  #onSubscribed(spaceId: string | undefined): void {
    const room = this.#rooms.get(spaceId ?? '');
    if (!room || room.isSubscribed) return;
    clearTimeout(room.timer);
    room.isSubscribed = true;
    this.#connection.resetBackoff();
    for (const listener of [...room.listeners]) listener.subscribed();
  }

  /** The server ended the subscription: a room that we leave ourselves is no longer in the list. */
  #onUnsubscribed(spaceId: string): void {
    const room = this.#rooms.get(spaceId);
    if (!room?.isSubscribed) return;
    room.isSubscribed = false;
    this.#onRefused(spaceId);
  }

  #onRefused(named: string | undefined): void {
    for (const [spaceId, room] of this.#rooms) {
      if (room.isSubscribed || (named ?? spaceId) !== spaceId) continue;
      clearTimeout(room.timer);
      room.timer = setTimeout(() => this.#subscribe(spaceId, room), this.#connection.nextDelay());
      for (const listener of [...room.listeners]) listener.refused();
    }
  }

  #leave(spaceId: string, room: Room, listener: ChannelListener): void {
    if (!room.listeners.delete(listener) || room.listeners.size > 0) return;
    clearTimeout(room.timer);
    this.#connection.send(channelEvents.unsubscribe, unsubscribePayload(spaceId));
    if (this.#rooms.get(spaceId) === room) this.#rooms.delete(spaceId);
    if (this.#rooms.size === 0) this.#connection.close();
  }
}
