/** Starts an emulator in Node for one test, which uses it over HTTP as a page does. */
import { executeServerCommand } from '@web/test-runner-commands';

/** Options of an emulator; by default it has the seed `demo`. */
export interface WorldWish {
  /** Name of its seed. */
  readonly seed?: string;
  /** Host name of its servers. `localhost` is the same site as the test's page; the default is another site. */
  readonly host?: string;
  /** Values of the emulator's switches, which decide undocumented behaviour of the service. */
  readonly switches?: Readonly<Record<string, unknown>>;
  /** Origins of pages that may use it, besides those on this device. */
  readonly pages?: readonly string[];
}

/** A request with any headers, which pages cannot send. */
export interface RawRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly text: string;
}

/** Sends a request from Node. */
export function sendRaw(wish: RawRequest): Promise<RawAnswer> {
  return executeServerCommand<RawAnswer, RawRequest>('raw-request:send', wish);
}

/** One line of the emulator's request log; never holds a token. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The scheme of the Authorization header: `jwt`, `bearer` or null. */
  readonly authorization: string | null;
  /** The `grant_type` of a request to the token endpoint, else null. */
  readonly grant: string | null;
}

/** A file that was announced, and stored if it has a hash. */
export interface StoredFile {
  readonly key: string;
  readonly type: string;
  readonly size: number;
  /** How often its bytes were stored. */
  readonly puts: number;
  /** In hex; null without bytes. */
  readonly sha256: string | null;
}

/** A received mail. */
export interface StoredMail {
  readonly id: number;
  readonly to: string;
  /** Name in lower case and unfolded value of each header, in order. */
  readonly headers: readonly (readonly [string, string])[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly ics: string;
  readonly raw: string;
}

/** A running emulator: its origins, an invite and a space, and controls. */
export interface World {
  readonly server: string;
  readonly web: string;
  readonly accounts: string;
  readonly socket: string;
  readonly invite: string;
  readonly space: string;
  /** Makes the emulator do what a client cannot do: a fault, a switch, an action of another user. */
  control<T = unknown>(action: { readonly do: string } & Readonly<Record<string, unknown>>): Promise<T>;
  /** All REST requests so far, oldest first. */
  requests(): Promise<readonly LoggedRequest[]>;
  /** The stored messages of a space, oldest first, in the service's format. */
  messages(spaceId: string): Promise<readonly Record<string, unknown>[]>;
  /** All files that were announced, oldest first. */
  files(): Promise<readonly StoredFile[]>;
  /** All mails sent by SMTP, oldest first. */
  mails(): Promise<readonly StoredMail[]>;
  /** Open sockets, guests, members per space. */
  stats(): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

type WorldInfo = Pick<World, 'server' | 'web' | 'accounts' | 'socket' | 'invite' | 'space'>;

/** Starts an emulator; stop it after the test. */
export async function startWorld(wish: WorldWish = {}): Promise<World> {
  const { id, ...info } = await executeServerCommand<WorldInfo & { id: string }, WorldWish>(
    'world:start',
    wish,
  );
  const at = (path: string) => `${info.server}/_emulator/${path}`;
  return {
    ...info,
    control: <T>(action: object) =>
      ask<T>(at('control'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(action),
      }),
    requests: () => ask(at('requests')),
    messages: (spaceId) => ask(at(`messages/${spaceId}`)),
    files: () => ask(at('files')),
    mails: () => ask(at('mails')),
    stats: () => ask(at('stats')),
    stop: async () => {
      await executeServerCommand('world:stop', { id });
    },
  };
}

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`The emulator answered ${response.status} to ${url}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
