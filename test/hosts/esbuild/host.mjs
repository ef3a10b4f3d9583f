/** A page that esbuild bundles. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf } from '../install.mjs';
import { serve } from '../serve.mjs';
import { joinWeighs } from '../weight.mjs';

export async function start({ folder, ...values }) {
  const { build } = await packageOf(folder, 'esbuild');
  const out = join(folder, 'dist');
  await build({
    absWorkingDir: folder,
    entryPoints: ['main.js'],
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    logLevel: 'error',
  });
  cpSync(join(folder, 'index.html'), join(out, 'index.html'));
  return serve({ folders: { '/': out }, values });
}

export const check = joinWeighs(29_000);
