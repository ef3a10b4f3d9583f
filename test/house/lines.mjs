/** Holds every file to a length that a reader can keep in mind: 400 lines, or 800 for styles and strings. */
import { readFileSync } from 'node:fs';
import { ownFiles } from './own-files.mjs';

const tooLong = ownFiles(/^(src|demo|test)\/.*\.(ts|mjs|js|css|html)$/)
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1, most: limit(path) }))
  .filter(({ lines, most }) => lines > most);

for (const { path, lines, most } of tooLong)
  console.error(`${path} has ${lines} lines; the limit is ${most}.`);
process.exitCode = tooLong.length > 0 ? 1 : 0;

/** Style sheets and string catalogues are lists, which may be longer than code. */
function limit(path) {
  return /\.(styles|strings)\.ts$|^src\/locales\/|\.css$/.test(path) ? 800 : 400;
}
