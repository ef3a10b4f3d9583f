/** Starts an emulator of the service: its world, REST server, channel and accounts server. */
import { Accounts } from './accounts/accounts.ts';
import { accountsApp } from './accounts/app.ts';
import { ChannelServer } from './channel/server.ts';
import type { Control } from './control/actions.ts';
import { controlRoutes, createControl, statsOf } from './control/control.ts';
import { startHttp } from './http-server.ts';
import { mediaRoutes } from './media/routes.ts';
import { MediaServer } from './media/server.ts';
import { restApp } from './rest/app.ts';
import { publicOrigin, RequestLog, type Backend, type LoggedRequest } from './rest/backend.ts';
import { inviteLink } from './rest/invite-mail.ts';
import type { Json } from './rest/json.ts';
import { Mailbox } from './rest/mailbox.ts';
import { webRoutes } from './rest/web.ts';
import { applySeed, type SeedName } from './seeds/seeds.ts';
import { WorldClock } from './world/clock.ts';
import { Faults } from './world/faults.ts';
import type { Switches } from './world/switches.ts';
import { World } from './world/world.ts';

/** All options have a default. */
export interface EmulatorOptions {
  /** 0 uses a free port. */
  readonly port?: number;
  /** Port of the accounts server; 0 uses a free port. */
  readonly accountsPort?: number;
  readonly host?: string;
  readonly seed?: SeedName;
  /** Returns ms since epoch; default: real time. */
  readonly clock?: () => number;
  readonly switches?: Partial<Switches>;
  /** The seed of all random numbers and ids. */
  readonly randomSeed?: number;
  /** The origin that responses name; default: the origin of each request. */
  readonly outerOrigin?: string;
  /** Origins of pages that may use the emulator, besides those on this device. */
  readonly pages?: readonly string[];
  /** The page that invite links redirect to. */
  readonly joinPage?: string | (() => string);
  /** In ms; default: 25 s and 60 s, as in Socket.IO 2.0.4. */
  readonly pingInterval?: number;
  readonly pingTimeout?: number;
}

/** The addresses of an emulator. All origins except `accounts` are the same. */
export interface EmulatorInfo {
  readonly server: string;
  readonly web: string;
  readonly accounts: string;
  readonly socket: string;
  /** Invite link to the seed's space. */
  readonly invite: string;
  /** Id of the seed's space. */
  readonly space: string;
}

/** A running emulator. */
export interface Emulator {
  readonly info: EmulatorInfo;
  readonly backend: Backend;
  /** All HTTP requests so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** JWTs of the seeded users, by nick. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly control: Control;
  stats(): Json;
  /** Ends all connections and timers. */
  stop(): Promise<void>;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { switches = {}, randomSeed = 1, seed = 'demo', joinPage } = options;
  const world = new World({ clock: new WorldClock(options.clock), switches, randomSeed });
  const accounts = new Accounts(world, randomSeed);
  const main = applySeed(world, accounts, seed);
  const backend: Backend = {
    world,
    accounts,
    faults: new Faults(),
    log: new RequestLog(),
    mailbox: new Mailbox(),
    pages: options.pages ?? [],
    origin: '',
    accountsOrigin: '',
    outerOrigin: options.outerOrigin,
  };
  const app = restApp(backend);
  const host = options.host ?? '127.0.0.1';
  const restServer = await startHttp(app, options.port ?? 0, host);
  const accountsServer = await startHttp(accountsApp(backend), options.accountsPort ?? 0, host);
  const servers = [restServer, accountsServer];
  backend.origin = restServer.origin;
  backend.accountsOrigin = accountsServer.origin;
  const channel = new ChannelServer(restServer.server, backend, options);
  const media = new MediaServer(restServer.server, backend);
  const control = createControl({ backend, channel, media, servers, main });
  app.route('/_emulator', controlRoutes(backend, channel, control));
  app.route('/media', mediaRoutes());
  app.route('/', webRoutes(backend, joinPage));
  const origin = publicOrigin(backend);
  return {
    info: {
      server: origin,
      web: origin,
      accounts: accountsServer.origin,
      socket: origin,
      invite: inviteLink(world, origin, main.inviteId),
      space: main.spaceId,
    },
    backend,
    requests: backend.log.entries,
    tokens: await tokensOf(world),
    control,
    stats: () => statsOf(backend, channel),
    stop: async () => {
      backend.faults.clear();
      await Promise.all([
        channel.dispose(),
        media.dispose(),
        ...servers.map((server) => server.end()),
        backend.mailbox.close(),
      ]);
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
