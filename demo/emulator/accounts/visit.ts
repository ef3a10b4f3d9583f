/** A browser on the accounts pages: its session and the authorization request it is here to complete. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Backend, RouteEnv } from '../rest/backend.ts';
import type { PersonRecord } from '../world/people.ts';
import { cookieName } from './accounts.ts';
import type { Authorization } from './authorization.ts';

export interface Visit {
  /** The id of the pending authorization request, passed from form to form; "" without one. */
  readonly request: string;
  /** Undefined if the visitor came without a request, or too late. */
  readonly authorization: Authorization | undefined;
}

export function visitOf({ accounts }: Backend, request: string): Visit {
  return { request, authorization: accounts.pending(request) };
}

/** The person signed in to this browser. */
export function signedInPerson({ accounts }: Backend, context: Context<RouteEnv>): PersonRecord | undefined {
  return accounts.userOf(getCookie(context, cookieName));
}

/** Signs the browser in and redirects to the consent page, or to the account page without a pending request. */
export async function signIn(
  { world, accounts }: Backend,
  context: Context<RouteEnv>,
  person: PersonRecord,
  visit: Visit,
): Promise<Response> {
  // Cookies ignore ports, so all servers on this host get it, like all hosts of `avayacloud.com` [client: BS README].
  setCookie(context, cookieName, await accounts.signIn(person), {
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
export function signOut({ accounts }: Backend, context: Context<RouteEnv>): void {
  const cookie = deleteCookie(context, cookieName, { path: '/' });
  if (cookie !== undefined) accounts.endSession(cookie);
}

/** A path of the accounts server, with the id of the pending request. */
export function pathWith(path: string, { request }: Pick<Visit, 'request'>): string {
  return request === '' ? path : `${path}?${new URLSearchParams({ request }).toString()}`;
}
