import type { Socket as TcpSocket } from 'node:net';
import type { Socket } from 'socket.io';
import type { Caller } from '../world/access.ts';
import type { PersonRecord } from '../world/people.ts';

/** One authenticated socket in the namespace `/chat`. */
export class Participant {
  /** Ids of the spaces whose events this socket gets. */
  readonly subscribed = new Set<string>();
  /** Ids of the spaces it ever subscribed to: "leaves" is sent after unsubscribing [client: BS, SS]. */
  readonly visited = new Set<string>();
  /** Ids of the spaces it said "leaves" in. */
  readonly left = new Set<string>();
  /** Subscriptions that wait for their answer, so that an unsubscribe can overtake them. */
  readonly pending = new Map<string, symbol>();
  readonly #pins = new Map<string, string>();

  constructor(
    readonly socket: Socket,
    readonly person: PersonRecord,
    readonly token: string,
    /** The `sessionId` of CHANNEL_SUBSCRIBED and presence events. */
    readonly sessionId: string,
  ) {}

  /** The TCP connection underneath, for faults below the protocol. */
  get tcp(): TcpSocket | undefined {
    return (this.socket.request as { socket?: TcpSocket }).socket;
  }

  /** This person asking about a space, with the PIN the subscription carried. */
  asCaller(spaceId: string): Caller {
    return { person: this.person, password: this.#pins.get(spaceId) };
  }

  rememberPin(spaceId: string, pin: unknown): void {
    if (typeof pin === 'string') this.#pins.set(spaceId, pin);
    else this.#pins.delete(spaceId);
  }
}
