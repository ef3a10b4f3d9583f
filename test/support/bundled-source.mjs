/**
 * Serves the source in few files to the pages that tests open beside their own, at `/bundled/`: such a page loads in a
 * tenth of the requests. A test itself loads the source file by file, because it shares modules with it.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const prefix = '/bundled/';
/** What the pages import, by the name of the file. */
const entryPoints = { all: `${source}/all.ts`, provider: `${source}/define/spaces-provider.ts` };

export function bundledSource() {
  let files;
  return {
    name: 'bundled-source',
    async serve({ path }) {
      if (!path.startsWith(prefix)) return undefined;
      files ??= bundle();
      const body = (await files).get(path.slice(prefix.length));
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir: '/',
    write: false,
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
}
