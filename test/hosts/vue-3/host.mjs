/** A page of a single-page program that Vite builds. */
import { join } from 'node:path';
import { runIn } from '../install.mjs';
import { hearsJoined } from '../journey.mjs';
import { serve } from '../serve.mjs';

export async function start({ folder, ...values }) {
  await runIn(folder, 'vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  return serve({ folders: { '/': join(folder, 'dist') }, values });
}

export const check = hearsJoined;
