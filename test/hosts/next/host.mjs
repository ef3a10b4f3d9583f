/** A page of the App Router: a server component with the provider, and a client component with a handler. */
import { runIn } from '../install.mjs';
import { hearsJoined } from '../journey.mjs';
import { runServer } from '../serve.mjs';

const program = 'next/dist/bin/next';

export async function start({ folder, server, invite, port }) {
  const env = { NEXT_TELEMETRY_DISABLED: '1', SPACES_SERVER: server, SPACES_INVITE: invite };
  await runIn(folder, program, ['build'], env);
  const args = ['start', '-H', '127.0.0.1', '-p', String(port)];
  return runServer({ folder, program, args, env, url: `http://127.0.0.1:${port}/` });
}

export const check = hearsJoined;
