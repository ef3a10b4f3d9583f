/** A page that Rollup bundles, with the plugin that finds packages. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf } from '../install.mjs';
import { serve } from '../serve.mjs';

export async function start({ folder, ...values }) {
  const { rollup } = await packageOf(folder, 'rollup');
  const { nodeResolve } = await packageOf(folder, '@rollup/plugin-node-resolve');
  const bundle = await rollup({
    input: join(folder, 'main.js'),
    plugins: [nodeResolve({ browser: true })],
    onLog: (level, log) => level === 'warn' && console.error(`rollup: ${log.message}`),
  });
  const dir = join(folder, 'dist');
  await bundle.write({ dir, format: 'es' });
  cpSync(join(folder, 'index.html'), join(dir, 'index.html'));
  return serve({ folders: { '/': dir }, values });
}
