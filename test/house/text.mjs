/** Keeps traces of a developer's machine out of the project: home folders, registry hosts and stray top-level files. */
import { readFileSync } from 'node:fs';
import { ownFiles } from './own-files.mjs';

const topLevel = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'src',
  'demo',
  'test',
];

const binary = /\.(png|jpe?g|gif|webp|ico|woff2?)$/;

/** Split, so that this file does not match itself. */
const unwanted = [
  [new RegExp(`/(${['home', 'Users', 'root', 'work', 'workspace'].join('|')})/\\w`), 'a path of one machine'],
  [new RegExp(`"resolved": *"http`), 'the address of a package registry'],
];
/** Other packages may have such folders, and their checksums may look like paths. */
const unwantedInLocks = unwanted.slice(1);

const problems = ownFiles().flatMap((path) => {
  const top = path.split('/')[0];
  const stray =
    top.startsWith('.') || topLevel.includes(top) ? [] : [`${top} does not belong at the top level.`];
  return binary.test(path) ? stray : [...stray, ...linesWith(path)];
});

for (const problem of new Set(problems)) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function linesWith(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      (path.endsWith('package-lock.json') ? unwantedInLocks : unwanted)
        .filter(([words]) => words.test(line))
        .map(([, what]) => `${path}:${index + 1}: ${what}.`),
    );
}
