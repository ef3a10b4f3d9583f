/** Links in the text of messages: finds addresses, and makes links that show where they lead. Loaded when needed. */

/** Only these may be opened from a message. */
const schemes = /^(?:https?|mailto|tel):$/;

/** A scheme or "www." is asked for: without them half of all file names would be links. */
const opening = /(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:|www\.)(?=[\p{L}\p{N}[])/iu;
const mailbox = /^[\p{L}\p{N}.!#$%&*+/=?^_{}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** What stands behind an address is rather the sentence's than its own. */
const closing = /[.,;:!?'…。、，！？)\]}»”’]$/u;
const brackets = ['()', '[]', '{}'];

/** Characters that turn the reading direction: in an address they make it look like another one. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Makes links of the addresses in a message that is shown as text. */
export function showLinks(target: HTMLElement): void {
  addLinks(target);
}

/** Makes links of the addresses in all text below `root` that is not in a link already. */
export function addLinks(root: Node): void {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!text.parentElement?.closest('a')) texts.push(text);
  }
  for (const text of texts) linkText(text);
}

function linkText(node: Text): void {
  const text = node.data;
  const pieces: (string | Node)[] = [];
  let done = 0;
  // No address goes on behind white space, quotes or angle brackets, so each of these pieces is looked at once.
  for (const { 0: word, index } of text.matchAll(/[^\s<>"`„“«|]+/g)) {
    const found = addressIn(word);
    if (!found) continue;
    const start = index + found.start;
    pieces.push(text.slice(done, start), link(found.url, found.text));
    done = start + found.text.length;
  }
  if (done > 0) node.replaceWith(...pieces, text.slice(done));
}

interface Found {
  readonly start: number;
  readonly text: string;
  readonly url: URL;
}

function addressIn(word: string): Found | undefined {
  const at = word.search(opening);
  const start = at < 0 ? word.search(/[^([{'‘]/) : at;
  const text = trimmed(word.slice(Math.max(start, 0)));
  if (at < 0 && !mailbox.test(text)) return undefined;
  const scheme = at < 0 ? 'mailto:' : /^www\./i.test(text) ? 'https://' : '';
  const url = readLinkAddress(scheme + text);
  return url && { start, text, url };
}

/** Without the punctuation behind it; a closing bracket stays where it was opened in the address. */
function trimmed(text: string): string {
  const surplus = (open: string, close: string): number => text.split(close).length - text.split(open).length;
  const left = new Map(brackets.map(([open = '', close = '']) => [close, surplus(open, close)]));
  let end = text.length;
  for (; closing.test(text.charAt(end - 1)); end -= 1) {
    const mark = text.charAt(end - 1);
    const unopened = left.get(mark);
    if (unopened === undefined) continue;
    if (unopened <= 0) break;
    left.set(mark, unopened - 1);
  }
  return text.slice(0, end);
}

/** The address as the browser will understand it; undefined when a message may not link to it. */
export function readLinkAddress(href: string): URL | undefined {
  const url = URL.parse(href);
  return url && schemes.test(url.protocol) && !url.username && !url.password ? url : undefined;
}

function link(url: URL, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  // The text is the address: what is opened and what is read must not differ.
  const disguised = turning.test(text) || (url.hostname.includes('xn--') && !text.includes(url.hostname));
  anchor.textContent = disguised ? url.href : text;
  dress(anchor, url);
  return anchor;
}

/** Gives a link everything that keeps the page and the reader safe. */
export function dress(anchor: HTMLAnchorElement, url: URL): void {
  anchor.href = url.href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow ugc';
  anchor.title = url.href;
}

/** The place a link leads to, when its text names another one; "" when it is honest. */
export function realPlace(url: URL, text: string): string {
  const shown = text.trim();
  const place = url.host || url.pathname;
  if (turning.test(shown)) return place;
  // A text that looks like an address: with a scheme, with "www.", or a host name of its own.
  const looks = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|[^\s/@:]+\.[^\s/@:.]{2,}(?:[/:?#]|$))/iu.test(shown);
  if (!looks) return '';
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(shown) ? shown : `https://${shown}`;
  const host = URL.parse(named)?.host ?? '';
  const same = bare(host) === bare(url.host) && !url.hostname.includes('xn--');
  return same ? '' : place;
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
