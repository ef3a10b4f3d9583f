/** Every link of our documents leads to a file that exists, and to a heading that it has. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ownFiles } from './own-files.mjs';

const link = /\[[^\]]*\]\((?!https?:|mailto:)([^)\s]*)\)/g;
const fenced = /^ *```[^]*?^ *```$/gm;
const documents = ownFiles(/\.md$/);

for (const path of documents) {
  for (const [, target] of withoutCode(path).matchAll(link)) {
    const [file, anchor] = target.split('#');
    const aim = file ? normalize(join(dirname(path), file)) : path;
    if (!existsSync(aim)) report(path, target, 'there is no such file');
    else if (anchor && !(statSync(aim).isFile() && anchorsOf(aim).has(anchor)))
      report(path, target, 'there is no such heading');
  }
}

function report(path, target, problem) {
  console.error(`${path}: (${target}): ${problem}.`);
  process.exitCode = 1;
}

function withoutCode(path) {
  return readFileSync(path, 'utf8').replace(fenced, '');
}

/** As GitHub makes them from headings. */
function anchorsOf(path) {
  const headings = withoutCode(path).matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
