/** Turns web and e-mail addresses in messages into links that show where they lead. Loads with the first one. */

/** A message may link only to these. */
const schemes = /^(?:https?|mailto|tel):$/;

/** An address needs a scheme or "www.". Otherwise half of all file names would become links. */
const addressStart = /(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:|www\.)(?=[\p{L}\p{N}[])/iu;
const mailbox = /^[\p{L}\p{N}.!#$%&*+/=?^_{}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** Punctuation after an address usually belongs to the sentence. */
const punctuation = /[.,;:!?'…。、，！？)\]}»”’]$/u;
const brackets = ['()', '[]', '{}'];

/** Characters that change the reading direction. They can make an address look like another one. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Turns the addresses in all text below `root` into links, except in text that is a link already. */
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
  // No address contains white space, quotes or angle brackets. So each piece is searched once, in linear time.
  for (const { 0: word, index } of text.matchAll(/[^\s<>"`„“«|]+/g)) {
    const found = addressIn(word);
    if (!found) continue;
    const start = index + found.start;
    pieces.push(text.slice(done, start), link(found.url, found.text));
    done = start + found.text.length;
  }
  if (done > 0) node.replaceWith(...pieces, text.slice(done));
}

interface FoundAddress {
  readonly start: number;
  readonly text: string;
  readonly url: URL;
}

function addressIn(word: string): FoundAddress | undefined {
  const at = word.search(addressStart);
  const start = at < 0 ? word.search(/[^([{'‘]/) : at;
  const text = trimmed(word.slice(Math.max(start, 0)));
  if (at < 0 && !mailbox.test(text)) return undefined;
  const scheme = at < 0 ? 'mailto:' : /^www\./i.test(text) ? 'https://' : '';
  const url = readLinkAddress(scheme + text);
  return url && { start, text, url };
}

/** Removes the punctuation at the end, but keeps a closing bracket that the address itself opens. */
function trimmed(text: string): string {
  const surplus = (open: string, close: string): number => text.split(close).length - text.split(open).length;
  const left = new Map(brackets.map(([open = '', close = '']) => [close, surplus(open, close)]));
  let end = text.length;
  for (; punctuation.test(text.charAt(end - 1)); end -= 1) {
    const mark = text.charAt(end - 1);
    const unopened = left.get(mark);
    if (unopened === undefined) continue;
    if (unopened <= 0) break;
    left.set(mark, unopened - 1);
  }
  return text.slice(0, end);
}

/** The address as the browser understands it; undefined when a message may not link to it. */
export function readLinkAddress(href: string): URL | undefined {
  const url = URL.parse(href);
  return url && schemes.test(url.protocol) && !url.username && !url.password ? url : undefined;
}

function link(url: URL, text: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  // The text of such a link is its address, so it must show the real one.
  const disguised =
    directionMarks.test(text) || (url.hostname.includes('xn--') && !text.includes(url.hostname));
  anchor.textContent = disguised ? url.href : text;
  secureLink(anchor, url);
  return anchor;
}

/** Makes a link safe for the page and the user. */
export function secureLink(anchor: HTMLAnchorElement, url: URL): void {
  anchor.href = url.href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow ugc';
  anchor.title = url.href;
}

/** The host that a link leads to, when its text names another one; "" when the text is honest. */
export function hiddenHost(url: URL, text: string): string {
  const shown = text.trim();
  const host = url.host || url.pathname;
  if (directionMarks.test(shown)) return host;
  // With a scheme, with "www.", or just a host name.
  const looksLikeAddress = /^(?:[a-z][a-z0-9+.-]*:\/\/|www\.|[^\s/@:]+\.[^\s/@:.]{2,}(?:[/:?#]|$))/iu.test(
    shown,
  );
  if (!looksLikeAddress) return '';
  const named = /^[a-z][a-z0-9+.-]*:\/\//i.test(shown) ? shown : `https://${shown}`;
  const namedHost = URL.parse(named)?.host ?? '';
  const isSame = withoutWww(namedHost) === withoutWww(url.host) && !url.hostname.includes('xn--');
  return isSame ? '' : host;
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}
