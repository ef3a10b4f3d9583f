/** The conversation that `<spaces-join chat>` shows after joining. Loads with the conversation. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Spaces } from '../../stores/spaces.ts';
import { embeddedChatStyles } from './embedded-chat.styles.ts';
import { hasFocus, type JoinForm, type JoinHost } from './join-form.ts';

/** Pages style the parts of the conversation as `chat-<part>`. */
const exportedParts =
  'header title status log message own-message author time bubble avatar composer textbox send'
    .split(' ')
    .map((part) => `${part}: chat-${part}`)
    .join(', ');

export class EmbeddedChat implements ReactiveController {
  readonly styles = [embeddedChatStyles];
  readonly #host: JoinHost;
  readonly #form: JoinForm;
  /** The buffer whose text and focus the conversation takes over. */
  #buffer: HTMLTextAreaElement | undefined;
  #isComposing = false;
  #isEntering = false;

  constructor(host: JoinHost, form: JoinForm) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
  }

  hostUpdated(): void {
    const { buffer } = this.#form;
    if (!buffer) return;
    if (buffer !== this.#buffer) this.#follow(buffer);
    if (this.#isEntering || this.#host.state.step !== 'joined') return;
    this.#isEntering = true;
    void this.#enterWhenOpen(buffer);
  }

  render(spaces: Spaces | undefined, spaceId: string | undefined): TemplateResult {
    return html`<div class="embedded">
      <spaces-chat
        part="chat"
        exportparts=${exportedParts}
        .spaces=${spaces}
        space=${spaceId ?? nothing}
        @spaces-left=${stopEvent}
      ></spaces-chat>
    </div>`;
  }

  get #chat() {
    return this.#host.shadowRoot?.querySelector('spaces-chat');
  }

  /** Moving the focus would end the composition of an IME too early. */
  #follow(buffer: HTMLTextAreaElement): void {
    this.#buffer = buffer;
    this.#isEntering = false;
    this.#isComposing = false;
    buffer.addEventListener('compositionupdate', () => {
      this.#isComposing = true;
    });
    buffer.addEventListener('compositionend', () => {
      this.#isComposing = false;
      this.#enter(buffer);
    });
  }

  async #enterWhenOpen(buffer: HTMLTextAreaElement): Promise<void> {
    // The page may register the tag itself.
    await customElements.whenDefined('spaces-chat');
    const chat = this.#chat;
    const enter = { hostUpdated: () => this.#enter(buffer) && chat?.removeController(enter) };
    chat?.addController(enter);
    chat?.requestUpdate();
  }

  /** Moves the text and the focus to the composer when it is there. Returns whether there is nothing more to do. */
  #enter(buffer: HTMLTextAreaElement): boolean {
    const chat = this.#chat;
    if (!chat || buffer !== this.#form.buffer) return true;
    const { step } = chat.state;
    if (step === 'open' && !this.#isComposing) {
      // Enter does not send what the user cannot see.
      const text = buffer.value.replace(/^\n+|\n+$/g, '');
      if (text) chat.insertText(text);
      if (hasFocus(this.#host.shadowRoot) || document.activeElement === document.body) chat.focus();
      this.#form.endBuffer();
      return true;
    }
    const isOver = /^(?:refused|failed|expired|removed|deleted|archived)$/.test(step);
    if (isOver && buffer.matches(':focus')) this.#host.shadowRoot?.getElementById('heading')?.focus();
    return false;
  }
}

/** The join element dispatches the event itself. */
function stopEvent(event: Event): void {
  event.stopPropagation();
}
