/** A frame that may run scripts as its own origin, but not submit forms. */
import { join } from 'node:path';
import { serve } from '../serve.mjs';

export function start({ folder, ...values }) {
  const cdn = join(folder, 'node_modules/spaces-elements/dist/cdn');
  return serve({ folders: { '/': folder, '/spaces/': cdn }, values });
}
