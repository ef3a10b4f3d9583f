/**
 * The script of `embed.html`, a page for hosts that only allow frames. It shows `<spaces-join chat>` for the invitation
 * in the page's address, and tells its height to the page around the frame.
 */
// Answers the parent window only, and has nothing to tell but a height.
import '@open-iframe-resizer/core';
import { configureEmbed } from './embed-content.ts';
import { SpacesJoin } from './define/spaces-join.ts';

const styles = `
  body { margin: 0 }
  spaces-join { position: relative; overflow: clip }
  /* The conversation fills the frame, unless the page around it follows the height of its content. */
  :root:not([data-resized]) spaces-join:state(in-place) { block-size: 100dvb; min-block-size: 18rem }
`;
const themes: Readonly<Record<string, string>> = { light: 'light', dark: 'dark', auto: 'light dark' };

// A module has no current script.
const script = document.querySelector<HTMLElement>('script[src*="/frame.js"]');
const { documentElement: root, body } = document;

async function show(): Promise<void> {
  // By default, the service redirects to this page after a sign-in.
  const isBack = await configureEmbed({ redirectUri: location.pathname, ...script?.dataset });
  if (isBack) return;
  const join = new SpacesJoin();
  join.inviteParam = 'invite';
  join.chat = true;
  // Without an origin, the page that a sign-in returns to cannot reach this one.
  join.noSignIn = self.origin === 'null';
  body.append(join);
}

function applyAddress(): void {
  const address = new URLSearchParams(location.search);
  const lang = /^[a-z]{2,3}(?:[-_]\w+)*$/i.exec(address.get('lang') ?? '')?.[0];
  const theme = address.get('theme') ?? '';
  if (lang) root.lang = lang;
  if (Object.hasOwn(themes, theme)) root.style.colorScheme = themes[theme] as string;
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);
addEventListener('message', ({ source, data }: MessageEvent<{ readonly type?: unknown } | null>) => {
  if (source === parent && data?.type === 'iframe-child-init') root.dataset['resized'] = '';
});
applyAddress();
void show();
