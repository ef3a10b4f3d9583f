/**
 * The accounts server, on an origin of its own as in production [doc: spaces-api §1.1].
 *
 * # Signing in
 * 1. A page opens `GET /oauth2/authorize` with `client_id`, `redirect_uri`, `response_type=code`, `scope`, `state`
 *    and a PKCE challenge. The clients `demo` (can be public) and `portal` (always needs its secret) may return to
 *    any page on a loopback origin. The control action `redirectUri` registers more addresses.
 * 2. The visitor signs in at `/login` with user name and password (seeded users: first name and `-lark`, such as
 *    `gil-lark`), through a simulated Google, Office 365 or Salesforce, or signs up. The browser gets the cookie
 *    `AUTH_TOKEN`.
 * 3. `/oauth2/authorize/confirm` asks for consent. The browser then returns to the page with `code` and `state`, or
 *    with `error=access_denied`.
 * 4. `POST /oauth2/access_token` exchanges the code and later the refresh token. `POST /oauth2/revoke_token` ends the
 *    grant.
 *
 * The server uses the world's clock. The fault actions of `control/actions.ts` work here too, for example
 * `{do: 'fail', path: '/oauth2/access_token', status: 503}`. The request log contains every request with its
 * `grant_type`.
 *
 * A certified provider (oidc-provider 9.13) does not fit: its opaque tokens are base64url instead of 40 hex digits,
 * it reads the process's clock, does not support `plain` challenges, needs the scope `openid` for an id token, and
 * revokes `token` instead of `refresh_token`.
 */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import type { RouteEnv, Backend } from '../rest/backend.ts';
import { requestFaults } from '../rest/request-faults.ts';
import { type ClientRecord, OAuthError } from './clients.ts';
import { consentRoutes } from './consent.ts';
import { loginRoutes } from './login.ts';
import { errorPage } from './pages.ts';

export function accountsApp(backend: Backend): Hono<RouteEnv> {
  const { world } = backend;
  const app = new Hono<RouteEnv>();
  const open = cors({ origin: (origin) => origin, allowMethods: ['POST'], maxAge: 600 });
  for (const path of ['/oauth2/access_token', '/oauth2/revoke_token']) {
    app.use(path, (context, next) => (world.switches.tokenCors ? open(context, next) : next()));
  }
  app.use(logged(backend));
  app.use(requestFaults(backend.faults));
  app.use(async (context, next) => {
    await next();
    pageHeaders(context, world.switches.accountsCoop);
  });
  app.route('/', tokenRoutes(backend));
  app.route('/', loginRoutes(backend));
  app.route('/', consentRoutes(backend));
  app.notFound((context) => context.html(errorPage('This page does not exist.'), 404));
  app.onError((error, context) => {
    if (error instanceof HTTPException) {
      return context.html(errorPage('This form came from another site.'), error.status);
    }
    if (!(error instanceof OAuthError))
      return context.json({ error: 'server_error', detail: String(error) }, 500);
    return context.json({ error: error.error, error_description: error.message }, error.status);
  });
  return app;
}

/** Logs every request, and the `grant_type` of token requests. */
function logged({ log }: Backend): MiddlewareHandler<RouteEnv> {
  return async (context, next) => {
    const entry = log.add(context.req.raw);
    if (context.req.path === '/oauth2/access_token') {
      entry.grant = new URLSearchParams(await context.req.text()).get('grant_type');
    }
    await next();
    entry.status = context.res.headers.has('x-hono-already-sent') ? 0 : context.res.status;
  };
}

/** Sign-in pages must not be framed, cached or run scripts. */
function pageHeaders({ res }: Context, coop: string): void {
  if (res.headers.get('content-type')?.startsWith('text/html') !== true) return;
  res.headers.set('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
  // Not `no-referrer`, because forms would then be sent without their origin.
  res.headers.set('referrer-policy', 'same-origin');
  res.headers.set('cache-control', 'no-store');
  if (coop !== 'none') res.headers.set('cross-origin-opener-policy', coop);
}

// The two calls of applications: tokens for a code or for a refresh token, and the end of it.

function tokenRoutes(backend: Backend): Hono<RouteEnv> {
  const { grants } = backend.accounts;
  const routes = new Hono<RouteEnv>();

  // [doc: D/api/accounts/accounts_accesstoken] The documented grant `password` is left out: no page may ask for a password.
  routes.post('/oauth2/access_token', async (context) => {
    const form = await readForm(context);
    const client = clientOf(backend, form);
    context.header('cache-control', 'no-store');
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return context.json(
          await grants.exchangeCode(client, {
            code: required(form, 'code'),
            redirectUri: required(form, 'redirect_uri'),
            verifier: form.get('code_verifier') ?? undefined,
          }),
        );
      case 'refresh_token':
        return context.json(await grants.refresh(client, required(form, 'refresh_token')));
      default:
        throw new OAuthError('unsupported_grant_type', 'The grant_type is not supported.');
    }
  });

  // [doc: D/api/accounts/accounts_revoketoken] By `client_id` alone; One client omits `grant_type` [client: SS].
  routes.post('/oauth2/revoke_token', async (context) => {
    const form = await readForm(context);
    if ((form.get('grant_type') ?? 'revoke_token') !== 'revoke_token') {
      throw new OAuthError('unsupported_grant_type', 'The grant_type is not revoke_token.');
    }
    const client = backend.accounts.clients.get(required(form, 'client_id'));
    if (client === undefined) throw new OAuthError('invalid_client', 'The client is not known.');
    grants.revoke(client, required(form, 'refresh_token'));
    return context.body(null, 200);
  });

  return routes;
}

async function readForm(context: Context): Promise<URLSearchParams> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    throw new OAuthError('invalid_request', 'The body is not form-urlencoded.');
  }
  return new URLSearchParams(await context.req.text());
}

function clientOf({ accounts, world }: Backend, form: URLSearchParams): ClientRecord {
  const secret = form.get('client_secret') ?? undefined;
  return accounts.clients.authenticate(required(form, 'client_id'), secret, world.switches.publicClients);
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '')
    throw new OAuthError('invalid_request', `The field ${name} is missing.`);
  return value;
}
