/** A second space of the demo, which lets guests in by its PIN alone; the page "Join with a PIN" leads to it. */
import type { Plugin } from 'vite';
import type { EmulatorApi } from './emulator/vite-plugin.ts';

/** `%PIN_INVITE%` in a page stands for the invitation. Comes after the emulator's own plugin, which starts it. */
export function board({ control }: EmulatorApi): Plugin {
  let invite = '';
  return {
    name: 'board',
    apply: 'serve',
    configureServer: async () => {
      const made = await control({ do: 'newSpace', title: 'Supplier board', pin: '4711', owner: 'emil' });
      const { space, invite: link } = made as { space: string; invite: string };
      invite = link;
      for (const text of ['Welcome to the supplier board.', 'We begin as soon as everybody is in.']) {
        await control({ do: 'say', who: 'emil', space, text });
      }
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) => page.replace('%PIN_INVITE%', () => invite.replaceAll('&', '&amp;')),
    },
  };
}
