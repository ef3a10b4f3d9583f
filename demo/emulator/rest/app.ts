import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isLoopback } from '../../../src/protocol/server.ts';
import { Refusal } from '../world/refusal.ts';
import { requestFaults } from './request-faults.ts';
import type { RestEnv, RestGround } from './backend.ts';
import { directoryRoutes, peopleRoutes } from './people.ts';
import { inviteRoutes } from './invites.ts';
import { messageRoutes } from './messages.ts';
import { ownSpaceRoutes } from './own-spaces.ts';
import { spaceRoutes } from './spaces.ts';
import type { World } from '../world/world.ts';

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
  app.route('/api', ownSpaceRoutes(ground));
  app.route('/api', spaceRoutes(ground));
  app.route('/api', inviteRoutes(ground));
  app.route('/api', messageRoutes(ground));
  app.route('/api', directoryRoutes(ground));
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
  return async (context: Context, next: () => Promise<void>) => {
    const { exposeRetryAfter, cookieSession } = ground.world.switches;
    const answer = await (exposeRetryAfter ? open : plain)(context, next);
    // With the visitor's cookie only pages on this device may ask, like those of the service's own site.
    if (cookieSession && isLoopback(context.req.header('origin') ?? '')) {
      (answer ?? context.res).headers.set('access-control-allow-credentials', 'true');
    }
    return answer;
  };
}

/** `/topics/` is the older name of `/spaces/` and trailing slashes do no harm [client: LT]. */
function servicePath(request: Request): string {
  const path = new URL(request.url).pathname.replace(/(?<=.)\/+$/, '');
  return path.startsWith('/api/') ? path.replace(/\/topics(?=\/|$)/, '/spaces') : path;
}
