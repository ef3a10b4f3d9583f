/** Turns web and e-mail addresses in messages into links that show where they lead. Loads with the first one. */

/** A message may link only to these. */
const schemes = /^(?:https?|mailto|tel):$/;

/** Letters of scripts that put no space between words, or none between an address and its ending. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Bopo}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`;
const wordCharacter = String.raw`[\p{L}\p{M}\p{N}]`;
const spaced = `[${wordCharacter}--${unspaced}]`;

/**
 * What no address contains: white space, quotes, angle brackets, and the punctuation of Chinese and Japanese, which
 * people write without a space after an address.
 */
const words = /[^\s<>"`„“«|、。｡，！？：；（）［］｛｝「」｢｣『』【】〈〉《》〔〕〖〗]+/gu;

/** An address needs a scheme or "www.". Otherwise half of all file names would become links. */
const addressStart = new RegExp(
  String.raw`(?<!${spaced})(?:https?:\/\/|mailto:|www\.)(?=[\p{L}\p{N}\[])`,
  'giv',
);

/**
 * Where an address ends without a space. A letter of an unspaced script belongs to the address only when it begins a
 * part of it, as in "/wiki/日本". After "doc.pdf", and after punctuation, such a letter continues the sentence.
 */
const addressEnd = new RegExp(
  String.raw`(?:(?<!${wordCharacter})${spaced}+|[,;!\)\]\}])(?=${unspaced})`,
  'v',
);

const local = String.raw`[${wordCharacter}\p{DI}.!#$%\&*+=?\^_\{\}~'\-]`;
const label = String.raw`[${wordCharacter}\p{DI}\-]+`;
/** Each run of characters is tried only from its start, so the search takes linear time. */
const mailboxes = new RegExp(
  String.raw`(?<![@\/]|${local})${local}+@${label}(?:\.${label})+(?![@\/:]?[@\/\p{L}\p{N}])`,
  'gv',
);
/** The words and quotes before a mailbox: a part in one script does not begin in another one without spaces. */
const beforeMailbox = new RegExp(String.raw`^(?:[^@]*${unspaced}(?=[[^@]--${unspaced}]+@))?[.'\{]*`, 'v');
const mailbox = /^[\p{L}\p{M}\p{N}.!#$%&*+=?^_{}~'-]{1,64}@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u;

/** Punctuation and invisible characters after an address usually belong to the sentence. */
const punctuation = /[.,;:!?'…)\]}»”’\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]$/u;
const brackets = ['()', '[]', '{}'];

/** Invisible characters. Some change the reading direction, so that an address looks like another one. */
const invisible = /\p{DI}/u;
const allInvisible = /\p{DI}/gu;
/** Those that a path may need: the joiners of Persian and Indic scripts and of emoji, and the form of an emoji. */
const joiners = /\u200c|\u200d|\ufe0f/g;

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
  for (const { 0: word, index } of text.matchAll(words)) {
    for (const found of addressesIn(word)) {
      const start = index + found.start;
      pieces.push(text.slice(done, start), link(found.url, found.text));
      done = start + found.text.length;
    }
  }
  if (done > 0) node.replaceWith(...pieces, text.slice(done));
}

interface FoundAddress {
  readonly start: number;
  readonly text: string;
  readonly url: URL;
}

/** The addresses in a text without white space, in order. */
function addressesIn(word: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  let end = 0;
  for (const { index: start } of word.matchAll(addressStart)) {
    if (start < end) continue;
    const whole = untilSentence(word.slice(start));
    end = start + whole.length;
    const text = trimmed(whole);
    const url = readLinkAddress(/^www\./i.test(text) ? `https://${text}` : text);
    const isAddress = url && (url.protocol !== 'mailto:' || mailbox.test(decoded(url.pathname)));
    if (isAddress) found.push({ start, text, url });
  }
  return end === 0 && word.includes('@') && !word.includes('://') ? mailboxesIn(word) : found;
}

function mailboxesIn(word: string): FoundAddress[] {
  return Array.from(word.matchAll(mailboxes), ({ 0: run, index }) => {
    const before = beforeMailbox.exec(run)?.[0].length ?? 0;
    const text = trimmed(untilSentence(run.slice(before)));
    const address = text.replace(allInvisible, '');
    // These characters would end the mailbox in the address of a link.
    const path = address.replace(/[%?#]/g, encodeURIComponent);
    const url = mailbox.test(address) ? readLinkAddress(`mailto:${path}`) : null;
    return url ? [{ start: index + before, text, url }] : [];
  }).flat();
}

function untilSentence(text: string): string {
  const end = addressEnd.exec(text);
  return end ? text.slice(0, end.index + end[0].length) : text;
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
  anchor.textContent = namesTarget(text, url) ? text : fullTarget(url);
  secureLink(anchor, url);
  anchor.dir = 'ltr';
  return anchor;
}

/** Makes a link safe for the page and the user. */
export function secureLink(anchor: HTMLAnchorElement, url: URL): void {
  anchor.href = url.href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer nofollow ugc';
  anchor.title = url.href;
  // Isolates the text, so that its direction changes nothing beside it.
  anchor.dir = 'auto';
}

/** Beside a link, a longer address is cut behind its host; the title of the link has all of it. UTF-16 units. */
const longestTarget = 80;

/** Writes the host or mailbox that a link leads to beside it, unless its text is exactly that address. */
export function showTarget(anchor: HTMLAnchorElement): void {
  const url = URL.parse(anchor.href);
  const text = anchor.textContent;
  if (!url || namesTarget(text, url)) return;
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(allInvisible, ''))) {
    anchor.textContent = fullTarget(url);
    return;
  }
  // A text that names the host may still lie about the rest.
  const target = url.host === '' || text.includes(url.host) ? fullTarget(url) : url.host;
  const shown = target.slice(0, longestTarget + url.host.length);
  const note = document.createElement('bdi');
  note.dir = 'ltr';
  note.textContent = ` (${shown}${shown === target ? '' : '…'})`;
  anchor.after(note);
}

/** Whether a text is the address that a link leads to, and nothing else. When in doubt, it is not. */
function namesTarget(shown: string, url: URL): boolean {
  const text = shown.trim();
  if (text === url.href && url.protocol !== 'mailto:') return true;
  if (invisible.test(text.replace(joiners, ''))) return false;
  if (url.protocol === 'mailto:') return namesMailbox(text, url);
  if (url.protocol === 'tel:') return digitsOf(text.replace(/^tel:/i, '')) === digitsOf(fullTarget(url));
  const [, scheme, host = '', rest = ''] =
    /^(?:(https?:)\/\/)?([^\s/?#\\@]+)([/?#][^\s\\]*)?$/i.exec(text) ?? [];
  const named = host.normalize('NFKC').replaceAll('。', '.').toLowerCase();
  if (withoutWww(named) !== withoutWww(url.host)) return false;
  if (scheme && scheme.toLowerCase() !== url.protocol) return false;
  const same = URL.parse(`${url.protocol}//${url.host}${rest}`);
  return same !== null && pathOf(same) === pathOf(url);
}

function namesMailbox(text: string, url: URL): boolean {
  const address = text.normalize('NFKC').toLowerCase();
  const target = fullTarget(url).toLowerCase();
  return (
    address === target || address === `mailto:${target}` || text.toLowerCase() === url.href.toLowerCase()
  );
}

/** The whole address, or all the mailboxes that a mail would go to, or the number. */
function fullTarget(url: URL): string {
  if (url.protocol === 'tel:') return decoded(url.pathname);
  if (url.protocol !== 'mailto:') return url.href;
  const more = [...url.searchParams].filter(([name]) => /^(?:to|b?cc)$/i.test(name));
  const all = [decoded(url.pathname), ...more.map(([, value]) => value)].join(',').split(',');
  const shown = all.map((address) => withAsciiHost(address.trim()).replace(unreadable, encodeURIComponent));
  return shown.filter(Boolean).join(', ');
}

/** Letters of another alphabet may imitate those of a well-known host. */
function withAsciiHost(address: string): string {
  const [, name = address, host = ''] = /^(.*@)([^@]*)$/s.exec(address) ?? [];
  return name + (URL.parse(`https://${host}`)?.hostname ?? host);
}

const unreadable = /[\s\p{C}\p{DI}]/gu;

/** A path as people read it, unless that would hide something. */
function decoded(path: string): string {
  try {
    const text = decodeURIComponent(path);
    return text.search(unreadable) < 0 ? text : path;
  } catch {
    return path;
  }
}

function digitsOf(number: string): string {
  return number.replace(/[\s().\-/]/g, '');
}

function pathOf({ pathname, search, hash }: URL): string {
  return (pathname + search + hash).replace(/\/$/, '');
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, '');
}
