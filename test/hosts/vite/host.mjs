/** A page that Vite bundles. */
import { join } from 'node:path';
import { runIn } from '../install.mjs';
import { serve } from '../serve.mjs';
import { joinWeighs } from '../weight.mjs';

export async function start({ folder, ...values }) {
  await runIn(folder, 'vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  return serve({ folders: { '/': join(folder, 'dist') }, values });
}

export const check = joinWeighs(29_000);
