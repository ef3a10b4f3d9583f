/**
 * Checks the file lists of CONTRIBUTING.md. Each file that it names must exist, unless its line says "(new)". A list
 * behind `<!-- path: N -->` follows data through the source: at most N files, none of them twice, and each one is
 * connected with a file before it: by an import, by two in a row, by a file that imports both, or by a tag in a template.
 */
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { ownFiles } from './own-files.mjs';

const text = readFileSync('CONTRIBUTING.md', 'utf8');
const problems = [];
const imports = new Map(ownFiles(/^src\/.*\.ts$/).map((path) => [path, importsOf(path)]));

for (const line of text.split('\n').filter((each) => !each.includes('(new)'))) {
  for (const [, path] of line.matchAll(/`((?:src|test|demo)\/[\w./-]+(?:\.\w+|\/))`/g)) {
    if (!existsSync(path)) problems.push(`${path} does not exist.`);
  }
}

const paths = [...text.matchAll(/^### (.*)\n+<!-- path: (\d+) -->([^]*?)(?=^#|(?![^]))/gm)];
if (paths.length < 3) problems.push(`CONTRIBUTING.md has ${paths.length} paths instead of three.`);
for (const [, title, most, list] of paths) {
  const files = [...list.matchAll(/^\d+\. `(src\/[\w./-]+\.ts)`/gm)].map(([, path]) => path);
  if (files.length < 2 || files.length > Number(most))
    problems.push(`“${title}” has ${files.length} files; the limit is ${most}.`);
  if (new Set(files).size < files.length) problems.push(`“${title}” names a file twice.`);
  for (const [index, file] of files.entries()) {
    const before = files.slice(0, index);
    if (index > 0 && !before.some((earlier) => isConnected(earlier, file)))
      problems.push(`“${title}”: no import connects ${file} with the files before it.`);
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function isConnected(one, other) {
  const isReached = (from, to) =>
    imports.get(from).has(to) || [...imports.get(from)].some((via) => imports.get(via)?.has(to));
  const isImportedWith = [...imports.values()].some((to) => to.has(one) && to.has(other));
  const isTagOf = readFileSync(other, 'utf8').includes(`<${posix.basename(one, '.ts')}`);
  return isReached(one, other) || isReached(other, one) || isImportedWith || isTagOf;
}

function importsOf(path) {
  const specifiers = readFileSync(path, 'utf8').matchAll(/(?:from |import\(|import )'(\.[^']+)'/g);
  return new Set([...specifiers].map(([, specifier]) => posix.join(posix.dirname(path), specifier)));
}
