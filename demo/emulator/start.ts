import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ChannelServer } from './channel-server.ts';
import { WorldClock } from './clock.ts';
import { controlRoutes, statsOf } from './control-routes.ts';
import type { Control } from './control.ts';
import { createControl } from './create-control.ts';
import { Faults } from './faults.ts';
import { Mailbox } from './mailbox.ts';
import { inviteLink } from './invite-links.ts';
import { RequestLog, type LoggedRequest } from './request-log.ts';
import { restApp } from './rest-app.ts';
import type { RestGround } from './rest-ground.ts';
import { sow, type SeedName } from './seeds.ts';
import type { Json } from './shapes.ts';
import type { Switches } from './switches.ts';
import { webRoutes } from './web-routes.ts';
import { World } from './world.ts';

/** How to start an emulator; everything has a default. */
export interface EmulatorOptions {
  /** 0 takes a free one. */
  readonly port?: number;
  readonly host?: string;
  readonly seed?: SeedName;
  /** Ms since epoch; by default real time. */
  readonly clock?: () => number;
  readonly switches?: Partial<Switches>;
  /** Number that ids, delays and names of a run are made from. */
  readonly randomSeed?: number;
  /** Origin to name in answers; by default the one each client asked. */
  readonly outerOrigin?: string;
  /** Page to which the web host sends those who open an invite link. */
  readonly joinPage?: string | (() => string);
  /** Ms; 25 s and 60 s by default, as in Socket.IO 2.0.4. */
  readonly pingInterval?: number;
  readonly pingTimeout?: number;
}

/** Where to find what; all origins may be one. */
export interface EmulatorInfo {
  readonly server: string;
  readonly web: string;
  readonly accounts: string;
  readonly socket: string;
  /** Invite link into the seed's space. */
  readonly invite: string;
  /** Id of the seed's space. */
  readonly space: string;
}

/** A running emulator of the service. */
export interface Emulator {
  readonly info: EmulatorInfo;
  readonly world: World;
  readonly faults: Faults;
  /** Everything asked over HTTP so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** JWTs of the seeded users, by nick. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly control: Control;
  readonly mailbox: Mailbox;
  stats(): Json;
  /** Ends every connection; no handle stays behind. */
  stop(): Promise<void>;
}

/** Starts a service with a world of its own. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { switches = {}, randomSeed = 1, seed = 'demo', outerOrigin, joinPage } = options;
  const world = new World({ clock: new WorldClock(options.clock), switches, randomSeed });
  const main = sow(world, seed);
  const faults = new Faults();
  const ground: RestGround = { world, faults, log: new RequestLog(), mailbox: new Mailbox(), outerOrigin };
  const app = restApp(ground);
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  // One request per connection: a browser quietly repeats a request whose reused connection is cut, which
  // would hide that fault from the page and do the work twice.
  server.maxRequestsPerSocket = 1;
  const connections = trackConnections(server);
  const origin = await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  const channel = new ChannelServer(server, world, faults, {
    ...(options.pingInterval !== undefined && { pingInterval: options.pingInterval }),
    ...(options.pingTimeout !== undefined && { pingTimeout: options.pingTimeout }),
    origin: () => ground.outerOrigin ?? origin,
  });
  const linkTo = (inviteId: string, withPassword = false): string =>
    inviteLink(world, ground.outerOrigin ?? origin, inviteId, withPassword);
  const outage = (ms: number): void => {
    // A moment later, so that whoever asked for it still gets the answer.
    channel.after(20, () => connections.shut());
    channel.after(20 + ms, () => connections.open());
  };
  const control = createControl({ world, faults, channel, rest: ground, main, inviteLink: linkTo, outage });
  app.route('/_emulator', controlRoutes(ground, channel, control));
  app.route('/', webRoutes(ground, joinPage));
  const outer = outerOrigin ?? origin;
  return {
    info: {
      server: outer,
      web: outer,
      accounts: outer,
      socket: outer,
      invite: linkTo(main.inviteId),
      space: main.spaceId,
    },
    world,
    faults,
    requests: ground.log.entries,
    tokens: await tokensOf(world),
    control,
    mailbox: ground.mailbox,
    stats: () => statsOf(ground, channel),
    stop: async () => {
      faults.clear();
      await Promise.all([channel.stop(), connections.end(), ground.mailbox.close()]);
    },
  };
}

async function tokensOf(world: World): Promise<Readonly<Record<string, string>>> {
  const tokens: Record<string, string> = {};
  for (const nick of world.people.nicks) {
    const person = world.people.find(nick);
    if (person !== undefined) tokens[nick] = await world.tokens.issueUser(person);
  }
  return tokens;
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const shown = host.includes(':') ? `[${host}]` : host;
  return `http://${shown}:${(server.address() as AddressInfo).port}`;
}

/** Keeps hold of every TCP connection, so that an outage and the end can cut them. */
function trackConnections(server: Server) {
  const all = new Set<Socket>();
  let shut = false;
  server.on('connection', (socket: Socket) => {
    if (shut) {
      socket.resetAndDestroy();
      return;
    }
    all.add(socket);
    socket.once('close', () => all.delete(socket));
  });
  const cut = (): void => {
    for (const socket of all) socket.resetAndDestroy();
  };
  return {
    shut: () => {
      shut = true;
      cut();
    },
    open: () => {
      shut = false;
    },
    end: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
