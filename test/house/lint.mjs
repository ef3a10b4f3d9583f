/** Runs oxlint on the whole project and prints one line per problem. A wrong import is explained in our own words. */
import { spawnSync } from 'node:child_process';

const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', '-f', 'json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
const { diagnostics } = JSON.parse(
  stdout.startsWith('{') ? stdout : `{"diagnostics":[{"message":${JSON.stringify(stdout + stderr)}}]}`,
);

for (const { filename, labels, message, help, code } of diagnostics) {
  const line = labels?.[0]?.span?.line;
  const text = help?.startsWith('Layers: ') ? help : message;
  console.error(`${filename ?? 'oxlint'}${line ? `:${line}` : ''}: ${text} ${code ?? ''}`.trimEnd());
}
process.exitCode = diagnostics.length > 0 ? 1 : 0;
