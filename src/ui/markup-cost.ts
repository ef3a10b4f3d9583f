/**
 * What a piece of hostile HTML may cost the parser and the sanitiser, found out before either sees it. A parser
 * repeats formatting elements that were left open for each new block, so a few kilobytes can become millions of
 * nodes; nesting makes the sanitiser quadratic.
 */

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
