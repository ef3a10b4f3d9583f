/**
 * What a page with a join form loads before the visitor presses a button, if a bundler builds it from
 * `spaces-elements/spaces-join`: all files that its entry imports at once, each compressed with gzip. `--table` prints the
 * figures also when all is well; `--modules` also prints what each module weighs, minified. Needs a build.
 */
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';

const most = 26_000;
const entry = resolve('dist/define/spaces-join.js');
const isTable = process.argv.some((option) => option === '--table' || option === '--modules');

for (const [name, bundle] of Object.entries({ esbuild: withEsbuild, Vite: withVite })) {
  const files = firstFiles(await bundle());
  const size = files.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
  const isOver = size > most;
  if (isOver) process.exitCode = 1;
  if (!isOver && !isTable && !process.env.CI) continue;
  process.stdout.write(
    `${isOver ? 'OVER' : '  ok'} ${(size / 1000).toFixed(1)} of ${most / 1000} kB gzip in ${files.length} files  join only, ${name}\n`,
  );
  if (process.argv.includes('--modules')) printModules(files);
}

/** The entry, and what it imports at once. `files` are by name; `imports` are names. */
function firstFiles({ first, files }) {
  const found = new Set();
  const add = (name) => {
    if (found.has(name)) return;
    found.add(name);
    files.get(name).imports.forEach(add);
  };
  add(first);
  return [...found].map((name) => files.get(name));
}

function printModules(files) {
  for (const { code, modules } of files) {
    process.stdout.write(`${String(gzipSync(code, { level: 9 }).length).padStart(11)} gzip\n`);
    for (const [path, bytes] of modules.toSorted(([, a], [, b]) => b - a))
      process.stdout.write(
        `${String(bytes).padStart(18)}  ${path.replace(/^.*(?:node_modules|dist)\//, '')}\n`,
      );
  }
}

async function withEsbuild() {
  const { metafile, outputFiles } = await esbuild({
    entryPoints: [entry],
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const codes = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  const outputs = Object.entries(metafile.outputs);
  const isFirst = ({ entryPoint }) => entryPoint !== undefined && resolve(entryPoint) === entry;
  const files = outputs.map(([name, { imports, inputs }]) => [
    name,
    {
      code: codes.get(resolve(name)),
      imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
      modules: Object.entries(inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]),
    },
  ]);
  return { first: outputs.find(([, output]) => isFirst(output))[0], files: new Map(files) };
}

/** Vite's own settings, with a page as its entry. */
async function withVite() {
  const page = resolve('index.html');
  const { output } = await vite({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, rolldownOptions: { input: page } },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === page || id === '/join.js' ? id : undefined),
        load: (id) =>
          ({
            [page]: '<!doctype html><script type="module" src="/join.js"></script>',
            '/join.js': `import ${JSON.stringify(entry)};`,
          })[id],
      },
    ],
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  const files = chunks.map(({ fileName, code, imports, modules }) => [
    fileName,
    {
      code,
      imports,
      modules: Object.entries(modules).map(([path, { renderedLength }]) => [path, renderedLength]),
    },
  ]);
  return { first: chunks.find(({ isEntry }) => isEntry).fileName, files: new Map(files) };
}
