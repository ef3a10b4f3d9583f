/** A standalone component that Angular's compiler checks with strict templates. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf, runIn } from '../install.mjs';
import { hearsJoined } from '../journey.mjs';
import { serve } from '../serve.mjs';

export async function start({ folder, ...values }) {
  await runIn(folder, '@angular/compiler-cli/bundles/src/bin/ngc.js', ['-p', 'tsconfig.json']);
  const { build } = await packageOf(folder, 'esbuild');
  const outdir = join(folder, 'dist');
  const entryPoints = [join(folder, 'compiled/main.js')];
  await build({ entryPoints, outdir, bundle: true, splitting: true, format: 'esm', logLevel: 'error' });
  cpSync(join(folder, 'index.html'), join(outdir, 'index.html'));
  return serve({ folders: { '/': outdir }, values });
}

export const check = hearsJoined;
