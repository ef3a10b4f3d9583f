/** The emulator inside the demo's own server: starts with it, stops with it, and its addresses go into the pages. */
import type { Plugin } from 'vite';
import { startEmulator, type Emulator } from './start.ts';

export interface EmulatorApi {
  /** What a server of the demo needs to know to ask the accounts server in the name of an application. */
  client(id: string): { accounts: string; clientId: string; clientSecret: string };
}

/** `%SPACES_SERVER%`, `%SPACES_WEB%`, `%SPACES_INVITE%`, `%SPACES_SPACE%` … in a page stand for the emulator's `info`, `%SPACES_TOKEN%` for a token of Ada Moreno. */
export function emulator(options: Parameters<typeof startEmulator>[0] = {}): Plugin<EmulatorApi> {
  let running: Emulator | undefined;
  return {
    name: 'spaces-emulator',
    api: {
      client: (id) => ({
        accounts: running?.info.accounts ?? '',
        clientId: id,
        clientSecret: running?.world.accounts.clients.get(id)?.secret ?? '',
      }),
    },
    apply: 'serve',
    async configureServer(server) {
      const joinPage = (): string => new URL('join.html', server.resolvedUrls?.local[0]).href;
      running ??= await startEmulator({ joinPage, ...options });
      server.httpServer?.once('close', () => void running?.stop());
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) =>
        running ? fillIn(page, { ...running.info, token: running.tokens['ada'] ?? '' }) : page,
    },
  };
}

/** Values land in attributes and text of the page, so they are escaped for both. */
function fillIn(page: string, info: Emulator['info'] & { readonly token: string }): string {
  return Object.entries(info).reduce(
    (text, [name, value]) =>
      text.replaceAll(`%SPACES_${name.toUpperCase()}%`, () => escapeHtml(String(value))),
    page,
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
