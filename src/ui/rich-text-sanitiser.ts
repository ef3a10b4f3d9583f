/** Makes safe nodes of the hostile HTML of messages: a closed list of tags, and links that cannot lie. Loaded when needed. */
import createDOMPurify, { type Config } from 'dompurify';
import { isCheapMarkup } from './markup-cost.ts';
import type { RichSource } from './rich-text.ts';
import { addLinks, dress, readAddress, realPlace } from './rich-text-links.ts';

const allowed = {
  ALLOWED_TAGS: 'p br b strong i em u s a ul ol li code pre blockquote span #text'.split(' '),
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_SELF_CLOSE_IN_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Our own instance: hooks and settings of another one on the page do not reach it. */
const purifier = createDOMPurify(window);

/** Shows the markup of a message in place of its text, or where that is not safe, the text with its links. */
export function refine(target: HTMLElement, { markup = '' }: RichSource): void {
  const content = isCheapMarkup(markup) ? sanitise(markup) : undefined;
  if (content) target.replaceChildren(content);
  else addLinks(target);
  target.classList.toggle('rich', content !== undefined);
}

/** The nodes of a message body, fresh for each call; undefined when they cannot be made safely. */
function sanitise(html: string): DocumentFragment | undefined {
  if (!purifier.isSupported) return undefined;
  try {
    const content = purifier.sanitize(html, allowed);
    for (const anchor of content.querySelectorAll('a')) settle(anchor);
    addLinks(content);
    return document.importNode(content, true);
  } catch {
    // A page's Trusted Types may forbid the sanitiser's policy: then nothing of the markup is used.
    return undefined;
  }
}

function settle(anchor: HTMLAnchorElement): void {
  const url = readAddress(anchor.getAttribute('href') ?? '');
  if (!url) return anchor.replaceWith(...anchor.childNodes);
  dress(anchor, url);
  const place = realPlace(url, anchor.textContent);
  if (place) anchor.after(` (${place})`);
}
