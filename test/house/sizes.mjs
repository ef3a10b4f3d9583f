/**
 * What a page has to load, minified and as brotli-11, held against the budgets. Needs a build.
 * `--table` prints the figures also when all is well; `--parts` what each module weighs, minified.
 */
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';

const KiB = 1024;

/**
 * `file`: as built, with what it imports at once. `entry`: the module a bundler starts from, bundled into one file.
 * What is imported on demand does not count, unless `later` names it. `debt`: KiB over the budget that are still to be
 * paid off; it may only shrink, and a row without it may not be over at all.
 */
const budgets = [
  { what: 'loader.js', file: 'dist/cdn/loader.js', most: 2 },
  { what: 'spaces-join, guest path', entry: 'dist/define/spaces-join.js', most: 19 },
  { what: 'spaces-chat, first paint', entry: 'dist/define/spaces-chat.js', most: 26 },
  {
    what: 'spaces-chat, with all that text may need',
    entry: 'dist/define/spaces-chat.js',
    later: true,
    most: 44,
    debt: 3.15,
  },
  { what: 'spaces-invite-dialog', entry: 'dist/define/spaces-invite-dialog.js', most: 26 },
  { what: 'spaces-user-search', entry: 'dist/define/spaces-user-search.js', most: 20 },
  { what: 'spaces-list, first paint', entry: 'dist/define/spaces-list.js', most: 18 },
  { what: 'spaces-elements.js, first load', file: 'dist/cdn/spaces-elements.js', most: 60 },
];

/** What a text never needs: another language replaces the English counted already; how a page configures or signs in; what is special about two. */
const neverCounted =
  /locales\/(?!load)|\/spaces-provider|\/page-token|\/token-url|\/token-end|\/accounts|join\.account|chat\.direct/;

const rows = await Promise.all(budgets.map(measure));
const over = rows.filter(({ size, most, debt = 0 }) => size > (most + debt) * KiB);
const owing = rows.filter(({ size, most }) => size > most * KiB);
const partsWanted = process.argv.includes('--parts');
const wanted = process.argv.includes('--table') || partsWanted || owing.length > 0 || process.env.CI;
for (const row of wanted ? rows : []) {
  process.stdout.write(`${line(row)}\n`);
  for (const [path, bytes] of partsWanted ? row.parts : [])
    process.stdout.write(`${String(bytes).padStart(14)}  ${path}\n`);
}
process.exitCode = over.length > 0 ? 1 : 0;

async function measure(budget) {
  if (budget.file) {
    const files = filesOf(budget.file);
    return { ...budget, parts: [], size: files.map(brotli).reduce((sum, size) => sum + size, 0) };
  }
  const { contents, parts } = await bundle(budget.entry, budget.later === true);
  return { ...budget, parts, size: brotli(contents) };
}

function line({ what, size, most }) {
  const kib = (size / KiB).toFixed(1).padStart(5);
  return `${size > most * KiB ? 'OVER' : '  ok'} ${kib} of ${String(most).padStart(2)} KiB  ${what}`;
}

function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** A built file and everything it imports at once. */
function filesOf(path, seen = new Set()) {
  if (seen.has(path) || !existsSync(path)) return [];
  seen.add(path);
  const text = readFileSync(path);
  const imports = [...text.toString().matchAll(/(?:import|from)\s*["'](\.[^"']+)["']/g)];
  const inside = imports.flatMap(([, specifier]) =>
    filesOf(new URL(specifier, `file:///${path}`).pathname.slice(1), seen),
  );
  return [text, ...inside];
}

async function bundle(entry, later) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    plugins: [onDemand((path) => !later || neverCounted.test(path))],
  });
  const [{ inputs }] = Object.values(metafile.outputs);
  const parts = Object.entries(inputs)
    .map(([path, { bytesInOutput }]) => [path.replace(/^.*node_modules\//, ''), bytesInOutput])
    .sort(([, a], [, b]) => b - a);
  return { contents: outputFiles[0].contents, parts };
}

/** Leaves out those `import()` for which the page waits until somebody needs them. */
function onDemand(isLeftOut) {
  return {
    name: 'on-demand',
    setup({ onResolve }) {
      onResolve({ filter: /./ }, ({ kind, path }) =>
        kind === 'dynamic-import' && isLeftOut(path) ? { path, external: true } : undefined,
      );
    },
  };
}
