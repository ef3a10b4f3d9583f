/** A browser on the accounts pages: who it belongs to, and which application's request it is here for. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Authorization } from './authorization.ts';
import type { PersonRecord } from '../world/people.ts';
import type { RestEnv } from '../rest/backend.ts';
import type { World } from '../world/world.ts';

/** The name of the request that the forms of a sign-in carry along, "" for a visit without one. */
export interface Visit {
  readonly request: string;
  /** Undefined when the visitor came by themselves, or too late. */
  readonly authorization: Authorization | undefined;
}

export function visitOf(world: World, request: string): Visit {
  return { request, authorization: world.accounts.pending(request) };
}

export function visitorOf(world: World, context: Context<RestEnv>): PersonRecord | undefined {
  return world.accounts.visitor(getCookie(context, cookieName));
}

/** Signs the browser in and leads on: to the consent page, or to the visitor's own page. */
export async function welcome(
  world: World,
  context: Context<RestEnv>,
  person: PersonRecord,
  visit: Visit,
): Promise<Response> {
  // Cookies know no ports, so every server on this host gets it, as all of `avayacloud.com` do [client: BS README].
  setCookie(context, cookieName, await world.accounts.signIn(person), {
    path: '/',
    sameSite: 'Lax',
    httpOnly: world.switches.authCookie === 'http-only',
  });
  return context.redirect(
    visit.request === '' ? '/account' : pathWith('/oauth2/authorize/confirm', visit),
    303,
  );
}

/** Ends the browser's session. */
export function farewell(world: World, context: Context<RestEnv>): void {
  const cookie = deleteCookie(context, cookieName, { path: '/' });
  if (cookie !== undefined) world.accounts.forget(cookie);
}

/** A path of ours that keeps the request. */
export function pathWith(path: string, { request }: Pick<Visit, 'request'>): string {
  return request === '' ? path : `${path}?${new URLSearchParams({ request }).toString()}`;
}

/** [client: LT k6/src/login.js] */
export const cookieName = 'AUTH_TOKEN';
