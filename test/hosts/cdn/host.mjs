/** A page with the script tag of the README. */
import { join } from 'node:path';
import { serve } from '../serve.mjs';
import { fewRequests } from '../weight.mjs';

export function start({ folder, ...values }) {
  const cdn = join(folder, 'node_modules/spaces-elements/dist/cdn');
  return serve({ folders: { '/': folder, '/spaces/': cdn }, values });
}

export const check = fewRequests;
