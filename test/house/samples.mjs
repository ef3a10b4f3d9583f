/**
 * Checks the code in our documents. HTML parses, and uses only tags, attributes and values of the manifest. Scripts
 * compile with the types of the package. Styles use only parts, states and custom properties of the manifest. JSON and
 * headers parse, and commands exist. A comment `<!-- sample: declare const link: string; -->` before a block declares what
 * it takes from around it. Needs a build.
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
import { transformSync } from 'esbuild';
import { parseFragment, parse } from 'parse5';
import { ownFiles } from './own-files.mjs';

const { scripts: commands } = JSON.parse(readFileSync('package.json', 'utf8'));
const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
const tags = new Map(elements.map((element) => [element.tagName, element]));
/** The custom properties of all elements are in a table. */
const properties = new Set([
  ...(readFileSync('src/ui/README.md', 'utf8').match(/--spaces-[\w-]+/g) ?? []),
  ...elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
]);
/** What `embed.js` and `frame.js` take from their own tag, without `data-`. */
const settings = new Set([...tags.get('spaces-provider').attributes.map(({ name }) => name), 'links']);

const checks = {
  html: checkMarkup,
  js: (code, sample) => void addProgram(sample, 'ts', code),
  ts: (code, sample) => void addProgram(sample, 'ts', code),
  jsx: (code, sample) => void addProgram(sample, 'tsx', code),
  tsx: (code, sample) => void addProgram(sample, 'tsx', code),
  css: checkStyles,
  json: (code) => void JSON.parse(code),
  http: checkHeaders,
  sh: checkCommands,
  // There is no PHP here. `npm run hosts -- wordpress` runs the plugin.
  php() {},
};

const compilerOptions = {
  ...{
    lib: ['es2023', 'dom', 'dom.iterable'],
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
  },
  ...{ types: ['node', 'mocha'], noEmit: true, skipLibCheck: true, strict: false, jsx: 'react-jsx' },
};
/** Tools in samples whose types are not here. */
const notInstalled = ['@playwright/test'];
const programs = new Map();
let count = 0;
const block = /(?:<!-- sample: ((?:(?!-->)[^])*) -->\s*)?^( *)```(\w*)\n([^]*?)^\2```$/gm;

for (const path of ownFiles(/^(?:README|(?:src|demo)\/.*)\.md$/)) {
  const text = readFileSync(path, 'utf8');
  for (const { 1: given = '', 2: indent, 3: language, 4: indented, index } of text.matchAll(block)) {
    const code = indented.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    const sample = { path, line: text.slice(0, index).split('\n').length, given };
    count++;
    const problem = checkSample(language, code, sample);
    if (problem) report(sample, problem);
  }
}
compilePrograms();
if (count < 40) report({ path: 'documents', line: 0 }, `only ${count} samples were found`);
if (process.argv.includes('--count')) process.stdout.write(`${count} samples\n`);

function checkSample(language, code, sample) {
  if (!(language in checks)) return `a block needs one of these languages: ${Object.keys(checks).join(', ')}`;
  try {
    return checks[language](code, sample);
  } catch (problem) {
    return problem.message;
  }
}

function report({ path, line }, problem) {
  console.error(`${path}:${line}: ${problem}`);
  process.exitCode = 1;
}

/** Problems that a fragment has because it is no whole page are none. */
function checkMarkup(code, sample) {
  const problems = [];
  const isPage = /<!doctype/i.test(code);
  const options = {
    scriptingEnabled: false,
    sourceCodeLocationInfo: true,
    onParseError: ({ code: name }) => problems.push(name),
  };
  const tree = isPage ? parse(code, options) : parseFragment(code, options);
  const visit = (node) => {
    if (node.tagName) problems.push(...problemsOf(node));
    if (isOpen(node)) problems.push(`<${node.tagName}> is not closed`);
    const text = node.childNodes?.[0]?.value ?? '';
    const type = valueOf(node, 'type');
    if (node.tagName === 'script' && text.trim() && (type === undefined || type === 'module'))
      addProgram(sample, 'ts', text);
    if (node.tagName === 'script' && type === 'importmap') JSON.parse(text);
    if (node.tagName === 'style') problems.push(...[checkStyles(text)].filter(Boolean));
    for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) visit(child);
  };
  visit(tree);
  return problems.join(', ');
}

/** A parser closes what the page forgets. */
function isOpen({ tagName, sourceCodeLocation }) {
  const canStayOpen = /^(?:html|head|body|p|li|meta|link|br|img|input)$/.test(tagName ?? '');
  return Boolean(tagName && sourceCodeLocation) && !canStayOpen && !sourceCodeLocation.endTag;
}

function valueOf({ attrs = [] }, name) {
  return attrs.find((each) => each.name === name)?.value;
}

function problemsOf(node) {
  const embedded = valueOf(node, 'data-spaces');
  const own = tags.get(embedded ? `spaces-${embedded}` : node.tagName);
  if (!own) {
    if (embedded || node.tagName.startsWith('spaces-')) return [`there is no <${node.tagName}>`];
    const isOurs = node.tagName === 'script' && /\/(?:embed|frame)\.js/.test(valueOf(node, 'src') ?? '');
    const wrong = isOurs
      ? node.attrs.filter(({ name }) => name.startsWith('data-') && !settings.has(name.slice(5)))
      : [];
    return wrong.map(({ name }) => `the script has no ${name}`);
  }
  return node.attrs.flatMap(({ name, value }) => {
    if (/^(?:id|class|style|slot|lang|dir|hidden|title|data-spaces|aria-.*)$/.test(name)) return [];
    const attribute = own.attributes.find((each) => each.name === name.replace(embedded ? /^data-/ : '', ''));
    if (!attribute) return [`<${own.tagName}> has no attribute ${name}`];
    const { type } = own.members.find((each) => each.name === attribute.fieldName) ?? {};
    const { text = '' } = attribute.type ?? type ?? {};
    const choices = [...text.matchAll(/'([^']*)'/g)].map(([, choice]) => choice);
    return choices.length === 0 || choices.includes(value) ? [] : [`${name} cannot be "${value}"`];
  });
}

function checkStyles(code) {
  const { warnings } = transformSync(code, { loader: 'css' });
  const problems = warnings.map(({ text }) => text);
  for (const [, tagName, rest] of code.matchAll(/\b(spaces-[a-z-]+)\b((?:[:.[][^\s,{]*)?)(?=[^;}]*\{)/g)) {
    const own = tags.get(tagName);
    if (!own) problems.push(`there is no <${tagName}>`);
    for (const [, part] of rest.matchAll(/::part\(([\w-]+)\)/g)) {
      // Inner elements have their parts with a prefix.
      const [, prefix = '', inner = ''] = /^(chat|call)-(.*)$/.exec(part) ?? [];
      const isInner =
        hasNamed(own?.cssParts, prefix) && hasNamed(tags.get(`spaces-${prefix}`)?.cssParts, inner);
      if (own && !hasNamed(own.cssParts, part) && !isInner && !mentions(own, part))
        problems.push(`<${tagName}> has no part ${part}`);
    }
    for (const [, state] of rest.matchAll(/:state\(([\w-]+)\)/g))
      if (own && !hasNamed(own.cssStates, state) && tagName !== 'spaces-join')
        problems.push(`<${tagName}> has no state ${state}`);
  }
  for (const [name] of code.matchAll(/--spaces-[\w-]+/g))
    if (!properties.has(name)) problems.push(`there is no property ${name}`);
  return problems.join(', ');
}

function hasNamed(list = [], name) {
  return list.some((each) => each.name === name);
}

/** A part that every button has says which other names it has. */
function mentions({ cssParts = [] }, part) {
  return cssParts.some(({ description = '' }) => description.includes(`\`${part}\``));
}

/** A field per line; lines that continue it are indented. */
function checkHeaders(code) {
  const wrong = code
    .trimEnd()
    .split('\n')
    .find((line) => !/^(?:[\w-]+:|\s+\S|(?:GET|POST) \/)/.test(line));
  return wrong && `this is no header: ${wrong}`;
}

function checkCommands(code) {
  const built = ['start', 'test', 'install', 'publish', 'pack'];
  return code
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, name = ''] = /^ *npm (?:run (?:-s )?)?([\w:-]+)/.exec(line) ?? [];
      return /^ *(?:npm |npx |#|curl |cp |$)/.test(line) &&
        (!name || name in commands || built.includes(name))
        ? []
        : [`there is no command ${line.trim()}`];
    })
    .join(', ');
}

/** Scripts are checked as TypeScript that infers what it can, so what is declared for one comes first on its first line. */
function addProgram(sample, kind, code) {
  programs.set(`sample${programs.size}.${kind}`, {
    ...sample,
    code: `${sample.given} ${code}\nexport {};\n`,
  });
}

/** All samples are one program: each of them is a module, and knows all tags, as a page with the script does. */
function compilePrograms() {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    const own = join(folder, 'node_modules/spaces-elements');
    mkdirSync(own, { recursive: true });
    for (const part of ['dist', 'package.json']) cpSync(part, join(own, part), { recursive: true });
    for (const name of readdirSync('node_modules').filter((found) => !found.startsWith('.')))
      symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
    writeFileSync(join(folder, 'tags.d.ts'), `import 'spaces-elements/all';\n`);
    writeFileSync(
      join(folder, 'tools.d.ts'),
      notInstalled.map((name) => `declare module '${name}';\n`).join(''),
    );
    for (const [name, { code }] of programs) writeFileSync(join(folder, name), code);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const compiler = resolve('node_modules/typescript7/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const errors = [...stdout.matchAll(/^(sample[^(]+)\((\d+),\d+\): (.*)$/gm)];
    for (const [, name, line, problem] of errors)
      report(programs.get(name), `line ${line} of the sample: ${problem}`);
    if (status !== 0 && errors.length === 0) report({ path: 'samples', line: 0 }, stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
