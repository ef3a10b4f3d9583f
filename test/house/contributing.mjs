/**
 * Checks the file lists of CONTRIBUTING.md. Each file that it names must exist, unless its line says "(new)". A list
 * behind `<!-- path: N -->` follows data through the source: at most N files, none of them twice, and each one imports
 * a file earlier in the list or is imported by one.
 */
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

const text = readFileSync('CONTRIBUTING.md', 'utf8');
const problems = [];

for (const line of text.split('\n').filter((each) => !each.includes('(new)'))) {
  for (const [, path] of line.matchAll(/`((?:src|test|demo)\/[\w./-]+\.\w+)`/g)) {
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
    if (index > 0 && !before.some((earlier) => isImported(earlier, file) || isImported(file, earlier)))
      problems.push(`“${title}”: no import connects ${file} with the files before it.`);
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function isImported(path, by) {
  if (!existsSync(by)) return false;
  const specifiers = readFileSync(by, 'utf8').matchAll(/(?:from |import\(|import )'(\.[^']+)'/g);
  return [...specifiers].some(([, specifier]) => posix.join(posix.dirname(by), specifier) === path);
}
