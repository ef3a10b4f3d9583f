/** No file of src, demo or test is longer than a reader keeps in mind: 250 lines. */
import { readFileSync } from 'node:fs';
import { ownFiles } from './own-files.mjs';

const most = 250;

const tooLong = ownFiles(/^(src|demo|test)\/.*\.(ts|mjs|js|css|html)$/)
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
  .filter(({ lines }) => lines > most);

for (const { path, lines } of tooLong) console.error(`${path} has ${lines} lines; the most is ${most}.`);
process.exitCode = tooLong.length > 0 ? 1 : 0;
