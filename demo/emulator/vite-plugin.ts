/** The emulator inside the demo's own server: starts with it, stops with it, and its addresses go into the pages. */
import type { SendMailOptions } from 'nodemailer';
import type { Plugin } from 'vite';
import type { Action } from './control/actions.ts';
import type { Json } from './rest/json.ts';
import { startEmulator, type Emulator } from './start.ts';

export interface EmulatorApi {
  /** Carries out an action once the emulator runs. */
  control(action: Action): Promise<Json>;
  /** What a server of the demo needs to know to ask the accounts server in the name of an application. */
  client(id: string): { accounts: string; clientId: string; clientSecret: string };
  /** The tokens of a person who allowed an application to act for them, as after a whole sign-in. */
  grant(nick: string, client: string): Promise<{ refreshToken: string; idToken: string }>;
  /** Where links of invitations lead. */
  linkOrigins(): readonly string[];
  /** Hands a mail to the demo's SMTP server. */
  send(mail: SendMailOptions): Promise<void>;
}

/** `%SPACES_SERVER%`, `%SPACES_WEB%`, `%SPACES_INVITE%`, `%SPACES_SPACE%` … in a page stand for the emulator's `info`. */
export function emulator(options: Parameters<typeof startEmulator>[0] = {}): Plugin<EmulatorApi> {
  let running: Emulator | undefined;
  return {
    name: 'spaces-emulator',
    api: {
      control: async (action) => (await running?.control(action)) ?? {},
      client: (id) => ({
        accounts: running?.info.accounts ?? '',
        clientId: id,
        clientSecret: running?.world.accounts.clients.get(id)?.secret ?? '',
      }),
      grant: async (user, client) => {
        const tokens = (await running?.control({ do: 'grant', user, client })) as Record<string, string>;
        return { refreshToken: tokens['refresh_token'] ?? '', idToken: tokens['id_token'] ?? '' };
      },
      linkOrigins: () => (running ? [running.info.web] : []),
      send: async (mail) => running?.mailbox.send(mail),
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

/** Values land in attributes and text of the page, so they are escaped for both. */
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
