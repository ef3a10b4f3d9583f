/** Who asks, with what in hand, and which origin they used. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { cookieName } from '../accounts/visit.ts';
import type { Caller } from '../world/access.ts';
import { invalidParameters, Refusal } from '../world/refusal.ts';
import type { RestEnv, RestGround } from './backend.ts';
import type { Json } from './json.ts';

/** Lets only known callers pass and puts the person into the context. */
export function authorized(ground: RestGround): MiddlewareHandler<RestEnv> {
  return async (context, next) => {
    const header = context.req.header('authorization') ?? '';
    // Scheme words are written in any case [client: one sends `Bearer`].
    const match = /^(jwt|bearer|service_app) +(\S+)$/i.exec(header);
    const scheme = match?.[1]?.toLowerCase() as 'jwt' | 'bearer' | 'service_app' | undefined;
    const { tokens, people, accounts, switches } = ground.world;
    const id = scheme === undefined ? undefined : tokens.holder(match?.[2] ?? '', scheme);
    const byCookie = switches.cookieSession && header === '';
    const person = byCookie ? accounts.visitor(getCookie(context, cookieName)) : people.get(id ?? '');
    if (person === undefined)
      throw new Refusal(401, 'authentication.failed', 'The token is missing or not valid.');
    context.set('person', person);
    await next();
  };
}

export function callerOf(context: Context<RestEnv>): Caller {
  return { person: context.get('person'), password: context.req.header('spaces-x-space-password') };
}

/** The origin that answers name: the configured outer one, else the one the client used. */
export function originOf(context: Context, ground: RestGround): string {
  return ground.outerOrigin ?? new URL(context.req.url).origin;
}

/** The JSON object a request carries; no body at all counts as an empty one. */
export async function readBody(context: Context): Promise<Json> {
  const value = await readJson(context);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidParameters('The body is not a JSON object.');
  }
  return { ...value };
}

/** Whatever JSON a request carries; no body at all counts as `{}`. */
export async function readJson(context: Context): Promise<unknown> {
  const raw = await context.req.text();
  if (raw === '') return {};
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    throw invalidParameters('The body is not JSON.');
  }
}
