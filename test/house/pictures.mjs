/** The pictures of the documents are small, and each of them is shown somewhere. `npm run pictures` takes them. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownFiles } from './own-files.mjs';

/** In KiB. */
const largest = 60;
const allTogether = 1200;

const shown = new Set(
  ownFiles(/\.md$/).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/ src(?:set)?="([^"]*demo\/pictures\/[^"]+)"/g)].map(
      ([, source]) => join(dirname(path), source),
    ),
  ),
);
const taken = ownFiles(/^demo\/pictures\//);
const sizes = taken.map((path) => statSync(path).size / 1024);

for (const path of shown) if (!existsSync(path)) report(`${path} is shown, but there is no such file.`);
for (const [index, path] of taken.entries()) {
  if (!shown.has(path)) report(`${path} is in no document.`);
  if (sizes[index] > largest) report(`${path} has ${sizes[index].toFixed(1)} KiB, more than ${largest}.`);
}
const sum = sizes.reduce((total, size) => total + size, 0);
if (sum > allTogether) report(`The pictures have ${sum.toFixed(0)} KiB, more than ${allTogether}.`);

function report(problem) {
  console.error(problem);
  process.exitCode = 1;
}
