/**
 * Counts words that the project does not use: pronouns such as "whom" make a sentence read as translated. Say "user",
 * "visitor", "page author" or "person" instead. `--list` prints each place.
 */
import { readFileSync } from 'node:fs';
import { ownFiles } from './own-files.mjs';

const most = 9;
/** Split, so that this file does not match itself. */
const words = new RegExp(`\\b(?:(?:some|no|any|every)${'body'}|who(?:ever|m))\\b`, 'gi');
const titles = /\b(?:describe|it)\(\s*(?:'[^']*'|`[^`]*`|"[^"]*")/g;

const found = [
  ...ownFiles(/^(?:src|demo)\/|^(?:README|CONTRIBUTING|CHANGELOG)\.md$/).flatMap((path) =>
    places(path, read(path)),
  ),
  ...ownFiles(/^test\/.*\.test\.ts$/).flatMap((path) =>
    places(path, (read(path).match(titles) ?? []).join('\n')),
  ),
];

if (found.length > most || process.argv.includes('--list')) {
  for (const place of found) console.error(place);
  console.error(`${found.length} such words; the limit is ${most}.`);
}
process.exitCode = found.length > most ? 1 : 0;

function read(path) {
  return readFileSync(path, 'utf8');
}

function places(path, text) {
  return text
    .split('\n')
    .flatMap((line) =>
      (line.match(words) ?? []).map((word) => `${path}: “${word}” in: ${line.trim().slice(0, 120)}`),
    );
}
