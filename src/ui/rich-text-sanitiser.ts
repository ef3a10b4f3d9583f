/** Turns the HTML of a message, which may be hostile, into safe nodes. Loads with the first message that has markup. */
import type { Config } from 'dompurify';
import type { CSSResult } from 'lit';
import { purifier } from './purifier.ts';
import { addLinks, readLinkAddress, secureLink, showTarget } from './rich-text-links.ts';
import { markupStyles } from './rich-text.styles.ts';
import { capMarks, type RichSource } from './rich-text.ts';

const allowed = {
  ALLOWED_TAGS: 'p br b strong i em u s a ul ol li code pre blockquote span #text'.split(' '),
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_SELF_CLOSE_IN_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Shows the markup of a message instead of its text. When that is not safe, the text stays and gets links. */
export function showMarkup(target: HTMLElement, { markup = '' }: RichSource): void {
  const content = isCheapMarkup(markup) ? sanitise(markup) : undefined;
  if (content) target.replaceChildren(content);
  else addLinks(target);
  target.classList.toggle('rich', content !== undefined);
  adoptStyles(target, markupStyles);
}

/** Adds styles to the shadow root of a target, which may be inserted there only after it was drawn. */
export function adoptStyles(target: Element, { styleSheet }: CSSResult): void {
  queueMicrotask(() => {
    const root = target.getRootNode();
    // Another document would refuse the style sheet.
    if (!styleSheet || !(root instanceof ShadowRoot) || root.ownerDocument !== document) return;
    if (!root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  });
}

/** New nodes for a message body; undefined when they cannot be made safely. */
function sanitise(html: string): DocumentFragment | undefined {
  if (!purifier.isSupported) return undefined;
  try {
    const content = purifier.sanitize(harmlessTags(html), allowed);
    capAllMarks(content);
    for (const anchor of content.querySelectorAll('a')) secureAnchor(anchor);
    addLinks(content);
    for (const anchor of content.querySelectorAll('a')) showTarget(anchor);
    return document.importNode(content, true);
  } catch {
    // The page's Trusted Types may forbid the policy of the sanitiser. Then no markup is shown.
    return undefined;
  }
}

/** Block elements that messages may not contain. What they contain stays, on lines of its own. */
const forbiddenBlock =
  /^(?:address|article|aside|caption|center|d[dlt]|details|dialog|dir|div|fieldset|fig(?:caption|ure)|footer|form|h[1-6r]|header|hgroup|legend|listing|main|menu|nav|opt(?:group|ion)|search|section|summary|t(?:able|body|foot|head|r))$/;

/** Stands for the edge of such an element. No text may contain this code point, which means nothing in Unicode. */
const edge = '\ufdd0';

/**
 * Writes each tag again with nothing but its `href`, and line breaks instead of forbidden blocks. The parser would
 * report a `style` or an event handler to the page as a violation of its policy, although neither ever takes effect.
 */
function harmlessTags(html: string): string {
  return html
    .replaceAll(edge, '')
    .replace(new RegExp(wellFormedTag.source, 'gi'), harmlessTag)
    .replace(/\ufdd0[\s\ufdd0]*/g, edge)
    .replace(
      /(<(?:\/?(?:p|ul|ol|li|pre|blockquote)|br)>)\ufdd0|\ufdd0(?=<\/?(?:p|ul|ol|li|pre|blockquote)>)/g,
      '$1',
    )
    .replace(/^\ufdd0|\ufdd0$/g, '')
    .replaceAll(edge, '<br>');
}

function harmlessTag(tag: string, slash: string, written: string): string {
  const name = written.toLowerCase();
  if (name === 'td' || name === 'th') return ' ';
  if (forbiddenBlock.test(name)) return edge;
  const isLink = name === 'a' && !slash;
  const href = isLink && /\shref\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)/i.exec(tag)?.[1];
  return `<${slash}${name}${href ? ` href=${href}` : ''}>`;
}

/** Caps marks also where they are written as entities or spread over several elements. */
function capAllMarks(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let before = '';
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const capped = capMarks(before + text.data).slice(before.length);
    if (capped.length < text.data.length) text.data = capped;
    before = (before + capped).slice(-40);
  }
}

function secureAnchor(anchor: HTMLAnchorElement): void {
  const url = readLinkAddress(anchor.getAttribute('href') ?? '');
  if (!url) return anchor.replaceWith(...anchor.childNodes);
  secureLink(anchor, url);
}

// The limits below are checked before the parser and the sanitiser see the HTML. A parser repeats formatting elements
// that were left open in each new block, so a few kilobytes can become millions of nodes, and nesting makes the
// sanitiser quadratic.

/** UTF-16 units. */
const sizeLimit = 32 * 1024;
const depthLimit = 50;
/** Depth × tags: the most elements that the parser can make of them. */
const productLimit = 10_000;
const tagLimit = 2_000;

/** Their content is not parsed as tags, so counting would go wrong. None of them is ever shown. */
const opaqueTags = new Set(
  'script style textarea title xmp iframe noembed noframes noscript plaintext svg math template select frameset'.split(
    ' ',
  ),
);
/** The usual void elements. Others count as left open, which is only too strict. */
const voidTags = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col']);

/** A tag written in the usual way, matched exactly as the parser reads it. Unusual tags are refused. */
const wellFormedTag =
  /<(\/?)([a-z][a-z0-9-]*)(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/iy;

/** Whether `html` is small and simple enough to be parsed and sanitised. Runs in linear time; strict when in doubt. */
export function isCheapMarkup(html: string): boolean {
  if (html.length > sizeLimit) return false;
  const open: string[] = [];
  let tags = 0;
  let depth = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (!/[a-z/!?]/i.test(html[at + 1] ?? '')) continue;
    wellFormedTag.lastIndex = at;
    const [tag, slash, name = ''] = wellFormedTag.exec(html) ?? [];
    if (tag === undefined || opaqueTags.has(name.toLowerCase())) return false;
    trackOpen(open, name.toLowerCase(), slash === '/');
    tags += 1;
    depth = Math.max(depth, open.length);
    if (tags > tagLimit || depth > depthLimit || depth * tags > productLimit) return false;
    at += tag.length - 1;
  }
  return true;
}

function trackOpen(open: string[], name: string, isClosing: boolean): void {
  if (!isClosing && !voidTags.has(name)) open.push(name);
  // A tag that does not close the innermost element may leave it open.
  else if (isClosing && open.at(-1) === name) open.pop();
}
