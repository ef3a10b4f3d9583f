/** Who was invited and has not come yet, with a button to send it again where that is possible. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InvitingRoom } from '../../stores/inviting-room.ts';
import type { SentInvitation } from '../../stores/sent-invitations.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';

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
export function waitingFor(room: InvitingRoom, sent: readonly SentInvitation[]): readonly Waiting[] {
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
