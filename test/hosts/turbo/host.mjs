/** A site whose pages Turbo swaps: on the next page the guest is still in the conversation. */
import { join } from 'node:path';
import { staysJoined } from '../journey.mjs';
import { serve } from '../serve.mjs';

export function start({ folder, ...values }) {
  const installed = join(folder, 'node_modules');
  const cdn = join(installed, 'spaces-elements/dist/cdn');
  return serve({ folders: { '/': folder, '/spaces/': cdn, '/modules/': installed }, values });
}

export const check = staysJoined;
