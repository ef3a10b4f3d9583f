/** Serves the stand-in of the media SDK as a script, as a page loads the real one. */
import { Hono } from 'hono';
import type { RouteEnv } from '../rest/backend.ts';
import { sdkScript } from './script.ts';

export function mediaRoutes(): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  let script: Promise<string> | undefined;
  routes.get('/AvayaClientServices.js', async (context) => {
    script ??= sdkScript();
    return context.body(await script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  return routes;
}
