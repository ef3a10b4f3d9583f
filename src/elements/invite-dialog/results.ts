/** What became of everybody, and the ways on: the link, another try, sending again. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../stores/failure.ts';
import type { InviteTarget, InvitesState, Outcome } from '../../stores/invites/state.ts';
import type { SentInvitation } from '../../stores/invites/store.ts';
import { tryAgain } from '../../ui/notice.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import { isOwnMail } from './panels.ts';

export interface ResultsView {
  readonly strings: InviteDialogStrings;
  readonly state: Extract<InvitesState, { step: 'sent' }>;
  readonly link: string | undefined;
  readonly timed: boolean;
  /** Address that opens a mail program with the invitation in it; "" without a link. */
  readonly mailto: string;
  readonly waiting: TemplateResult | typeof nothing;
  readonly tell: (failure: Failure) => string;
  readonly nameOf: (invitee: string) => string;
  /** What became of the last press of a button that copies. */
  readonly said: string;
  readonly qr: TemplateResult | typeof nothing;
  readonly canShare: boolean;
  readonly onWay: (way: SharingMethod) => void;
  readonly onRetry: () => void;
  readonly onDone: () => void;
}

/** Ways to hand the invitation on. */
export type SharingMethod = 'copy-link' | 'copy-invitation' | 'share' | 'qr' | 'calendar' | 'cancellation';

/** What failed is looked for first. */
const order: readonly Outcome['status'][] = ['refused', 'unconfirmed', 'invalid', 'in-space', 'sent'];
const mostRows = 100;

export function inviteResults(view: ResultsView): TemplateResult {
  const { strings, state, onRetry, onDone } = view;
  const has = (status: Outcome['status']): boolean => state.outcomes.some((one) => one.status === status);
  return html`<div class="scroll" part="results">
      ${state.outcomes.length === 0 ? html`<p class="created">${strings.created(state.room.title)}</p>` : outcomeList(view)}
      ${state.failure ? html`<p role="alert" class="notice-line">${view.tell(state.failure)}</p>` : nothing}
      ${has('unconfirmed') ? html`<p role="alert" class="notice-line">${strings.unconfirmedHint}</p>` : nothing}
      ${linkWays(view)} ${view.waiting}
    </div>
    <div class="foot" part="footer">
      <p></p>
      ${has('refused') ? tryAgain(strings.tryAgain, onRetry) : nothing}
      <button class="button primary" part="button done" type="button" @click=${onDone}>
        ${strings.done}
      </button>
    </div>`;
}

function outcomeList({ strings, state, nameOf }: ResultsView): TemplateResult {
  const sorted = [...state.outcomes].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return html`<ul class="people" part="outcomes">
    ${sorted.slice(0, mostRows).map(
      ({ invitee, status }) =>
        html`<li data-status=${status}>
          <bdi>${nameOf(invitee)}</bdi>
          <span class="status"
            >${status === 'sent' && isOwnMail(state) ? strings.made : strings.outcome[status]}</span
          >
        </li>`,
    )}
    ${sorted.length > mostRows ? html`<li class="hint">+ ${sorted.length - mostRows}</li>` : nothing}
  </ul>`;
}

function linkWays(view: ResultsView): TemplateResult | typeof nothing {
  const { strings, link, timed, mailto, qr, canShare, onWay } = view;
  if (link === undefined) return nothing;
  const way = (name: SharingMethod, label: string): TemplateResult =>
    html`<button class="button" part="button ${name}" type="button" @click=${() => onWay(name)}>
      ${label}
    </button>`;
  return html`<div class="field" part="field">
      <label class="label" for="link">${strings.link}</label>
      <input id="link" part="input link" type="text" readonly dir="ltr" .value=${link} />
    </div>
    <div class="ways">
      ${way('copy-link', strings.copyLink)} ${way('copy-invitation', strings.copyInvitation)}
      <a class="button" part="button mail" href=${mailto}>${strings.mailProgram}</a>
      ${canShare ? way('share', strings.share) : nothing} ${way('qr', strings.qrCode)}
      ${
        timed
          ? html`${way('calendar', strings.calendarFile)} ${way('cancellation', strings.cancellationFile)}`
          : nothing
      }
    </div>
    <p role="status" class="hint said">${view.said}</p>
    ${qr}`;
}

// Who was invited and has not come yet, with a button to send it again where that is possible. Functions of data.

export interface WaitingView {
  readonly strings: InviteDialogStrings;
  readonly people: readonly Waiting[];
  /** What became of the last press of a button. */
  readonly said: string;
  readonly nameOf: (invitee: string) => string;
  readonly onResend: (sent: SentInvitation) => void;
}

export interface Waiting {
  readonly invitee: string;
  /** By this page, so that it can be sent again; undefined when somebody else or an earlier visit invited them. */
  readonly sent: SentInvitation | undefined;
}

const mostWaiting = 100;

/** What this page sent and what the space's own list says, without those who are in. `sent`: of this space. */
export function waitingFor(room: InviteTarget, sent: readonly SentInvitation[]): readonly Waiting[] {
  const people = new Map<string, Waiting>(
    room.awaited.map((invitee) => [invitee, { invitee, sent: undefined }]),
  );
  for (const one of sent) {
    const { invitee } = one.invitee;
    const key = invitee.toLowerCase();
    if (!room.inside.includes(key)) people.set(key, { invitee, sent: one });
  }
  return [...people.values()];
}

export function waitingList(view: WaitingView): TemplateResult | typeof nothing {
  const { strings, people, nameOf } = view;
  if (people.length === 0) return nothing;
  return html`<p role="status" class="hint said">${view.said}</p>
    <details part="waiting">
      <summary>${strings.waiting(people.length)}</summary>
      <p class="hint">${strings.noRevoke}</p>
      <ul class="people">
        ${people.slice(0, mostWaiting).map(({ invitee, sent }) => {
          const name = nameOf(invitee);
          return html`<li>
            <bdi>${name}</bdi> ${sent?.link === undefined ? nothing : resend(sent, name, view)}
          </li>`;
        })}
        ${people.length > mostWaiting ? html`<li class="hint">+ ${people.length - mostWaiting}</li>` : nothing}
      </ul>
    </details>`;
}

function resend(sent: SentInvitation, name: string, { strings, onResend }: WaitingView): TemplateResult {
  return html`<button
    class="button quiet"
    part="button resend"
    type="button"
    aria-label=${strings.resend(name)}
    @click=${() => onResend(sent)}
  >
    ${strings.sendAgain}
  </button>`;
}
