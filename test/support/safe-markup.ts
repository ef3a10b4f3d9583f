/** Checks the markup of a displayed message with its own list of allowed elements, not with the sanitiser's. */
import { everything } from './by-role.ts';

const tags = new Set(
  'P BR B STRONG I EM U S A UL OL LI CODE PRE BLOCKQUOTE SPAN'.split(' ').map((tag) => tag.toLowerCase()),
);
const schemes = new Set(['https:', 'http:', 'mailto:', 'tel:']);
const linkAttributes = new Set(['href', 'target', 'rel', 'title', 'dir']);

/** Elements and attributes in `body` that are not allowed. The list's own "Show more" and notes after links are. */
export function strangersIn(body: Element): string[] {
  return [...body.querySelectorAll('*')].flatMap((element) => {
    if (element.matches('button.more[type="button"]') && element.children.length === 0) return [];
    if (element.matches('a + bdi') && element.children.length === 0) {
      return element.getAttributeNames().filter((name) => name !== 'dir');
    }
    if (element.localName === 'mark') {
      const isPerson = /^mention(?: me)?$/.test(element.className) && element.children.length === 0;
      return isPerson && element.getAttributeNames().length === 1 ? [] : ['<mark>'];
    }
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !tags.has(element.localName)) {
      return [`<${element.localName}>`];
    }
    const isLink = element.localName === 'a';
    const attributes = element
      .getAttributeNames()
      .filter((name) => !isLink || !linkAttributes.has(name))
      .map((name) => `<${element.localName} ${name}>`);
    return [...attributes, ...(isLink ? faultsOf(element as HTMLAnchorElement) : [])];
  });
}

function faultsOf(link: HTMLAnchorElement): string[] {
  const faults: string[] = [];
  if (!schemes.has(link.protocol)) faults.push(`a link with ${link.protocol}`);
  if (link.target !== '_blank') faults.push(`a link into ${link.target || 'this page'}`);
  for (const word of ['noopener', 'noreferrer', 'nofollow', 'ugc']) {
    if (!link.relList.contains(word)) faults.push(`a link without ${word}`);
  }
  return faults;
}

/** Elements that none of our elements may contain, and attributes that would run a script, through shadow roots. */
export function intrudersIn(root: Element | ShadowRoot): string[] {
  const unwanted = 'script, style, link, meta, base, iframe, object, embed, video, audio, math, template';
  return everything(root).flatMap((element) => [
    ...(element.matches(unwanted) ? [`<${element.localName}>`] : []),
    ...(element.localName === 'img' && !(element as HTMLImageElement).src.startsWith('https:')
      ? ['<img>']
      : []),
    ...element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'srcdoc'),
  ]);
}
