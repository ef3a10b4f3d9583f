/**
 * Compiles a program that uses every export of the package as its users do: strictly, without `skipLibCheck`, with
 * each version of TypeScript here and each way to resolve modules. Needs a build.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const compilers = ['typescript/bin/tsc6', 'typescript7/bin/tsc'];
const resolutions = { bundler: 'esnext', node16: 'node16', nodenext: 'nodenext' };
const { exports: exported } = JSON.parse(readFileSync('package.json', 'utf8'));
/** The JSX types belong to a framework, which only its users have. */
const entries = Object.entries(exported)
  .filter(([name, target]) => target.types && name !== './jsx')
  .map(([name]) => `spaces-elements${name.slice(1)}`);

/** The loader exports nothing. */
const imports = entries.map((name, at) =>
  name.endsWith('/loader') ? `import '${name}';` : `import * as entry${at} from '${name}';\nvoid entry${at};`,
);
const program = `${imports.join('\n')}
const join = document.createElement('spaces-join');
join.addEventListener('spaces-joined', ({ detail }): string => detail.spaceId);
`;

const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
let failed = false;
try {
  const modules = join(folder, 'node_modules');
  const own = join(modules, 'spaces-elements');
  mkdirSync(own, { recursive: true });
  for (const part of ['dist', 'package.json']) cpSync(part, join(own, part), { recursive: true });
  for (const name of readdirSync('node_modules').filter((found) => !found.startsWith('.')))
    symlinkSync(resolve('node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'main.ts'), program);
  for (const compiler of compilers)
    for (const [resolution, module] of Object.entries(resolutions)) compile(compiler, resolution, module);
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;

function compile(compiler, moduleResolution, module) {
  const lib = ['es2022', 'dom', 'dom.iterable'];
  const compilerOptions = {
    ...{ moduleResolution, module, lib, target: 'es2022', types: [], strict: true, noEmit: true },
    skipLibCheck: false,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  const args = [resolve('node_modules', compiler), '-p', '.'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  failed = true;
  console.error(`${compiler}, ${moduleResolution}:\n${stdout.split('\n').slice(0, 20).join('\n')}`);
}
