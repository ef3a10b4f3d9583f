import { accountsApp } from './accounts/app.ts';
import { ChannelServer } from './channel/server.ts';
import { WorldClock } from './world/clock.ts';
import { controlRoutes, statsOf, createControl } from './control/control.ts';
import type { Control } from './control/actions.ts';
import { Faults } from './world/faults.ts';
import { startHttp } from './http-server.ts';
import { Mailbox } from './rest/mailbox.ts';
import { inviteLink } from './rest/invite-mail.ts';
import { RequestLog, type LoggedRequest, type RestGround } from './rest/backend.ts';
import { restApp } from './rest/app.ts';
import { sow, type SeedName } from './seeds/seeds.ts';
import type { Json } from './rest/json.ts';
import type { Switches } from './world/switches.ts';
import { webRoutes } from './rest/web.ts';
import { World } from './world/world.ts';

/** How to start an emulator; everything has a default. */
export interface EmulatorOptions {
  /** 0 takes a free one. */
  readonly port?: number;
  /** Of the accounts server; 0 takes a free one. */
  readonly accountsPort?: number;
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

/** Where to find what; all origins but `accounts` are one. */
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
  const ground: RestGround = {
    world,
    faults,
    log: new RequestLog(),
    mailbox: new Mailbox(),
    outerOrigin,
    accountsOrigin: '',
  };
  const app = restApp(ground);
  const host = options.host ?? '127.0.0.1';
  const http = await startHttp(app, options.port ?? 0, host);
  const accounts = await startHttp(accountsApp(ground), options.accountsPort ?? 0, host);
  const both = [http, accounts];
  const { origin } = http;
  ground.accountsOrigin = accounts.origin;
  const channel = new ChannelServer(http.server, world, faults, {
    ...(options.pingInterval !== undefined && { pingInterval: options.pingInterval }),
    ...(options.pingTimeout !== undefined && { pingTimeout: options.pingTimeout }),
    origin: () => ground.outerOrigin ?? origin,
  });
  const linkTo = (inviteId: string, withPassword = false): string =>
    inviteLink(world, ground.outerOrigin ?? origin, inviteId, withPassword);
  const outage = (ms: number): void => {
    // A moment later, so that whoever asked for it still gets the answer.
    channel.after(20, () => both.forEach((server) => server.shut()));
    channel.after(20 + ms, () => both.forEach((server) => server.open()));
  };
  const control = createControl({ world, faults, channel, rest: ground, main, inviteLink: linkTo, outage });
  app.route('/_emulator', controlRoutes(ground, channel, control));
  app.route('/', webRoutes(ground, joinPage));
  const outer = outerOrigin ?? origin;
  return {
    info: {
      server: outer,
      web: outer,
      accounts: accounts.origin,
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
      await Promise.all([channel.stop(), ...both.map((server) => server.end()), ground.mailbox.close()]);
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
