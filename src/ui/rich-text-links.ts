/** Links in the text of messages: finds addresses, and makes links that show where they lead. Loaded when needed. */
import { LinkifyIt } from 'linkify-it';

/** A scheme or "www." is asked for: without them half of all file names would be links. */
const finder = new LinkifyIt({ fuzzyLink: true }).add('ftp:', null).add('//', null);

/** Only these may be opened from a message. */
const schemes = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** Characters that turn the reading direction: in an address they make it look like another one. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

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
  for (const { schema, index, lastIndex, text: shown, url } of finder.match(text) ?? []) {
    const target = schema === '' ? webAddress(shown, url) : readAddress(url);
    if (!target) continue;
    pieces.push(text.slice(done, index), link(target, shown));
    done = lastIndex;
  }
  if (done > 0) node.replaceWith(...pieces, text.slice(done));
}

/** What was written without a scheme is a link only with "www.", and then a safe one. */
function webAddress(shown: string, url: string): URL | undefined {
  return /^www\./i.test(shown) ? readAddress(url.replace(/^http:/i, 'https:')) : undefined;
}

/** The address as the browser will understand it; undefined when a message may not link to it. */
export function readAddress(href: string): URL | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  return schemes.has(url.protocol) && !url.username && !url.password ? url : undefined;
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
  const host = URL.canParse(named) ? new URL(named).host : '';
  const same = bare(host) === bare(url.host) && !url.hostname.includes('xn--');
  return same ? '' : place;
}

function bare(host: string): string {
  return host.replace(/^www\./, '');
}
