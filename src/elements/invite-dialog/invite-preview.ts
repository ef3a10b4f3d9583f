/** The mail as its receiver will see it, shown within the form. Loaded when somebody looks. */
import { html, type TemplateResult } from 'lit';
import type { InvitationMail } from '../../protocol/invitation-mail.ts';
import { paperOf } from '../../ui/mail-paper.ts';

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
