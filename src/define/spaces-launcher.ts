/**
 * Registers `<spaces-launcher>`, which loads nothing else before the click: what it opens, and what the other tags share to
 * recognise a second copy of the package. The first class of the tag stays.
 */
import { SpacesLauncher } from '../elements/launcher/spaces-launcher.ts';

SpacesLauncher.loadTag = {
  'spaces-join': () => import('./spaces-join.ts'),
  'spaces-chat': () => import('./spaces-chat.ts'),
  'spaces-list': () => import('./spaces-list.ts'),
};
// A server renders the tag as it is written.
if (globalThis.document && !customElements.get('spaces-launcher'))
  customElements.define('spaces-launcher', SpacesLauncher);

export { SpacesLauncher };
export type { SpacesEventMap } from '../events.ts';
