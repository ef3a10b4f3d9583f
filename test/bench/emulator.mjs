/** Starts an emulator on a free port for samples that include the network. Its directory is that of a large company. */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const start = fileURLToPath(new URL('../../demo/emulator/start.ts', import.meta.url));

export async function startEmulator() {
  const { module } = await runnerImport(start, { configFile: false });
  const emulator = await module.startEmulator({ seed: 'directory', switches: { latency: false } });
  const at = (path) => `${emulator.info.server}/_emulator/${path}`;
  return {
    server: emulator.info.server,
    async token(user) {
      const body = JSON.stringify({ do: 'token', user });
      const headers = { 'content-type': 'application/json' };
      return (await (await fetch(at('control'), { method: 'POST', headers, body })).json()).token;
    },
    /** The number of requests so far. */
    async count(path) {
      const requests = await (await fetch(at('requests'))).json();
      return requests.filter((request) => request.path === path && request.method === 'POST').length;
    },
    stop: () => emulator.stop(),
  };
}
