/** The channel server: Socket.IO in the namespace `/chat`, protocols 3 and 4, websocket only [doc: D/guides/socketio]. */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { parse } from 'hono/utils/cookie';
import { Server, type Namespace, type Socket } from 'socket.io';
import { cookieName } from '../accounts/accounts.ts';
import type { Backend } from '../rest/backend.ts';
import type { PersonRecord } from '../world/people.ts';
import { Delivery } from './delivery.ts';
import { ChannelEvents } from './events.ts';
import { Participant } from './participant.ts';

export interface ChannelOptions {
  /** Ms between pings and until a silent client is disconnected; 25 s and 60 s as in Socket.IO 2.0.4. */
  readonly pingInterval?: number | undefined;
  readonly pingTimeout?: number | undefined;
}

/** How often the tokens of open sockets are verified; ms. */
const tokenCheck = 100;

export class ChannelServer {
  readonly participants = new Set<Participant>();
  /** Attempts to open a socket since the start, successful or not. */
  tried = 0;
  /** Sockets that opened their transport since the start, including refused ones. */
  opened = 0;
  /** Sockets with an invalid token. */
  refused = 0;
  readonly #io: Server;
  readonly #backend: Backend;
  readonly #delivery: Delivery;
  readonly #events: ChannelEvents;
  readonly #tokenTimer = setInterval(() => this.#endSessions(), tokenCheck);

  constructor(server: HttpServer, backend: Backend, options: ChannelOptions) {
    this.#backend = backend;
    this.#delivery = new Delivery(backend);
    this.#events = new ChannelEvents(backend, this.#delivery, this.participants);
    this.#io = new Server(server, {
      allowEIO3: true,
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      pingInterval: options.pingInterval ?? 25_000,
      pingTimeout: options.pingTimeout ?? 60_000,
      allowRequest: (request, decide) => this.#checkRequest(request, decide),
    });
    this.#io.engine.on('connection', () => (this.opened += 1));
    this.#guard(this.#io.of('/chat'));
    backend.world.onlineIn = (personId) =>
      new Set(this.participantsOf(personId).flatMap(({ subscribed }) => [...subscribed]));
  }

  /** Open transports, including those outside the namespace. */
  get sockets(): number {
    return this.#io.engine.clientsCount;
  }

  /** The participants of one person, or all of them. */
  participantsOf(personId?: string): Participant[] {
    return [...this.participants].filter(({ person }) => personId === undefined || person.id === personId);
  }

  /** Ends sockets by a TCP reset, by closing the transport, or by disconnecting from the namespace. */
  drop(participants: readonly Participant[], how: 'reset' | 'close' | 'disconnect'): void {
    for (const participant of participants) {
      if (how === 'reset') participant.tcp?.resetAndDestroy();
      else participant.socket.disconnect(how === 'close');
    }
  }

  /** Stops all bytes until `resume`, without closing the connections. */
  silence(participants: readonly Participant[], direction: 'both' | 'down' | 'up'): void {
    for (const { tcp } of participants) {
      if (direction !== 'up') tcp?.cork();
      if (direction !== 'down') tcp?.pause();
    }
  }

  /** Lets silenced connections continue. Held bytes arrive now. */
  resume(participants: readonly Participant[], direction: 'both' | 'down' | 'up'): void {
    for (const { tcp } of participants) {
      if (direction !== 'up') tcp?.uncork();
      if (direction !== 'down') tcp?.resume();
    }
  }

  /** Runs `work` after `ms`, unless the emulator stops first. */
  after(ms: number, work: () => void): void {
    this.#delivery.after(ms, work);
  }

  /** Sends a presence event in a person's name, as their client would. */
  announce(personId: string, spaceId: string, category: string): void {
    this.#events.announce(personId, spaceId, category);
  }

  /** Sends an event of a call between two people in a person's name, as a device of theirs would. */
  ring(person: PersonRecord, spaceId: string, category: string): void {
    this.#events.ring(person, spaceId, category);
  }

  async dispose(): Promise<void> {
    clearInterval(this.#tokenTimer);
    this.#delivery.dispose();
    this.#events.dispose();
    await this.#io.close();
  }

  /** Whether the service ends a socket when its token expires or is revoked is not known [unknown: §13.3]. */
  #endSessions(): void {
    const { tokenEnd } = this.#backend.world.switches;
    if (tokenEnd === 'silent') return;
    for (const { socket, isValid, outlivesToken } of this.participants) {
      if (outlivesToken || isValid()) continue;
      if (tokenEnd === 'error') this.#refuse(socket);
      socket.disconnect(true);
    }
  }

  /** Sends a namespace error, as for a token that is not valid from the start. */
  #refuse({ conn, nsp }: Socket): void {
    const message = 'Authentication error';
    const isOld = conn.protocol === 3;
    conn.write(`4${nsp.name},${JSON.stringify(isOld ? message : { message })}`);
  }

  #checkRequest(
    request: IncomingMessage,
    decide: (problem: string | null | undefined, ok: boolean) => void,
  ): void {
    const { refuseSockets } = this.#backend.faults;
    this.tried += 1;
    if (refuseSockets.left <= 0) {
      decide(null, true);
      return;
    }
    refuseSockets.left -= 1;
    if (refuseSockets.how === 'status') decide('refused', false);
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
      // How the service refuses an invalid token is not known. All three ways exist elsewhere [unknown: §8.2].
      const { socketRefusal } = this.#backend.world.switches;
      if (socketRefusal === 'error') next(new Error('Authentication error'));
      if (socketRefusal === 'close') socket.conn.close();
    });
    chat.on('connection', (socket) => this.#enter(socket));
  }

  /** Finds the owner of the socket's token. For protocol 3, the namespace packet's query arrives as `auth`. */
  #identify(socket: Socket): Participant | undefined {
    const query = socket.handshake.query;
    const auth = socket.handshake.auth as Record<string, unknown>;
    const token = auth['token'] ?? query['token'];
    const both = auth['token'] === query['token'];
    const cookie = parse(socket.handshake.headers.cookie ?? '')[cookieName];
    if (!token && cookie !== undefined && this.#backend.world.switches.cookieSession) {
      return this.#participant(socket, cookie, 'jwt');
    }
    const strict = socket.conn.protocol === 3 && this.#backend.world.switches.tokenInBothPlaces;
    if (typeof token !== 'string' || (strict && !both)) return undefined;
    const scheme = (auth['tokenType'] ?? query['tokenType']) === 'oauth' ? 'bearer' : 'jwt';
    return this.#participant(socket, token, scheme);
  }

  #participant(socket: Socket, token: string, scheme: 'jwt' | 'bearer'): Participant | undefined {
    const { people, tokens, random } = this.#backend.world;
    const person = people.get(tokens.ownerId(token, scheme) ?? '');
    const isValid = (): boolean => tokens.ownerId(token, scheme) !== undefined;
    return person && new Participant(socket, person, token, isValid, random.uuid());
  }

  #enter(socket: Socket): void {
    const participant = socket.data['participant'] as Participant;
    this.participants.add(participant);
    this.#events.attach(participant);
    socket.on('disconnect', () => {
      this.participants.delete(participant);
      this.#events.onDisconnect(participant);
      this.#delivery.forget(participant);
    });
  }
}
