/** Signs users in on the accounts pages, and sends token requests. */
import { openPage, type OtherPage } from '../support/other-page.ts';
import type { World } from '../support/world.ts';

export type Fields = Readonly<Record<string, string>>;

/** A fixed PKCE pair from RFC 7636, appendix B. */
export const pkce = {
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
};

/** The redirect URI. The client `demo` allows any page on this device. */
export function backTo(world: Pick<World, 'server'>): string {
  return `${world.server}/back?from=accounts`;
}

export function authorizeUrl(world: World, more: Fields = {}): string {
  const query = new URLSearchParams({
    client_id: 'demo',
    redirect_uri: backTo(world),
    response_type: 'code',
    scope: 'email profile spaces',
    access_type: 'offline',
    state: 'state-of-the-test',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...more,
  });
  return `${world.accounts}/oauth2/authorize?${query.toString()}`;
}

/** Enters the user name and password of a seeded user and signs in. */
export async function logIn(page: OtherPage, nick: 'gil' | 'hana' | 'ada' = 'gil'): Promise<void> {
  await page.fill('User name', names[nick]);
  await page.fill('Password', `${nick}-lark`);
  await page.press('Sign in');
}

const names = {
  gil: 'gil.novak@example.test',
  hana: 'hana.ito@elsewhere.example',
  ada: 'ada.moreno@example.test',
};

/** Completes a sign-in and returns the query of the redirect. */
export async function authorize(world: World, more: Fields = {}): Promise<URLSearchParams> {
  const page = await openPage(authorizeUrl(world, more));
  await logIn(page);
  await page.press('Allow');
  return queryOf(page);
}

export async function queryOf(page: OtherPage): Promise<URLSearchParams> {
  return new URL((await page.look()).url).searchParams;
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Sends a request to the token endpoint, or to `path`. The default `client_id` is `demo`. */
export async function ask(
  world: Pick<World, 'accounts'>,
  fields: Fields,
  path = '/oauth2/access_token',
): Promise<TokenAnswer> {
  const body = new URLSearchParams({ client_id: 'demo', ...fields });
  const response = await fetch(`${world.accounts}${path}`, { method: 'POST', body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

export function exchange(world: World, code: string | null, more: Fields = {}): Promise<TokenAnswer> {
  return ask(world, {
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: backTo(world),
    code_verifier: pkce.verifier,
    ...more,
  });
}

export function refresh(world: World, token: unknown, more: Fields = {}): Promise<TokenAnswer> {
  return ask(world, { grant_type: 'refresh_token', refresh_token: String(token), ...more });
}

/** A complete token response for a seeded user, without the sign-in pages. */
export function grant(world: World, user = 'gil', client = 'demo'): Promise<Record<string, unknown>> {
  return world.control({ do: 'grant', user, client });
}
