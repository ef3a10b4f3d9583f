/**
 * How many files a page with a join form loads before the visitor presses a button, besides the page itself. `--table`
 * names them. Needs a build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** `later`: what the file imports on demand for such a page, by the start of its name. */
const pages = [
  { file: 'spaces-elements.js', later: [], most: 3 },
  { file: 'loader.js', later: ['spaces-join'], most: 3 },
  { file: 'embed.js', later: ['core', 'spaces-join'], most: 3 },
  // Its invitation is in its address.
  { file: 'frame.js', later: ['visitor'], most: 4 },
];

for (const { file, later, most } of pages) {
  const found = new Set();
  collect(file, found);
  for (const name of later) collect(onDemand(name, found), found);
  const isOver = found.size > most;
  if (isOver) process.exitCode = 1;
  if (isOver || process.argv.includes('--table'))
    process.stdout.write(`${isOver ? 'OVER' : '  ok'} ${found.size} of ${most}  ${[...found].join(', ')}\n`);
}

/** A file and everything that it imports at once. */
function collect(file, found) {
  if (found.has(file)) return;
  found.add(file);
  for (const [, path] of sourceOf(file).matchAll(/(?:import|from)\s*"(\.[^"]+)"/g))
    collect(posix.join(posix.dirname(file), path), found);
}

/** The file with this name that one of the known files imports on demand. */
function onDemand(name, known) {
  const file = [...known]
    .flatMap((from) =>
      [...sourceOf(from).matchAll(/import\(\s*(?:new URL\()?["'`](\.[^"'`]+)/g)].map(([, path]) =>
        posix.join(posix.dirname(from), path),
      ),
    )
    .find((path) => posix.basename(path).startsWith(`${name}-`));
  if (!file) throw new Error(`None of ${[...known].join(', ')} imports ${name} on demand.`);
  return file;
}

function sourceOf(file) {
  const path = `dist/cdn/${file}`;
  if (!existsSync(path)) throw new Error(`The build creates no ${path}.`);
  return readFileSync(path, 'utf8');
}
