/** Creates the demo's second space, which needs a PIN. The page "Join with a PIN" uses it. */
import type { Plugin } from 'vite';
import type { EmulatorApi } from './emulator/vite-plugin.ts';

/** Replaces `%PIN_INVITE%` in pages with the invite link. Add it after the emulator's plugin, which starts the emulator. */
export function board({ control }: EmulatorApi): Plugin {
  let invite = '';
  return {
    name: 'board',
    apply: 'serve',
    configureServer: async () => {
      const created = await control({ do: 'newSpace', title: 'Supplier board', pin: '4711', owner: 'emil' });
      const { space, invite: link } = created as { space: string; invite: string };
      invite = link;
      for (const text of ['Welcome to the supplier board.', 'We start as soon as everyone is here.']) {
        await control({ do: 'say', who: 'emil', space, text });
      }
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) => page.replace('%PIN_INVITE%', () => invite.replaceAll('&', '&amp;')),
    },
  };
}
