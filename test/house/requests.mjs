/**
 * How many files a page with one tag loads before the visitor presses a button, besides the page itself, and in how many
 * rounds: a file of the next round becomes known only when one of the last has arrived. `--table` names them. Needs a
 * build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** `later`: what the file imports on demand for such a page, by the start of its name. */
const pages = [
  { file: 'spaces-elements.js', later: [], most: 3, rounds: 2 },
  { file: 'loader.js', later: ['spaces-join'], most: 3, rounds: 2 },
  { file: 'loader.js', later: ['spaces-chat'], most: 4, rounds: 2 },
  { file: 'loader.js', later: ['spaces-call'], most: 4, rounds: 2 },
  { file: 'embed.js', later: ['core', 'spaces-join'], most: 3, rounds: 3 },
  { file: 'embed.js', later: ['core', 'spaces-chat'], most: 4, rounds: 3 },
  // Its invitation is in its address.
  { file: 'frame.js', later: ['visitor'], most: 4, rounds: 3 },
];

for (const { file, later, most, rounds } of pages) {
  /** The round of each file. */
  const found = new Map();
  collect([file], 1, found);
  later.forEach((name) => collect(onDemand(name, found), Math.max(...found.values()) + 1, found));
  const last = Math.max(...found.values());
  const isOver = found.size > most || last > rounds;
  if (isOver) process.exitCode = 1;
  if (isOver || process.argv.includes('--table'))
    process.stdout.write(
      `${isOver ? 'OVER' : '  ok'} ${found.size} of ${most} in ${last} of ${rounds} rounds  ${[...found.keys()].join(', ')}\n`,
    );
}

/** Files that are requested in one round, and everything that they import at once. */
function collect(files, round, found) {
  const fresh = files.filter((file) => !found.has(file));
  for (const file of fresh) found.set(file, round);
  for (const file of fresh) {
    const imports = [...sourceOf(file).matchAll(/(?:import|from)\s*"(\.[^"]+)"/g)];
    const paths = imports.map(([, path]) => posix.join(posix.dirname(file), path));
    collect(paths, round + 1, found);
  }
}

/** The file with this name that one of the known files imports on demand, and those that it imports together with it. */
function onDemand(name, known) {
  for (const from of known.keys()) {
    const groups = sourceOf(from).match(/Promise\.all\(\[.*?\]\)|import\([^)]*\)/g) ?? [];
    for (const group of groups) {
      const paths = [...group.matchAll(/["'`](\.[^"'`]+)/g)].map(([, path]) =>
        posix.join(posix.dirname(from), path),
      );
      if (paths.some((path) => posix.basename(path).startsWith(`${name}-`))) return paths;
    }
  }
  throw new Error(`None of ${[...known.keys()].join(', ')} imports ${name} on demand.`);
}

function sourceOf(file) {
  const path = `dist/cdn/${file}`;
  if (!existsSync(path)) throw new Error(`The build creates no ${path}.`);
  return readFileSync(path, 'utf8');
}
