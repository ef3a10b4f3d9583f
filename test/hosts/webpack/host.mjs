/** A page that webpack bundles. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf } from '../install.mjs';
import { serve } from '../serve.mjs';

export async function start({ folder, ...values }) {
  const { default: webpack } = await packageOf(folder, 'webpack');
  const dist = join(folder, 'dist');
  await new Promise((resolve, reject) => {
    webpack({ context: folder, mode: 'production', entry: './main.js', output: { path: dist } }, (problem, stats) => {
      const failed = problem ?? (stats.hasErrors() && new Error(stats.toString('errors-only')));
      if (failed) reject(failed);
      else resolve();
    });
  });
  cpSync(join(folder, 'index.html'), join(dist, 'index.html'));
  return serve({ folders: { '/': dist }, values });
}
