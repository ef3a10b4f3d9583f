/**
 * The tools for writing in `<spaces-chat>`: people to mention, markdown, a toolbar, emoji, and pastes with markup. They
 * work in the composer and in the field that edits a message. They load with the menu of messages.
 */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { renderTexts } from '../../controllers/translated-text.ts';
import { markdownToBody } from '../../protocol/markdown.ts';
import type { Mention } from '../../protocol/mention.ts';
import { isPlainBody, type MessageBody } from '../../protocol/message.ts';
import type { Person } from '../../protocol/person.ts';
import type { Conversation } from '../../stores/chat/state.ts';
import { placeBeside } from '../../ui/floating.ts';
import { drawIcon } from '../../ui/icons.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import { type Format, formatted } from './formatting.ts';
import { MentionList } from './mention-list.ts';
import { type WritingStrings, writingStrings } from './parts.strings.ts';
import { writingStyles } from './writing.styles.ts';

export interface WritingOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  readonly live: LiveRegion;
}

const formats: Readonly<Record<Format, string>> = {
  bold: 'M7 4.5h6a3.7 3.7 0 0 1 0 7.5H7zM7 12h7a3.7 3.7 0 0 1 0 7.5H7z',
  italic: 'M10 4.5h8M6 19.5h8M14 4.5l-4 15',
  code: 'm8.5 7-5 5 5 5M15.5 7l5 5-5 5',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1',
  quote: 'M4.5 5v14M9 7h11M9 12h11M9 17h7',
  link: 'm10 14 4-4M11 7l2.5-2.5a4.2 4.2 0 0 1 6 6L17 13M13 17l-2.5 2.5a4.2 4.2 0 0 1-6-6L7 11',
};
const keys: Readonly<Record<string, Format>> = { b: 'bold', i: 'italic' };

export class Writing {
  static readonly styles = [writingStyles];
  readonly #host: LitElement;
  readonly #options: WritingOptions;
  readonly #section: LanguageSection<WritingStrings>;
  readonly #people: MentionList;
  readonly #tools = document.createElement('div');
  readonly #toolbar = document.createElement('div');
  readonly #note = document.createElement('p');
  readonly #emoji;
  /** People of conversations that do not remember them. */
  readonly #picked = new WeakMap<Conversation, readonly Mention[]>();

  constructor(host: LitElement, options: WritingOptions) {
    this.#host = host;
    this.#options = options;
    const section = (this.#section = options.language.section('writing', writingStrings));
    this.#people = new MentionList(host, { ...options, section, onChoose: this.#onChoose });
    this.#emoji = new LazyPart(host, async () => {
      const { EmojiPicker } = await import('./emoji-picker.ts');
      return new EmojiPicker(host, options.language, (emoji) => this.#write(this.#composerField, emoji));
    });
    this.#tools.className = 'tools';
    this.#toolbar.className = 'floating toolbar';
    this.#toolbar.popover = 'auto';
    this.#note.className = 'too-long';
    this.#note.role = 'alert';
    host.addController({ hostUpdated: () => this.#attach() });
    this.#attach();
  }

  /** What a text means; undefined if it is only text. */
  body(text: string): MessageBody | undefined {
    const body = markdownToBody(text.trimEnd(), this.#mentioned);
    return isPlainBody(body.bodyText) ? undefined : body;
  }

  /** These people are in a text that the user goes on writing. */
  know(mentions: readonly Mention[] = []): void {
    const { conversation } = this.#options.source;
    const names = new Set(mentions.map(({ title }) => title));
    const all = [...this.#mentioned.filter(({ title }) => !names.has(title)), ...mentions];
    if (conversation?.$mentioned) conversation.$mentioned.set(all);
    else if (conversation) this.#picked.set(conversation, all);
  }

  get #mentioned(): readonly Mention[] {
    const { conversation } = this.#options.source;
    return conversation?.$mentioned?.get() ?? (conversation && this.#picked.get(conversation)) ?? [];
  }

  get #foot(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.foot');
  }

  get #composerField(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector('.composer textarea');
  }

  /** Its places are beside what the host renders, so that neither disturbs the other. */
  #attach(): void {
    const foot = this.#foot;
    if (!foot) return;
    this.#draw();
    if (this.#tools.isConnected) return;
    this.#host.renderRoot.querySelector('.composer .grow')?.append(this.#tools);
    foot.append(this.#toolbar);
    // Before the composer would send, and the editor would save.
    foot.addEventListener('keydown', this.#onKey, true);
    foot.addEventListener('input', this.#onInput);
    foot.addEventListener('click', this.#onInput);
    foot.addEventListener('focusout', () => this.#people.close());
    foot.addEventListener('paste', this.#onPaste);
    this.#host.renderRoot.querySelector('.log')?.addEventListener('click', this.#onLogClick, true);
  }

  #draw(): void {
    const { strings } = this.#section;
    renderTexts(
      html`<button
          class="tool"
          part="format"
          type="button"
          aria-label=${strings.format}
          aria-haspopup="true"
          @mousedown=${keepFocus}
          @click=${this.#onFormatClick}
        >
          ${drawIcon('m3 18 5-12 5 12M4.7 14h6.6M20.5 11v7M20.5 14.5a3 3.5 0 1 1-6 0 3 3.5 0 0 1 6 0Z')}
        </button>
        <button
          class="tool"
          part="emoji"
          type="button"
          aria-label=${strings.emoji}
          aria-haspopup="dialog"
          @click=${this.#onEmojiClick}
        >
          ${drawIcon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5v.1M15 9.5v.1')}
        </button>`,
      this.#tools,
    );
    if (this.#toolbar.matches(':popover-open')) this.#drawToolbar();
  }

  #drawToolbar(): void {
    const { strings } = this.#section;
    const button = (format: Format, index: number): TemplateResult =>
      html`<button
        class="tool"
        type="button"
        tabindex=${index === 0 ? 0 : -1}
        aria-label=${strings[format]}
        title=${strings[format]}
        @mousedown=${keepFocus}
        @click=${() => this.#format(this.#composerField, format)}
      >
        ${drawIcon(formats[format], format === 'bold' ? 2.4 : undefined)}
      </button>`;
    renderTexts(
      html`<div
        class="formats"
        part="toolbar"
        role="toolbar"
        aria-label=${strings.format}
        @keydown=${onToolbarKey}
      >
        ${(Object.keys(formats) as Format[]).map(button)}
      </div>`,
      this.#toolbar,
    );
  }

  readonly #onFormatClick = (event: MouseEvent): void => {
    const button = event.currentTarget as HTMLElement;
    this.#toolbar.togglePopover();
    if (!this.#toolbar.matches(':popover-open')) return;
    this.#drawToolbar();
    placeBeside(this.#toolbar, button);
    // A click of the keyboard.
    if (event.detail === 0) this.#toolbar.querySelector('button')?.focus();
  };

  readonly #onEmojiClick = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLElement;
    try {
      const picker = await this.#emoji.ready();
      await picker.ready();
      if (!picker.panel.isConnected) this.#foot?.append(picker.panel);
      picker.toggle(button);
    } catch {
      // `LazyPart` loads the code again; the names load with the next click.
      this.#say(this.#options.language.tell(missingPart));
    }
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const field = fieldOf(event);
    if (!field) return;
    if (this.#people.onKey(event)) return event.stopPropagation();
    const format = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey && keys[event.key];
    if (!format) return;
    event.preventDefault();
    this.#format(field, format);
  };

  readonly #onInput = (event: Event): void => {
    const field = fieldOf(event);
    if (!field) return;
    this.#say('');
    this.#people.follow(field);
  };

  /** A text that goes back into the field takes its mentions along. */
  readonly #onLogClick = ({ target }: Event): void => {
    const edit = (target as Element).closest('[data-action="edit"]');
    const key = edit?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const entries = this.#options.source.conversation?.$timeline.get().entries ?? [];
    const entry = [...entries].find((each) => each.key === key);
    if (entry?.kind === 'pending') this.know(entry.body?.mentions);
  };

  readonly #onChoose = (
    { id, name, kind }: Person,
    from: number,
    to: number,
    field: HTMLTextAreaElement,
  ): void => {
    this.know([{ id, type: kind === 'guest' ? 'anonymous' : kind, title: name }]);
    field.setSelectionRange(from, to);
    this.#write(field, `@${name} `);
  };

  #format(field: HTMLTextAreaElement | null, format: Format): void {
    if (!field) return;
    const { value, selectionStart, selectionEnd } = field;
    const next = formatted({ text: value, from: selectionStart, to: selectionEnd }, format);
    field.focus();
    // Only what differs, so that the user can undo it.
    let start = 0;
    while (start < value.length && value[start] === next.text[start]) start++;
    let kept = 0;
    while (
      kept < Math.min(value.length, next.text.length) - start &&
      value.at(-1 - kept) === next.text.at(-1 - kept)
    )
      kept++;
    field.setSelectionRange(start, value.length - kept);
    this.#write(field, next.text.slice(start, next.text.length - kept));
    field.setSelectionRange(next.from, next.to);
    if (this.#toolbar.matches(':popover-open')) this.#toolbar.hidePopover();
  }

  /** Writes in place of what is selected. */
  #write(field: HTMLTextAreaElement | null, text: string): void {
    if (!field || field.readOnly) return;
    field.focus();
    if (field.selectionStart === field.selectionEnd && !text) return;
    // The only way that keeps the history of the field for undoing. For many rows, browsers need minutes.
    const isShort = text.split('\n', mostUndoneRows).length < mostUndoneRows;
    if (isShort && document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const field = fieldOf(event);
    const { clipboardData } = event;
    if (!field || !clipboardData?.types.includes('text/plain')) return;
    const plain = clipboardData.getData('text/plain');
    const markup = clipboardData.getData('text/html');
    const hasMarkup = meantMarkup.test(markup);
    if (!hasMarkup && affordable(plain) === plain) return;
    event.preventDefault();
    if (hasMarkup) void this.#pasteMarkup(field, markup, plain);
    else this.#paste(field, plain);
  };

  async #pasteMarkup(field: HTMLTextAreaElement, markup: string, plain: string): Promise<void> {
    const module = await import('./pasted-markup.ts').catch(() => undefined);
    const found = module?.pastedMarkdown(markup);
    this.know(found?.mentions);
    this.#paste(field, found?.text ?? plain);
  }

  #paste(field: HTMLTextAreaElement, text: string): void {
    const part = affordable(text);
    this.#write(field, part);
    if (part !== text) this.#say(this.#section.strings.pastedPart);
  }

  /** An alert without words would be in the way of those who look for alerts. */
  #say(sentence: string): void {
    this.#note.textContent = sentence;
    if (sentence) this.#foot?.append(this.#note);
    else this.#note.remove();
  }
}

/** Tags and styles that may mean more than text. */
const meantMarkup =
  /<(?:b|strong|i|em|code|pre|[uo]l|blockquote|mention|h[1-6]|a)[\s>]|font-weight:|font-style:|mso-list:/i;

/** A paste of more rows cannot be undone. */
const mostUndoneRows = 100;

/** What drawing a text may cost: about a millisecond for 1,000. */
const mostCost = 100_000;

/** The part of a text that a field can hold without making the page slow. Rows, marks and rare scripts cost more. */
function affordable(text: string): string {
  if (text.length * 8 < mostCost) return text;
  let cost = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    cost += code === 10 ? 20 : code < 0x2ff ? 1 : 4;
    // Never cuts through a character of two units.
    if (cost > mostCost && (code < 0xdc00 || code > 0xdfff)) return text.slice(0, at);
  }
  return text;
}

function fieldOf({ target }: Event): HTMLTextAreaElement | undefined {
  return target instanceof HTMLTextAreaElement ? target : undefined;
}

/** The field keeps the focus and its selection. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function onToolbarKey(event: KeyboardEvent): void {
  const buttons = [...(event.currentTarget as Element).querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const isRtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
  const step = isRtl ? -1 : 1;
  const index = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1 }[event.key];
  if (index === undefined) return;
  event.preventDefault();
  buttons.at(index % buttons.length)?.focus();
}
