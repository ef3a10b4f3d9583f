/** Builds the adapters and, if needed, our elements, and serves both to the browser. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = join(root, 'test/bench');
const out = join(root, 'dist/bench');

const settings = {
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  conditions: ['browser', 'production'],
  legalComments: 'none',
  // package.json lists the files with side effects by their path in `dist/`.
  ignoreAnnotations: true,
  external: ['/dist/*'],
  tsconfig: join(root, 'tsconfig.json'),
};

/** @param source bundles the current sources instead of the output of `npm run build` */
export async function buildPeers({ source }) {
  rmSync(out, { recursive: true, force: true });
  const built = join(root, 'dist/cdn/spaces-elements.js');
  const asShipped = !source && existsSync(built);
  if (!asShipped) {
    const entryPoints = [join(root, 'src/all.ts')];
    const define = { 'process.env.NODE_ENV': '"production"' };
    await build({ ...settings, entryPoints, outdir: join(out, 'element'), splitting: true, define });
  }
  const elementUrl = asShipped ? '/dist/cdn/spaces-elements.js' : '/dist/bench/element/all.js';
  const names =
    'vanilla-window.ts spaces-chat.ts vanilla-combobox.ts downshift.js spaces-user-search.ts'.split(' ');
  const entryPoints = names.map((name) => join(here, `peers/${name}`));
  const chatUrls = asShipped ? tagFiles('spaces-chat') : [elementUrl];
  const define = {
    elementUrl: JSON.stringify(elementUrl),
    chatUrls: JSON.stringify(chatUrls),
    'process.env.NODE_ENV': '"production"',
  };
  await build({ ...settings, entryPoints, outdir: join(out, 'peers'), define });
  return elementUrl;
}

/** What `loader.js` requests, all at once, for a page with this tag alone. */
function tagFiles(tag) {
  const loader = readFileSync(join(root, 'dist/cdn/loader.js'), 'utf8');
  const [, imports] = new RegExp(`"${tag}":\\(\\)=>Promise\\.all\\(\\[(.*?)\\]`).exec(loader);
  return [...imports.matchAll(/`\.\/(.*?)`/g)].map(([, path]) => `/dist/cdn/${path}`);
}

const contentTypes = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves `page/` and `dist/` on a free loopback port. */
export function servePage() {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://local');
    const path = pathname.startsWith('/dist/')
      ? join(root, pathname)
      : join(here, pathname === '/' ? 'page/index.html' : pathname);
    const body = await readFile(path).catch(() => undefined);
    response.writeHead(body ? 200 : 404, {
      'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
    });
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}
