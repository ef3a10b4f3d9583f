/**
 * The signalling of the stand-in media server: brings the browsers of a call together, which then send audio and video to
 * each other. How the media server of the service does this is not documented [unknown: media-sdk §7].
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Backend } from '../rest/backend.ts';
import type { Json } from '../rest/json.ts';
import type { MediaTokenRecord } from '../world/meetings.ts';

/** How long a device stays in its call after its socket was closed; ms. */
const grace = 4_000;

/** A browser in a call. */
interface Device {
  readonly id: string;
  readonly name: string;
  readonly owner: MediaTokenRecord;
  socket: Socket | undefined;
  /** Signals for its next socket. */
  readonly waiting: (readonly [from: string, content: Json])[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class MediaServer {
  readonly #backend: Backend;
  readonly #io: Server;
  /** By their ids, in the order in which they entered. */
  readonly #devices = new Map<string, Device>();
  readonly #unsubscribe: () => void;
  #lastId = 0;

  constructor(server: HttpServer, backend: Backend) {
    this.#backend = backend;
    this.#io = new Server(server, {
      path: '/media/socket',
      transports: ['websocket'],
      serveClient: false,
      // The channel has the same server.
      destroyUpgrade: false,
    });
    this.#io.on('connection', (socket) => this.#attach(socket));
    this.#unsubscribe = backend.world.subscribe((change) => {
      if (change.kind === 'meeting' && change.event.kind === 'ended')
        this.end('CONFERENCE_TERMINATED', ({ owner }) => owner.spaceId === change.event.meeting.spaceId);
    });
  }

  /** Browsers in calls. */
  get devices(): number {
    return this.#devices.size;
  }

  /** Ends the call of these devices. */
  end(reason: string, isMeant: (device: Pick<Device, 'owner'>) => boolean): void {
    for (const device of [...this.#devices.values()].filter(isMeant)) {
      device.socket?.emit('ended', reason);
      this.#leave(device);
    }
  }

  /** Closes the sockets of these devices, and accepts none for `ms`. Their media goes on. */
  cut(ms: number): void {
    this.#backend.faults.mediaOutage = Date.now() + ms;
    this.#io.disconnectSockets(true);
  }

  async dispose(): Promise<void> {
    this.#unsubscribe();
    for (const { timer } of this.#devices.values()) clearTimeout(timer);
    this.#devices.clear();
    this.#io.disconnectSockets(true);
    this.#io.engine.close();
  }

  #attach(socket: Socket): void {
    const { world, faults } = this.#backend;
    if (Date.now() < faults.mediaOutage || faults.takeMedia('registration')) {
      socket.disconnect(true);
      return;
    }
    const { token, device: id } = socket.handshake.auth as { token?: unknown; device?: unknown };
    const owner = world.meetings.ownerOf(String(token));
    let device = this.#devices.get(String(id));
    if (device && device.owner === owner) this.#resume(device, socket);
    socket.on('enter', (answer: (result: Json) => void) => {
      const error = owner ? (faults.takeMedia('call') ?? this.#clashOf(owner)) : 'SESSION_ID_NOT_FOUND';
      if (!owner || error) return answer({ error });
      device = this.#enter(owner, socket);
      return answer({ id: device.id, peers: this.#othersOf(device).map(({ id, name }) => ({ id, name })) });
    });
    socket.on('signal', (to: string | null, content: Json) => {
      if (!device) return;
      for (const other of this.#othersOf(device))
        if (to === null || other.id === to) signal(other, device.id, content);
    });
    socket.on('leave', () => device && this.#leave(device));
    socket.on('disconnect', () => {
      if (device?.socket !== socket) return;
      const lost = device;
      lost.socket = undefined;
      lost.timer = setTimeout(() => this.#leave(lost), grace);
    });
    socket.emit('welcome', world.switches.mediaSdk);
  }

  /** A session can be connected once. [doc: media-sdk §3.9] */
  #clashOf({ sessionId }: MediaTokenRecord): string | undefined {
    const isThere = [...this.#devices.values()].some(({ owner }) => owner.sessionId === sessionId);
    return isThere ? 'SESSION_ID_ALREADY_CONNECTED' : undefined;
  }

  #enter(owner: MediaTokenRecord, socket: Socket): Device {
    const name = this.#backend.world.people.get(owner.personId)?.displayname ?? '';
    const device: Device = { id: `d${++this.#lastId}`, name, owner, socket, waiting: [], timer: undefined };
    this.#devices.set(device.id, device);
    for (const other of this.#othersOf(device))
      other.socket?.emit('joined', { id: device.id, name: device.name });
    return device;
  }

  #resume(device: Device, socket: Socket): void {
    clearTimeout(device.timer);
    device.socket = socket;
    for (const [from, content] of device.waiting.splice(0)) signal(device, from, content);
  }

  #leave(device: Device): void {
    clearTimeout(device.timer);
    if (!this.#devices.delete(device.id)) return;
    for (const other of this.#othersOf(device)) other.socket?.emit('left', device.id);
  }

  #othersOf({ id, owner }: Device): Device[] {
    return [...this.#devices.values()].filter(
      (other) => other.id !== id && other.owner.spaceId === owner.spaceId,
    );
  }
}

/** A device that is not back yet misses nothing. */
function signal({ socket, waiting }: Device, from: string, content: Json): void {
  if (socket) socket.emit('signal', from, content);
  else waiting.push([from, content]);
}
