/** A page that Parcel bundles. */
import { join } from 'node:path';
import { runIn } from '../install.mjs';
import { serve } from '../serve.mjs';

export async function start({ folder, ...values }) {
  const args = ['build', 'index.html', '--no-cache', '--no-source-maps', '--no-autoinstall'];
  await runIn(folder, 'parcel/lib/bin.js', args);
  return serve({ folders: { '/': join(folder, 'dist') }, values });
}
