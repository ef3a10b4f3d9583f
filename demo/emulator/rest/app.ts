/** The REST server: CORS, faults, request log, routes and error responses. */
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isLoopback } from '../../../src/protocol/server.ts';
import { ServiceError } from '../world/service-error.ts';
import { requestFaults } from './request-faults.ts';
import type { RouteEnv, Backend } from './backend.ts';
import { callRoutes } from './calls.ts';
import { fileRoutes } from './files.ts';
import { peopleRoutes } from './people.ts';
import { inviteRoutes } from './invites.ts';
import { messageRoutes } from './messages.ts';
import { ownSpaceRoutes } from './own-spaces.ts';
import { spaceRoutes } from './spaces.ts';
import type { World } from '../world/world.ts';

export function restApp(backend: Backend): Hono<RouteEnv> {
  const app = new Hono<RouteEnv>({ getPath: servicePath });
  const files = fileRoutes(backend);
  app.use(corsMiddleware(backend));
  app.on(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], ['/api/*', '/files/*'], async (context, next) => {
    const entry = backend.log.add(context.req.raw);
    await next();
    entry.status = context.res.headers.has('x-hono-already-sent') ? 0 : context.res.status;
  });
  for (const path of ['/api/*', '/files/*']) app.use(path, requestFaults(backend.faults));
  app.route('/api', peopleRoutes(backend));
  app.route('/api', ownSpaceRoutes(backend));
  app.route('/api', spaceRoutes(backend));
  app.route('/api', inviteRoutes(backend));
  app.route('/api', messageRoutes(backend));
  app.route('/api', callRoutes(backend));
  app.route('/api', files.api);
  app.route('/', files.storage);
  app.notFound((context) => context.json({ code: 'not.found', message: 'The call does not exist.' }, 404));
  app.onError((error, context) => {
    if (error instanceof ServiceError) return errorResponse(context, error, backend.world);
    return context.json(
      { code: 'internal.error', message: 'The emulator has a bug.', detail: String(error) },
      500,
    );
  });
  return app;
}

function errorResponse(context: Context<RouteEnv>, error: ServiceError, world: World): Response {
  const { code, message } = error;
  const status = error.status as ContentfulStatusCode;
  if (!code.startsWith('space.password.')) {
    return context.json(world.switches.errorCodes ? { code, message } : { message }, status);
  }
  const { pinErrorBody } = world.switches;
  if (pinErrorBody === 'empty') return context.body(null, status);
  return context.json(pinErrorBody === 'code' ? { code, message } : { message }, status);
}

/** Allows pages on this device and those named at the start. Which origins the service allows is not documented [unknown: spaces-api §1.7]. */
function corsMiddleware(backend: Backend) {
  const allowed = {
    origin: (origin: string) => (isLoopback(origin) || backend.pages.includes(origin) ? origin : null),
    allowHeaders: ['authorization', 'content-type', 'accept', 'accept-version', 'spaces-x-space-password'],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    maxAge: 600,
  };
  const open = cors({ ...allowed, exposeHeaders: ['Retry-After'] });
  const plain = cors(allowed);
  return async (context: Context, next: () => Promise<void>) => {
    const { exposeRetryAfter, cookieSession } = backend.world.switches;
    const response = await (exposeRetryAfter ? open : plain)(context, next);
    // Only pages on this device may send the session cookie, like pages of the service's own site.
    if (cookieSession && isLoopback(context.req.header('origin') ?? '')) {
      (response ?? context.res).headers.set('access-control-allow-credentials', 'true');
    }
    return response;
  };
}

/** `/topics/` is the older name of `/spaces/`. Trailing slashes are ignored [client: LT]. */
function servicePath(request: Request): string {
  const path = new URL(request.url).pathname.replace(/(?<=.)\/+$/, '');
  return path.startsWith('/api/') ? path.replace(/\/topics(?=\/|$)/, '/spaces') : path;
}
