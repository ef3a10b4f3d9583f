/** Serves the playground's frames, each with a world of its own, and the manifest that its controls are made from. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { startEmulator, type Emulator } from '../emulator/start.ts';
import { markupOf } from './markup.ts';
import { stateOf } from './states.ts';

/** The worlds of older frames end. More are only needed by someone with many tabs. */
const mostWorlds = 6;

/** @param clock ms since epoch; with it, all worlds begin at this time */
export function playground({ clock }: { readonly clock?: number | undefined } = {}): Plugin {
  const worlds: Promise<Emulator>[] = [];
  const stopOldest = async (): Promise<void> => (await worlds.shift())?.stop();
  let manifest: Promise<string> | undefined;
  return {
    name: 'playground',
    apply: 'serve',
    configureServer({ middlewares, httpServer }) {
      httpServer?.once(
        'close',
        () => void Promise.all(worlds.splice(0).map(async (world) => (await world).stop())),
      );
      middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '', `http://${request.headers.host}`);
        const answer = async (): Promise<void> => {
          if (url.pathname === '/playground-manifest.json') {
            response.setHeader('content-type', 'application/json');
            response.end(await (manifest ??= analyze()));
            return;
          }
          const { page, headers } = await frameOf(url, async (options) => {
            const start = Date.now();
            const world = startEmulator({
              ...options,
              ...(clock && { clock: () => clock + Date.now() - start }),
            });
            if (worlds.push(world) > mostWorlds) void stopOldest();
            return world;
          });
          for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
          response.end(page);
        };
        if (/^\/playground-(?:frame\.html|manifest\.json)$/.test(url.pathname)) answer().catch(next);
        else next();
      });
    },
  };
}

type Start = (options: Parameters<typeof startEmulator>[0]) => Promise<Emulator>;

async function frameOf({ origin, searchParams: query }: URL, start: Start) {
  const [tag = '', name = ''] = ['tag', 'state'].map((each) => query.get(each) ?? '');
  const state = stateOf(tag, name);
  if (!state) throw new Error(`<${tag}> has no state "${name}".`);
  const world = await start({ seed: state.seed ?? 'showroom', switches: state.switches ?? {} });
  if (query.has('slow')) await world.control({ do: 'delay', ms: 1500, times: 'all' });
  for (const action of state.before ?? []) await world.control(action);
  const { server, web, invite, space } = world.info;
  const values: Record<string, string> = {
    SPACES_INVITE: invite,
    SPACES_WEB: web,
    SPACES_SPACE: space,
    PAGE: `${origin}/`,
    ...Object.fromEntries(
      Object.entries(world.tokens).map(([nick, token]) => [`TOKEN_${nick.toUpperCase()}`, token]),
    ),
  };
  const filled = markupOf(tag, state).replaceAll(
    /%([A-Z_]+)%/g,
    (all, key: string) => values[key]?.replaceAll('&', '&amp;') ?? all,
  );
  const own = filled.replaceAll(
    /<spaces-provider(?![^>]* server=)/g,
    `$& server="${server}" web-server="${web}"`,
  );
  const language = query.get('lang') ?? 'en';
  const direction = query.get('dir') ?? (language === 'ar' ? 'rtl' : 'ltr');
  const page = `<!doctype html>
<html lang="${safe(language)}" dir="${safe(direction)}" data-theme="${safe(query.get('theme') ?? '')}" data-server="${server}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${tag} · ${name}</title>
    <link rel="icon" href="./lark.svg" />
    <link rel="stylesheet" href="./playground-frame.css" />
    <script type="module" src="./playground/frame.ts"></script>
  </head>
  <body>
    <main class="${tag} ${query.has('picture') ? 'picture' : ''}">
      <h1>${tag} · ${name}</h1>
      ${own}
    </main>
  </body>
</html>
`;
  const headers = {
    'content-type': 'text/html',
    ...(query.has('csp') && { 'content-security-policy': policy(server) }),
  };
  return { page, headers };
}

/** The policy of the README, with this machine in place of the service: each world has a port of its own. */
function policy(server: string): string {
  const host = server.replace(/\d+$/, '*');
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `connect-src 'self' ${host} ${host.replace('http', 'ws')}`,
    `img-src 'self' https: data: blob: ${host}`,
    `media-src blob:`,
    `base-uri 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html dompurify`,
  ].join('; ');
}

function safe(text: string): string {
  return text.replaceAll(/[^\w-]/g, '');
}

/** Reads attributes, their types and the events from the source, as the build does for `custom-elements.json`. */
async function analyze(): Promise<string> {
  const [{ create, ts }, { litPlugin }] = await Promise.all([
    import('@custom-elements-manifest/analyzer/index.js'),
    import('@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js'),
  ]);
  const folder = fileURLToPath(new URL('../../src/elements/', import.meta.url));
  const modules = readdirSync(folder).map((name) => {
    const path = `${folder}${name}/spaces-${name}.ts`;
    return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  });
  return JSON.stringify(create({ modules, plugins: litPlugin(), context: { dev: false } }));
}
