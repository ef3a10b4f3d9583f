/** The conversation that `<spaces-join chat>` shows after joining, and the keys that the visitor presses before it is there. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { LazyPart } from '../../controllers/lazy-part.ts';
import type { VisitorGroup, VisitorItem } from '../../controllers/popup-menu.ts';
import type { JoinState } from '../../stores/join/state.ts';
import { embeddedChatStyles } from './embedded-chat.styles.ts';
import { hasFocus, type JoinHost } from './join-form.ts';
import { type JoinViewOptions, missing } from './join-view.ts';

/** Pages style the parts of the conversation as `chat-<part>`; what this element adds to its menu keeps its own parts. */
const exportedParts = [
  ...'header mark title presence people menu menu-button menu-item menu-label status log message own-message'.split(
    ' ',
  ),
  ...'author time bubble avatar composer textbox send'.split(' '),
]
  .map((part) => `${part}: chat-${part}`)
  .concat('leave', 'sign-in', 'sign-out')
  .join(', ');

const leaving = 'M14 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H14M10 12h10m-4.5-4.5L20 12l-4.5 4.5';

export class EmbeddedChat implements ReactiveController {
  readonly styles = [embeddedChatStyles];
  readonly #host: JoinHost;
  readonly #options: JoinViewOptions;
  /** The code of `<spaces-chat>`. */
  readonly #code: LazyPart<boolean>;
  #state: JoinState | undefined;
  /** Takes the keys that the user presses after the button. Undefined when it was not pressed. */
  #buffer: HTMLTextAreaElement | undefined;
  #isComposing = false;
  #isEntering = false;

  constructor(host: JoinHost, options: JoinViewOptions) {
    this.#host = host;
    this.#options = options;
    this.#code = new LazyPart(host, async () => {
      await options.loadChat();
      return true;
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const { state } = this.#host;
    const before = this.#state;
    if (state === before) return;
    this.#state = state;
    if (state.step === 'joining' || state.step === 'joined') void this.#code.value;
    if (!/joining|signing-in|joined|failed|needs-pin/.test(state.step)) this.#endBuffer();
    // The visitor may press the button before this part is there.
    const isLate = !before && hasFocus(this.#host.shadowRoot);
    if (this.#options.form.isBusy && (this.#options.form.movesFocus || isLate)) this.#bufferKeys();
  }

  hostUpdated(): void {
    const buffer = this.#buffer;
    if (!buffer || this.#isEntering || !this.#chat || this.#host.state.step !== 'joined') return;
    this.#isEntering = true;
    void this.#enterWhenOpen(buffer);
  }

  /** As the form does it, but the buffer keeps the focus while the user waits, and its text is not lost. */
  moveFocus(): void {
    const { form } = this.#options;
    const buffer = this.#buffer;
    if (buffer?.matches(':focus') && (form.isBusy || this.#host.state.step === 'joined'))
      form.movesFocus = false;
    const target = form.moveFocus();
    if (!(target instanceof HTMLInputElement)) return;
    // A user who knows that a PIN is needed may have typed it already.
    if (buffer?.value) target.value = buffer.value.trim();
    this.#endBuffer();
  }

  /** @param account what the visitor can do about their account */
  render(spaceId: string | undefined, account: readonly VisitorItem[] = []): TemplateResult {
    const { language, link } = this.#options;
    if (!this.#code.value) return missing(this.#code, language);
    return html`<div class="embedded">
      <spaces-chat
        part="chat"
        exportparts=${exportedParts}
        .spaces=${link.value}
        .visitor=${this.#visitor(account)}
        space=${spaceId ?? nothing}
        @spaces-left=${stopEvent}
      ></spaces-chat>
    </div>`;
  }

  /** While the conversation is open, its menu says who the visitor is, so the panel has no bar of its own. */
  #visitor(account: readonly VisitorItem[]): VisitorGroup | undefined {
    const { state } = this.#host;
    if (state.step !== 'joined') return undefined;
    const { strings } = this.#options.language;
    const { person, role } = state;
    const isGuest = person.kind === 'guest' || role === 'guest';
    const leave = {
      id: 'leave',
      text: strings.leave,
      icon: leaving,
      run: () => this.#host.leave(),
    };
    return {
      person,
      label: (isGuest ? strings.asGuest : strings.joinedAs)(person.name),
      items: [...account, leave].map((item) => ({ ...item, run: () => this.#runOutside(item.run) })),
    };
  }

  /** Takes the focus out of the conversation, because the item may remove it. Then the form moves the focus on. */
  #runOutside(run: () => void): void {
    this.#host.shadowRoot?.getElementById('heading')?.focus();
    run();
  }

  get #chat() {
    return this.#host.shadowRoot?.querySelector('spaces-chat');
  }

  /**
   * The conversation is not there yet, so a hidden field has the focus and takes the keys. Only where a keyboard is in
   * use: on a phone, focusing a field opens the keyboard of the screen.
   */
  #bufferKeys(): void {
    const root = this.#host.shadowRoot;
    if (!this.#host.chat) return;
    const isTyping = root?.activeElement?.matches('input, textarea') || matchMedia('(pointer: fine)').matches;
    const buffer = (this.#buffer ??= this.#createBuffer());
    if (!isTyping) return;
    root?.append(buffer);
    buffer.focus();
  }

  #createBuffer(): HTMLTextAreaElement {
    const buffer = document.createElement('textarea');
    buffer.className = 'visually-hidden';
    buffer.tabIndex = -1;
    buffer.setAttribute('aria-labelledby', 'heading');
    buffer.onkeydown = (event) => event.stopPropagation();
    // Moving the focus would end the composition of an IME too early.
    this.#isComposing = false;
    buffer.addEventListener('compositionupdate', () => {
      this.#isComposing = true;
    });
    buffer.addEventListener('compositionend', () => {
      this.#isComposing = false;
      this.#enter(buffer);
    });
    return buffer;
  }

  #endBuffer(): void {
    this.#buffer?.remove();
    this.#buffer = undefined;
    this.#isEntering = false;
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
    if (!chat || buffer !== this.#buffer) return true;
    const { step } = chat.state;
    if (step === 'open' && !this.#isComposing) {
      // Enter does not send what the user cannot see.
      const text = buffer.value.replace(/^\n+|\n+$/g, '');
      if (text) chat.insertText(text);
      if (hasFocus(this.#host.shadowRoot) || document.activeElement === document.body) chat.focus();
      this.#endBuffer();
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
