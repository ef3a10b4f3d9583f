/**
 * The partner portal's server. It exchanges codes for tokens with the client secret, which pages must not contain.
 *
 * | POST | body | response |
 * |---|---|---|
 * | `/portal/token` | form: `grant_type=authorization_code`, `code`, `code_verifier`, `redirect_uri` | the token response without the refresh token, which stays on the server |
 * | `/portal/token` | form: `grant_type=refresh_token` | the same, for a browser that is signed in |
 * | `/portal/token` | form: `grant_type=revoke_token` | 204; the refresh token is revoked |
 * | `/portal/spaces-token` | none | `{token, tokenType, expiresIn}`, for `token-url` |
 * | `/portal/sign-out` | none | the same as `revoke_token` |
 * | `/portal/mail` | `facts` and `invitees` of `spaces-invitation-ready` | `{sent}`; see mail-relay.ts |
 *
 * Status 401 `login_required` means that the user is not signed in, 400 that the accounts server refused the request, and
 * 503 that it cannot be reached, which does not sign the user out. Only pages of the portal can use these routes.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Plugin } from 'vite';
import { limitBody } from './body-limit.ts';
import { mailRelay, type MailRelayOptions } from './mail-relay.ts';
import { PortalSessions, sessionLifetime, type PortalVisitor } from './sessions.ts';
import {
  exchange,
  NoToken,
  revoke,
  subjectOf,
  type PortalClient,
  type TokenResponse,
} from './token-endpoint.ts';

export { subjectOf };

export interface PortalOptions {
  /** Called for every request, because the data may become available after the routes. */
  readonly client: () => PortalClient;
  /** How to send mail. Without it, the portal sends no mail. */
  readonly mail?: Pick<MailRelayOptions, 'linkOrigin' | 'joinPage' | 'template' | 'send'> | undefined;
  /** A proxy before the portal ends TLS and sets `X-Forwarded-Proto` itself. Anyone else can forge that header. */
  readonly isBehindProxy?: boolean;
  /** Returns ms since epoch. */
  readonly now?: () => number;
  /** The member for browsers without a session. This is for demos: a real portal has its own sign-in. */
  readonly visitor?: () => Promise<PortalVisitor>;
}

export function portalApp({ client, mail, visitor, isBehindProxy = false, now }: PortalOptions): Hono {
  const sessions = new PortalSessions(now);
  const app = new Hono();

  // Browsers send the page's origin with every POST. Pages of other origins must not use this visitor's session.
  app.use(async (context, next) => {
    if (context.req.header('origin') !== pageOrigin(context)) {
      return context.json({ error: 'foreign_origin' }, 403);
    }
    context.header('cache-control', 'no-store');
    for (const refreshToken of sessions.endExpired()) void revoke(client(), refreshToken);
    await next();
  });
  // The largest field is a code or a verifier, of some hundred characters.
  for (const path of ['/portal/token', '/portal/spaces-token', '/portal/sign-out'])
    app.use(path, limitBody(16_384));

  app.post('/portal/token', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    if (form.get('grant_type') === 'refresh_token')
      return context.json(oauthResponse(await freshToken(context)));
    if (form.get('grant_type') === 'revoke_token') return signOut(context);
    const redirectUri = form.get('redirect_uri') ?? '';
    if (!redirectUri.startsWith(`${pageOrigin(context)}/`)) throw new NoToken('refused');
    const tokens = await exchange(client(), {
      grant_type: 'authorization_code',
      code: form.get('code') ?? '',
      code_verifier: form.get('code_verifier') ?? '',
      redirect_uri: redirectUri,
    });
    await endSession(context);
    const { refreshToken, idToken } = tokens;
    if (refreshToken !== undefined) {
      remember(context, sessions.begin({ refreshToken, member: subjectOf(idToken) }));
    }
    return context.json(oauthResponse(tokens));
  });

  // Always returns a fresh token, because the page has none or its token was refused.
  app.post('/portal/spaces-token', async (context) => {
    const { accessToken, expiresIn } = await freshToken(context);
    return context.json({ token: accessToken, tokenType: 'bearer', expiresIn });
  });

  app.post('/portal/sign-out', (context) => signOut(context));

  if (mail !== undefined) {
    const nameOf = (context: Context): string => sessions.nameOf(sessionOf(context)) ?? 'A member';
    const memberOf = (context: Context): string | undefined => sessions.memberOf(sessionOf(context));
    app.route('/portal/mail', mailRelay({ ...mail, pageOrigin, memberOf, nameOf }));
  }

  app.onError((problem, context) => {
    if (!(problem instanceof NoToken)) return context.json({ error: 'server_error' }, 500);
    const { status, error } = errorResponses[problem.reason];
    return context.json({ error }, status);
  });

  return app;

  function pageOrigin(context: Context): string {
    const { origin } = client();
    if (origin !== undefined) return origin;
    const url = new URL(context.req.url);
    const isForwarded = isBehindProxy && context.req.header('x-forwarded-proto') === 'https';
    return isForwarded ? `https://${url.host}` : url.origin;
  }

  function remember(context: Context, id: string): void {
    setCookie(context, cookieName, id, {
      path: '/portal',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: sessionLifetime / 1_000,
      secure: pageOrigin(context).startsWith('https:'),
    });
  }

  async function signOut(context: Context): Promise<Response> {
    deleteCookie(context, cookieName, { path: '/portal' });
    await endSession(context);
    return context.body(null, 204);
  }

  /** No refresh token may outlive its session. */
  async function endSession(context: Context): Promise<void> {
    const refreshToken = sessions.end(sessionOf(context));
    if (refreshToken !== undefined) await revoke(client(), refreshToken);
  }

  async function sessionFor(context: Context): Promise<string> {
    const id = sessionOf(context);
    if (visitor === undefined || sessions.has(id)) return id;
    const created = sessions.begin(await visitor());
    remember(context, created);
    return created;
  }

  async function freshToken(context: Context): Promise<TokenResponse> {
    const id = await sessionFor(context);
    if (!sessions.has(id)) throw new NoToken('signed-out');
    try {
      return await sessions.fresh(id, {
        refresh: (token) => exchange(client(), { grant_type: 'refresh_token', refresh_token: token }),
        revoke: (token) => revoke(client(), token),
      });
    } catch (problem) {
      if (!(problem instanceof NoToken) || problem.reason !== 'refused') throw problem;
      sessions.end(id);
      throw new NoToken('signed-out');
    }
  }
}

/** Starts only the portal, on a free port. With a `refreshToken`, each browser is signed in. */
export async function startPortal({
  refreshToken,
  isBehindProxy = false,
  ...client
}: PortalClient & Pick<PortalOptions, 'isBehindProxy'> & { readonly refreshToken?: string }) {
  const visitor = async (): Promise<PortalVisitor> => ({ refreshToken: refreshToken ?? '', member: 'demo' });
  const { fetch } = portalApp({ client: () => client, isBehindProxy, ...(refreshToken && { visitor }) });
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    info: { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Serves the portal on the demo's own origin, next to its pages. */
export function portalPlugin(options: PortalOptions): Plugin {
  const handle = getRequestListener(portalApp(options).fetch, { overrideGlobalObjects: false });
  return {
    name: 'portal',
    apply: 'serve',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        if (request.method === 'POST' && request.url?.startsWith('/portal/')) void handle(request, response);
        else next();
      });
    },
  };
}

function sessionOf(context: Context): string {
  return getCookie(context, cookieName) ?? '';
}

function oauthResponse({ accessToken, expiresIn, scope, idToken }: TokenResponse) {
  return {
    access_token: accessToken,
    token_type: 'bearer',
    scope,
    expires_in: expiresIn,
    ...(idToken !== undefined && { id_token: idToken }),
  };
}

const cookieName = 'portal_session';

const errorResponses = {
  refused: { status: 400, error: 'invalid_grant' },
  'signed-out': { status: 401, error: 'login_required' },
  unreachable: { status: 503, error: 'temporarily_unavailable' },
} as const;
