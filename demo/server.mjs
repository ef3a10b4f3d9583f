/** Starts the demo: its pages on a vite development server, the emulator and the portal's server. */
import { fileURLToPath } from 'node:url';
import { createServer, runnerImport } from 'vite';

const demo = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {{port?: number, seed?: string, clock?: number}} options With `port`, fails if the port is in use; without it,
 * uses a free port. `clock`: ms since epoch when the worlds of the playground begin; default: now.
 */
export async function startDemo({ port, seed = 'directory', clock } = {}) {
  const { emulator: emulatorPlugin } = await load('emulator/vite-plugin.ts');
  const { portalPlugin, subjectOf } = await load('portal/portal.ts');
  const { letter } = await load('letter.ts');
  const { frame } = await load('frame.ts');
  const { board } = await load('board.ts');
  const { reference } = await load('reference.ts');
  const { playground } = await load('playground/server.ts');
  const emulator = emulatorPlugin({ seed, switches: { cookieSession: true } });
  const { client, grant, linkOrigin, send } = emulator.api;
  const portal = portalPlugin({
    client: () => client('portal'),
    mail: {
      linkOrigin,
      joinPage: () => new URL('join.html', server.resolvedUrls.local[0]).href,
      template: letter,
      send: (mail) =>
        send({ from: { name: 'Larkfield Partners', address: 'invitations@larkfield.example' }, ...mail }),
    },
    // New visitors are signed in to the portal as Ada.
    visitor: async () => {
      const { refreshToken, idToken } = await grant('ada', 'portal');
      return { refreshToken, member: subjectOf(idToken), name: 'Ada Moreno' };
    },
  });
  const server = await createServer({
    root: demo,
    configFile: false,
    cacheDir: `${root}node_modules/.vite-demo`,
    appType: 'mpa',
    logLevel: 'warn',
    // Uses production builds, like a real page, so that no package writes to the console.
    resolve: { conditions: ['browser', 'module', 'production'] },
    // The frame comes first, because it adds placeholders that the emulator's plugin replaces.
    plugins: [frame(), reference(), emulator, board(emulator.api), portal, playground({ clock, manifest })],
    server: { host: '127.0.0.1', port: port ?? 5173, strictPort: port !== undefined, fs: { allow: [root] } },
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0], stop: () => server.close() };
}

/** The modules that vite loads cannot load others later, so this is here. */
async function manifest() {
  return (await import('./playground/manifest.mjs')).readManifest();
}

/** Loads a TypeScript module of the demo. */
async function load(path) {
  return (await runnerImport(demo + path, { configFile: false })).module;
}
