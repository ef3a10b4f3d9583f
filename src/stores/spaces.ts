/** `Spaces`: one connection to the service, which all elements below a provider share. It says which server and which session. */
import { atom, type WritableAtom } from 'nanostores';
import type { ChannelClient } from '../api/channel-client.ts';
import { createJoinClient } from '../api/join-client.ts';
import { SpacesError, type SpacesErrorCode } from '../api/errors.ts';
import { createHttp, type Http } from '../api/http.ts';
import type { HeldToken, TokenSource } from '../api/tokens.ts';
import { isAllowedServer, defaultServer, readOrigin, serviceWebOrigins } from '../protocol/server.ts';
import { failureOf, type Failure } from './failure.ts';
import type { AccountsConfig } from './session/accounts.ts';
import { Admissions } from './session/admissions.ts';
import type { PageTokenConfig } from './session/page-token.ts';
import { hasIdentity, type WritableSession } from './session/state.ts';
import { SessionStore, type SessionSources } from './session/store.ts';

export type { GetToken, TokenReason, TokenType } from '../api/tokens.ts';

/** The settings of a page: for `<spaces-provider>`, `createSpaces` or `configurePageSpaces`. */
export interface SpacesConfig extends PageTokenConfig, AccountsConfig {
  /** REST origin. */
  readonly server?: string | undefined;
  readonly socketServer?: string | undefined;
  /** Origin of the web client; invite links on it are accepted. */
  readonly webServer?: string | undefined;
  /** Origins allowed beside the service's own. */
  readonly servers?: readonly string[] | undefined;
}

export interface Spaces {
  /** Set if the configuration is wrong. Then no request is ever sent. */
  readonly failure: Failure | undefined;
  /** Origins that `parseInviteLink` accepts. */
  readonly linkOrigins: readonly string[];
  /** Origin of the web client. */
  readonly webServer: string;
  /** The REST origin; "" if the configuration is wrong. */
  readonly server: string;
  readonly session: SessionStore;
  readonly admissions: Admissions;
  /** Sends one request to the service with this session's token. */
  readonly http: Http;
  /** The one socket of this session. The first caller passes the code for it, so a page that only joins never loads it. */
  channel(open: (config: ChannelConfig) => ChannelClient): ChannelClient;
  /** The space last joined or picked: the one that `<spaces-chat>` without `space` shows. */
  readonly $current: WritableAtom<string | undefined>;
  /** Closes the socket and signs out. */
  dispose(): void;
}

/** What the socket of a session needs. */
export interface ChannelConfig {
  readonly http: Http;
  readonly tokens: TokenSource;
  /** As the page configured it. */
  readonly socketServer: string | undefined;
  /** The REST origin. */
  readonly server: string;
  readonly isAllowed: (origin: string) => boolean;
}

/** Sends no request until the first use. A wrong configuration is reported in `failure`. */
export function openSpaces(config: SpacesConfig = {}): Spaces {
  const servers = resolveServers(config);
  const http: Http = async (request) => {
    if (servers.error) throw servers.error;
    return send(request);
  };
  const client = createJoinClient(http);
  const { session, tokens } = SessionStore.open(client, sessionSources(config, servers, http));
  const send = createHttp({ origin: servers.server, tokens });
  const admissions = new Admissions(client);
  const $current = atom<string | undefined>();
  let channel: ChannelClient | undefined;

  const stopWiping = wipeAfter(session, servers.server);
  const unsubscribe = session.$session.listen(({ step }, before) => {
    // An account that replaces a guest brings an admission of its own.
    if (step === 'signed-in' && before?.step === step) return channel?.close();
    if (step !== 'signed-out' && step !== 'expired') return;
    channel?.close();
    admissions.clear();
    if (step === 'signed-out') $current.set(undefined);
  });

  return {
    failure: servers.error && failureOf(servers.error),
    linkOrigins: servers.linkOrigins,
    webServer: servers.web ?? serviceWebServer(servers.server),
    server: servers.server,
    session,
    admissions,
    http,
    channel: (open) => (channel ??= open({ ...servers, http, tokens, socketServer: config.socketServer })),
    $current,
    dispose() {
      session.signOut();
      unsubscribe();
      stopWiping();
    },
  };
}

/** Removes the unsent texts of a person from the browser when they sign out or another person signs in. */
function wipeAfter({ $session }: SessionStore, server: string): () => void {
  let userId: string | undefined;
  return $session.listen((session) => {
    const before = userId;
    if (hasIdentity(session)) userId = session.person.id;
    else if (session.step === 'signed-out') userId = undefined;
    if (before === undefined || before === userId) return;
    import('./chat/outbox-storage.ts').then(({ wipeUnsent }) => wipeUnsent(server, before)).catch(() => {});
  });
}

function sessionSources(config: SpacesConfig, servers: Servers, http: Http): SessionSources {
  const { token, tokenUrl, getToken, clientId, cookieSession } = config;
  return {
    pageToken:
      token || tokenUrl || getToken
        ? loadOnce<void, HeldToken>(async () => (await import('./session/page-token.ts')).pageTokenOf(config))
        : undefined,
    accounts:
      clientId || cookieSession
        ? loadOnce(async (session: WritableSession) => {
            const { Accounts } = await import('./session/accounts.ts');
            return new Accounts({ ...servers, config, http, session });
          })
        : undefined,
  };
}

/** Loads code that most pages do not need. After a failure the next call tries again. */
function loadOnce<Input, T>(load: (input: Input) => Promise<T>): (input: Input) => Promise<T> {
  let loading: Promise<T> | undefined;
  return (input) =>
    (loading ??= load(input).catch((cause: unknown) => {
      loading = undefined;
      throw new SpacesError('token-unavailable', { cause });
    }));
}

/** The web client of the service's two environments, production and staging. [doc: spaces-api §1.1] */
function serviceWebServer(server: string): string {
  return server === defaultServer ? 'https://spaces.avayacloud.com' : 'https://loganstaging.esna.com';
}

/** The origins that a configuration leads to, or the error in it. */
interface Servers {
  readonly error: SpacesError | undefined;
  readonly server: string;
  readonly linkOrigins: readonly string[];
  readonly web?: string | undefined;
  readonly isAllowed: (origin: string) => boolean;
}

function resolveServers(config: SpacesConfig): Servers {
  const { pageOrigin = globalThis.location?.origin } = config;
  const listed = (config.servers ?? []).flatMap((server) => readOrigin(server) ?? []);
  const isAllowed = (origin: string): boolean => isAllowedServer(origin, { listed, pageOrigin });
  const server = readOrigin(config.server ?? defaultServer);
  if (!server) return noServers('bad-configuration');
  const given = [config.socketServer, config.accountsServer, config.webServer].flatMap((text) => text ?? []);
  const origins = given.map((text) => readOrigin(text));
  if (origins.includes(undefined)) return noServers('bad-configuration');
  if (![server, ...origins].every((origin) => origin !== undefined && isAllowed(origin))) {
    return noServers('server-not-allowed');
  }
  const web = config.webServer === undefined ? undefined : readOrigin(config.webServer);
  const linkOrigins = [...serviceWebOrigins, ...listed, ...(web ? [web] : [])];
  return { error: undefined, server, linkOrigins, web, isAllowed };
}

function noServers(code: SpacesErrorCode): Servers {
  const error = new SpacesError(code);
  return { error, server: '', linkOrigins: serviceWebOrigins, isAllowed: () => false };
}
