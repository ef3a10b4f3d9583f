/** Serves the playground's frames, each with a world of its own, and the manifest that its controls are made from. */
import type { Plugin } from 'vite';
import { startEmulator, type Emulator } from '../emulator/start.ts';
import { markupOf } from './markup.ts';
import { stateOf } from './states.ts';

/** The worlds of older frames end. A state that takes long must not lose its world to those that follow each other fast. */
const mostWorlds = 40;

export interface PlaygroundOptions {
  /** Ms since epoch; with it, all worlds begin at this time. */
  readonly clock?: number | undefined;
  /** The manifest of the elements, as JSON. Its reader takes a second to load, so it is asked once it is needed. */
  readonly manifest: () => Promise<string>;
}

export function playground({ clock, manifest }: PlaygroundOptions): Plugin {
  const worlds: Promise<Emulator>[] = [];
  const start: Start = async (options) => {
    const begun = Date.now();
    const world = startEmulator({
      ...options,
      ...(clock && { clock: () => clock + Date.now() - begun }),
    });
    if (worlds.push(world) > mostWorlds) void stopOldest();
    return world;
  };
  const stopOldest = async (): Promise<void> => (await worlds.shift())?.stop();
  let read: Promise<string> | undefined;
  const answers: Readonly<Record<string, (url: URL) => Promise<Answer>>> = {
    '/playground-frame.html': (url) => frameOf(url, start),
    '/playground-manifest.json': async () => ({
      page: await (read ??= manifest()),
      headers: { 'content-type': 'application/json' },
    }),
  };
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
        const answer = answers[url.pathname];
        if (!answer) return next();
        void answer(url).then(
          ({ page, headers }) => response.writeHead(200, headers).end(page),
          (problem: unknown) =>
            response.writeHead(500, { 'content-type': 'text/plain' }).end(String(problem)),
        );
      });
    },
  };
}

type Start = (options: Parameters<typeof startEmulator>[0]) => Promise<Emulator>;

interface Answer {
  readonly page: string;
  readonly headers: Record<string, string>;
}

async function frameOf({ origin, searchParams: query }: URL, start: Start): Promise<Answer> {
  const [tag = '', name = ''] = ['tag', 'state'].map((each) => query.get(each) ?? '');
  const state = stateOf(tag, name);
  if (!state) return { page: `There is no such state.`, headers: { 'content-type': 'text/plain' } };
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
<html lang="en" data-lang="${safe(language)}" dir="${safe(direction)}" data-theme="${safe(query.get('theme') ?? '')}" data-server="${server}">
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
  const headers: Record<string, string> = { 'content-type': 'text/html' };
  if (query.has('csp')) headers['content-security-policy'] = policy(server);
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
