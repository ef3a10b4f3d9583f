/** The two calls of applications: tokens for a code or for a refresh token, and the end of it. */
import { Hono, type Context } from 'hono';
import type { ClientRecord } from './oauth-clients.ts';
import { OAuthRefusal } from './oauth-refusal.ts';
import type { RestEnv } from './rest-ground.ts';
import type { World } from './world.ts';

export function tokenRoutes(world: World): Hono<RestEnv> {
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
