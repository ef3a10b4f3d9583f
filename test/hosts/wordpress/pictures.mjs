/** The folder of the pictures that a run makes, to be looked at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../install.mjs';

export function pictures() {
  const folder = join(cacheFolder, 'pictures');
  mkdirSync(folder, { recursive: true });
  return folder;
}
