/** Shows a mail as its recipient will see it. It keeps the look of the mail but loads nothing and has no links. Loads when the user opens the preview. */
import type { Config } from 'dompurify';
import { html, type TemplateResult } from 'lit';
import type { InvitationMail } from '../protocol/invitation-mail.ts';
import { purifier } from './purifier.ts';

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

export class MailPreview {
  #html: string | undefined;
  #body: HTMLElement | undefined;

  /** Keeps the nodes while the mail stays the same, so that the preview does not flicker. */
  render({ subject, html: markup }: InvitationMail): TemplateResult {
    if (this.#html !== markup) this.#body = mailBody(markup);
    this.#html = markup;
    return html`<p class="subject" part="subject"><bdi>${subject}</bdi></p>
      ${this.#body}`;
  }
}

/** Has a shadow root of its own, so that the styles of the dialog and of the mail do not mix. */
function mailBody(markup: string): HTMLElement {
  const body = document.createElement('div');
  body.className = 'paper';
  // Focusable, so that it can be scrolled with the keyboard.
  body.tabIndex = 0;
  // Mail programs do not use the direction of the page.
  body.dir = 'ltr';
  body.setAttribute('part', 'mail');
  // A content security policy reports `style` attributes as soon as they are parsed, so they get another name first.
  const renamed = markup.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle(?=\s*=)/gi, ' data-style'));
  const content = purifier.sanitize(renamed, allowed);
  for (const element of content.querySelectorAll<HTMLElement>('[data-style]')) applyStyle(element);
  body.attachShadow({ mode: 'open' }).append(content);
  return body;
}

/** Sets the style by script, which a policy against `style` attributes allows. Skips styles that could load something. */
function applyStyle(element: HTMLElement): void {
  const style = element.dataset['style'] ?? '';
  element.removeAttribute('data-style');
  if (!/url|image|\\|position|@/i.test(style)) element.style.cssText = style;
}
