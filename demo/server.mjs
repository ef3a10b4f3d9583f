/** The demo as one server: its pages on vite's development server, an emulator of the service, and the portal's own server. */
import { fileURLToPath } from 'node:url';
import { createServer, runnerImport } from 'vite';

const demo = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {{port?: number, seed?: string}} wish `port`: this one or none at all; without it, one that is free */
export async function startDemo({ port, seed = 'directory' } = {}) {
  const { module } = await runnerImport(`${demo}emulator/vite-plugin.ts`, { configFile: false });
  const { module: portal } = await runnerImport(`${demo}portal/portal.ts`, { configFile: false });
  const { module: pages } = await runnerImport(`${demo}frame.ts`, { configFile: false });
  const emulator = module.emulator({ seed, switches: { cookieSession: true } });
  const { client, grant, linkOrigins, send } = emulator.api;
  const plugin = portal.portalPlugin({
    client: () => client('portal'),
    mail: {
      linkOrigins,
      send: (mail) =>
        send({ from: { name: 'Larkfield Partners', address: 'invitations@larkfield.example' }, ...mail }),
    },
    // The portal's pages are Ada's.
    visitor: async () => {
      const { refreshToken, idToken } = await grant('ada', 'portal');
      return { refreshToken, member: portal.subjectOf(idToken) };
    },
  });
  const server = await createServer({
    root: demo,
    configFile: false,
    cacheDir: `${root}node_modules/.vite-demo`,
    appType: 'mpa',
    logLevel: 'warn',
    // A demo's visitors get what a page's visitors get: no package talks to the console.
    resolve: { conditions: ['browser', 'module', 'production'] },
    // The frame first: it writes the names of the emulator's addresses into the pages.
    plugins: [pages.frame(), emulator, plugin],
    server: { host: '127.0.0.1', port: port ?? 5173, strictPort: port !== undefined, fs: { allow: [root] } },
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0], stop: () => server.close() };
}
