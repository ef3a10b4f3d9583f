/** Signs a seeded user in on the accounts server with three requests, without its pages, and returns the grant. */
import { authorizeUrl, backTo, pkce, type Fields } from '../emulator/sign-in.ts';
import type { AccountGrant } from '../../src/service-check/account-steps.ts';
import { sendRaw, type World } from '../support/world.ts';

export async function rawSignIn(world: World, mail: string): Promise<AccountGrant> {
  const { location: login } = await send(world, authorizeUrl(world));
  const request = new URL(login, world.accounts).searchParams.get('request') ?? '';
  const password = `${mail.replace(/\..*/, '')}-lark`;
  const { cookie } = await send(world, `${world.accounts}/login`, { request, username: mail, password });
  // The browser has the session of the service, as after a sign-in on its page.
  document.cookie = `${cookie}; path=/; SameSite=Lax`;
  // Reading it waits until the browser has stored it. A request could be faster otherwise.
  if (!document.cookie.includes(cookie)) throw new Error('The browser did not take the cookie.');
  const confirm = `${world.accounts}/oauth2/authorize/confirm`;
  const { location } = await send(world, confirm, { request, decision: 'allow' }, cookie);
  const { searchParams } = new URL(location);
  return {
    clientId: 'demo',
    redirectUri: backTo(world),
    code: searchParams.get('code') ?? '',
    verifier: pkce.verifier,
    iss: searchParams.get('iss') ?? '',
  };
}

async function send(world: World, url: string, form?: Fields, cookie = '') {
  const { headers } = await sendRaw({
    url,
    method: form ? 'POST' : 'GET',
    headers: { origin: world.accounts, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: form ? new URLSearchParams(form).toString() : '',
  });
  const [session = ''] = String(headers['set-cookie'] ?? '').split(';');
  return { location: String(headers['location'] ?? ''), cookie: session };
}
