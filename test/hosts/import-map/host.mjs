/** A page that loads the modules of the package and of its dependencies as they are, with an import map. */
import { join } from 'node:path';
import { serve } from '../serve.mjs';

export function start({ folder, ...values }) {
  return serve({ folders: { '/': folder, '/modules/': join(folder, 'node_modules') }, values });
}
