/** Records what a screen reader announces in an element. */
import { shadowRootsIn } from './by-role.ts';

/** Returns all announcements from now on: sentences of the polite live region, and alerts as they appear. */
export function listenTo(element: Element): () => string {
  const sentences: string[] = [];
  const [root] = shadowRootsIn(element);
  const region = root?.querySelector('[aria-live="polite"]');
  if (!root || !region) throw new Error(`<${element.localName}> has no polite live region.`);
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => target === region || region.contains(target))) {
      sentences.push(region.textContent ?? '');
    }
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        const alerts = [
          ...(node.matches('[role="alert"]') ? [node] : []),
          ...node.querySelectorAll('[role="alert"]'),
        ];
        sentences.push(...alerts.map(({ textContent }) => textContent ?? ''));
      }
    }
  }).observe(root, { subtree: true, childList: true, characterData: true });
  return () => sentences.join(' ');
}
