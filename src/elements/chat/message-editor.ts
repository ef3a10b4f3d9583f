/** Edits a stored message of the user. Its field takes the place of the composer, which keeps its draft. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { renderTexts } from '../../controllers/translated-text.ts';
import type { Conversation } from '../../stores/chat/state.ts';
import type { Failure } from '../../stores/failure.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { MenuStrings } from './parts.strings.ts';
import type { Writing } from './writing.ts';

export interface MessageEditorOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  readonly section: LanguageSection<MenuStrings>;
  readonly writing: Writing;
}

interface Editing {
  readonly conversation: Conversation;
  /** Of the message. */
  readonly id: string;
  /** What is in the field at first. */
  readonly text: string;
}

export class MessageEditor {
  readonly #host: LitElement;
  readonly #options: MessageEditorOptions;
  readonly #place = document.createElement('div');
  #editing: Editing | undefined;
  #isSaving = false;
  #failure: Failure | undefined;

  constructor(host: LitElement, options: MessageEditorOptions) {
    this.#host = host;
    this.#options = options;
    this.#place.className = 'editor-place';
    host.addController({ hostUpdated: () => this.#onUpdated() });
  }

  open(editing: Editing): void {
    this.#editing = editing;
    this.#isSaving = false;
    this.#failure = undefined;
    this.#draw();
    const field = this.#field;
    if (!field) return;
    field.value = editing.text;
    field.focus();
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#place.querySelector('textarea');
  }

  #onUpdated(): void {
    if (this.#editing && this.#editing.conversation !== this.#options.source.conversation) this.#close();
  }

  /** Its place is beside what the host renders, so that neither disturbs the other. */
  #draw(): void {
    const foot = this.#host.renderRoot.querySelector('.foot');
    if (!this.#place.isConnected) foot?.append(this.#place);
    foot?.classList.toggle('editing', this.#editing !== undefined);
    renderTexts(this.#editing ? this.#view() : nothing, this.#place);
  }

  #view(): TemplateResult {
    const { message } = this.#options.language.strings;
    const { strings, tell } = this.#options.section;
    const { editing, save, cancel } = strings;
    return html`<div class="editor" part="editor" role="group" aria-label=${editing}>
      <p class="editor-title">${editing}</p>
      <textarea
        rows="3"
        dir="auto"
        part="textbox"
        aria-label=${message}
        ?readonly=${this.#isSaving}
        @keydown=${this.#onKey}
      ></textarea>
      ${
        this.#failure
          ? html`<p class="menu-problem" part="problem" role="alert">${tell(this.#failure)}</p>`
          : nothing
      }
      <button class="button primary" part="button save" type="button" @click=${() => void this.#save()}>
        ${save}
      </button>
      <button class="button" part="button cancel" type="button" @click=${() => this.#close()}>
        ${cancel}
      </button>
    </div>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const isSave = event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.isComposing;
    if (!isSave && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (isSave) void this.#save();
    else this.#close();
  };

  async #save(): Promise<void> {
    const editing = this.#editing;
    const text = this.#field?.value.trim();
    if (!editing || this.#isSaving || !text) return;
    this.#isSaving = true;
    this.#failure = undefined;
    this.#draw();
    const changes = await editing.conversation.changes?.().catch(() => undefined);
    const failure = await changes?.edit(editing.id, text, this.#options.writing.body(text));
    if (this.#editing !== editing) return;
    if (!failure && changes) return this.#close();
    this.#isSaving = false;
    this.#failure = failure;
    this.#draw();
    this.#field?.focus();
  }

  #close(): void {
    const hadFocus = this.#place.contains((this.#host.renderRoot as ShadowRoot).activeElement);
    this.#editing = this.#failure = undefined;
    this.#draw();
    if (hadFocus) this.#host.focus();
  }
}
