/**
 * Packs the WordPress plugin: its PHP files, and `embed.js` with the parts that it loads. The same input gives the same
 * bytes. Needs `dist/cdn/`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const plugin = 'src/hosts/wordpress';
const built = 'dist/cdn';
const packed = 'dist/hosts/spaces-elements-wordpress.zip';

const files = {
  ...filesOf(plugin),
  'cdn/embed.js': readFileSync(`${built}/embed.js`),
  'cdn/LICENSE': readFileSync('LICENSE'),
  'cdn/LICENSES.txt': readFileSync(`${built}/LICENSES.txt`),
  ...filesOf(`${built}/tags`, 'cdn/tags/'),
};

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const [name, pattern] of [
  ['spaces-elements.php', /^ \* Version: +(.+)$/m],
  ['spaces-elements.php', /'SPACES_ELEMENTS_VERSION', '(.+)'/],
  ['readme.txt', /^Stable tag: (.+)$/m],
]) {
  const found = pattern.exec(files[name].toString())?.[1];
  if (found !== version) throw new Error(`${plugin}/${name} has the version ${found}, not ${version}.`);
}

mkdirSync('dist/hosts', { recursive: true });
// The archive stores the local time without a zone, so a local date gives the same bytes everywhere.
const mtime = new Date(2000, 0, 1);
const entries = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
const archive = Object.fromEntries(entries.map(([name, bytes]) => [`spaces-elements/${name}`, bytes]));
writeFileSync(packed, zipSync(archive, { level: 9, mtime }));

/** The contents of all files below a folder, by their path with forward slashes. */
function filesOf(folder, prefix = '') {
  const found = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) Object.assign(found, filesOf(path, `${prefix}${entry.name}/`));
    else found[prefix + entry.name] = readFileSync(path);
  }
  return found;
}
