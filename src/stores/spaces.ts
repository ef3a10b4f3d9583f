/** `Spaces`: which server and which session. The one object shared by all elements below a provider. */
import { atom, type WritableAtom } from 'nanostores';
import type { ChannelClient, ChannelOptions } from '../api/channel-client.ts';
import { createEntryClient, type EntryClient } from '../api/entry-client.ts';
import { SpacesError } from '../api/errors.ts';
import { createHttp, type Http } from '../api/http.ts';
import { allowedServer, defaultServer, readOrigin, serviceWebOrigins } from '../protocol/server.ts';
import { createAdmissions, type Admissions } from './admissions.ts';
import { failureOf, type Failure } from './failure.ts';
import { pageTokenOf } from './page-token.ts';
import { createSession, type SessionStore } from './session.ts';

/** What a page may set, by `<spaces-provider>`, `createSpaces` or `configurePageSpaces`. */
export interface SpacesConfig {
  /** REST origin. */
  readonly server?: string | undefined;
  readonly socketServer?: string | undefined;
  readonly accountsServer?: string | undefined;
  /** Origin of the web client; invite links on it are accepted. */
  readonly webServer?: string | undefined;
  readonly token?: string | undefined;
  readonly tokenType?: TokenType | undefined;
  /** Same-origin URL of the page's server: POST → `{token, tokenType, expiresIn}` (seconds). */
  readonly tokenUrl?: string | undefined;
  readonly getToken?: GetToken | undefined;
  /** Origins allowed beside the service's own. */
  readonly servers?: readonly string[] | undefined;
  /** Origin of the page, for tests and servers; loopback servers are allowed on loopback pages only. */
  readonly pageOrigin?: string | undefined;
}

export type TokenType = 'jwt' | 'bearer';
/** `first`: none was given yet. `expired`: its time is over. `refused`: the server did not take it. */
export type TokenReason = 'first' | 'expired' | 'refused';
/** `expiresAt` in ms since epoch. */
export type GetToken = (
  reason: TokenReason,
) => Promise<{ token: string; tokenType?: TokenType; expiresAt?: number }>;

export interface Spaces {
  /** Set when the configuration is wrong; then nothing is ever requested. */
  readonly failure: Failure | undefined;
  /** Origins whose links `parseInviteLink` may accept. */
  readonly linkOrigins: readonly string[];
  readonly session: SessionStore;
  readonly admissions: Admissions;
  /** One request to the service with this session's token. */
  readonly http: Http;
  /** The one socket of this session. The first caller brings the code: a page that only joins loads none of it. */
  channel(create: (options: ChannelOptions) => ChannelClient): ChannelClient;
  /** The space last joined or picked: what `<spaces-chat>` without `space` shows. */
  readonly $current: WritableAtom<string | undefined>;
  /** Closes the line and forgets the session. */
  dispose(): void;
}

/** Makes no request: the first one follows the first use. A wrong configuration shows in `failure`. */
export function createSpaces(config: SpacesConfig = {}): Spaces {
  const places = findPlaces(config);
  const http: Http = async (request) => {
    if (places instanceof SpacesError) throw places;
    return send(request);
  };
  const client = createEntryClient(http);
  const { session, tokens } = createSession(client, pageTokenOf(config));
  const send = createHttp({ origin: places instanceof SpacesError ? '' : places.server, tokens });
  const admissions = createAdmissions(client);
  const $current = atom<string | undefined>();
  let channel: ChannelClient | undefined;

  const forget = session.$session.listen(({ step }) => {
    if (step !== 'signed-out' && step !== 'expired') return;
    channel?.close();
    admissions.clear();
    if (step === 'signed-out') $current.set(undefined);
  });

  return {
    failure: places instanceof SpacesError ? failureOf(places) : undefined,
    linkOrigins: places instanceof SpacesError ? serviceWebOrigins : places.linkOrigins,
    session,
    admissions,
    http,
    channel: (create) => (channel ??= create({ tokens, origin: findSocket(config, places, client) })),
    $current,
    dispose() {
      session.signOut();
      forget();
    },
  };
}

interface Places {
  readonly server: string;
  readonly linkOrigins: readonly string[];
  readonly isAllowed: (origin: string) => boolean;
}

function findPlaces(config: SpacesConfig): Places | SpacesError {
  const { pageOrigin = globalThis.location?.origin } = config;
  const listed = (config.servers ?? []).flatMap((server) => readOrigin(server) ?? []);
  const isAllowed = (origin: string): boolean => allowedServer(origin, { listed, pageOrigin });
  const server = readOrigin(config.server ?? defaultServer);
  if (!server) return new SpacesError('bad-configuration');
  const given = [config.socketServer, config.accountsServer, config.webServer].flatMap((text) => text ?? []);
  const origins = given.map((text) => readOrigin(text));
  if (origins.includes(undefined)) return new SpacesError('bad-configuration');
  if (![server, ...origins].every((origin) => origin !== undefined && isAllowed(origin))) {
    return new SpacesError('server-not-allowed');
  }
  const web = config.webServer === undefined ? undefined : readOrigin(config.webServer);
  return { server, linkOrigins: [...serviceWebOrigins, ...listed, ...(web ? [web] : [])], isAllowed };
}

/** The socket's origin: as configured, else what the server names, asked once; refused unless it is allowed as well. */
function findSocket(
  config: SpacesConfig,
  places: Places | SpacesError,
  client: EntryClient,
): () => Promise<string> {
  let found: string | undefined;
  return async () => {
    if (places instanceof SpacesError) throw places;
    found ??= readOrigin(
      config.socketServer ?? (await client.serviceConfigurations()).socket ?? places.server,
    );
    if (!found || !places.isAllowed(found)) throw new SpacesError('server-not-allowed');
    return found;
  };
}
