/** Makes safe nodes of the hostile HTML of messages: a closed list of tags, and links that cannot lie. Loaded when needed. */
import createDOMPurify, { type Config } from 'dompurify';
import { addLinks, dress, readLinkAddress, realPlace } from './rich-text-links.ts';
import type { RichSource } from './rich-text.ts';

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
export function showMarkup(target: HTMLElement, { markup = '' }: RichSource): void {
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
  const url = readLinkAddress(anchor.getAttribute('href') ?? '');
  if (!url) return anchor.replaceWith(...anchor.childNodes);
  dress(anchor, url);
  const place = realPlace(url, anchor.textContent);
  if (place) anchor.after(` (${place})`);
}

// What a piece of hostile HTML may cost the parser and the sanitiser, found out before either sees it. A parser
// repeats formatting elements that were left open for each new block, so a few kilobytes can become millions of
// nodes; nesting makes the sanitiser quadratic.

/** In UTF-16 units. */
const sizeLimit = 32 * 1024;
const depthLimit = 50;
/** Depth × tags: the number of elements the parser can at most make of them. */
const productLimit = 10_000;

/** Their content is not parsed as tags, so counting would go wrong; and none of them is ever shown. */
const opaque = new Set(
  'script style textarea title xmp iframe noembed noframes noscript plaintext svg math template select frameset'.split(
    ' ',
  ),
);
/** The usual ones; any other counts as left open, which is only too strict. */
const childless = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col']);

/** A tag as everybody writes it, read exactly as the parser reads it. Odd ones are not worth the risk. */
const wellFormedTag =
  /<(\/?)([a-z][a-z0-9-]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/iy;

/** Whether `html` is small and simple enough to be parsed and sanitised. Linear; rather too strict than too kind. */
export function isCheapMarkup(html: string): boolean {
  if (html.length > sizeLimit) return false;
  const open: string[] = [];
  let tags = 0;
  let depth = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (!/[a-z/!?]/i.test(html[at + 1] ?? '')) continue;
    wellFormedTag.lastIndex = at;
    const [tag, slash, name = ''] = wellFormedTag.exec(html) ?? [];
    if (tag === undefined || opaque.has(name.toLowerCase())) return false;
    count(open, name.toLowerCase(), slash === '/');
    tags += 1;
    depth = Math.max(depth, open.length);
    if (depth > depthLimit || depth * tags > productLimit) return false;
    at += tag.length - 1;
  }
  return true;
}

function count(open: string[], name: string, closing: boolean): void {
  if (!closing && !childless.has(name)) open.push(name);
  // A tag that closes something else than the innermost element may leave that one open.
  else if (closing && open.at(-1) === name) open.pop();
}
