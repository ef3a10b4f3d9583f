/** Markup of a mail as safe nodes: looks kept, nothing loaded, nothing to click. Loaded when needed. */
import createDOMPurify, { type Config } from 'dompurify';

const allowed = {
  ALLOWED_TAGS:
    'a b blockquote br center div em h1 h2 h3 h4 hr i li ol p s span strong table tbody td th thead tr u ul #text'.split(
      ' ',
    ),
  ALLOWED_ATTR: [
    'align',
    'bgcolor',
    'border',
    'cellpadding',
    'cellspacing',
    'dir',
    'lang',
    'role',
    'data-style',
    'valign',
    'width',
  ],
  ADD_URI_SAFE_ATTR: ['data-style'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Our own instance: hooks and settings of another one on the page do not reach it. */
const purifier = createDOMPurify(window);

/** A shadow root of its own: neither do the dialog's styles reach the mail, nor the mail's the dialog. */
export function paperOf(markup: string): HTMLElement {
  const paper = document.createElement('div');
  paper.className = 'paper';
  // It scrolls, so keys must reach it.
  paper.tabIndex = 0;
  // As mail programs do, whatever the page's own direction is.
  paper.dir = 'ltr';
  paper.setAttribute('part', 'mail');
  // Under another name: where a policy forbids inline style, the parser alone would set off its alarm.
  const renamed = markup.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'));
  const content = purifier.sanitize(renamed, allowed);
  for (const element of content.querySelectorAll<HTMLElement>('[data-style]')) dress(element);
  paper.attachShadow({ mode: 'open' }).append(content);
  return paper;
}

/** By script, which pages may do whose policy forbids the attribute; and nothing that would load something. */
function dress(element: HTMLElement): void {
  const style = element.dataset['style'] ?? '';
  element.removeAttribute('data-style');
  if (!/url|image|\\|position|@/i.test(style)) element.style.cssText = style;
}
