/** Checks the exports of the package: each tag and language has one, each target exists, and names register nothing. Needs a build. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const { exports: exported, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const problems = [];

for (const [name, target] of Object.entries(exported)) {
  const files = typeof target === 'string' ? [target] : Object.values(target);
  for (const file of files.filter((path) => !path.includes('*') && !existsSync(path))) {
    problems.push(`The export "${name}" points to ${file}, which the build does not create.`);
  }
}

// Pages without a bundler have no `process`.
for (const file of readdirSync('dist', { recursive: true })) {
  if (!file.endsWith('.js')) continue;
  if (readFileSync(`dist/${file}`, 'utf8').includes('process.env'))
    problems.push(`dist/${file} reads process.env.`);
}

const tags = names('src/define', /^(spaces-.*)\.ts$/);
const all = readFileSync('src/all.ts', 'utf8');
const loader = readFileSync('src/loader.ts', 'utf8');
for (const tag of tags) {
  if (!(`./${tag}` in exported)) problems.push(`package.json exports no "./${tag}".`);
  if (!all.includes(`./define/${tag}.ts`)) problems.push(`src/all.ts does not register ${tag}.`);
  if (!loader.includes(`./define/${tag}.ts`)) problems.push(`src/loader.ts does not know ${tag}.`);
}
const loaders = readFileSync('src/controllers/catalogues.ts', 'utf8');
for (const language of names('src/locales', /^([a-z]{2})\.ts$/)) {
  if (!loaders.includes(`'../locales/${language}.ts'`))
    problems.push(`src/controllers/catalogues.ts does not load ${language}.`);
  if (!(`./locales/${language}` in exported))
    problems.push(`package.json exports no "./locales/${language}".`);
}

const manifest = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
const described = manifest.modules
  .flatMap((module) => module.declarations ?? [])
  .map(({ tagName }) => tagName);
for (const tag of tags) {
  if (!described.includes(tag)) problems.push(`The manifest does not describe ${tag}.`);
}

const react = readFileSync('src/react.ts', 'utf8');
for (const { tagName, events = [] } of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
  const component = new RegExp(`tagName: '${tagName}',[^]*?\\n}\\);`).exec(react)?.[0] ?? '';
  const missing = tagName ? events.filter(({ name }) => !component.includes(`'${name}'`)) : [];
  for (const { name } of missing) problems.push(`src/react.ts has no handler for ${name} of ${tagName}.`);
}

const define = readFileSync('src/define/define.ts', 'utf8');
if (!define.includes(`'${version}'`))
  problems.push(`src/define/define.ts does not contain the package's version, ${version}.`);

// Files that pages name with a `?ver=` must not be named by chunks, or else browsers download them twice.
for (const folder of ['chunks', 'tags']) {
  const chunks = readdirSync(`dist/cdn/${folder}`).filter((file) => file.endsWith('.js'));
  if (chunks.length > 30) problems.push(`${folder}/ has ${chunks.length} files, more than 30.`);
  const code = chunks.map((file) => readFileSync(`dist/cdn/${folder}/${file}`, 'utf8')).join('\n');
  if (/["'`]\.\.\//.test(code)) problems.push(`A file in ${folder}/ imports from its parent folder.`);
  for (const tag of tags) {
    if (!new RegExp(`\\(["'\`]${tag}["'\`],`).test(code))
      problems.push(`No file in ${folder}/ registers ${tag}.`);
  }
}
if (!/^export\*from"\.\/chunks\/[\w-]+\.js";\s*$/.test(readFileSync('dist/cdn/spaces-elements.js', 'utf8')))
  problems.push('spaces-elements.js contains more than the name of its chunk.');
if (/\bexport\b|\bimport\s*["'{*]|\bfrom\s*["'`]/.test(readFileSync('dist/cdn/embed.js', 'utf8')))
  problems.push('embed.js is no classic script.');

// Pages compare the scripts with these hashes.
const hashes = JSON.parse(readFileSync('dist/cdn/integrity.json', 'utf8'));
for (const file of readdirSync('dist/cdn', { recursive: true }).filter((each) => each.endsWith('.js'))) {
  const hash = createHash('sha384')
    .update(readFileSync(`dist/cdn/${file}`))
    .digest('base64');
  if (hashes[`./${file}`] !== `sha384-${hash}`) problems.push(`integrity.json has another hash for ${file}.`);
}

for (const entry of ['src/index.ts', 'src/config.ts']) {
  const registers = [...reach(entry)].filter((path) =>
    /customElements\.define\(|\bdefine\('/.test(readFileSync(path, 'utf8')),
  );
  for (const path of registers) problems.push(`${entry} reaches ${path}, which registers a tag.`);
}

// A server that renders pages imports the same modules.
for (const [name, target] of Object.entries(exported)) {
  if (!target.default) continue;
  await import(resolve(target.default)).catch(({ message }) =>
    problems.push(`Node cannot import "${name}": ${message}`),
  );
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function names(folder, pattern) {
  return readdirSync(folder).flatMap((file) => pattern.exec(file)?.[1] ?? []);
}

/** Every module that loads with an entry, without what it imports on demand. */
function reach(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  const imports = readFileSync(path, 'utf8').matchAll(
    /^(?:import|export)\s(?!type)[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'/gm,
  );
  for (const [, from, bare] of imports) {
    reach(new URL(from ?? bare, `file:///${path}`).pathname.slice(1), seen);
  }
  return seen;
}
