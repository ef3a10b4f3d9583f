/** What `<spaces-launcher>` opens: an invitation, a conversation, or the user's spaces. Loads with the click. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { closeIcon, downIcon } from '../../ui/icons.ts';
import { partPlaceholder } from '../../ui/notice.ts';
import { controlStyles } from '../../ui/controls.styles.ts';
import { feedbackStyles } from '../../ui/feedback.styles.ts';
import { tokenStyles } from '../../ui/tokens.styles.ts';
import { launcherPanelStyles } from './launcher-panel.styles.ts';
import { launcherStrings } from './launcher.strings.ts';

/** Frames in which the first field may appear. */
const longestWait = 300;

export interface LauncherPanelOptions {
  readonly loadTag: Readonly<Record<string, () => Promise<unknown>>>;
  readonly onClose: () => void;
}

export class LauncherPanel extends LitElement {
  static override styles = [tokenStyles, controlStyles, feedbackStyles, launcherPanelStyles];

  static override properties = {
    invite: { attribute: false },
    inviteParam: { attribute: false },
    space: { attribute: false },
    label: { attribute: false },
    isInConversation: { state: true },
  };

  invite = '';
  inviteParam = '';
  space = '';
  label = '';
  options: LauncherPanelOptions | undefined;
  /** The user has chosen a space of the list. */
  isInConversation = false;

  readonly #language = new Language(this, 'launcher', launcherStrings);
  readonly #tags = new LazyPart(this, async () => {
    const { loadTag } = this.options ?? {};
    await Promise.all(this.#wanted.map((tag) => loadTag?.[tag]?.()));
    return true;
  });

  /** The name of the panel. */
  get name(): string {
    return this.label || this.#language.strings.chat;
  }

  /** The name of the button with the number of unread messages. */
  describe(unread: number): string {
    return unread > 0 ? this.#language.strings.unread(this.name, unread) : this.name;
  }

  /** The title has the focus until the first field is there. */
  override focus(options?: FocusOptions): void {
    void this.#moveFocus(options);
  }

  protected override render(): TemplateResult {
    const { strings, lang } = this.#language;
    const isBack = this.isInConversation && this.#wanted.includes('spaces-list');
    return html`<div class="bar" lang=${lang}>
        ${
          isBack
            ? html`<button
                class="icon-button back"
                type="button"
                aria-label=${strings.back}
                @click=${this.#onBack}
              >
                ${downIcon()}
              </button>`
            : nothing
        }
        <h2 tabindex="-1">${this.name}</h2>
        <button class="icon-button close" type="button" aria-label=${strings.close} @click=${this.#onClose}>
          ${closeIcon()}
        </button>
      </div>
      <div class="content">${this.#renderContent()}</div>`;
  }

  async #moveFocus(options: FocusOptions | undefined): Promise<void> {
    await this.updateComplete;
    const title = this.renderRoot.querySelector('h2');
    title?.focus(options);
    // On a phone, the focus in a field would open the keyboard before the user has read anything.
    if (matchMedia('(pointer: coarse)').matches) return;
    await this.#tags.ready().catch(() => {});
    for (let frames = 0; frames < longestWait && this.shadowRoot?.activeElement === title; frames++) {
      await new Promise(requestAnimationFrame);
      const shown = this.renderRoot.querySelector('.content > :not([hidden])');
      const field = shown?.shadowRoot?.querySelector<HTMLElement>('input, textarea, [role="listbox"]');
      if (field?.checkVisibility()) field.focus(options);
    }
  }

  #renderContent(): TemplateResult {
    const { strings } = this.#language;
    if (!this.#tags.value)
      return partPlaceholder(this.#tags, this.#language.tell(missingPart), strings.tryAgain);
    const { invite, inviteParam, space } = this;
    if (invite || inviteParam)
      return html`<spaces-join
        chat
        invite=${invite || nothing}
        invite-param=${inviteParam || nothing}
      ></spaces-join>`;
    if (space) return html`<spaces-chat space=${space}></spaces-chat>`;
    return html`<spaces-list
        ?hidden=${this.isInConversation}
        @spaces-space-picked=${this.#onPicked}
      ></spaces-list>
      <spaces-chat ?hidden=${!this.isInConversation}></spaces-chat>`;
  }

  get #wanted(): readonly string[] {
    if (this.invite || this.inviteParam) return ['spaces-join'];
    return this.space ? ['spaces-chat'] : ['spaces-list', 'spaces-chat'];
  }

  readonly #onPicked = (): void => {
    this.isInConversation = true;
    this.focus();
  };

  readonly #onBack = (): void => {
    this.isInConversation = false;
    this.focus();
  };

  readonly #onClose = (): void => this.options?.onClose();
}

const panelTag = 'spaces-launcher-panel';

/** The tag is not for pages, so the first class stays without a word. */
export function createLauncherPanel(options: LauncherPanelOptions): LauncherPanel {
  if (!customElements.get(panelTag)) customElements.define(panelTag, LauncherPanel);
  const panel = document.createElement(panelTag) as LauncherPanel;
  panel.options = options;
  return panel;
}
