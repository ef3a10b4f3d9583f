/** `Spaces`: one connection to the service, which all elements below a provider share. It says which server and which session. */
import { atom, type WritableAtom } from 'nanostores';
import type { ChannelClient } from '../api/channel-client.ts';
import { createJoinClient } from '../api/join-client.ts';
import { SpacesError, wrongSetting } from '../api/errors.ts';
import { createHttp, type Http } from '../api/http.ts';
import type { HeldToken, TokenSource } from '../api/tokens.ts';
import {
  isAllowedServer,
  defaultServer,
  readOrigin,
  serviceWebOrigins,
  webServerOf,
} from '../protocol/server.ts';
import { formatJson } from '../protocol/read.ts';
import type { CallEngine } from './call/media-engine.ts';
import { failureOf, type Failure } from './failure.ts';
import type { AccountsConfig } from './session/accounts.ts';
import { Admissions } from './session/admissions.ts';
import type { PageTokenConfig } from './session/page-token.ts';
import { hasIdentity, type WritableSession } from './session/state.ts';
import { SessionStore, type SessionSources } from './session/store.ts';
import { TabMemory } from './session/tab-memory.ts';

export type { GetToken, TokenReason, TokenType } from '../api/tokens.ts';

/** The settings of a page: for `<spaces-provider>`, `createSpaces` or `configurePageSpaces`. */
export interface SpacesConfig extends PageTokenConfig, AccountsConfig {
  /** REST origin. */
  readonly server?: string | undefined;
  readonly socketServer?: string | undefined;
  /** Origin of the web client; invite links on it are accepted. */
  readonly webServer?: string | undefined;
  /** Address of the page's own page with `<spaces-join invite-param="invite">`, to which invitations lead. */
  readonly joinPage?: string | undefined;
  /** What carries audio and video in calls. By default, a call opens on the service's own page. */
  readonly engine?: CallEngine | undefined;
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
  /** As the page configured it. Read it with `readJoinPage`. */
  readonly joinPage: string | undefined;
  /** The REST origin; "" if the configuration is wrong. */
  readonly server: string;
  readonly session: SessionStore;
  readonly admissions: Admissions;
  readonly tab: TabMemory;
  /** Sends one request to the service with this session's token. */
  readonly http: Http;
  /** The one socket of this session. The first caller passes the code for it, so a page that only joins never loads it. */
  channel(open: (config: ChannelConfig) => ChannelClient): ChannelClient;
  /** The space last joined or picked: the one that `<spaces-chat>` without `space` shows. */
  readonly $current: WritableAtom<string | undefined>;
  /** Closes the socket and forgets the user, except for what this tab remembers. */
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

/**
 * Sends no request until the first use. A wrong configuration is reported in `failure`. What the scripts of the page have
 * added to all objects is no setting.
 */
export function openSpaces(given: SpacesConfig = {}): Spaces {
  const config = { __proto__: null, ...given };
  const servers = resolveServers(config);
  const { server, error } = servers;
  const http: Http = async (request) => (error ? Promise.reject(error) : send(request));
  const client = createJoinClient(http);
  const tab = new TabMemory(server, config.name, config.remember);
  const { session, tokens } = SessionStore.open(client, sessionSources(config, servers, http), tab);
  const send = createHttp({ origin: server, tokens });
  const admissions = new Admissions(client);
  const $current = atom<string | undefined>();
  let channel: ChannelClient | undefined;

  $current.listen((current = '') => tab.records()?.keep({ current }));
  const stopWiping = wipeAfter(session, server);
  const unsubscribe = session.$session.listen(({ step }, before) => {
    // An account that replaces a guest brings an admission of its own.
    if (step === 'signed-in' && before?.step === step) return channel?.close();
    if (step !== 'signed-out' && step !== 'expired') return;
    channel?.close();
    admissions.clear();
    if (step === 'signed-out') $current.set(undefined);
  });

  return {
    failure: error && failureOf(error),
    linkOrigins: servers.linkOrigins,
    webServer: servers.web,
    joinPage: config.joinPage,
    server,
    session,
    admissions,
    tab,
    http,
    channel: (open) => (channel ??= open({ ...servers, http, tokens, socketServer: config.socketServer })),
    $current,
    dispose() {
      // This does not sign the user out: what they wrote stays in the browser.
      stopWiping();
      session.dispose();
      unsubscribe();
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

/** Equal for settings that need no other connection. Frameworks set a new `getToken` at every render. */
export function settingsOf(config: SpacesConfig): string {
  return formatJson({ ...config, getToken: config.getToken !== undefined, engine: undefined });
}

/** The origins that a configuration leads to, or the error in it. */
interface Servers {
  readonly error: SpacesError | undefined;
  readonly server: string;
  readonly linkOrigins: readonly string[];
  readonly web: string;
  readonly isAllowed: (origin: string) => boolean;
}

function resolveServers(config: SpacesConfig): Servers {
  const { pageOrigin = globalThis.location?.origin } = config;
  const listed = (config.servers ?? []).flatMap((server) => readOrigin(server) ?? []);
  const isAllowed = (origin: string): boolean => isAllowedServer(origin, { listed, pageOrigin });
  const given = {
    server: config.server ?? defaultServer,
    'socket-server': config.socketServer,
    'accounts-server': config.accountsServer,
    'web-server': config.webServer,
  };
  let error: SpacesError | undefined;
  for (const [setting, text] of Object.entries(given)) {
    const origin = readOrigin(text);
    // An element's property is null when its attribute is removed.
    if ((text ?? undefined) === undefined || (origin && isAllowed(origin))) continue;
    error ??= wrongSetting(setting, origin);
  }
  const server = (!error && readOrigin(given.server)) || '';
  const web = error ? '' : (readOrigin(config.webServer) ?? webServerOf(server));
  return {
    error,
    server,
    web,
    linkOrigins: [...serviceWebOrigins, ...listed, server, web],
    isAllowed: (origin) => !error && isAllowed(origin),
  };
}
