/**
 * Finds links in text: those that a mail gateway or a search engine has rewritten, in brackets, or inside a sentence.
 * What it returns is as untrusted as the text, so `parseInviteLink` must read it. Loads later.
 */

/** Links in a text, outer ones before those that they wrap, each without and with the punctuation after it. */
export function linksIn(text: string): readonly string[] {
  const found = new Set<string>();
  // A line break inside angle brackets belongs to a long link. [RFC 3986, appendix C]
  const bracketed = [...text.slice(0, longestText).matchAll(/<([^<>]+)>/g)].map(([, inside = '']) => inside);
  for (const start of [...bracketed.map((one) => one.replace(/\s+/g, '')), text.slice(0, longestText)])
    collect(start.replaceAll('&amp;', '&'), found, 0);
  return [...found];
}

const longestText = 65_536;
const mostLinks = 40;
/** How often a link may be wrapped. */
const deepest = 4;

function collect(text: string, found: Set<string>, depth: number): void {
  const links = decoded(text).match(/https?:\/\/[^\s<>"'“”«»()[\]`|]+/gi) ?? [];
  for (const link of links) {
    if (found.size >= mostLinks) return;
    const bare = withoutEnd(link);
    found.add(bare).add(link);
    if (depth === deepest) continue;
    for (const inner of wrappedIn(bare)) collect(inner, found, depth + 1);
  }
}

/** Without what ends a sentence or emphasizes a link. */
function withoutEnd(link: string): string {
  let end = link.length;
  while (end > 0 && '.,;:!?…*_~}’”。，；！？、'.includes(link.charAt(end - 1))) end--;
  return link.slice(0, end);
}

/** A text that is encoded as a whole, even twice. */
function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < 3 && /^\s*https?%/i.test(plain); times++) plain = decode(plain);
  return plain;
}

/** What a link may wrap: values of its query, and a link in its path. */
function wrappedIn(link: string): readonly string[] {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url) return [];
  const values = [...url.searchParams.values()].map(readValue);
  const path = link.slice(url.origin.length);
  const [, kept, signs = ''] = /\/v3\/__(.+)__;([\w-]*={0,2})!/.exec(path) ?? [];
  const inPath = kept === undefined ? path.search(/https?(?::|%3a)/i) : -1;
  return [
    ...values,
    ...(kept === undefined ? [] : [restored(kept, signs)]),
    ...(inPath > 0
      ? [
          path
            .slice(inPath)
            .replace(/^(https?:)\/(?!\/)/i, '$1//')
            .replace(/_{2,3}.*$/s, ''),
        ]
      : []),
  ].filter((one) => /^\s*https?[:%]/i.test(one));
}

/** URL Defense 2 writes "-" for "%" and "_" for "/"; other gateways encode a link in base64. */
function readValue(value: string): string {
  if (/^https?-3A/i.test(value)) return decode(value.replaceAll('-', '%').replaceAll('_', '/'));
  return value.startsWith('aHR0c') ? fromBase64(value) : value;
}

/**
 * A link in URL Defense 3: each "*" stands for the next of the signs, and "**" with a letter for several of them; "A"
 * for two.
 */
function restored(link: string, signs: string): string {
  const left = [...fromBase64(signs)];
  return link.replace(/\*(?:\*([\w-]))?/g, (whole, length?: string) => {
    const count = length === undefined ? 1 : runLengths.indexOf(length) + 2;
    return left.length < count ? whole : left.splice(0, count).join('');
  });
}

const runLengths = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function fromBase64(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
