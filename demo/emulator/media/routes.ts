/** Serves the stand-in of the media SDK as a script, as a page loads the real one. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { RouteEnv } from '../rest/backend.ts';

export function mediaRoutes(): Hono<RouteEnv> {
  const routes = new Hono<RouteEnv>();
  let script: Promise<string> | undefined;
  routes.get('/AvayaClientServices.js', async (context) => {
    script ??= bundle();
    return context.body(await script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  return routes;
}

async function bundle(): Promise<string> {
  // Not `import()`, which ends with the program that has loaded this file. Only pages with calls need the bundler.
  const { build } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../media-sdk/entry.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
