/** The emulator inside the demo's own server: starts with it, stops with it, and its addresses go into the pages. */
import type { Plugin } from 'vite';
import { startEmulator, type Emulator } from './start.ts';

/** `%SPACES_SERVER%`, `%SPACES_WEB%`, `%SPACES_INVITE%`, `%SPACES_SPACE%` … in a page stand for the emulator's `info`, `%SPACES_TOKEN%` for a token of `ada`. */
export function emulator(options: Parameters<typeof startEmulator>[0] = {}): Plugin {
  let running: Emulator | undefined;
  return {
    name: 'spaces-emulator',
    apply: 'serve',
    async configureServer(server) {
      running ??= await startEmulator(options);
      server.httpServer?.once('close', () => void running?.stop());
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) => (running ? fillIn(page, { ...running.info, token: running.tokens['ada'] }) : page),
    },
  };
}

/** Values land in attributes and text of the page, so they are escaped for both. */
function fillIn(page: string, info: Readonly<Record<string, unknown>>): string {
  return Object.entries(info).reduce(
    (text, [name, value]) =>
      text.replaceAll(`%SPACES_${name.toUpperCase()}%`, () => escapeHtml(String(value))),
    page,
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
