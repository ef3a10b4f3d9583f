/**
 * The partner portal's own server: it exchanges codes with the client secret that no page may hold.
 *
 * | POST | body | answer |
 * |---|---|---|
 * | `/portal/token` | form: `grant_type=authorization_code`, `code`, `code_verifier`, `redirect_uri` | the token answer without its refresh token, which stays here |
 * | `/portal/token` | form: `grant_type=refresh_token` | the same, for the browser that signed in |
 * | `/portal/token` | form: `grant_type=revoke_token` | 204; the refresh token is revoked |
 * | `/portal/spaces-token` | none | `{token, tokenType, expiresIn}`: what `token-url` asks for |
 * | `/portal/sign-out` | none | the same as `revoke_token` |
 * | `/portal/mail` | the detail of `spaces-invitation-ready` | `{sent}`; see mail-relay.ts |
 *
 * 401 `login_required` says that nobody is signed in any more, 400 that the accounts server refused, 503 that it
 * cannot be reached, which is no sign-out. All of it is for pages of the portal itself.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Plugin } from 'vite';
import { mailRelay, type MailRelayOptions } from './mail-relay.ts';
import { PortalSessions, type PortalVisitor } from './sessions.ts';
import {
  exchange,
  NoToken,
  revoke,
  subjectOf,
  type PortalClient,
  type TokenAnswer,
} from './token-endpoint.ts';

export { subjectOf };

export interface PortalOptions {
  /** Asked at every request, so that it may be known later than the routes. */
  readonly client: () => PortalClient;
  /** Where mail goes; without it the portal mails nothing. */
  readonly mail?: Pick<MailRelayOptions, 'linkOrigins' | 'send'> | undefined;
  /** Whoever comes without a session is this member. For a demo: a real portal has its own sign-in before. */
  readonly visitor?: () => Promise<PortalVisitor>;
}

export function portalApp({ client, mail, visitor }: PortalOptions): Hono {
  const sessions = new PortalSessions();
  const app = new Hono();

  // Browsers name the page's origin with every POST; a page elsewhere must not spend this visitor's session.
  app.use(async (context, next) => {
    if (context.req.header('origin') !== ownOrigin(context, client())) {
      return context.json({ error: 'foreign_origin' }, 403);
    }
    context.header('cache-control', 'no-store');
    await next();
  });

  app.post('/portal/token', async (context) => {
    const form = new URLSearchParams(await context.req.text());
    if (form.get('grant_type') === 'refresh_token') return context.json(oauthAnswer(await fresh(context)));
    if (form.get('grant_type') === 'revoke_token') return signOut(context);
    const redirectUri = form.get('redirect_uri') ?? '';
    if (!redirectUri.startsWith(`${ownOrigin(context, client())}/`)) throw new NoToken('refused');
    const answer = await exchange(client(), {
      grant_type: 'authorization_code',
      code: form.get('code') ?? '',
      code_verifier: form.get('code_verifier') ?? '',
      redirect_uri: redirectUri,
    });
    sessions.end(sessionOf(context));
    const { refreshToken, idToken } = answer;
    if (refreshToken !== undefined) {
      remember(context, sessions.begin({ refreshToken, member: subjectOf(idToken) }));
    }
    return context.json(oauthAnswer(answer));
  });

  // Always a fresh token: a page that asks has none, or one that was refused.
  app.post('/portal/spaces-token', async (context) => {
    const { accessToken, expiresIn } = await fresh(context);
    return context.json({ token: accessToken, tokenType: 'bearer', expiresIn });
  });

  app.post('/portal/sign-out', (context) => signOut(context));

  if (mail !== undefined) {
    const pageOrigin = (context: Context): string => ownOrigin(context, client());
    const memberOf = (context: Context): string | undefined => sessions.memberOf(sessionOf(context));
    app.route('/portal/mail', mailRelay({ ...mail, pageOrigin, memberOf }));
  }

  app.onError((problem, context) => {
    if (!(problem instanceof NoToken)) return context.json({ error: 'server_error' }, 500);
    const { status, error } = refusals[problem.reason];
    return context.json({ error }, status);
  });

  return app;

  async function signOut(context: Context): Promise<Response> {
    const refreshToken = sessions.end(sessionOf(context));
    deleteCookie(context, cookieName, { path: '/portal' });
    if (refreshToken !== undefined) await revoke(client(), refreshToken);
    return context.body(null, 204);
  }

  async function welcome(context: Context): Promise<string> {
    const id = sessionOf(context);
    if (visitor === undefined || sessions.has(id)) return id;
    const begun = sessions.begin(await visitor());
    remember(context, begun);
    return begun;
  }

  async function fresh(context: Context): Promise<TokenAnswer> {
    const id = await welcome(context);
    if (!sessions.has(id)) throw new NoToken('signed-out');
    try {
      return await sessions.fresh(id, (token) =>
        exchange(client(), { grant_type: 'refresh_token', refresh_token: token }),
      );
    } catch (problem) {
      if (!(problem instanceof NoToken) || problem.reason !== 'refused') throw problem;
      sessions.end(id);
      throw new NoToken('signed-out');
    }
  }
}

/** The portal alone, on a free port of this machine. */
export async function startPortal(client: PortalClient) {
  const { fetch } = portalApp({ client: () => client });
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

/** The portal on the demo's own origin, beside its pages. */
export function portalPlugin(options: PortalOptions): Plugin {
  const answer = getRequestListener(portalApp(options).fetch, { overrideGlobalObjects: false });
  return {
    name: 'portal',
    apply: 'serve',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        if (request.method === 'POST' && request.url?.startsWith('/portal/')) void answer(request, response);
        else next();
      });
    },
  };
}

function remember(context: Context, id: string): void {
  setCookie(context, cookieName, id, {
    path: '/portal',
    httpOnly: true,
    sameSite: 'Lax',
    secure: new URL(context.req.url).protocol === 'https:',
  });
}

function sessionOf(context: Context): string {
  return getCookie(context, cookieName) ?? '';
}

function ownOrigin(context: Context, { origin }: PortalClient): string {
  return origin ?? new URL(context.req.url).origin;
}

function oauthAnswer({ accessToken, expiresIn, scope, idToken }: TokenAnswer) {
  return {
    access_token: accessToken,
    token_type: 'bearer',
    scope,
    expires_in: expiresIn,
    ...(idToken !== undefined && { id_token: idToken }),
  };
}

const cookieName = 'portal_session';

const refusals = {
  refused: { status: 400, error: 'invalid_grant' },
  'signed-out': { status: 401, error: 'login_required' },
  unreachable: { status: 503, error: 'temporarily_unavailable' },
} as const;
