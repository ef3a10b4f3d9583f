/** The mail as its receiver will see it, shown within the form without loading anything. Loaded when somebody looks. */
import createDOMPurify, { type Config } from 'dompurify';
import { html, type TemplateResult } from 'lit';
import type { InvitationMail } from '../../protocol/invitation-mail.ts';

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
    'style',
    'valign',
    'width',
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/** Our own instance: hooks and settings of another one on the page do not reach it. */
const purifier = createDOMPurify(window);

export class MailPreview {
  #shown: InvitationMail | undefined;
  #paper: HTMLElement | undefined;

  /** The same paper as long as the mail is the same, so that what somebody reads does not blink. */
  render(mail: InvitationMail): TemplateResult {
    if (this.#shown?.html !== mail.html) this.#paper = paperOf(mail.html);
    this.#shown = mail;
    return html`<p class="subject" part="subject"><bdi>${mail.subject}</bdi></p>
      ${this.#paper}`;
  }
}

/** A shadow root of its own: neither do the dialog's styles reach the mail, nor the mail's the dialog. */
function paperOf(markup: string): HTMLElement {
  const paper = document.createElement('div');
  paper.className = 'paper';
  // As mail programs do, whatever the page's own direction is.
  paper.dir = 'ltr';
  paper.setAttribute('part', 'mail');
  const content = purifier.sanitize(markup, allowed);
  for (const element of content.querySelectorAll<HTMLElement>('[style]')) dress(element);
  paper.attachShadow({ mode: 'open' }).append(content);
  return paper;
}

/** By script, which pages may do whose policy forbids the attribute; and nothing that would load something. */
function dress(element: HTMLElement): void {
  const style = element.getAttribute('style') ?? '';
  element.removeAttribute('style');
  if (!/url|image|\\|position|@/i.test(style)) element.style.cssText = style;
}
