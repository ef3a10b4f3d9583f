/** The field in which the user writes a message, with its keys, its draft and the button that sends. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { keepKeysInFields } from '../../controllers/field-keys.ts';
import type { Language } from '../../controllers/language.ts';
import type { Conversation } from '../../stores/chat/state.ts';
import { sendIcon } from '../../ui/icons.ts';
import type { Attachments } from './attachments.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { Times } from './times.ts';

export interface ComposerOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  readonly attachments: Attachments;
  /** Called with the text to send. Returning false keeps it in the field. */
  readonly onSubmit: (text: string) => boolean;
}

/** The longest text that can be sent. UTF-16 units. */
const longestText = 20_000;

/** The draft belongs to the conversation: when another one is shown, the field shows that one's draft. */
export class Composer implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ComposerOptions;
  /** The length of a text that was refused because it is too long, else 0. */
  #tooLong = 0;
  #isEmpty = true;
  /** The conversation to which the text in the field belongs. */
  #shown: Conversation | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: LitElement, options: ComposerOptions) {
    this.#host = host;
    this.#options = options;
    keepKeysInFields(host);
    host.addController(this);
  }

  /** Adds a text below the draft, so that neither is lost. */
  append(text: string): void {
    const $draft = this.#shown?.$draft;
    const draft = $draft?.get() ?? '';
    $draft?.set(draft.trim() ? `${draft}\n${text}` : text);
  }

  hostUpdated(): void {
    const { conversation } = this.#options.source;
    if (conversation === this.#shown && this.#unsubscribe) return;
    this.hostDisconnected();
    this.#shown = conversation;
    this.#unsubscribe = conversation?.$draft.subscribe((draft) => this.#showDraft(draft));
    if (!conversation) this.#showDraft('');
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  focus(): void {
    this.#field?.focus();
  }

  /** Adds text where the caret is. */
  insert(text: string): void {
    const field = this.#field;
    if (!field) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  /** @param isHidden hides the composer but keeps it in place, so that the draft is not lost */
  render(isHidden: boolean): TemplateResult {
    const { attachments, language } = this.#options;
    const { strings } = language;
    const isTooLong = this.#tooLong > 0;
    return html`<div class="composer" part="composer" ?hidden=${isHidden}>
      ${attachments.tray()} ${attachments.button()}
      <div class="grow">
        <textarea
          part="textbox"
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          aria-label=${strings.message}
          placeholder=${strings.placeholder}
          aria-invalid=${isTooLong ? 'true' : nothing}
          aria-describedby="title ${isTooLong ? 'too-long' : ''}"
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        ></textarea>
      </div>
      <button
        class="round send"
        part="send"
        aria-label=${strings.send}
        ?data-idle=${this.#isEmpty && !attachments.hasPicked}
        @click=${() => this.submit()}
      >
        ${sendIcon()}
      </button>
      ${isTooLong ? this.#problem() : nothing}
    </div>`;
  }

  #problem(): TemplateResult {
    const { strings, lang } = this.#options.language;
    const times = Times.of(lang);
    const sentence = strings.tooLong(times.number(this.#tooLong), times.number(longestText));
    return html`<p class="too-long" id="too-long" part="problem" role="alert">${sentence}</p>`;
  }

  get #field(): HTMLTextAreaElement | undefined {
    return this.#host.renderRoot.querySelector('textarea') ?? undefined;
  }

  #showDraft(draft: string): void {
    const field = this.#field;
    if (!field || field.value === draft) return;
    field.value = draft;
    this.#tooLong = draft.length > longestText ? draft.length : 0;
    this.#measure(field, true);
  }

  /** A hidden copy of the text behind the field gives the field its height, so that no layout is read. */
  #measure(field: HTMLTextAreaElement, isReplaced = false): void {
    if (field.parentElement) field.parentElement.dataset['text'] = field.value;
    const isEmpty = field.value.trim() === '';
    const tooLong = field.value.length > longestText ? this.#tooLong : 0;
    if (isEmpty === this.#isEmpty && tooLong === this.#tooLong && !isReplaced) return;
    this.#isEmpty = isEmpty;
    this.#tooLong = tooLong;
    this.#host.requestUpdate();
  }

  /** Sends what is in the field; with `only`, nothing but this text, and the focus stays where it is. */
  submit(only?: string): void {
    const field = this.#field;
    const text = field?.value.trimEnd() ?? '';
    if (!field || (only !== undefined && text !== only)) return;
    this.#tooLong = text.length > longestText ? text.length : 0;
    if (this.#tooLong) this.#host.requestUpdate();
    else if ((text || this.#options.attachments.hasPicked) && this.#options.onSubmit(text))
      this.#shown?.$draft.set('');
    if (only === undefined) field.focus();
  }

  readonly #onInput = (event: InputEvent): void => {
    const field = event.currentTarget as HTMLTextAreaElement;
    this.#measure(field);
    this.#shown?.$draft.set(field.value);
    if (!this.#isEmpty) this.#options.source.conversation?.typing();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // During IME composition, Enter accepts a suggestion. Safari reports it only by key code 229.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || isComposing || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A key that is held down must not send repeatedly.
    if (!event.repeat) this.submit();
  };
}
