/** A frame that may only run scripts: it has no origin of its own, no storage and no forms. */
import { join } from 'node:path';
import { serve } from '../serve.mjs';

export function start({ folder, ...values }) {
  const cdn = join(folder, 'node_modules/spaces-elements/dist/cdn');
  return serve({ folders: { '/': folder, '/spaces/': cdn }, values });
}
