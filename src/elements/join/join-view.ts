/** What `<spaces-join>` shows in each state. The rarer states, accounts and the conversation load when they are needed. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import type { InvitePreview } from '../../protocol/invite-link.ts';
import type { JoinState } from '../../stores/join/state.ts';
import type { JoinStore } from '../../stores/join/store.ts';
import { initials } from '../../ui/initials.ts';
import { tryAgain } from '../../ui/try-again.ts';
import type { JoinForm, JoinFormOptions, JoinHost } from './join-form.ts';
import type { JoinStrings } from './join.strings.ts';

export interface JoinViewOptions extends JoinFormOptions {
  readonly live: LiveRegion;
  readonly form: JoinForm;
  /** Registers `<spaces-chat>`. Undefined when the page does that itself. */
  readonly loadChat: () => Promise<unknown> | undefined;
}

/** Renders the panel, and moves the focus when the focused element is replaced. */
export class JoinView implements ReactiveController {
  readonly #host: JoinHost;
  readonly #options: JoinViewOptions;
  readonly #exceptions;
  readonly #account;
  readonly #chat;
  /** The panel shows no placeholder of a part that is still loading. */
  #isComplete = true;
  #store: JoinStore | undefined;
  /** The space whose conversation is embedded. It stays when the session or the space ends, so that no typed text is lost. */
  #spaceId: string | undefined;

  constructor(host: JoinHost, options: JoinViewOptions) {
    this.#host = host;
    this.#options = options;
    this.#exceptions = new LazyPart(host, async () => {
      const { Exceptions } = await import('./exceptions.ts');
      return new Exceptions(host, options);
    });
    this.#account = new LazyPart(host, async () => {
      const { AccountPanel } = await import('./account-panel.ts');
      return new AccountPanel(host, options);
    });
    this.#chat = new LazyPart(host, async () => {
      const { EmbeddedChat } = await import('./embedded-chat.ts');
      return new EmbeddedChat(host, options);
    });
    host.addController(this);
  }

  get isChatOpen(): boolean {
    return this.#host.chat && this.#spaceId !== undefined;
  }

  hostUpdate(): void {
    const { state, chat } = this.#host;
    const { store } = this.#options.join;
    const isOver = /invite|wrong-account/.test(state.step);
    if (isOver || store !== this.#store) this.#spaceId = undefined;
    if (state.step === 'joined') this.#spaceId = state.spaceId;
    this.#store = store;
    // Loaded in advance, because it takes the keys from the moment the visitor joins.
    if (chat && state.step !== 'no-invite') void this.#chat.value;
  }

  hostUpdated(): void {
    // Loaded in advance, because the network may be gone when joining fails or the session ends.
    if (/signing-in|join/.test(this.#host.state.step)) void this.#exceptions.value;
    if (this.#isComplete) (this.#chat.loaded ?? this.#options.form).moveFocus();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#options.link.value) return nothing;
    this.#isComplete = true;
    const isChatOpen = this.isChatOpen;
    return html`<section
      class="panel ${isChatOpen ? 'in-place' : ''}"
      part="panel"
      aria-labelledby="heading identity"
      lang=${this.#options.language.lang}
    >
      ${this.#content()} ${isChatOpen ? this.#renderChat() : undefined}
    </section>`;
  }

  #content(): TemplateResult | typeof nothing {
    const { state } = this.#host;
    const { form, language } = this.#options;
    const account = this.#renderAccount();
    switch (state.step) {
      case 'invited':
      case 'signing-in':
      case 'joining':
      case 'needs-pin':
        return html`${invitationHeader(state.preview, language.strings)}
        ${form.kind === 'guest' ? form.renderGuest() : this.#renderException(account)} ${account}`;
      case 'joined':
        return html`${this.#joinedHeader(state)} ${this.#exceptions.loaded?.info} ${account}
        ${this.isChatOpen ? nothing : html`<slot></slot>`}`;
      case 'wrong-account':
        return account ?? nothing;
      default:
        return this.#renderException(account);
    }
  }

  /** Undefined when the page has not set up accounts. A page's token can be for the wrong account, too. */
  #renderAccount(): TemplateResult | typeof nothing | undefined {
    const isNeeded =
      this.#options.link.value?.session.hasAccounts || this.#host.state.step === 'wrong-account';
    if (!isNeeded) return undefined;
    return this.#account.value?.render() ?? nothing;
  }

  #renderException(account: TemplateResult | typeof nothing | undefined): TemplateResult {
    const exceptions = this.#exceptions.value;
    this.#isComplete = exceptions !== undefined;
    return exceptions?.render(account, this.isChatOpen) ?? this.#placeholder(this.#exceptions);
  }

  #renderChat(): TemplateResult {
    return (
      this.#chat.value?.render(this.#spaceId, this.#account.loaded?.menuItems) ??
      this.#placeholder(this.#chat)
    );
  }

  #placeholder(part: LazyPart<unknown>): TemplateResult {
    const { state } = this.#host;
    return missing(part, this.#options.language, state.step === 'failed' ? state.failure : missingPart);
  }

  #joinedHeader({ person, role, title }: Extract<JoinState, { step: 'joined' }>): TemplateResult {
    const { strings } = this.#options.language;
    const isGuest = person.kind === 'guest' || role === 'guest';
    return html`<header part="header">
      <div class="words">
        ${heading(strings.inSpace(title))}
        <p class="quiet-line" id="identity" part="identity">
          ${isGuest ? strings.asGuest(person.name) : strings.joinedAs(person.name)}
        </p>
      </div>
      <button class="button leave" part="button leave" type="button" @click=${() => this.#host.leave()}>
        ${strings.leave}
      </button>
    </header>`;
  }
}

/** In place of a part that is loading, or that could not be loaded: then also the styles of a notice are missing. */
export function missing(
  part: LazyPart<unknown>,
  { strings, tell }: JoinFormOptions['language'],
  failure = missingPart,
): TemplateResult {
  if (!part.failed) return html`<p class="quiet-line">…</p>`;
  return html`<div class="field" part="problem">
    <p class="error" role="alert">${tell(failure)}</p>
    <div class="actions">${tryAgain(strings.tryAgain, part.retry)}</div>
  </div>`;
}

/** A script can focus the heading, so that keyboard users continue where the new content begins. */
export function heading(text: string): TemplateResult {
  return html`<h2 id="heading" part="heading" tabindex="-1">${text}</h2>`;
}

/** Before joining, the names come from the link only, so they are marked as not verified. */
function invitationHeader(preview: InvitePreview, strings: JoinStrings): TemplateResult {
  const { spaceName, inviterName, inviterEmail } = preview;
  const inviter = inviterName ?? inviterEmail;
  const line = inviter
    ? html`${strings.invitedBy(inviterName && inviterEmail ? `${inviterName} (${inviterEmail})` : inviter)}
        <small class="unverified">${strings.notVerified}</small>`
    : spaceName && strings.nameNotVerified;
  return html`<header part="header">
    ${inviter ? html`<span class="avatar" aria-hidden="true">${initials(inviter)}</span>` : nothing}
    <div class="words">
      ${heading(spaceName ? strings.joinSpace(spaceName) : strings.joinAnySpace)}
      ${line ? html`<p class="quiet-line" part="inviter">${line}</p>` : nothing}
    </div>
  </header>`;
}
