/**
 * The HTTP skin of the accounts server, on an origin of its own as in production [doc: spaces-api §1.1].
 *
 * # Signing in
 * 1. A page opens `GET /oauth2/authorize` with `client_id`, `redirect_uri`, `response_type=code`, `scope`, `state`
 *    and a PKCE challenge. The clients `demo` (may be public) and `portal` (always with its secret) may return to
 *    any page on a loopback origin; the control `redirectUri` registers others.
 * 2. The visitor signs in at `/login` by user name and password (seeded users: first name and `-lark`, so `gil-lark`),
 *    at a stand-in for Google, Office 365 or Salesforce, or signs up. The browser gets the cookie `AUTH_TOKEN`.
 * 3. `/oauth2/authorize/confirm` asks for consent, then the browser goes back with `code` and `state`, or with
 *    `error=access_denied`.
 * 4. `POST /oauth2/access_token` exchanges the code, later the refresh token; `POST /oauth2/revoke_token` ends it.
 *
 * Everything runs on the world's clock. Faults of `control.ts` work here too, for instance
 * `{do: 'fail', path: '/oauth2/access_token', status: 503}`; every request is in the one log, with its `grant_type`.
 *
 * A certified provider (oidc-provider 9.13) was looked at and does not fit: its opaque tokens are base64url of its
 * own making, never 40 hex; it reads the process's clock; it knows no `plain` challenge; an id token needs the scope
 * `openid`; and its revocation takes `token`, not `refresh_token`.
 */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { errorPage } from './accounts-pages.ts';
import { consentRoutes } from './accounts-routes-consent.ts';
import { loginRoutes } from './accounts-routes-login.ts';
import { tokenRoutes } from './accounts-routes-token.ts';
import { OAuthRefusal } from './oauth-refusal.ts';
import { requestFaults } from './request-faults.ts';
import type { RestEnv, RestGround } from './rest-ground.ts';

export function accountsApp(ground: RestGround): Hono<RestEnv> {
  const { world } = ground;
  const app = new Hono<RestEnv>();
  const open = cors({ origin: (origin) => origin, allowMethods: ['POST'], maxAge: 600 });
  for (const path of ['/oauth2/access_token', '/oauth2/revoke_token']) {
    app.use(path, (context, next) => (world.switches.tokenCors ? open(context, next) : next()));
  }
  app.use(logged(ground));
  app.use(requestFaults(ground.faults));
  app.use(async (context, next) => {
    await next();
    pageHeaders(context, world.switches.accountsCoop);
  });
  app.route('/', tokenRoutes(world));
  app.route('/', loginRoutes(world));
  app.route('/', consentRoutes(world));
  app.notFound((context) => context.html(errorPage('There is no such page.'), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) {
      return context.html(errorPage('This form came from another page.'), error.status);
    }
    if (!(error instanceof OAuthRefusal))
      return context.json({ error: 'server_error', detail: String(error) }, 500);
    return context.json({ error: error.error, error_description: error.message }, error.status);
  });
  return app;
}

/** Notes every request, and of token requests what was asked for. */
function logged({ log }: RestGround): MiddlewareHandler<RestEnv> {
  return async (context, next) => {
    const entry = log.add(context.req.raw);
    if (context.req.path === '/oauth2/access_token') {
      entry.grant = new URLSearchParams(await context.req.text()).get('grant_type');
    }
    await next();
    entry.status = context.res.headers.has('x-hono-already-sent') ? 0 : context.res.status;
  };
}

/** No page of a sign-in may be framed, cached, or run anything. */
function pageHeaders({ res }: Context, coop: string): void {
  if (res.headers.get('content-type')?.startsWith('text/html') !== true) return;
  res.headers.set('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
  // Not `no-referrer`: the forms would come without their origin.
  res.headers.set('referrer-policy', 'same-origin');
  res.headers.set('cache-control', 'no-store');
  if (coop !== 'none') res.headers.set('cross-origin-opener-policy', coop);
}
