/** `Spaces`: which server and which session. The one object shared by all elements below a provider. */
import { atom, type WritableAtom } from 'nanostores';
import type { ChannelClient } from '../api/channel-client.ts';
import { createJoinClient } from '../api/join-client.ts';
import { SpacesError, type SpacesErrorCode } from '../api/errors.ts';
import { createHttp, type Http } from '../api/http.ts';
import type { HeldToken, TokenSource } from '../api/tokens.ts';
import { allowedServer, defaultServer, readOrigin, serviceWebOrigins } from '../protocol/server.ts';
import { createAdmissions, type Admissions } from './session/admissions.ts';
import { failureOf, type Failure } from './failure.ts';
import { createSession, type OpenSession, type SessionStore, type SessionSources } from './session/store.ts';

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
  /** Id of the page at the service: visitors may sign in there. Needs `redirectUri`. */
  readonly clientId?: string | undefined;
  /** Same-origin page with an empty `<spaces-provider>`, as registered with the service. */
  readonly redirectUri?: string | undefined;
  /** Where codes are exchanged: the accounts server (default), or the page's own server, which then keeps the refresh token. */
  readonly tokenEndpoint?: string | undefined;
  /** Looks for the service's own cookie session first. */
  readonly cookieSession?: boolean | undefined;
  /** `tab` keeps a sign-in in this tab's storage; `none`, the default, in memory only. */
  readonly remember?: 'none' | 'tab' | undefined;
  /** Tells connections of the same settings apart where they remember; the `id` of a `<spaces-provider>`. */
  readonly name?: string | undefined;
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
  /** REST origin. */
  readonly server: string;
  /** Origin of the web client, where the page sets one. */
  readonly webServer: string | undefined;
  readonly session: SessionStore;
  readonly admissions: Admissions;
  /** One request to the service with this session's token. */
  readonly http: Http;
  /** The one socket of this session. The first caller brings the code: a page that only joins loads none of it. */
  channel(open: (ground: ChannelConfig) => ChannelClient): ChannelClient;
  /** The space last joined or picked: what `<spaces-chat>` without `space` shows. */
  readonly $current: WritableAtom<string | undefined>;
  /** The space whose PIN was changed while the visitor is in, until they have entered the new one. */
  readonly $locked: WritableAtom<string | undefined>;
  /** Closes the line and forgets the session. */
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

/** Makes no request: the first one follows the first use. A wrong configuration shows in `failure`. */
export function openSpaces(config: SpacesConfig = {}): Spaces {
  const places = findPlaces(config);
  const http: Http = async (request) => {
    if (places.error) throw places.error;
    return send(request);
  };
  const client = createJoinClient(http);
  const { session, tokens } = createSession(client, waysOf(config, places, http));
  const send = createHttp({ origin: places.server, tokens });
  const admissions = createAdmissions(client);
  const $current = atom<string | undefined>();
  let channel: ChannelClient | undefined;

  const forget = session.$session.listen(({ step }, before) => {
    // Who goes on in place of somebody else brings an admission of their own.
    if (step === 'signed-in' && before?.step === step) return channel?.close();
    if (step !== 'signed-out' && step !== 'expired') return;
    channel?.close();
    admissions.clear();
    if (step === 'signed-out') $current.set(undefined);
  });

  return {
    failure: places.error && failureOf(places.error),
    linkOrigins: places.linkOrigins,
    server: places.server,
    webServer: places.web,
    session,
    admissions,
    http,
    channel: (open) => (channel ??= open({ ...places, http, tokens, socketServer: config.socketServer })),
    $current,
    $locked: atom(),
    dispose() {
      session.signOut();
      forget();
    },
  };
}

function waysOf(config: SpacesConfig, places: Places, http: Http): SessionSources {
  const { token, tokenUrl, getToken, clientId, cookieSession } = config;
  return {
    pageToken:
      token || tokenUrl || getToken
        ? once<void, HeldToken>(async () => (await import('./session/page-token.ts')).pageTokenOf(config))
        : undefined,
    accounts:
      clientId || cookieSession
        ? once(async (session: OpenSession) =>
            (await import('./session/accounts.ts')).createAccounts({ ...places, config, http, session }),
          )
        : undefined,
  };
}

/** For what most pages do without, and do not load; after a failure it is tried again. */
function once<For, T>(load: (what: For) => Promise<T>): (what: For) => Promise<T> {
  let loading: Promise<T> | undefined;
  return (what) =>
    (loading ??= load(what).catch((cause: unknown) => {
      loading = undefined;
      throw new SpacesError('token-unavailable', { cause });
    }));
}

/** A wrong configuration leads nowhere. */
interface Places {
  readonly error: SpacesError | undefined;
  readonly server: string;
  readonly linkOrigins: readonly string[];
  readonly web?: string | undefined;
  readonly isAllowed: (origin: string) => boolean;
}

function findPlaces(config: SpacesConfig): Places {
  const { pageOrigin = globalThis.location?.origin } = config;
  const listed = (config.servers ?? []).flatMap((server) => readOrigin(server) ?? []);
  const isAllowed = (origin: string): boolean => allowedServer(origin, { listed, pageOrigin });
  const server = readOrigin(config.server ?? defaultServer);
  if (!server) return nowhere('bad-configuration');
  const given = [config.socketServer, config.accountsServer, config.webServer].flatMap((text) => text ?? []);
  const origins = given.map((text) => readOrigin(text));
  if (origins.includes(undefined)) return nowhere('bad-configuration');
  if (![server, ...origins].every((origin) => origin !== undefined && isAllowed(origin))) {
    return nowhere('server-not-allowed');
  }
  const web = config.webServer === undefined ? undefined : readOrigin(config.webServer);
  const linkOrigins = [...serviceWebOrigins, ...listed, ...(web ? [web] : [])];
  return { error: undefined, server, linkOrigins, web, isAllowed };
}

function nowhere(code: SpacesErrorCode): Places {
  const error = new SpacesError(code);
  return { error, server: '', linkOrigins: serviceWebOrigins, isAllowed: () => false };
}
