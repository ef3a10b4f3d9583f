/**
 * Every link of our documents leads to a file that exists, and to a heading that it has. Links of documents in the package
 * lead to files in the package. Other links lead only to hosts that we know.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ownFiles } from './own-files.mjs';

/** Also the files that pictures in HTML name. */
const link = /\]\(([^)\s]*)\)|\s(?:href|src|srcset)="([^"\s]*)[^"]*"/g;
/** A link that is a picture. Only the repository shows pictures. */
const picture = /\.(?:avif|gif|jpe?g|png|svg|webp)$/;
const hosts = new Set([
  'developer.mozilla.org',
  'llmstxt.org',
  'playwright.dev',
  'semver.org',
  'modern-web.dev',
  'spaces.avayacloud.com',
  'www.npmjs.com',
]);
const packed = /^(?:README\.md|LICENSE|CHANGELOG\.md|src\/(?:.*\/)?[^/]+\.md)$/;
const fenced = /^ *```[^]*?^ *```$/gm;
const documents = ownFiles(/\.md$/);

for (const path of documents) {
  for (const [, linked, named] of withoutCode(path)
    .replaceAll(/`[^`\n]*`/g, '')
    .matchAll(link)) {
    const target = linked ?? named;
    if (/^[a-z]+:/.test(target)) {
      if (!hosts.has(new URL(target).host)) report(path, target, 'this host is not one that we link to');
      continue;
    }
    const [file, anchor] = target.split('#');
    const aim = file ? normalize(join(dirname(path), file)) : path;
    if (!existsSync(aim)) report(path, target, 'there is no such file');
    else if (anchor && !(statSync(aim).isFile() && anchorsOf(aim).has(anchor)))
      report(path, target, 'there is no such heading');
    else if (packed.test(path) && !packed.test(aim) && !picture.test(aim))
      report(path, target, 'the package does not contain it');
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
