/**
 * Serves the tests, and the modules that pages of tests name, from one bundle: what they share is in few files, which the
 * browser keeps. One by one, each test file would load about 200 modules, which took a tenth of the whole run.
 */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const entryPoints = [
  'test/**/*.test.ts',
  'test/engines/call-page.ts',
  'test/support/hydrate.ts',
  'test/support/server-page.ts',
  'src/all.ts',
  'src/embed.ts',
  'src/loader.ts',
  'src/define/spaces-*.ts',
  'src/elements/join/spaces-join.ts',
];
/** The name of a shared file has the hash of its content, and the runner's own files do not change. */
const shared = /^\/bundled\/.*-[A-Z0-9]{8}\.js$/;
const runnerFile = /^\/__web-test-runner__\/test-framework\//;

/** Makes every test file watch the console. The import goes on the first line, so that line numbers stay. */
const quiet = {
  name: 'quiet',
  setup({ onLoad }) {
    onLoad({ filter: /\.test\.ts$/ }, async ({ path }) => ({
      contents: `import ${JSON.stringify(`${root}test/support/quiet.ts`)};${await readFile(path, 'utf8')}`,
      loader: 'ts',
    }));
  },
};

/** Loads axe where a test uses it. The package's own module would load it, 900 kB, with every test file. */
const lazyAxe = {
  name: 'lazy-axe',
  setup({ onLoad }) {
    const contents = `export let axe;
      export const loadAxe = async () => ({ default: axe } = await import('axe-core/axe.min.js'));`;
    onLoad({ filter: /chai-a11y-axe\/src\/axe-import\.js$/ }, () => ({ contents }));
  },
};

/**
 * Returns a middleware for the runner. `define` has values for names that stand free in the tests, as esbuild takes them.
 * Rejects if the code of a test is not valid.
 */
export async function bundledTests(define) {
  const files = await bundle(define);
  return async function serve(context, next) {
    const { path } = context;
    const body = files.get(path.replace(/\.ts$/, '.js'));
    if (body !== undefined) {
      context.type = path.endsWith('.map') ? 'json' : 'js';
      context.body = body;
    } else await next();
    if (shared.test(path) || runnerFile.test(path)) context.set('cache-control', 'max-age=3600, immutable');
    else if (body !== undefined) context.set('cache-control', 'no-cache');
  };
}

async function bundle(define) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outbase: root,
    chunkNames: 'bundled/[name]-[hash]',
    plugins: [quiet, lazyAxe],
    // A test imports a module for what it does, too.
    ignoreAnnotations: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'production'],
    define: { ...define, 'process.env.NODE_ENV': '"production"' },
    // The runner's own modules, and what a plugin makes.
    external: ['/__*', '/react-module.js'],
    alias: { react: '/react-module.js', 'react-dom/client': '/react-module.js' },
    sourcemap: 'linked',
    sourcesContent: false,
    outdir: '/',
    write: false,
    logLevel: 'warning',
  });
  const address = (path) => `/${relative('/', path).replaceAll('\\', '/')}`;
  return new Map(outputFiles.map(({ path, text }) => [address(path), text]));
}
