/** What `<spaces-join>` shows in each of its states. Functions of data. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { InvitePreview } from '../../protocol/invite-link.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { initials } from '../../ui/avatar.ts';
import { checkIcon } from '../../ui/icons.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { AccountGround, AccountHost } from './account-panel.ts';
import { type JoinFormView, guestForm } from './join-form.ts';
import type { JoinStrings } from './join.strings.ts';

export interface JoinView extends JoinFormView {
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

// The parts of the panel that are fetched when the visitor's way needs them.

export class JoinParts {
  readonly #ground: AccountGround;
  readonly #language: Language<JoinStrings>;
  readonly #detours;
  readonly #account;
  #isWhole = true;

  constructor(host: AccountHost, ground: AccountGround, language: Language<JoinStrings>) {
    this.#ground = ground;
    this.#language = language;
    this.#detours = new LazyPart(host, async () => {
      const { Detours } = await import('./exceptions.ts');
      return new Detours(host, ground);
    });
    this.#account = new LazyPart(host, async () => {
      const { AccountPanel } = await import('./account-panel.ts');
      return new AccountPanel(host, ground);
    });
  }

  /** Nothing of what the last view shows is still on its way. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  get view(): Pick<JoinView, 'detour' | 'account' | 'warning'> {
    this.#isWhole = true;
    return {
      detour: this.#detour,
      account: this.#ground.link.value?.session.hasAccounts ? this.#accountOf : undefined,
      warning: this.#detours.loaded?.warning,
    };
  }

  /** To be called with every new state. */
  tell(state: JoinState): void {
    if (this.#ground.link.value?.session.hasAccounts) this.#account.value?.tell(state);
  }

  /** To be called after every rendering. */
  follow(state: JoinState): void {
    // Once somebody is in, what may come next is fetched, so that it is there without a network.
    (state.step === 'joined' ? this.#detours.value : this.#detours.loaded)?.follow(state);
  }

  readonly #detour = (view: JoinView): TemplateResult => {
    const detours = this.#detours.value;
    this.#isWhole = detours !== undefined;
    return detours?.render(view) ?? standIn(this.#detours, this.#language);
  };

  readonly #accountOf = (view: JoinView): TemplateResult | typeof nothing =>
    this.#account.value?.render(view) ?? nothing;
}

// The conversation in place of the form: which one, and whether its code is there.

type Host = ReactiveControllerHost & HTMLElement;

/** Stays open through an expired session and joining again, so that nothing said or typed is lost. */
export class JoinPlace {
  /** View and conversation. */
  readonly code;
  #spaceId: string | undefined;

  /** @param loadChat names what registers the conversation's tag; undefined where that is done already. */
  constructor(host: Host, loadChat: () => (() => Promise<unknown>) | undefined) {
    this.code = new LazyPart(host, async () => {
      const { placeStyles, placeView } = await import('./embedded-chat.ts');
      await loadChat()?.();
      const { styleSheet } = placeStyles;
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
      return placeView;
    });
  }

  get isOpen(): boolean {
    return this.#spaceId !== undefined;
  }

  follow(state: JoinState): void {
    if (state.step === 'joined') this.#spaceId = state.spaceId;
    if (/^(?:invited|no-invite|refused|wrong-account)$/.test(state.step)) this.close();
  }

  close(): void {
    this.#spaceId = undefined;
  }

  render(spaces: Spaces | undefined, language: Language<JoinStrings>): TemplateResult {
    return this.code.value?.(spaces, this.#spaceId) ?? standIn(this.code, language);
  }
}

// What stands where a part of the panel is still on its way, or did not come.

function standIn(part: LazyPart<unknown>, { strings, tell }: Language<JoinStrings>): TemplateResult {
  if (!part.failed) return html`<span class="spinner"></span>`;
  return notice(
    tell(missingPart),
    tryAgain(strings.tryAgain, () => void part.ready().catch(() => {})),
  );
}
