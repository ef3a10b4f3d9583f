/**
 * Compiles programs that use every export of the package as its users do: strictly, without `skipLibCheck`, with
 * each version of TypeScript here and each way to resolve modules. Those of frameworks also contain what must not
 * compile. Needs a build.
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
/** Modules with nothing but types belong to a framework, which only its users have. */
const entries = Object.entries(exported)
  .filter(([, target]) => target.types && target.default)
  .map(([name]) => `spaces-elements${name.slice(1)}`);

/** The loader exports nothing. */
const imports = entries.map((name, at) =>
  name.endsWith('/loader') ? `import '${name}';` : `import * as entry${at} from '${name}';\nvoid entry${at};`,
);
const program = `${imports.join('\n')}
const join = document.createElement('spaces-join');
join.addEventListener('spaces-joined', ({ detail }): string => detail.spaceId);
`;

/** Each tag's own module knows the events of the tags. */
const tagPrograms = Object.fromEntries(
  entries
    .filter((name) => /\/spaces-/.test(name))
    .map((name) => [
      `${name.replace(/^.*\//, '')}.ts`,
      `import '${name}';
document.body.addEventListener('spaces-error', ({ detail }): string => detail.message);
`,
    ]),
);

/** A program for each framework. */
const frameworks = {
  'vue.ts': `import type { GlobalComponents } from 'vue';
import 'spaces-elements/vue';
type Join = InstanceType<GlobalComponents['spaces-join']>;
const props: Join['$props'] = { invite: 'link', 'guest-name': 'Mira', guestName: 'Mira', chat: true, id: 'join' };
declare const join: Join;
join.$emit('spaces-joined', new CustomEvent('spaces-joined', { detail: { spaceId: 'id', role: 'guest' } }));
const title: string = join.state.step;
// @ts-expect-error a number is no invitation
const wrong: Join['$props'] = { invite: 1 };
// @ts-expect-error there is no such event
join.$emit('spaces-unheard-of');
void [props, title, wrong];
`,
  'svelte.ts': `import type { SvelteHTMLElements } from 'svelte/elements';
import 'spaces-elements/svelte';
const join: SvelteHTMLElements['spaces-join'] = {
  invite: 'link', 'guest-name': 'Mira', chat: true, class: 'wide',
  'onspaces-joined': ({ detail }) => void detail.spaceId.trim(),
  'on:spaces-error': ({ detail }) => void detail.message.trim(),
};
const search: SvelteHTMLElements['spaces-user-search'] = { multiple: true, selected: [], onchange: (event) => void event };
// @ts-expect-error a number is no invitation
const wrong: SvelteHTMLElements['spaces-join'] = { invite: 1 };
void [join, search, wrong];
`,
  'solid.tsx': `import 'spaces-elements/solid';
let element!: import('spaces-elements').SpacesJoin;
export const join = <spaces-join ref={element} invite="link" guest-name="Mira" chat class="wide" prop:spaces={undefined}
  on:spaces-joined={({ detail }) => void detail.spaceId.trim()} onClick={() => {}}><p>Text</p></spaces-join>;
// @ts-expect-error a number is no invitation
export const wrong = <spaces-join invite={1} />;
`,
  'react.tsx': `import { useRef } from 'react';
import type { CustomElements } from 'spaces-elements/jsx';
import type { SpacesJoin } from 'spaces-elements';
declare module 'react' { namespace JSX { interface IntrinsicElements extends CustomElements {} } }
export function Page() {
  const join = useRef<SpacesJoin>(null);
  return <main>
    <spaces-join ref={join} invite="link" guest-name="Mira" chat onClick={() => join.current?.leave()} />
    <spaces-join ref={useRef(undefined)} key="a" className="wide" onspaces-joined={({ detail }) => void detail.spaceId.trim()} />
    <spaces-join ref={(element) => void element?.leave()} />
    {/* @ts-expect-error a number is no invitation */}
    <spaces-join invite={1} />
  </main>;
}
`,
};

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
  for (const [file, text] of Object.entries({ ...tagPrograms, ...frameworks }))
    writeFileSync(join(folder, file), text);
  for (const compiler of compilers) {
    for (const [moduleResolution, module] of Object.entries(resolutions))
      compile(compiler, 'main.ts', { moduleResolution, module });
    for (const file of Object.keys(frameworks)) compile(compiler, file, frameworkOptions(file));
    const isLast = compiler === compilers.at(-1);
    for (const file of isLast ? Object.keys(tagPrograms) : [])
      compile(compiler, file, frameworkOptions(file));
  }
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failed ? 1 : 0;

/** Bundlers resolve what frameworks import. Their own types are not checked. */
function frameworkOptions(file) {
  const jsxImportSource = { 'solid.tsx': 'solid-js', 'react.tsx': 'react' }[file];
  const jsx = jsxImportSource ? { jsx: 'react-jsx', jsxImportSource } : {};
  return { moduleResolution: 'bundler', module: 'esnext', skipLibCheck: true, ...jsx };
}

function compile(compiler, file, options) {
  const lib = ['es2022', 'dom', 'dom.iterable'];
  const compilerOptions = {
    ...{ lib, target: 'es2022', types: [], strict: true, noEmit: true, skipLibCheck: false },
    // Only the compiler's own files.
    skipDefaultLibCheck: true,
    ...options,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
  const args = [resolve('node_modules', compiler), '-p', '.'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  failed = true;
  const what = `${compiler}, ${file}, ${compilerOptions.moduleResolution}`;
  console.error(`${what}:\n${stdout.split('\n').slice(0, 20).join('\n')}`);
}
