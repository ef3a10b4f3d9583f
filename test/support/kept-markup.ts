/** What editors and sanitisers keep of the markup of a post, each as the subset that it allows by default. */
import DOMPurify, { type Config } from 'dompurify';

const inline = ['a', 'b', 'br', 'code', 'em', 'i', 'small', 'span', 'strong', 's', 'sub', 'sup', 'u'];
const blocks = ['blockquote', 'h1', 'h2', 'h3', 'h4', 'li', 'ol', 'p', 'pre', 'ul'];
const link = ['href', 'rel', 'target', 'title'];

/** Also how a post looks without any sanitiser, but with no script in it: the site's policy forbids those. */
const subsets: Readonly<Record<string, Config | undefined>> = {
  'no sanitiser': undefined,
  DOMPurify: {},
  /** [client: wp-includes/kses.php, `$allowedposttags`] */
  'WordPress kses': {
    ALLOWED_TAGS: [
      ...inline,
      ...blocks,
      'button',
      'div',
      'fieldset',
      'figure',
      'img',
      'nav',
      'section',
      'textarea',
    ],
    ALLOWED_ATTR: [...link, 'alt', 'class', 'id', 'lang', 'name', 'src', 'style'],
    SANITIZE_DOM: false,
  },
  /** The HTML5 schema without scripts; it keeps the names of forms and fields. */
  TinyMCE: {
    ALLOWED_TAGS: [
      ...inline,
      ...blocks,
      'button',
      'div',
      'form',
      'figure',
      'img',
      'input',
      'meta',
      'nav',
      'section',
    ],
    ALLOWED_ATTR: [...link, 'alt', 'class', 'content', 'id', 'lang', 'name', 'src', 'style', 'type', 'value'],
    SANITIZE_DOM: false,
  },
  /** The classic build without General HTML Support. */
  'CKEditor 5': {
    ALLOWED_TAGS: ['a', 'b', 'br', 'i', 'strong', ...blocks, 'figure'],
    ALLOWED_ATTR: ['href'],
    ALLOW_DATA_ATTR: false,
  },
  Quill: {
    ALLOWED_TAGS: ['a', 'br', 'em', 's', 'strong', 'u', ...blocks],
    ALLOWED_ATTR: ['class', 'href', 'rel', 'target'],
    ALLOW_DATA_ATTR: false,
  },
};

export const sanitisers = Object.keys(subsets);

/** The markup that a sanitiser keeps. */
export function keptBy(sanitiser: string, markup: string): string {
  const subset = subsets[sanitiser];
  return subset ? DOMPurify.sanitize(markup, { ...subset, RETURN_TRUSTED_TYPE: false }) : markup;
}
