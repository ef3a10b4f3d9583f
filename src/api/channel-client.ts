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
import { Retry } from './backoff.ts';
import { Connection, type ConnectionOptions, type ConnectionState } from './connection.ts';
import { SpacesError } from './errors.ts';

/** Receives the live events of one space. Events may be missing whenever `line` reports a step other than `open`. */
export interface ChannelListener {
  line(state: ConnectionState): void;
  /** The server confirmed the subscription: from now on events arrive. Called again after every reconnect. */
  subscribed(): void;
  /** The server refused, ignored or ended the subscription. The client asks again at `retryAt`, ms since epoch, unless the listener leaves. */
  refused(retryAt: number): void;
  /** The space has changed: its settings, its members, or the user's role. */
  changed(): void;
  message(message: Message): void;
  /** An event was too large to read. */
  missed(): void;
  sendFailed(failure: SendFailure): void;
  presence(event: PresenceEvent): void;
  /** An event of a meeting or a call, or a presence event, of any space, as it came: `readCallEvent` reads it. */
  media(payload: unknown): void;
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
  pin: string | undefined;
  readonly listeners: Set<ChannelListener>;
  isSubscribed: boolean;
  readonly retry: Retry;
  /** Runs from the request until its answer. Answers to no request count for nothing: a server may repeat them. */
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
        missed: () => this.#notify(undefined, (listener) => listener.missed()),
      },
    });
  }

  /** Subscribes to the live events of a space. The first subscription opens the socket, the end of the last closes it. */
  subscribe(spaceId: string, pin: string | undefined, listener: ChannelListener): Channel {
    const known = this.#rooms.get(spaceId);
    const room = known ?? this.#createRoom(spaceId, pin);
    room.listeners.add(listener);
    // Another listener may still wait with the PIN from before.
    const isWaiting = room.pin !== pin && !room.isSubscribed;
    room.pin = pin;
    const { state } = this.#connection;
    if (state.step === 'idle' || state.step === 'stopped') this.#connection.open();
    else {
      listener.line(state);
      if (state.step === 'open' && (!known || isWaiting)) this.#subscribe(spaceId, room);
      if (room.isSubscribed) listener.subscribed();
    }
    return {
      send: (name, payload) => room.isSubscribed && this.#connection.send(name, payload),
      unsubscribe: () => this.#leave(spaceId, room, listener),
    };
  }

  /** Drops the connection, which may be dead, and opens a new one. */
  restart(): void {
    this.#connection.restart();
  }

  /** Makes all planned attempts now, because the user asked for it. */
  retry(): void {
    this.#connection.retry();
    for (const { retry } of this.#rooms.values()) if (retry.at !== undefined) retry.now();
  }

  /** The conversation in this space is live: the next failure starts with a short wait again. */
  succeeded(spaceId: string): void {
    this.#connection.succeeded();
    this.#rooms.get(spaceId)?.retry.reset();
  }

  /** Closes the socket and ends all subscriptions; their listeners see `idle`. */
  close(): void {
    for (const room of this.#rooms.values()) stopTimers(room);
    this.#connection.close();
    this.#rooms.clear();
  }

  #createRoom(spaceId: string, pin: string | undefined): Room {
    const retry = new Retry(() => this.#subscribe(spaceId, room));
    const room: Room = { pin, listeners: new Set(), isSubscribed: false, retry, timer: undefined };
    this.#rooms.set(spaceId, room);
    return room;
  }

  #onState(state: ConnectionState): void {
    for (const [spaceId, room] of this.#rooms) {
      stopTimers(room);
      room.isSubscribed = false;
      for (const listener of [...room.listeners]) listener.line(state);
      if (state.step === 'open' && room.listeners.size > 0) this.#subscribe(spaceId, room);
    }
  }

  #subscribe(spaceId: string, room: Room): void {
    stopTimers(room);
    this.#connection.send(channelEvents.subscribe, subscribePayload(spaceId, room.pin));
    room.timer = setTimeout(() => this.#onSilence(room), subscribeLimit);
  }

  /** A connection that never confirms brings no events, although it looks open; unless only this space is ignored. */
  #onSilence(room: Room): void {
    if ([...this.#rooms.values()].some(({ isSubscribed }) => isSubscribed)) this.#refuse(room);
    else this.#connection.fail(new SpacesError('timeout'));
  }

  #refuse(room: Room): void {
    stopTimers(room);
    const retryAt = room.retry.plan();
    for (const listener of [...room.listeners]) listener.refused(retryAt);
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
        if (presence) this.#notify(presence.spaceId, (listener) => listener.presence(presence));
        // It also tells what the devices of the person do.
        return this.#notify(undefined, (listener) => listener.media(payload));
      }
      case channelEvents.mediaResponse:
        return this.#notify(undefined, (listener) => listener.media(payload));
    }
  }

  /** A failure or a deletion may not name its space: then all spaces receive it. */
  #notify(spaceId: string | undefined, call: (listener: ChannelListener) => void): void {
    const rooms = spaceId === undefined ? [...this.#rooms.values()] : [this.#rooms.get(spaceId)];
    for (const room of rooms) for (const listener of [...(room?.listeners ?? [])]) call(listener);
  }

  #onSubscribed(spaceId: string | undefined): void {
    const room = this.#rooms.get(spaceId ?? '');
    if (!room?.timer) return;
    stopTimers(room);
    room.isSubscribed = true;
    for (const listener of [...room.listeners]) listener.subscribed();
  }

  /** The server ended the subscription: a room that we leave ourselves is no longer in the list. */
  #onUnsubscribed(spaceId: string): void {
    const room = this.#rooms.get(spaceId);
    if (!room?.isSubscribed) return;
    room.isSubscribed = false;
    this.#refuse(room);
  }

  #onRefused(named: string | undefined): void {
    for (const [spaceId, room] of this.#rooms)
      if (room.timer && (named ?? spaceId) === spaceId) this.#refuse(room);
  }

  #leave(spaceId: string, room: Room, listener: ChannelListener): void {
    if (!room.listeners.delete(listener) || room.listeners.size > 0) return;
    room.retry.reset();
    stopTimers(room);
    this.#connection.send(channelEvents.unsubscribe, unsubscribePayload(spaceId));
    if (this.#rooms.get(spaceId) === room) this.#rooms.delete(spaceId);
    if (this.#rooms.size === 0) this.#connection.close();
  }
}

function stopTimers(room: Room): void {
  clearTimeout(room.timer);
  room.timer = undefined;
  room.retry.cancel();
}
