/** A test's own emulator, started in Node and spoken to over HTTP like any page would. */
import { executeServerCommand } from '@web/test-runner-commands';

/** What a test may wish for; without any, a fresh world of the seed `demo`. */
export interface WorldWish {
  /** Name of the seed that fills the world. */
  readonly seed?: string;
  /** The name its servers have; `localhost` is one site with the test's own page, the default another one. */
  readonly host?: string;
  /** Which way the unknowns of the service go, by name. */
  readonly switches?: Readonly<Record<string, unknown>>;
}

/** One line of the emulator's request log; never holds a token. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The scheme of the Authorization header: `jwt`, `bearer` or null. */
  readonly authorization: string | null;
  /** The `grant_type` asked for at the token endpoint, null elsewhere. */
  readonly grant: string | null;
}

/** A mail as it arrived in the mailbox. */
export interface StoredMail {
  readonly id: number;
  readonly to: string;
  /** Lower-case name and unfolded value of every header, in the order sent. */
  readonly headers: readonly (readonly [string, string])[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly ics: string;
  readonly raw: string;
}

/** A running emulator: its origins, one ready invite and space, and what a test may do to it. */
export interface World {
  readonly server: string;
  readonly web: string;
  readonly accounts: string;
  readonly socket: string;
  readonly invite: string;
  readonly space: string;
  /** Makes the emulator do something a client cannot: a fault, a switch, a visit of someone else. */
  control<T = unknown>(action: { readonly do: string } & Readonly<Record<string, unknown>>): Promise<T>;
  /** Everything asked of the REST server so far, oldest first. */
  requests(): Promise<readonly LoggedRequest[]>;
  /** The stored messages of a space, oldest first, as the service would send them. */
  messages(spaceId: string): Promise<readonly Record<string, unknown>[]>;
  /** Every mail that went out by SMTP, oldest first. */
  mails(): Promise<readonly StoredMail[]>;
  /** Open sockets, guests, members per space. */
  stats(): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

type WorldInfo = Pick<World, 'server' | 'web' | 'accounts' | 'socket' | 'invite' | 'space'>;

/** Starts a world of one's own; stop it when the test is done. */
export async function startWorld(wish: WorldWish = {}): Promise<World> {
  const { id, ...info } = await executeServerCommand<WorldInfo & { id: string }, WorldWish>(
    'world:start',
    wish,
  );
  const at = (path: string) => `${info.server}/_emulator/${path}`;
  return {
    ...info,
    control: <T>(action: object) => ask<T>(at('control'), { method: 'POST', body: JSON.stringify(action) }),
    requests: () => ask(at('requests')),
    messages: (spaceId) => ask(at(`messages/${spaceId}`)),
    mails: () => ask(at('mails')),
    stats: () => ask(at('stats')),
    stop: async () => {
      await executeServerCommand('world:stop', { id });
    },
  };
}

/** Bodies go as text/plain: that spares the browser's preflight. */
async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`The emulator answered ${response.status} to ${url}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
