/** Who asks, with what in hand, and which origin they used. */
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { cookieName } from './accounts-visit.ts';
import type { Caller } from './access.ts';
import { Refusal } from './refusal.ts';
import type { RestEnv, RestGround } from './rest-ground.ts';

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
