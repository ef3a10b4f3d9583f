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
import { createConnection, type ConnectionOptions, type ConnectionState } from './connection.ts';

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
  const rooms = new Map<string, Room>();

  const connection = createConnection({
    ...options,
    listener: {
      state(state) {
        for (const [spaceId, room] of rooms) {
          clearTimeout(room.timer);
          room.subscribed = false;
          for (const listener of [...room.listeners]) listener.line(state);
          if (state.step === 'open' && room.listeners.size > 0) ask(spaceId, room);
        }
      },
      event: receive,
    },
  });

  function ask(spaceId: string, room: Room): void {
    connection.send(events.subscribe, subscribePayload(spaceId, room.pin));
    // A line without confirmation is deaf, however open it looks.
    room.timer = setTimeout(() => connection.fail(), subscribeLimit);
  }

  function receive(name: string, payload: unknown): void {
    switch (name) {
      case events.subscribed:
        return confirmed(readSubscribed(payload)?.spaceId);
      case events.subscribeFailed:
        return refused(readSubscribeFailed(payload));
      case events.messageSent: {
        const message = readMessage(payload);
        return message && tell(message.spaceId || undefined, (listener) => listener.message(message));
      }
      case events.sendFailed: {
        const failure = readSendFailed(payload);
        return failure && tell(failure.spaceId, (listener) => listener.sendFailed(failure));
      }
      case events.presenceResponse: {
        const presence = readPresence(payload);
        return presence && tell(presence.spaceId, (listener) => listener.presence(presence));
      }
    }
  }

  /** A failure or a deletion may come without its space: then every space must look. */
  function tell(spaceId: string | undefined, call: (listener: ChannelListener) => void): void {
    const told = spaceId === undefined ? [...rooms.values()] : [rooms.get(spaceId)];
    for (const room of told) for (const listener of [...(room?.listeners ?? [])]) call(listener);
  }

  function confirmed(spaceId: string | undefined): void {
    const room = rooms.get(spaceId ?? '');
    if (!room || room.subscribed) return;
    clearTimeout(room.timer);
    room.subscribed = true;
    connection.settled();
    for (const listener of [...room.listeners]) listener.subscribed();
  }

  function refused(failure: { spaceId: string | undefined; code: string } | undefined): void {
    for (const [spaceId, room] of rooms) {
      if (room.subscribed || (failure?.spaceId ?? spaceId) !== spaceId) continue;
      clearTimeout(room.timer);
      room.timer = setTimeout(() => ask(spaceId, room), connection.nextDelay());
      for (const listener of [...room.listeners]) listener.refused(failure?.code ?? '');
    }
  }

  function leave(spaceId: string, room: Room, listener: ChannelListener): void {
    if (!room.listeners.delete(listener) || room.listeners.size > 0) return;
    clearTimeout(room.timer);
    connection.send(events.unsubscribe, unsubscribePayload(spaceId));
    if (rooms.get(spaceId) === room) rooms.delete(spaceId);
    if (rooms.size === 0) connection.close();
  }

  return {
    join(spaceId, pin, listener) {
      let room = rooms.get(spaceId);
      const isNew = !room;
      room ??= { pin, listeners: new Set(), subscribed: false, timer: undefined };
      rooms.set(spaceId, room);
      room.listeners.add(listener);
      const joined = room;
      const { step } = connection.state;
      if (step === 'idle' || step === 'stopped') connection.open();
      else {
        listener.line(connection.state);
        if (step === 'open' && isNew) ask(spaceId, joined);
        if (joined.subscribed) listener.subscribed();
      }
      return {
        send: (name, payload) => joined.subscribed && connection.send(name, payload),
        leave: () => leave(spaceId, joined, listener),
      };
    },
    restart: () => connection.restart(),
    fail: () => connection.fail(),
    hurry: () => connection.hurry(),
    close() {
      for (const room of rooms.values()) clearTimeout(room.timer);
      connection.close();
      rooms.clear();
    },
  };
}
