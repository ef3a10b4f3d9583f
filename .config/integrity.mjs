/**
 * Writes dist/cdn/integrity.json: the hash of each script in that folder, as browsers compare them (Subresource
 * Integrity), by its path. Needs the other files there.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = 'dist/cdn';
const scripts = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.js'));
const hashes = scripts
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted()
  .map((path) => [`./${path}`, hash(`${folder}/${path}`)]);
writeFileSync(`${folder}/integrity.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);

function hash(path) {
  return `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
}
