import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { parse } from 'hono/utils/cookie';
import { Server, type Namespace, type Socket } from 'socket.io';
import { cookieName } from '../accounts/visit.ts';
import { ChannelEvents } from './events.ts';
import { Delivery } from './delivery.ts';
import type { Faults } from '../world/faults.ts';
import { Participant } from './participant.ts';
import type { World } from '../world/world.ts';

export interface ChannelOptions {
  /** Ms between pings and until a silent peer is given up; 25 s and 60 s as in Socket.IO 2.0.4. */
  readonly pingInterval?: number;
  readonly pingTimeout?: number;
  /** Origin of picture URLs inside events. */
  readonly origin: () => string;
}

/** The socket skin of the world: Socket.IO in namespace `/chat`, protocols 3 and 4, websocket only [doc: D/guides/socketio]. */
export class ChannelServer {
  readonly participants = new Set<Participant>();
  /** Attempts to open a socket since the start, whatever became of them. */
  tried = 0;
  /** Sockets that opened their transport since the start, refused ones included. */
  opened = 0;
  /** Sockets whose token was not accepted. */
  refused = 0;
  readonly #io: Server;
  readonly #world: World;
  readonly #faults: Faults;
  readonly #delivery: Delivery;
  readonly #events: ChannelEvents;

  constructor(server: HttpServer, world: World, faults: Faults, options: ChannelOptions) {
    this.#world = world;
    this.#faults = faults;
    this.#delivery = new Delivery(world, faults);
    this.#events = new ChannelEvents(world, faults, this.#delivery, this.participants, options.origin);
    this.#io = new Server(server, {
      allowEIO3: true,
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      pingInterval: options.pingInterval ?? 25_000,
      pingTimeout: options.pingTimeout ?? 60_000,
      allowRequest: (request, answer) => this.#admit(request, answer),
    });
    this.#io.engine.on('connection', () => (this.opened += 1));
    this.#guard(this.#io.of('/chat'));
    world.onlineIn = (personId) => new Set(this.of(personId).flatMap(({ subscribed }) => [...subscribed]));
  }

  /** Open transports, also those that have not entered the namespace. */
  get sockets(): number {
    return this.#io.engine.clientsCount;
  }

  /** Participants of one person, or all. */
  of(personId?: string): Participant[] {
    return [...this.participants].filter(({ person }) => personId === undefined || person.id === personId);
  }

  /** Ends sockets: by TCP reset, by a proper close of the transport, or by leaving the namespace. */
  drop(participants: readonly Participant[], how: 'reset' | 'close' | 'disconnect'): void {
    for (const participant of participants) {
      if (how === 'reset') participant.tcp?.resetAndDestroy();
      else participant.socket.disconnect(how === 'close');
    }
  }

  /** No bytes pass any more although the connection stands, until `resume`. Returns what was silenced. */
  silence(participants: readonly Participant[], direction: 'both' | 'down' | 'up'): void {
    for (const { tcp } of participants) {
      if (direction !== 'up') tcp?.cork();
      if (direction !== 'down') tcp?.pause();
    }
  }

  /** Lets silenced connections go on; what was held back arrives now. */
  resume(participants: readonly Participant[], direction: 'both' | 'down' | 'up'): void {
    for (const { tcp } of participants) {
      if (direction !== 'up') tcp?.uncork();
      if (direction !== 'down') tcp?.resume();
    }
  }

  /** Runs `work` after `ms`, unless the emulator stops before. */
  after(ms: number, work: () => void): void {
    this.#delivery.after(ms, work);
  }

  /** Says something about presence in somebody's name, as if their client had. */
  announce(personId: string, spaceId: string, category: string): void {
    this.#events.announce(personId, spaceId, category);
  }

  async stop(): Promise<void> {
    this.#delivery.stop();
    this.#events.stop();
    await this.#io.close();
  }

  #admit(request: IncomingMessage, answer: (problem: string | null | undefined, ok: boolean) => void): void {
    const { refuseSockets } = this.#faults;
    this.tried += 1;
    if (refuseSockets.left <= 0) {
      answer(null, true);
      return;
    }
    refuseSockets.left -= 1;
    if (refuseSockets.how === 'status') answer('refused', false);
    if (refuseSockets.how === 'reset') request.socket.resetAndDestroy();
  }

  #guard(chat: Namespace): void {
    chat.use((socket, next) => {
      const participant = this.#identify(socket);
      if (participant !== undefined) {
        socket.data['participant'] = participant;
        next();
        return;
      }
      this.refused += 1;
      // How the service refuses a bad token is not known: all three are seen elsewhere [unknown: §8.2].
      const { socketRefusal } = this.#world.switches;
      if (socketRefusal === 'error') next(new Error('Authentication error'));
      if (socketRefusal === 'close') socket.conn.close();
    });
    chat.on('connection', (socket) => this.#enter(socket));
  }

  /** Whose socket this is. For protocol 3 the namespace packet's query arrives as `auth`. */
  #identify(socket: Socket): Participant | undefined {
    const query = socket.handshake.query;
    const auth = socket.handshake.auth as Record<string, unknown>;
    const token = auth['token'] ?? query['token'];
    const both = auth['token'] === query['token'];
    const cookie = parse(socket.handshake.headers.cookie ?? '')[cookieName];
    if (!token && cookie !== undefined && this.#world.switches.cookieSession) {
      return this.#participant(socket, cookie, 'jwt');
    }
    const strict = socket.conn.protocol === 3 && this.#world.switches.tokenInBothPlaces;
    if (typeof token !== 'string' || (strict && !both)) return undefined;
    const scheme = (auth['tokenType'] ?? query['tokenType']) === 'oauth' ? 'bearer' : 'jwt';
    return this.#participant(socket, token, scheme);
  }

  #participant(socket: Socket, token: string, scheme: 'jwt' | 'bearer'): Participant | undefined {
    const person = this.#world.people.get(this.#world.tokens.holder(token, scheme) ?? '');
    return person && new Participant(socket, person, token, this.#world.random.uuid());
  }

  #enter(socket: Socket): void {
    const participant = socket.data['participant'] as Participant;
    this.participants.add(participant);
    this.#events.attach(participant);
    socket.on('disconnect', () => {
      this.participants.delete(participant);
      this.#events.gone(participant);
      this.#delivery.forget(participant);
    });
  }
}
