import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { keepOwnKeys } from '../../controllers/own-keys.ts';
import { sendIcon } from '../../ui/icons.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { Times } from './times.ts';

/** Longest text that is sent, in UTF-16 units. */
const textLimit = 20_000;

/** What the composer tells its element. */
export interface ComposerOptions {
  /** False keeps the text in the field. */
  readonly send: (text: string) => boolean;
  readonly typing: () => void;
}

/** Where a visitor writes: a field that grows, its keys, its draft, and the button. */
export class Composer {
  readonly #host: LitElement;
  readonly #options: ComposerOptions;
  #tooLong = 0;
  #empty = true;

  constructor(host: LitElement, options: ComposerOptions) {
    this.#host = host;
    this.#options = options;
    keepOwnKeys(host, () => this.#field);
  }

  /** What stands in the field. */
  get draft(): string {
    return this.#field?.value ?? '';
  }

  set draft(text: string) {
    const field = this.#field;
    if (!field || field.value === text) return;
    field.value = text;
    this.#measure(field);
  }

  focus(): void {
    this.#field?.focus();
  }

  get #field(): HTMLTextAreaElement | undefined {
    return this.#host.renderRoot.querySelector('textarea') ?? undefined;
  }

  /** @param hidden it stays in place, so that the draft does */
  render(strings: ChatStrings, times: Times, hidden: boolean): TemplateResult {
    const tooLong = this.#tooLong > 0;
    return html`<form class="composer" part="composer" ?hidden=${hidden} @submit=${this.#onSubmit}>
      <div class="grow">
        <label class="visually-hidden" for="text">${strings.message}</label>
        <textarea
          id="text"
          part="textbox"
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          placeholder=${strings.placeholder}
          aria-invalid=${tooLong ? 'true' : nothing}
          aria-describedby=${tooLong ? 'too-long' : nothing}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        ></textarea>
      </div>
      <button class="send" part="send" type="submit" aria-label=${strings.send} ?data-idle=${this.#empty}>
        ${sendIcon()}
      </button>
      ${tooLong ? this.#problem(strings, times) : nothing}
    </form>`;
  }

  #problem(strings: ChatStrings, times: Times): TemplateResult {
    const sentence = strings.tooLong(times.number(this.#tooLong), times.number(textLimit));
    return html`<p class="too-long" id="too-long" part="problem" role="alert">${sentence}</p>`;
  }

  /** The grid behind the field holds the same text and so gives the field its height: no layout is read. */
  #measure(field: HTMLTextAreaElement): void {
    if (field.parentElement) field.parentElement.dataset['text'] = field.value;
    const empty = field.value.trim() === '';
    const tooLong = field.value.length > textLimit ? this.#tooLong : 0;
    if (empty === this.#empty && tooLong === this.#tooLong) return;
    this.#empty = empty;
    this.#tooLong = tooLong;
    this.#host.requestUpdate();
  }

  #submit(): void {
    const field = this.#field;
    const text = this.draft.trimEnd();
    if (!field) return;
    this.#tooLong = text.length > textLimit ? text.length : 0;
    if (this.#tooLong) this.#host.requestUpdate();
    else if (text && this.#options.send(text)) this.draft = '';
    field.focus();
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#submit();
  };

  #onInput = (event: InputEvent): void => {
    const field = event.currentTarget as HTMLTextAreaElement;
    this.#measure(field);
    if (!this.#empty) this.#options.typing();
  };

  #onKeydown = (event: KeyboardEvent): void => {
    // While a character is being composed (IME), Enter chooses it. Safari says so by 229 only.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || composing || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // A held key must not send again and again.
    if (!event.repeat) this.#submit();
  };
}
