/** An authenticated socket in the namespace `/chat`, and the spaces it listens to. */
import type { Socket as TcpSocket } from 'node:net';
import type { Socket } from 'socket.io';
import type { Caller } from '../world/access.ts';
import type { PersonRecord } from '../world/people.ts';

export class Participant {
  /** Ids of the spaces this socket is subscribed to. */
  readonly subscribed = new Set<string>();
  /** Ids of the spaces it was ever subscribed to, because clients send "leaves" after unsubscribing [client: BS, SS]. */
  readonly everSubscribed = new Set<string>();
  /** Ids of the spaces it sent "leaves" to. */
  readonly left = new Set<string>();
  /** Subscriptions that are not confirmed yet, so that unsubscribing can cancel them. */
  readonly pending = new Map<string, symbol>();
  /** The socket stays open when its token ends. */
  outlivesToken = false;
  readonly #pins = new Map<string, string>();

  constructor(
    readonly socket: Socket,
    readonly person: PersonRecord,
    readonly token: string,
    /** Whether the token is still valid. */
    readonly isValid: () => boolean,
    /** The `sessionId` of CHANNEL_SUBSCRIBED and presence events. */
    readonly sessionId: string,
  ) {}

  /** The TCP connection, for faults below the protocol. */
  get tcp(): TcpSocket | undefined {
    return (this.socket.request as { socket?: TcpSocket }).socket;
  }

  /** The caller for requests about a space, with the PIN of the subscription. */
  asCaller(spaceId: string): Caller {
    return { person: this.person, password: this.#pins.get(spaceId) };
  }

  rememberPin(spaceId: string, pin: unknown): void {
    if (typeof pin === 'string') this.#pins.set(spaceId, pin);
    else this.#pins.delete(spaceId);
  }
}
