/** Markup of a mail as safe nodes: looks kept, nothing loaded, nothing to click. Loaded when needed. */
import createDOMPurify, { type Config } from 'dompurify';
import { html, type TemplateResult } from 'lit';
import type { InvitationMail } from '../protocol/invitation-mail.ts';

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
function paperOf(markup: string): HTMLElement {
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

// The mail as its receiver will see it, shown within the form. Loaded when somebody looks.

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
