/** What `<spaces-join>` shows in each of its states. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import type { InvitePreview } from '../../protocol/invite-link.ts';
import type { JoinState } from '../../stores/join.ts';
import { initials } from '../../ui/avatar.ts';
import { checkIcon } from '../../ui/icons.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import { guestForm, type FormView } from './join.forms.ts';
import type { JoinStrings } from './join.strings.ts';

export interface JoinView extends FormView {
  readonly state: JoinState;
  readonly language: Pick<Language<JoinStrings>, 'lang' | 'tell'>;
  /** The conversation, where it is shown instead of the page's own content. */
  readonly place: TemplateResult | undefined;
  /** That the session is about to end. */
  readonly warning: TemplateResult | undefined;
  /** Signing in, where the page lets visitors do that. */
  readonly account: ((view: JoinView) => TemplateResult | typeof nothing) | undefined;
  /** What stands in place of the guest's form, or of the whole panel. */
  readonly detour: (view: JoinView) => TemplateResult;
  readonly onPin: (pin: string) => void;
  /** What has to be entered is missing. */
  readonly onMissing: (sentence: string) => void;
  /** Leads back to choosing another name; undefined where there is none to choose. */
  readonly onOtherName: (() => void) | undefined;
  /** Undefined where trying again cannot help. */
  readonly onRetry: (() => void) | undefined;
  readonly onBack: () => void;
}

export function joinPanel(view: JoinView): TemplateResult {
  const { place, language } = view;
  return html`<section
    class="panel ${place ? 'in-place' : ''}"
    part="panel"
    aria-labelledby="heading identity"
    lang=${language.lang}
  >
    ${content(view)} ${place}
  </section>`;
}

/** The straight way; the rest is a detour. */
function content(view: JoinView): TemplateResult | typeof nothing {
  const { state, strings } = view;
  switch (state.step) {
    case 'invited':
    case 'signing-in':
    case 'joining':
    case 'needs-pin':
      return html`${invitationHeader(state.preview, strings)}
      ${view.form === 'guest' ? guestForm(view) : view.detour(view)} ${view.account?.(view)}`;
    case 'joined':
      return html`${joinedHeader(view, state)} ${view.warning} ${view.account?.(view)}
      ${view.place ? nothing : html`<slot></slot>`}`;
    case 'failed':
      return html`${plainHeader(strings.cannotJoin)} ${problem(view.language.tell(state.failure), view)}`;
    case 'wrong-account':
      return view.account?.(view) ?? nothing;
    default:
      return view.detour(view);
  }
}

/** The heading can take the focus by script, so that keyboard users land where the new content begins. */
function heading(text: string): TemplateResult {
  return html`<h2 id="heading" part="heading" tabindex="-1" dir="auto">${text}</h2>`;
}

/** Before anybody joined: what the link says, marked as what only the link says. */
function invitationHeader(preview: InvitePreview, strings: JoinStrings): TemplateResult {
  const { spaceName, inviterName, inviterEmail } = preview;
  const inviter = inviterName ?? inviterEmail;
  const both = inviterName !== undefined && inviterEmail !== undefined;
  const line =
    inviter === undefined
      ? spaceName && strings.nameFromLink
      : strings.invitedBy(both ? `${inviterName} (${inviterEmail})` : inviter);
  return html`<header part="header">
    ${inviter === undefined ? nothing : html`<span class="avatar" aria-hidden="true">${initials(inviter)}</span>`}
    <div class="words">
      ${heading(spaceName === undefined ? strings.joinAnySpace : strings.joinSpace(spaceName))}
      ${line ? html`<p class="quiet-line" part="inviter" dir="auto">${line}</p>` : nothing}
    </div>
  </header>`;
}

function joinedHeader(view: JoinView, state: Extract<JoinState, { step: 'joined' }>): TemplateResult {
  const { strings, onBack } = view;
  const { name, kind } = state.person;
  return html`<header part="header">
    <span class="joined-mark">${checkIcon()}</span>
    <div class="words">
      ${heading(strings.inSpace(state.title))}
      <p class="quiet-line" id="identity" part="identity" dir="auto">
        ${kind === 'guest' || state.role === 'guest' ? strings.asGuest(name) : strings.joinedAs(name)}
      </p>
    </div>
    <button class="button leave" part="button leave" type="button" @click=${onBack}>${strings.leave}</button>
  </header>`;
}

export function plainHeader(
  title: string,
  beside: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<header part="header">
    <div class="words">${heading(title)}</div>
    ${beside}
  </header>`;
}

/** A problem with its two ways on: the same again, or back to the start. */
export function problem(sentence: string, { strings, onRetry, onBack }: JoinView): TemplateResult {
  if (onRetry === undefined) return notice(sentence);
  return notice(
    sentence,
    html`<div class="actions">
      ${tryAgain(strings.tryAgain, onRetry)}
      <button class="button quiet" part="button back" type="button" @click=${onBack}>${strings.back}</button>
    </div>`,
  );
}
