/** A page in which htmx inserts the join form, and later polls the part of the page that contains the conversation. */
import { join } from 'node:path';
import { staysJoined } from '../journey.mjs';
import { serve } from '../serve.mjs';

export function start({ folder, ...values }) {
  const installed = join(folder, 'node_modules');
  const cdn = join(installed, 'spaces-elements/dist/cdn');
  return serve({ folders: { '/': folder, '/spaces/': cdn, '/modules/': installed }, values });
}

/** The same part arrives again: it contains an element that is not joined yet, in the same provider. */
export const check = staysJoined;
