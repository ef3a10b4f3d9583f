/** `<spaces-invite-dialog>` invites people to a space, or creates a space and invites people to it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Modal } from '../../controllers/modal.ts';
import type { MailTemplate } from '../../protocol/invitation-mail.ts';
import { type Role, readRole } from '../../protocol/space.ts';
import type { InviteTarget, InvitesState } from '../../stores/invites/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { controlStyles } from '../../ui/controls.styles.ts';
import { feedbackStyles } from '../../ui/feedback.styles.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';
import { InviteController } from './invite-controller.ts';
import { inviteDialogStyles } from './invite-dialog.styles.ts';
import { inviteForm, submitLabel } from './invite-form.ts';

/**
 * A modal dialog that invites people by name or e-mail. With `space`, invites them to that space; without it, asks for
 * a title, creates the space, and invites them to it. Shows the result for each person and the link to share.
 *
 * @tag spaces-invite-dialog
 * @attr {'admin' | 'member' | 'guest'} role - The default role of the people invited. The attribute is read and then removed, because `role` belongs to ARIA.
 * @fires {CustomEvent<{spaceId: string | undefined, title: string, invitees: {invitee: string, role: string}[]}>} spaces-before-invite - Before anything is requested. Cancelable.
 * @fires {CustomEvent<{spaceId: string | undefined, outcomes: {invitee: string, status: string}[]}>} spaces-invited - The result for each person.
 * @fires {CustomEvent<{spaceId: string, link: string, subject: string, html: string, text: string, ics?: string, invitees: {invitee: string, role: string, email?: string}[], waitUntil: (promise: PromiseLike<unknown>) => void}>} spaces-invitation-ready - With `delivery="page"`: a mail for the page to send. One event per invitation, with at most 50 people. `email` is the address of a person who is invited by their id. `waitUntil` tells the dialog whether the mail is sent.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean}>} spaces-error - The configuration is wrong, or the space could not be opened or created.
 * @csspart dialog - The dialog.
 * @csspart header - The title and the button that closes the dialog.
 * @csspart heading - The title.
 * @csspart form - The form.
 * @csspart field - A label with its field.
 * @csspart input - A text field.
 * @csspart people - The people field.
 * @csspart roles - The people with their roles and marks.
 * @csspart warnings - Warnings shown before the invitations are sent.
 * @csspart file - Asks which column of a file contains the addresses.
 * @csspart schedule - Date, time, duration and time zone.
 * @csspart preview - The preview of the mail, which contains `subject` and `mail`.
 * @csspart waiting - The people who were invited and have not joined yet.
 * @csspart results - The results and the buttons that share the link.
 * @csspart outcomes - One line per person.
 * @csspart footer - The buttons.
 * @csspart button - Every button; also `submit`, `cancel`, `back`, `done`, `retry`, `resend`, `close`, `sign-in`, `from-file`, `take-file`, `drop-file`, `copy-link`, `copy-service-link`, `copy-invitation`, `mail`, `share`, `qr`, `calendar`, `cancellation`.
 * @csspart problem - An error message.
 * @csspart qr-code - The link as a QR code.
 * @cssstate open - The dialog is shown.
 */
export class SpacesInviteDialog extends LitElement {
  static override styles = [tokenStyles, controlStyles, feedbackStyles, inviteDialogStyles];

  /** Loads the people field. Set by the module that registers the tag. */
  static loadPeople: (() => Promise<unknown>) | undefined;

  static override properties = {
    space: {},
    open: { type: Boolean },
    delivery: {},
    role: { attribute: false },
    mode: {},
    mailTemplate: { attribute: false },
    spaces: { attribute: false },
  };

  /** Id of the space to invite people to. Without it, a new space is created. */
  space: string | undefined;
  /**
   * Whether the dialog is shown. The attribute opens it, too, and closes it when it is removed. The property does not set
   * the attribute, so a framework that updates the markup of the page does not close the dialog.
   */
  open = false;
  /** Who sends the invitations. */
  delivery: 'server' | 'page' | 'outlook' = 'server';
  /** The default role of the people invited. The attribute is read and then removed, because `role` belongs to ARIA. */
  override role: Role = 'member';
  /** Whether the link opens the conversation or a call. */
  mode: 'join' | 'meet' = 'join';
  /** The page's own text of the mail, with `{{title}}`, `{{inviter}}`, `{{link}}`, `{{when}}`, `{{note}}`. */
  mailTemplate: MailTemplate = {};
  /** The connection to use instead of the provider's or the page's. */
  spaces: Spaces | undefined;

  readonly #controller = new InviteController(this, () =>
    (this.constructor as typeof SpacesInviteDialog).loadPeople?.(),
  );
  readonly #modal = new Modal(this, () => this.#controller.moveFocus());
  readonly #internals = this.attachInternals();

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'role'];
  }

  /** The step of inviting, as plain data. */
  get state(): InvitesState {
    return this.#controller.state;
  }

  /**
   * Opens the dialog. Addresses replace the people chosen before. `wanted` is a name that was not found, for which the
   * user is asked to enter the address.
   */
  show(emails: readonly string[] = [], wanted = ''): void {
    this.#controller.propose(emails, wanted);
    this.open = true;
  }

  /** Closes the dialog. What the user has entered stays until it is sent. */
  hide(): void {
    this.open = false;
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    const role = name === 'role' && value !== null ? readRole(value) : undefined;
    if (role === undefined) return;
    this.role = role;
    this.removeAttribute('role');
  }

  protected override updated(): void {
    this.#internals.states[this.open ? 'add' : 'delete']('open');
    // So that the page can open it by the attribute again.
    if (!this.open) this.removeAttribute('open');
  }

  protected override render(): TemplateResult {
    const { language, live } = this.#controller;
    // The live region is inside, because screen readers ignore everything outside a modal dialog.
    return html`<dialog
      part="dialog"
      aria-labelledby="heading"
      lang=${language.lang}
      @close=${this.#modal.onClose}
    >
      ${this.open ? html`${this.#header()} ${this.#panel()}` : nothing} ${live.region}
    </dialog>`;
  }

  /**
   * The heading gets the focus when the dialog opens and when a result appears. Without `autofocus` some browsers would
   * focus the button that closes the dialog.
   */
  #header(): TemplateResult {
    const { heading, language } = this.#controller;
    return html`<div class="head" part="header">
      <h2 id="heading" part="heading" tabindex="-1" autofocus>${heading}</h2>
      <button
        class="button quiet icon-only"
        part="button close"
        type="button"
        aria-label=${language.strings.close}
        @click=${() => this.hide()}
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>`;
  }

  #panel(): TemplateResult {
    const { state } = this;
    const controller = this.#controller;
    const { isConfirming, results } = controller;
    const { strings, tell } = controller.language;
    switch (state.step) {
      case 'idle':
      case 'opening':
        return html`<div class="scroll"><p role="status">${strings.opening}</p></div>`;
      case 'barred': {
        const signIn = state.reason === 'signed-out' ? results.loaded?.signIn.render() : undefined;
        return html`<div class="scroll">${notice(strings.barred[state.reason], signIn)}</div>`;
      }
      case 'failed': {
        const retry = (): void => controller.retry();
        const button = state.failure.retryable ? tryAgain(strings.tryAgain, retry) : undefined;
        return html`<div class="scroll">${notice(tell(state.failure), button)}</div>`;
      }
      case 'editing':
        return html`${isConfirming ? confirmation(controller, state.room) : nothing}
          <div class="body" ?hidden=${isConfirming}>${inviteForm(controller, state.room)}</div>`;
      case 'sending': {
        const { done, total } = state;
        return html`<div class="scroll">
          <label for="progress">${strings.sending(done, total)}</label>
          <progress id="progress" max=${Math.max(total, 1)} .value=${done}></progress>
        </div>`;
      }
      case 'sent':
        return html`<div class="body">${results.loaded?.render(state)}</div>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-invite-dialog': SpacesInviteDialog;
  }
}

/** Asks before many people, or admins, are invited, because that cannot be undone. The form stays hidden behind it. */
function confirmation(controller: InviteController, target: InviteTarget): TemplateResult {
  const { strings } = controller.language;
  const invited = controller.draft.invited(target);
  const counts = target.grants
    .map((role) => [role, invited.filter((one) => one.role === role).length] as const)
    .filter(([, count]) => count > 0);
  return html`<div class="body">
    <div class="scroll">
      <ul class="people">
        ${counts.map(([role, count]) => html`<li><span>${strings.roles[role]}</span> <b>${count}</b></li>`)}
      </ul>
      <p class="hint">${strings.confirmText}</p>
    </div>
    <div class="foot" part="footer">
      <p></p>
      <button class="button" part="button back" type="button" @click=${() => controller.backToForm()}>
        ${strings.back}
      </button>
      <button class="button primary" part="button submit" type="button" @click=${() => controller.send()}>
        ${submitLabel(controller)}
      </button>
    </div>
  </div>`;
}
