/** What `<spaces-invite-dialog>` shows in each of its states. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Invitee } from '../../protocol/invitation.ts';
import type { Failure } from '../../stores/failure.ts';
import type { InvitesState } from '../../stores/invites/state.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import { inviteForm, type InviteFormView } from './invite-form.ts';

export interface PanelView {
  readonly strings: InviteDialogStrings;
  readonly state: InvitesState;
  /** The count is to be confirmed before anything is sent. */
  readonly confirming: boolean;
  /** Who would be invited. */
  readonly invited: (room: InviteFormView['room']) => readonly Invitee[];
  readonly form: (room: InviteFormView['room']) => InviteFormView;
  readonly results: (state: Extract<InvitesState, { step: 'sent' }>) => unknown;
  readonly tell: (failure: Failure) => string;
  /** The way in for strangers. */
  readonly signIn: TemplateResult | typeof nothing;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
  readonly onRetry: () => void;
}

/** Invitations are made, and somebody else than the service has yet to mail them. */
export function isOwnMail({ made }: Extract<InvitesState, { step: 'sent' }>): boolean {
  return made.some(({ terms }) => terms.channel !== 'server');
}

/** Names the dialog; `isNew`: no space is there yet. */
export function dialogTitle(view: PanelView, isNew: boolean): string {
  const { strings, state, confirming } = view;
  if (state.step === 'editing' && confirming) return strings.confirmTitle(view.invited(state.room).length);
  if (state.step === 'sent' && state.outcomes.length > 0) {
    const sent = state.outcomes.filter(({ status }) => status === 'sent').length;
    return (isOwnMail(state) ? strings.resultOwn : strings.result)(sent, state.outcomes.length);
  }
  if (isNew) return strings.newSpace;
  return 'room' in state && state.room.title ? strings.inviteTo(state.room.title) : strings.invitePeople;
}

/**
 * The heading takes the focus, so that keyboard users land where the dialog, and later the result, begins; without
 * `autofocus` some browsers would begin at the button that closes it.
 */
export function dialogHeader(view: PanelView, isNew: boolean): TemplateResult {
  const { strings, onClose } = view;
  return html`<div class="head" part="header">
    <h2 id="heading" part="heading" tabindex="-1" autofocus dir="auto">${dialogTitle(view, isNew)}</h2>
    <button
      class="button quiet icon-only"
      part="button close"
      type="button"
      aria-label=${strings.close}
      @click=${onClose}
    >
      <span aria-hidden="true">×</span>
    </button>
  </div>`;
}

/** One case per state. */
export function invitePanel(view: PanelView): TemplateResult {
  const { strings, state } = view;
  switch (state.step) {
    case 'idle':
    case 'opening':
      return html`<div class="scroll"><p role="status">${strings.opening}</p></div>`;
    case 'barred':
      return html`<div class="scroll">
        ${notice(strings.barred[state.reason], state.reason === 'signed-out' ? view.signIn : nothing)}
      </div>`;
    case 'failed':
      return html`<div class="scroll">
        ${notice(view.tell(state.failure), state.failure.retryable ? tryAgain(strings.tryAgain, view.onRetry) : nothing)}
      </div>`;
    case 'editing':
      return html`${view.confirming ? confirmation(view, state.room) : nothing}
        <div class="body" ?hidden=${view.confirming}>${inviteForm(view.form(state.room))}</div>`;
    case 'sending': {
      const { done, total } = state;
      return html`<div class="scroll">
        <label for="progress">${strings.sending(done, total)}</label>
        <progress id="progress" max=${Math.max(total, 1)} .value=${done}></progress>
      </div>`;
    }
    case 'sent':
      return html`<div class="body">${view.results(state)}</div>`;
  }
}

/** Asks before something that cannot be undone, with how many get which role. The form stays behind it, untouched. */
function confirmation(view: PanelView, room: InviteFormView['room']): TemplateResult {
  const { strings, onConfirm, onBack } = view;
  const invited = view.invited(room);
  const counts = room.grants
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
      <button class="button" part="button back" type="button" @click=${onBack}>${strings.back}</button>
      <button class="button primary" part="button submit" type="button" @click=${onConfirm}>
        ${view.form(room).ownMail ? strings.createInvitations : strings.sendInvitations}
      </button>
    </div>
  </div>`;
}
