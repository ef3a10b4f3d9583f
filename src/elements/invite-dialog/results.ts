/** Shows the result of each invitation, buttons that share the link, and people who have not joined yet. Loads when the dialog opens. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { MailTemplate } from '../../protocol/invitation-mail.ts';
import type { InviteTarget, Outcome } from '../../stores/invites/state.ts';
import type { SentInvitation } from '../../stores/invites/store.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { InviteDelivery, type SharedInvitation, type SharingMethod } from './delivery.ts';
import type { Delivery } from './draft.ts';
import { type InviteController, isSentByService, type SentState } from './invite-controller.ts';
import { inviteResultsStyles } from './results.styles.ts';
import { InviteSignIn } from './sign-in-panel.ts';

interface ResultsHost extends LitElement {
  readonly delivery: Delivery;
  readonly mailTemplate: MailTemplate;
}

/** Problems come first. */
const order: readonly Outcome['status'][] = ['refused', 'unconfirmed', 'invalid', 'in-space', 'sent'];
const mostRows = 100;

export class InviteResults {
  readonly styles = [inviteResultsStyles];
  readonly delivery: InviteDelivery;
  readonly signIn: InviteSignIn;
  readonly #dialog: InviteController;

  constructor(host: ResultsHost, dialog: InviteController) {
    this.delivery = new InviteDelivery(host, dialog);
    this.signIn = new InviteSignIn(host, dialog);
    this.#dialog = dialog;
  }

  render(state: SentState): TemplateResult {
    const { strings, tell } = this.#dialog.language;
    const { outcomes, failure, room } = state;
    const has = (status: Outcome['status']): boolean => outcomes.some((one) => one.status === status);
    const invitation = this.delivery.latest(state);
    const isUnsent = this.delivery.mailStatus === 'failed';
    const retry = (): void => (isUnsent ? this.delivery.retryMails() : this.#dialog.retry());
    return html`<div class="scroll" part="results">
        ${outcomes.length === 0 ? html`<p class="created">${strings.created(room.title)}</p>` : this.#outcomes(state)}
        ${failure ? html`<p role="alert" class="notice-line">${tell(failure)}</p>` : nothing}
        ${isUnsent ? html`<p role="alert" class="notice-line">${strings.mailsFailedHint}</p>` : nothing}
        ${has('unconfirmed') ? html`<p role="alert" class="notice-line">${strings.unconfirmedHint}</p>` : nothing}
        ${invitation ? this.#sharing(invitation) : nothing} ${this.waiting(room)}
      </div>
      <div class="foot" part="footer">
        <p></p>
        ${isUnsent || has('refused') ? tryAgain(strings.tryAgain, retry) : nothing}
        <button class="button primary" part="button done" type="button" @click=${this.#done}>
          ${strings.done}
        </button>
      </div>`;
  }

  /** The people who were invited and have not joined yet. An invitation sent from this page can be sent again. */
  waiting(target: InviteTarget): TemplateResult | typeof nothing {
    const { strings } = this.#dialog.language;
    const people = waitingFor(target, this.delivery.sentTo(target));
    if (people.length === 0) return nothing;
    return html`<p role="status" class="hint message">${this.delivery.resendStatus}</p>
      <details part="waiting">
        <summary>${strings.waiting(people.length)}</summary>
        <p class="hint">${strings.noRevoke}</p>
        <ul class="people">
          ${people.slice(0, mostRows).map((person) => this.#waitingRow(person))}
          ${people.length > mostRows ? html`<li class="hint">${`+ ${people.length - mostRows}`}</li>` : nothing}
        </ul>
      </details>`;
  }

  /** The user knows the results. A mail that is still being sent stays, because it may fail. */
  readonly #done = (): void => {
    if (this.delivery.mailStatus === 'failed') this.delivery.clear();
    this.#dialog.close();
  };

  #outcomes(state: SentState): TemplateResult {
    const { strings } = this.#dialog.language;
    const sorted = [...state.outcomes].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
    const row = ({ invitee, status }: Outcome): TemplateResult => {
      const mail = status === 'sent' ? this.delivery.mailTo(invitee) : undefined;
      const sent = mail === 'sent' || isSentByService(state) ? strings.outcome.sent : strings.made;
      const isOpen = mail === 'sending' || mail === 'failed';
      const label = isOpen ? strings.mail[mail] : status === 'sent' ? sent : strings.outcome[status];
      return html`<li data-status=${mail === 'failed' ? 'refused' : isOpen ? mail : status}>
        <bdi>${this.delivery.nameOf(invitee)}</bdi>
        <span class="status">${label}</span>
      </li>`;
    };
    return html`<ul class="people" part="outcomes">
      ${sorted.slice(0, mostRows).map(row)}
      ${sorted.length > mostRows ? html`<li class="hint">${`+ ${sorted.length - mostRows}`}</li>` : nothing}
    </ul>`;
  }

  #sharing(invitation: SharedInvitation): TemplateResult {
    const { strings } = this.#dialog.language;
    const { delivery } = this;
    const button = (method: SharingMethod, label: string): TemplateResult =>
      html`<button
        class="button"
        part="button ${method}"
        type="button"
        @click=${() => void delivery.share(method, invitation)}
      >
        ${label}
      </button>`;
    const canShare = typeof navigator.share === 'function';
    const isOwnPage = delivery.joinPage !== undefined;
    const isMailed = isOwnPage && invitation.terms.channel === 'server';
    const mailto = delivery.mailto(invitation);
    return html`${isMailed ? html`<p class="hint">${strings.serviceMailHint}</p>` : nothing}
      ${delivery.isJoinPageWrong ? html`<p role="alert" class="notice-line">${strings.joinPageWrong}</p>` : nothing}
      <div class="field" part="field">
        <label class="label" for="link">${strings.link}</label>
        <input id="link" part="input link" type="text" readonly dir="ltr" .value=${invitation.address} />
      </div>
      <div class="buttons">
        ${button('copy-link', strings.copyLink)}
        ${isOwnPage ? button('copy-service-link', strings.copyServiceLink) : nothing}
        ${button('copy-invitation', strings.copyInvitation)}
        ${mailto ? html`<a class="button" part="button mail" href=${mailto}>${strings.mailProgram}</a>` : nothing}
        ${canShare ? button('share', strings.share) : nothing} ${button('qr', strings.qrCode)}
        ${
          invitation.terms.time === undefined
            ? nothing
            : html`${button('calendar', strings.calendarFile)}
              ${button('cancellation', strings.cancellationFile)}`
        }
      </div>
      <p role="status" class="hint message">${delivery.sharingStatus}</p>
      ${delivery.qrCode}`;
  }

  #waitingRow({ invitee, sent }: WaitingPerson): TemplateResult {
    const { strings } = this.#dialog.language;
    const name = this.delivery.nameOf(invitee);
    if (sent?.link === undefined) return html`<li><bdi>${name}</bdi></li>`;
    return html`<li>
      <bdi>${name}</bdi>
      <button
        class="button quiet"
        part="button resend"
        type="button"
        aria-label=${strings.resend(name)}
        @click=${() => void this.delivery.resend(sent)}
      >
        ${strings.sendAgain}
      </button>
    </li>`;
  }
}

interface WaitingPerson {
  readonly invitee: string;
  /** Undefined when another user, or this user on an earlier visit, invited them. */
  readonly sent: SentInvitation | undefined;
}

/** The people invited to the space, by its own list or from this page, without its members. */
function waitingFor(target: InviteTarget, sent: readonly SentInvitation[]): readonly WaitingPerson[] {
  const people = new Map<string, WaitingPerson>(
    target.awaited.map((invitee) => [invitee, { invitee, sent: undefined }]),
  );
  for (const one of sent) {
    const { invitee } = one.invitee;
    const key = invitee.toLowerCase();
    if (!target.inside.includes(key)) people.set(key, { invitee, sent: one });
  }
  return [...people.values()];
}
