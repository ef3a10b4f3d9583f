/** Turns the HTML of a message, which may be hostile, into safe nodes. Loads with the first message that has markup. */
import type { Config } from 'dompurify';
import type { CSSResult } from 'lit';
import type { Mention } from '../protocol/mention.ts';
import { purifier } from './purifier.ts';
import { addLinks, readLinkAddress, secureLink, showTarget } from './rich-text-links.ts';
import { markupStyles } from './rich-text.styles.ts';
import { capMarks, type RichSource } from './rich-text.ts';

const allowed = {
  ALLOWED_TAGS: 'p br b strong i em u s a ul ol li code pre blockquote span mention #text'.split(' '),
  // All but `href` are only of a mention.
  ALLOWED_ATTR: ['href', 'id', 'type', 'value'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ADD_URI_SAFE_ATTR: ['type'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_SELF_CLOSE_IN_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Shows the markup of a message instead of its text. When that is not safe, the text stays and gets links. */
export function showMarkup(target: HTMLElement, source: RichSource): void {
  const content = drawn(source);
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

/** Nodes for a message. */
function drawn({ markup = '', mentions, me }: RichSource): DocumentFragment | undefined {
  const content = cleanMarkup(markup);
  if (!content) return undefined;
  for (const mention of mentions ?? []) nameTag(content, mention);
  for (const mention of content.querySelectorAll('mention')) markPerson(mention, me);
  addLinks(content);
  for (const anchor of content.querySelectorAll('a')) showTarget(anchor);
  return document.importNode(content, true);
}

/**
 * Harmless nodes of another document for hostile HTML, in which `<mention>` is the only unknown element. Undefined when
 * that would be too expensive, or when the page's Trusted Types forbid the policy of the sanitiser.
 */
export function cleanMarkup(html: string): DocumentFragment | undefined {
  if (!purifier.isSupported || !isCheapMarkup(html)) return undefined;
  try {
    const content = purifier.sanitize(harmlessTags(html), allowed);
    capAllMarks(content);
    for (const anchor of content.querySelectorAll('a')) secureAnchor(anchor);
    return content;
  } catch {
    return undefined;
  }
}

/** The name as its sender wrote it, which is what the plain text of a message shows, or else as the tag says it. */
export function nameIn(mention: Element): string {
  const written = mention.textContent.trim() || `@${mention.getAttribute('value') ?? ''}`;
  return capMarks(written.slice(0, longestName).replace(/\s+/g, ' '));
}

function markPerson(mention: Element, me: string | undefined): void {
  const mark = document.createElement('mark');
  const isMe = me !== undefined && mention.id === me;
  mark.className = isMe ? 'mention me' : 'mention';
  mark.textContent = nameIn(mention);
  mention.replaceWith(mark);
}

/** The service may keep only the list of mentions, without the tags: then the name in the text is the mention. */
function nameTag(content: DocumentFragment, { id, title }: Mention): void {
  if ([...content.querySelectorAll('mention')].some((mention) => mention.id === id)) return;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const name = `@${title}`;
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const at = text.parentElement?.closest('a, mention') ? -1 : text.data.indexOf(name);
    if (at < 0) continue;
    const mention = document.createElement('mention');
    mention.id = id;
    const rest = text.splitText(at);
    rest.data = rest.data.slice(name.length);
    mention.textContent = name;
    rest.before(mention);
    return;
  }
}

/** UTF-16 units. */
const longestName = 200;

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
  if (name === 'mention') return slash ? '</mention>' : mentionTag(tag);
  const isLink = name === 'a' && !slash;
  const href = isLink && /\shref\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)/i.exec(tag)?.[1];
  return `<${slash}${name}${href ? ` href=${href}` : ''}>`;
}

/** Only its attributes that are read, and those only as the parser would read them, too. */
function mentionTag(tag: string): string {
  const attributes = tag.matchAll(/\s(id|type|value)\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+)/gi);
  const first = new Map(
    [...attributes].toReversed().map(([, name = '', value]) => [name.toLowerCase(), value]),
  );
  return `<mention${[...first].map(([name, value]) => ` ${name}=${value}`).join('')}>`;
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
