/**
 * The panels of `<spaces-chat>`: beside the messages, or over them where the element is narrow. Loads with the first one.
 * Its place is beside what the host renders, so that neither disturbs the other.
 */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { PartLanguage } from '../../controllers/part-language.ts';
import { renderTexts } from '../../controllers/translated-text.ts';
import { emit } from '../../events.ts';
import type { Conversation, SpacePanels } from '../../stores/chat/state.ts';
import { closeIcon, downIcon } from '../../ui/icons.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import type { Attachments } from './attachments.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { Jump } from './jump.ts';
import type { MessageList } from './message-list.ts';
import { panelStyles } from './panels.styles.ts';
import { type PanelStrings, panelStrings } from './panels.strings.ts';

export type PanelName = 'people' | 'search' | 'files' | 'posts';

export interface PanelsOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  readonly live: LiveRegion;
  readonly list: MessageList;
  readonly attachments: Attachments;
}

/** What one panel shows of the conversation that it was opened with. */
export interface Panel {
  render(): TemplateResult;
  dispose(): void;
}

/** What a panel works with. */
export interface PanelContext extends PanelsOptions {
  readonly host: LitElement;
  readonly space: SpacePanels;
  readonly section: PartLanguage<PanelStrings>;
  readonly jump: Jump;
  /** Draws the panel again. */
  readonly redraw: () => void;
}

type LoadPanel = (context: PanelContext) => Promise<Panel>;

const loaders: Readonly<Record<PanelName, LoadPanel>> = {
  people: async (context) => new (await import('./people-panel.ts')).PeoplePanel(context),
  search: async (context) => new (await import('./search-panel.ts')).SearchPanel(context),
  files: async (context) => new (await import('./files-panel.ts')).FilesPanel(context),
  posts: async (context) => new (await import('./posts-panel.ts')).PostsPanel(context),
};

/** The panel that is open. */
interface OpenPanel {
  readonly name: PanelName;
  readonly conversation: Conversation;
  readonly part: LazyPart<Panel>;
}

export class Panels {
  readonly styles = [panelStyles];
  readonly #host: LitElement;
  readonly #options: PanelsOptions;
  readonly #section: PartLanguage<PanelStrings>;
  readonly #jump: Jump;
  readonly #place = document.createElement('div');
  #open: OpenPanel | undefined;
  /** What had the focus when the first panel was opened. */
  #opener: HTMLElement | undefined;

  constructor(host: LitElement, options: PanelsOptions) {
    this.#host = host;
    this.#options = options;
    this.#section = new PartLanguage(host, options.language, 'panels', panelStrings);
    this.#jump = new Jump(host, options, () => this.#leaveToLog());
    this.#place.className = 'panel-place';
    this.#place.addEventListener('keydown', this.#onKeydown);
    host.addController({ hostUpdated: () => this.#draw(), hostDisconnected: () => this.close() });
    void this.#section.load().then(() => this.#draw());
  }

  get name(): PanelName | undefined {
    return this.#open?.name;
  }

  get strings(): PanelStrings {
    return this.#section.strings;
  }

  show(name: PanelName | undefined): void {
    if (!name) return this.close();
    const { conversation } = this.#options.source;
    if (!conversation?.panels || this.#open?.name === name) return this.#focusPanel();
    this.#opener ??= ((this.#host.renderRoot as ShadowRoot).activeElement as HTMLElement | null) ?? undefined;
    this.#drop();
    const part = new LazyPart(this.#host, () => this.#load(name, conversation));
    this.#open = { name, conversation, part };
    part.retry();
    this.#draw();
    this.#focusPanel();
    emit(this.#host, 'spaces-panel-changed', { panel: name });
  }

  close(): void {
    if (!this.#open) return;
    const hadFocus = this.#place.contains((this.#host.renderRoot as ShadowRoot).activeElement);
    const opener = this.#opener;
    this.#drop();
    this.#draw();
    if (hadFocus) (opener?.isConnected && opener.checkVisibility() ? opener : this.#log)?.focus();
    emit(this.#host, 'spaces-panel-changed', { panel: undefined });
  }

  get #log(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('[role="log"]');
  }

  async #load(name: PanelName, conversation: Conversation): Promise<Panel> {
    const space = await conversation.panels?.();
    if (!space) throw new Error('The conversation has no panels.');
    const redraw = (): void => this.#draw();
    const [host, section, jump] = [this.#host, this.#section, this.#jump];
    return loaders[name]({ ...this.#options, host, space, section, jump, redraw });
  }

  /** For another panel, or none. */
  #drop(): void {
    const dropped = this.#open;
    this.#open = undefined;
    void dropped?.part.ready().then(
      (panel) => panel.dispose(),
      () => {}, // It was never there.
    );
  }

  /** Where the panel covers the messages, it makes way for them. */
  #leaveToLog(): void {
    if (!this.#log?.checkVisibility()) this.close();
  }

  #focusPanel(): void {
    const { firstElementChild: panel } = this.#place;
    const target = panel?.querySelector('input') ?? panel?.querySelector<HTMLElement>('.panel-title');
    target?.focus({ preventScroll: true });
  }

  #draw(): void {
    if (this.#open && this.#open.conversation !== this.#options.source.conversation) return this.close();
    if (!this.#open) {
      this.#opener = undefined;
      renderTexts(nothing, this.#place);
      return;
    }
    if (!this.#place.isConnected) this.#host.renderRoot.append(this.#place);
    renderTexts(this.#view(this.#open), this.#place);
    // The title had the focus while the panel was loading.
    const isWaiting = (this.#host.renderRoot as ShadowRoot).activeElement?.className === 'panel-title';
    if (isWaiting && this.#open.part.loaded) this.#focusPanel();
  }

  #view({ name, part }: OpenPanel): TemplateResult {
    const { titles, close, back, loading, tryAgain: again } = this.#section.strings;
    const onClose = (): void => this.close();
    const waiting = part.failed
      ? notice(this.#section.tell(missingPart), tryAgain(again, part.retry))
      : html`<p class="panel-note"><span class="spinner"></span>${loading}</p>`;
    return html`<section class="panel" part="panel" role="region" aria-labelledby="panel-title">
      <div class="panel-head">
        <button
          class="panel-button back"
          part="close-panel"
          type="button"
          aria-label=${back}
          @click=${onClose}
        >
          ${downIcon()}
        </button>
        <h3 class="panel-title" id="panel-title" part="panel-title" tabindex="-1">${titles[name]}</h3>
        <button class="panel-button" part="close-panel" type="button" aria-label=${close} @click=${onClose}>
          ${closeIcon()}
        </button>
      </div>
      ${part.loaded?.render() ?? waiting}
    </section>`;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };
}
