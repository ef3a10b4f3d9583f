/** The demo as one server: its pages on vite's development server, an emulator of the service, and the portal's own server. */
import { fileURLToPath } from 'node:url';
import { createServer, runnerImport } from 'vite';

const demo = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {{port?: number, seed?: string}} wish `port`: this one or none at all; without it, one that is free */
export async function startDemo({ port, seed = 'directory' } = {}) {
  const { emulator: emulatorPlugin } = await load('emulator/vite-plugin.ts');
  const { portalPlugin, subjectOf } = await load('portal/portal.ts');
  const { frame } = await load('frame.ts');
  const { board } = await load('board.ts');
  const emulator = emulatorPlugin({ seed, switches: { cookieSession: true } });
  const { client, grant, linkOrigins, send } = emulator.api;
  const portal = portalPlugin({
    client: () => client('portal'),
    mail: {
      linkOrigins,
      send: (mail) =>
        send({ from: { name: 'Larkfield Partners', address: 'invitations@larkfield.example' }, ...mail }),
    },
    // The portal's pages are Ada's.
    visitor: async () => {
      const { refreshToken, idToken } = await grant('ada', 'portal');
      return { refreshToken, member: subjectOf(idToken) };
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
    plugins: [frame(), emulator, board(emulator.api), portal],
    server: { host: '127.0.0.1', port: port ?? 5173, strictPort: port !== undefined, fs: { allow: [root] } },
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0], stop: () => server.close() };
}

/** A TypeScript module of the demo, for Node. */
async function load(path) {
  return (await runnerImport(demo + path, { configFile: false })).module;
}
