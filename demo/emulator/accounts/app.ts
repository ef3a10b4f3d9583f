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
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import type { RestEnv, RestGround } from '../rest/backend.ts';
import { requestFaults } from '../rest/request-faults.ts';
import type { World } from '../world/world.ts';
import { type ClientRecord, OAuthRefusal } from './clients.ts';
import { consentRoutes } from './consent.ts';
import { loginRoutes } from './login.ts';
import { errorPage } from './pages.ts';

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

// The two calls of applications: tokens for a code or for a refresh token, and the end of it.

function tokenRoutes(world: World): Hono<RestEnv> {
  const { grants } = world.accounts;
  const routes = new Hono<RestEnv>();

  // [doc: D/api/accounts/accounts_accesstoken] The documented grant `password` is not offered: no page may ask for one.
  routes.post('/oauth2/access_token', async (context) => {
    const form = await readForm(context);
    const client = clientOf(world, form);
    context.header('cache-control', 'no-store');
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return context.json(
          await grants.redeem(client, {
            code: required(form, 'code'),
            redirectUri: required(form, 'redirect_uri'),
            verifier: form.get('code_verifier') ?? undefined,
          }),
        );
      case 'refresh_token':
        return context.json(await grants.refresh(client, required(form, 'refresh_token')));
      default:
        throw new OAuthRefusal('unsupported_grant_type', 'The grant_type is not offered.');
    }
  });

  // [doc: D/api/accounts/accounts_revoketoken] By `client_id` alone; one client leaves out `grant_type` [client: SS].
  routes.post('/oauth2/revoke_token', async (context) => {
    const form = await readForm(context);
    if ((form.get('grant_type') ?? 'revoke_token') !== 'revoke_token') {
      throw new OAuthRefusal('unsupported_grant_type', 'The grant_type is not revoke_token.');
    }
    const client = world.accounts.clients.get(required(form, 'client_id'));
    if (client === undefined) throw new OAuthRefusal('invalid_client', 'The client is not known.');
    grants.revoke(client, required(form, 'refresh_token'));
    return context.body(null, 200);
  });

  return routes;
}

async function readForm(context: Context): Promise<URLSearchParams> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    throw new OAuthRefusal('invalid_request', 'The body is not form-urlencoded.');
  }
  return new URLSearchParams(await context.req.text());
}

function clientOf({ accounts, switches }: World, form: URLSearchParams): ClientRecord {
  const secret = form.get('client_secret') ?? undefined;
  return accounts.clients.identify(required(form, 'client_id'), secret, switches.publicClients);
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '')
    throw new OAuthRefusal('invalid_request', `The field ${name} is missing.`);
  return value;
}
