/** A static page that Astro builds. */
import { join } from 'node:path';
import { runIn } from '../install.mjs';
import { serve } from '../serve.mjs';

export async function start({ folder, ...values }) {
  await runIn(folder, 'astro/astro.js', ['build'], { ASTRO_TELEMETRY_DISABLED: '1' });
  return serve({ folders: { '/': join(folder, 'dist') }, values });
}
