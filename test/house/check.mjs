/** `npm run check`: every check beside the tests. It prints one line when all of them pass. */
import { spawn } from 'node:child_process';

const node = process.execPath;
const env = { ...process.env, NO_COLOR: '1' };
const tool = (path) => [node, `node_modules/${path}`];
const house = (name) => [node, `test/house/${name}.mjs`];
const tsc = tool('typescript7/bin/tsc');

/** The rows run one after another; the checks of a row run two at a time. */
const rows = [
  {
    build: ['npm', 'run', '-s', 'build'],
    types: [...tsc, '-p', 'tsconfig.json'],
    'imports, style': house('lint'),
    'layer rules': house('layers'),
    templates: [...tool('@jackolope/lit-analyzer/cli.mjs'), '--strict', '--quiet', 'src/**/*.ts'],
    formatting: [...tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    'unused code': [...tool('knip/bin/knip.js'), '--config', '.config/knip.json'],
    'file lengths': house('lines'),
    structure: house('structure'),
    'plain language': house('language'),
    'small templates': house('small-templates'),
    'lists in CONTRIBUTING': house('contributing'),
    'no local paths': house('text'),
    pictures: house('pictures'),
  },
  {
    sizes: house('sizes'),
    'files of a page': house('requests'),
    'weight in a bundle': house('bundles'),
    'package exports': house('names'),
    'generated documents': house('readme'),
    'links in documents': house('links'),
    'samples in documents': house('samples'),
    'package contents': [...tool('publint/src/cli.js'), '--strict'],
    'emulator in the package': house('emulator'),
    'types in a program': house('consumer-types'),
    'types for others': [
      ...tool('@arethetypeswrong/cli/dist/index.js'),
      '--pack',
      '.',
      '--profile',
      'esm-only',
      '--quiet',
    ],
  },
];

const only = process.argv.slice(2);
let failed = 0;
let done = 0;
for (const row of rows) {
  const waiting = Object.entries(row).filter(([name]) => only.length === 0 || only.includes(name));
  await Promise.all([work(waiting), work(waiting)]);
}
process.stdout.write(failed === 0 ? `All ${done} checks passed.\n` : `${failed} of ${done} checks failed.\n`);
process.exitCode = failed > 0 ? 1 : 0;

async function work(waiting) {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, command] = next;
    const { code, output, seconds } = await run(command);
    done++;
    if (code !== 0) failed++;
    if (code !== 0 || process.env.CI)
      process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
    if (code !== 0) process.stdout.write(`${output.trimEnd().replaceAll(/^/gm, '     ')}\n`);
  }
}

function run([command, ...args]) {
  const begin = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, shell: command === 'npm' && process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', (problem) => (output += problem.message));
    child.on('close', (code) =>
      resolve({ code, output, seconds: ((performance.now() - begin) / 1000).toFixed(1) }),
    );
  });
}
