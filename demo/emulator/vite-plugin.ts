/** Runs the emulator with the demo's server and puts its addresses into the pages. */
import type { SendMailOptions } from 'nodemailer';
import type { Plugin } from 'vite';
import type { Action } from './control/actions.ts';
import type { Json } from './rest/json.ts';
import { startEmulator, type Emulator } from './start.ts';

export interface EmulatorApi {
  /** Runs an action of the emulator. */
  control(action: Action): Promise<Json>;
  /** The data a demo server needs to request tokens for an application. */
  client(id: string): { accounts: string; clientId: string; clientSecret: string };
  /** Returns tokens for a person and an application, as after a complete sign-in. */
  grant(nick: string, client: string): Promise<{ refreshToken: string; idToken: string }>;
  /** The origin of invite links. */
  linkOrigin(): string;
  /** Sends a mail to the demo's SMTP server. */
  send(mail: SendMailOptions): Promise<void>;
}

/** `%SPACES_SERVER%`, `%SPACES_WEB%`, `%SPACES_INVITE%`, `%SPACES_SPACE%` … in a page are replaced with the emulator's `info`. */
export function emulator(options: Parameters<typeof startEmulator>[0] = {}): Plugin<EmulatorApi> {
  let running: Emulator | undefined;
  return {
    name: 'spaces-emulator',
    api: {
      control: async (action) => (await running?.control(action)) ?? {},
      client: (id) => ({
        accounts: running?.info.accounts ?? '',
        clientId: id,
        clientSecret: running?.backend.accounts.clients.get(id)?.secret ?? '',
      }),
      grant: async (user, client) => {
        const tokens = (await running?.control({ do: 'grant', user, client })) as Record<string, string>;
        return { refreshToken: tokens['refresh_token'] ?? '', idToken: tokens['id_token'] ?? '' };
      },
      linkOrigin: () => running?.info.web ?? '',
      send: async (mail) => running?.backend.mailbox.send(mail),
    },
    apply: 'serve',
    async configureServer(server) {
      const joinPage = (): string => new URL('join.html', server.resolvedUrls?.local[0]).href;
      running ??= await startEmulator({ joinPage, ...options });
      server.httpServer?.once('close', () => void running?.stop());
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) => (running ? fillIn(page, running.info) : page),
    },
  };
}

/** Escapes the values for attributes and text, because pages use them in both. */
function fillIn(page: string, info: Emulator['info']): string {
  return Object.entries(info).reduce(
    (text, [name, value]) =>
      text.replaceAll(`%SPACES_${name.toUpperCase()}%`, () => escapeHtml(String(value))),
    page,
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
