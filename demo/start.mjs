/** `npm start`: the demo pages on vite's development server, with an emulator of the service beside them. */
import { fileURLToPath } from 'node:url';
import { createServer, runnerImport } from 'vite';

const demo = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.env.PORT;

const { module } = await runnerImport(`${demo}emulator/vite-plugin.ts`, { configFile: false });
const server = await createServer({
  root: demo,
  configFile: false,
  cacheDir: `${root}node_modules/.vite-demo`,
  appType: 'mpa',
  logLevel: 'warn',
  // A demo's visitors get what a page's visitors get: no package talks to the console.
  resolve: { conditions: ['browser', 'module', 'production'] },
  plugins: [module.emulator({ seed: 'office' })],
  server: {
    host: '127.0.0.1',
    port: wanted === undefined ? 5173 : Number(wanted),
    strictPort: wanted !== undefined,
    fs: { allow: [root] },
  },
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void server.close().finally(() => process.exit()));
}

await server.listen().catch((problem) => {
  process.stderr.write(`The demo cannot start: ${problem.message}\n`);
  process.exit(1);
});
process.stdout.write(`Demo ready: ${server.resolvedUrls.local[0]}\n`);
