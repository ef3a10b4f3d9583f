/** Reads a REST request: the authenticated caller, the origin and the body. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { cookieName } from '../accounts/accounts.ts';
import type { Caller } from '../world/access.ts';
import { invalidParameters, ServiceError } from '../world/service-error.ts';
import type { Backend, RouteEnv } from './backend.ts';
import type { Json } from './json.ts';

/** Requires a valid token (or session cookie) and stores its owner in the context. */
export function authorized({ world, accounts }: Backend): MiddlewareHandler<RouteEnv> {
  return async (context, next) => {
    const header = context.req.header('authorization') ?? '';
    // The scheme is case-insensitive [client: one sends `Bearer`].
    const match = /^(jwt|bearer|service_app) +(\S+)$/i.exec(header);
    const scheme = match?.[1]?.toLowerCase() as 'jwt' | 'bearer' | 'service_app' | undefined;
    const { tokens, people, switches } = world;
    const id = scheme === undefined ? undefined : tokens.ownerId(match?.[2] ?? '', scheme);
    const byCookie = switches.cookieSession && header === '';
    const person = byCookie ? accounts.userOf(getCookie(context, cookieName)) : people.get(id ?? '');
    if (person === undefined)
      throw new ServiceError(401, 'authentication.failed', 'The token is missing or not valid.');
    context.set('person', person);
    await next();
  };
}

export function callerOf(context: Context<RouteEnv>): Caller {
  return { person: context.get('person'), password: context.req.header('spaces-x-space-password') };
}

/** The origin to name in the response: the configured outer origin, or the origin of the request. */
export function originOf(context: Context, backend: Backend): string {
  return backend.outerOrigin ?? new URL(context.req.url).origin;
}

/** Reads the JSON object in the body. An empty body counts as `{}`. */
export async function readBody(context: Context): Promise<Json> {
  const value = await readJson(context);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidParameters('The body is not a JSON object.');
  }
  return { ...value };
}

/** Reads any JSON value in the body. An empty body counts as `{}`. */
export async function readJson(context: Context): Promise<unknown> {
  const raw = await context.req.text();
  if (raw === '') return {};
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw invalidParameters('The body is not JSON.');
  }
}
