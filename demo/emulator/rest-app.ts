import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Caller } from './access.ts';
import type { Faults } from './faults.ts';
import type { PersonRecord } from './people.ts';
import { Refusal } from './refusal.ts';
import { requestFaults } from './request-faults.ts';
import type { RequestLog } from './request-log.ts';
import { messageRoutes } from './rest-routes-messages.ts';
import { peopleRoutes } from './rest-routes-people.ts';
import { spaceRoutes } from './rest-routes-spaces.ts';
import type { World } from './world.ts';

/** What the routes work with. */
export interface RestGround {
  readonly world: World;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** The origin clients are told; without it the one they asked, so that they stay behind a proxy. */
  outerOrigin: string | undefined;
}

export type RestEnv = { Bindings: HttpBindings; Variables: { person: PersonRecord } };

/** The HTTP skin of the world: pre-flights, faults, log, authorization, routes, error bodies. */
export function restApp(ground: RestGround): Hono<RestEnv> {
  const app = new Hono<RestEnv>({ getPath: servicePath });
  app.use(corsOf(ground));
  app.use('/api/*', async (context, next) => {
    const entry = ground.log.add(context.req.raw);
    await next();
    entry.status = context.res.headers.has('x-hono-already-sent') ? 0 : context.res.status;
  });
  app.use('/api/*', requestFaults(ground.faults));
  app.route('/api', peopleRoutes(ground));
  app.route('/api', spaceRoutes(ground));
  app.route('/api', messageRoutes(ground));
  app.notFound((context) => context.json({ code: 'not.found', message: 'No such call.' }, 404));
  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context, error, ground.world);
    return context.json(
      { code: 'internal.error', message: 'The emulator has a bug.', detail: String(error) },
      500,
    );
  });
  return app;
}

/** Lets only known callers pass and puts the person into the context. */
export function authorized(ground: RestGround): MiddlewareHandler<RestEnv> {
  return async (context, next) => {
    const header = context.req.header('authorization') ?? '';
    // Scheme words are written in any case [client: one sends `Bearer`].
    const match = /^(jwt|bearer|service_app) +(\S+)$/i.exec(header);
    const scheme = match?.[1]?.toLowerCase() as 'jwt' | 'bearer' | 'service_app' | undefined;
    const id = scheme === undefined ? undefined : ground.world.tokens.holder(match?.[2] ?? '', scheme);
    const person = id === undefined ? undefined : ground.world.people.get(id);
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

function refused(context: Context<RestEnv>, refusal: Refusal, world: World): Response {
  const { code, message } = refusal;
  const status = refusal.status as ContentfulStatusCode;
  if (!code.startsWith('space.password.')) {
    return context.json(world.switches.errorCodes ? { code, message } : { message }, status);
  }
  const { pinErrorBody } = world.switches;
  if (pinErrorBody === 'empty') return context.body(null, status);
  return context.json(pinErrorBody === 'code' ? { code, message } : { message }, status);
}

/** Answers any origin; what the service itself allows is not documented [unknown: spaces-api §1.7]. */
function corsOf(ground: RestGround) {
  const allowed = {
    origin: (origin: string) => origin,
    allowHeaders: ['authorization', 'content-type', 'accept', 'accept-version', 'spaces-x-space-password'],
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
    maxAge: 600,
  };
  const open = cors({ ...allowed, exposeHeaders: ['Retry-After'] });
  const plain = cors(allowed);
  return (context: Context, next: () => Promise<void>) =>
    (ground.world.switches.exposeRetryAfter ? open : plain)(context, next);
}

/** `/topics/` is the older name of `/spaces/` and trailing slashes do no harm [client: LT]. */
function servicePath(request: Request): string {
  const path = new URL(request.url).pathname.replace(/(?<=.)\/+$/, '');
  return path.startsWith('/api/') ? path.replace(/\/topics(?=\/|$)/, '/spaces') : path;
}
