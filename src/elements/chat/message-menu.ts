/**
 * What users do with single messages of `<spaces-chat>`: walk through them with the arrow keys, and a menu that copies,
 * quotes, edits and deletes. There is one button for all rows, in the row that has the pointer or the focus. The tools
 * for writing load with it.
 */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import type { Language, LanguageSection } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { renderTexts } from '../../controllers/translated-text.ts';
import { textToMarkdown } from '../../protocol/markdown.ts';
import { bodyToText, isPlainBody, maxBodyLength } from '../../protocol/message.ts';
import type { Conversation, TimelineEntry } from '../../stores/chat/state.ts';
import type { Failure } from '../../stores/failure.ts';
import { placeBeside } from '../../ui/floating.ts';
import { moreIcon } from '../../ui/icons.ts';
import type { ChatStrings } from './chat.strings.ts';
import type { ConversationSource } from './conversation-source.ts';
import type { JumpOptions } from './jump.ts';
import { MessageEditor } from './message-editor.ts';
import { menuStyles } from './message-menu.styles.ts';
import type { Markdown } from './markup-to-markdown.ts';
import { type MenuStrings, menuStrings } from './parts.strings.ts';
import type { Quoted } from './quoted.ts';
import { Writing } from './writing.ts';

export interface MessageMenuOptions extends JumpOptions {
  readonly source: ConversationSource;
  readonly language: Language<ChatStrings>;
  readonly live: LiveRegion;
}

type MessageEntry = Extract<TimelineEntry, { kind: 'message' }>;

/** A finger that rests this long on a message opens its menu; ms. */
const longPress = 500;
/** A resting finger moves as far as this; px. */
const fingerShake = 10;

export class MessageMenu {
  readonly styles = [menuStyles, ...Writing.styles];
  /** The tools of the fields in which the user writes and edits. */
  readonly writing: Writing;
  readonly #host: LitElement;
  readonly #options: MessageMenuOptions;
  readonly #section: LanguageSection<MenuStrings>;
  readonly #quoted: LazyPart<Quoted>;
  readonly #button = document.createElement('span');
  readonly #panel = document.createElement('div');
  readonly #editor: MessageEditor;
  #open: MessageEntry | undefined;
  #failure: Failure | undefined;
  /** The user is asked whether to delete the message of the open menu. */
  #isAsking = false;
  /** The markdown of messages with markup; undefined for those whose markup cannot be shown. */
  readonly #markdown = new WeakMap<MessageEntry, Markdown | undefined>();
  #press:
    { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | undefined;
  /** The finger that opened the menu is still down. */
  #isHeld = false;

  constructor(host: LitElement, options: MessageMenuOptions) {
    this.#host = host;
    this.#options = options;
    this.#section = options.language.section('menu', menuStrings);
    this.#quoted = new LazyPart(host, async () => new (await import('./quoted.ts')).Quoted(host, options));
    this.writing = new Writing(host, options);
    this.#editor = new MessageEditor(host, { section: this.#section, writing: this.writing, ...options });
    this.#button.className = 'more';
    this.#panel.className = 'menu-place';
    host.addController({ hostUpdated: () => this.#attach(), hostDisconnected: () => this.#close(false) });
    this.#attach();
  }

  get #log(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.log');
  }

  get #strings(): MenuStrings {
    return this.#section.strings;
  }

  get #conversation(): Conversation | undefined {
    return this.#options.source.conversation;
  }

  /** Its places are beside what the host renders, so that neither disturbs the other. */
  #attach(): void {
    const { renderRoot } = this.#host;
    if (this.#panel.isConnected) return;
    renderRoot.querySelector('.body')?.append(this.#panel);
    const log = this.#log;
    log?.addEventListener('pointerover', (event) => this.#onHover(event));
    log?.addEventListener('focusin', (event) => this.#moveButton(articleOf(event.target)));
    log?.addEventListener('keydown', (event) => this.#onLogKey(event));
    log?.addEventListener('pointerdown', (event) => this.#onPress(event));
    for (const type of ['pointerup', 'pointercancel', 'scroll'])
      log?.addEventListener(type, () => this.#endPress());
    log?.addEventListener('pointermove', (event) => this.#onShake(event));
    for (const type of ['touchend', 'contextmenu'])
      log?.addEventListener(type, (event) => this.#onRelease(event), { passive: false });
    renderRoot.querySelector('.composer')?.addEventListener('keydown', this.#onFieldKey as EventListener);
  }

  #onHover({ target, pointerType }: PointerEvent): void {
    if (pointerType !== 'touch') this.#moveButton(articleOf(target));
  }

  #onPress({ target, pointerType, clientX: x, clientY: y }: PointerEvent): void {
    this.#endPress();
    const article = articleOf(target);
    if (pointerType !== 'touch' || !article) return;
    const timer = setTimeout(() => {
      this.#isHeld = true;
      this.#show(article);
    }, longPress);
    this.#press = { timer, x, y };
  }

  #onShake({ clientX, clientY }: PointerEvent): void {
    const { x = 0, y = 0 } = this.#press ?? {};
    if (this.#press && Math.hypot(clientX - x, clientY - y) > fingerShake) this.#endPress();
  }

  #endPress(): void {
    clearTimeout(this.#press?.timer);
    this.#press = undefined;
  }

  /** Otherwise the browser would move the focus to the message, which closes the menu, or open a menu of its own. */
  #onRelease(event: Event): void {
    if (this.#isHeld && event.cancelable) event.preventDefault();
    if (event.type === 'touchend') this.#isHeld = false;
  }

  /** Up and down walk through the messages; Enter and the menu key open the menu of one. */
  #onLogKey(event: KeyboardEvent): void {
    const article = articleOf(event.target);
    const isRow = event.target === article;
    if (event.altKey || event.ctrlKey || event.metaKey || (!isRow && event.target !== this.#log)) return;
    const isMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (article && (event.key === 'Enter' || isMenu)) {
      event.preventDefault();
      return this.#show(article);
    }
    if (event.key === 'Escape' && article) return this.#host.focus();
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    const articles = [...(this.#log?.querySelectorAll('article') ?? [])];
    const next = article ? articles[articles.indexOf(article) + step] : this.#lastInView(articles);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #lastInView(articles: readonly HTMLElement[]): HTMLElement | undefined {
    const end = this.#log?.getBoundingClientRect().bottom ?? 0;
    return articles.findLast((article) => article.getBoundingClientRect().top < end);
  }

  /** In an empty field, the key that goes up edits the last message of the user. */
  readonly #onFieldKey = (event: KeyboardEvent): void => {
    const field = event.target as HTMLTextAreaElement;
    if (event.key !== 'ArrowUp' || field.value !== '' || event.isComposing || event.shiftKey) return;
    const entries = this.#conversation?.$timeline.get().entries ?? [];
    const own = [...entries].findLast(
      (entry): entry is MessageEntry => entry.kind === 'message' && entry.mine,
    );
    if (!own || !mayEdit(own)) return;
    event.preventDefault();
    void this.#readMarkup(own).then(() => {
      if (this.#textOf(own) !== undefined && field.value === '') this.#edit(own);
    });
  };

  /** The text of a message as it goes into a field; undefined if that would lose something of its markup. */
  #textOf(entry: MessageEntry): string | undefined {
    const { bodyText } = entry.message;
    if (isPlainBody(bodyText)) return textToMarkdown(bodyToText(bodyText));
    const found = this.#markdown.get(entry);
    return found?.isWhole ? found.text : undefined;
  }

  /** Loads the code for messages with markup when the first of them needs it. */
  async #readMarkup(entry: MessageEntry): Promise<void> {
    const { bodyText } = entry.message;
    if (isPlainBody(bodyText) || this.#markdown.has(entry)) return;
    const module = await import('./markup-to-markdown.ts').catch(() => undefined);
    if (module) this.#markdown.set(entry, module.markupToMarkdown(bodyText));
  }

  #moveButton(article: HTMLElement | undefined): void {
    if (!article || article === this.#button.parentElement || !this.#entryOf(article)) return;
    renderTexts(
      html`<button
        class="more-button"
        part="more-actions"
        type="button"
        aria-label=${this.#strings.moreActions}
        aria-haspopup="menu"
        aria-expanded="false"
        @click=${(event: Event) => this.#show(articleOf(event.target))}
      >
        ${moreIcon()}
      </button>`,
      this.#button,
    );
    (article.querySelector('.line') ?? article).append(this.#button);
  }

  #entryOf(article: HTMLElement): MessageEntry | undefined {
    const id = article.dataset['messageId'];
    const entries = this.#conversation?.$timeline.get().entries ?? [];
    return [...entries].find(
      (entry): entry is MessageEntry =>
        entry.kind === 'message' && entry.message.id === id && !entry.message.deleted,
    );
  }

  #show(article: HTMLElement | undefined): void {
    const entry = article && this.#entryOf(article);
    if (!article || !entry) return;
    this.#failure = undefined;
    this.#isAsking = false;
    this.#open = entry;
    this.#moveButton(article);
    void this.#readMarkup(entry).then(() => this.#open === entry && this.#draw());
    this.#button.querySelector('button')?.setAttribute('aria-expanded', 'true');
    this.#draw();
    const menu = this.#panel.querySelector<HTMLElement>('[role="menu"]');
    menu?.showPopover();
    if (menu) placeBeside(menu, article.querySelector('.line') ?? article);
    menu?.querySelector('button')?.focus();
  }

  #close(withFocus = true): void {
    const id = this.#open?.message.id;
    this.#open = undefined;
    this.#endPress();
    this.#button.querySelector('button')?.setAttribute('aria-expanded', 'false');
    this.#draw();
    if (!withFocus || id === undefined) return;
    const row = this.#log?.querySelector<HTMLElement>(`[data-message-id="${CSS.escape(id)}"]`);
    (row ?? this.#log)?.focus({ preventScroll: true });
  }

  #draw(): void {
    const { tell } = this.#section;
    renderTexts(
      html`${this.#open ? this.#menu(this.#open) : nothing}${
        this.#failure
          ? html`<p class="menu-problem" part="problem" role="alert">${tell(this.#failure)}</p>`
          : nothing
      }`,
      this.#panel,
    );
  }

  #menu(entry: MessageEntry): TemplateResult {
    const { copy, quote, toQuoted, keep, askDelete } = this.#strings;
    const { edit, delete: remove } = this.#options.language.strings;
    const state = this.#options.source.state;
    const isOpen = state.step === 'open' && !(this.#host as { readonly?: boolean }).readonly;
    const mayDelete = isOpen && (entry.mine || state.role === 'admin');
    const { changes, panels } = this.#conversation ?? {};
    const hasQuote = mayHaveQuote.test(entry.message.bodyText);
    const canEdit = isOpen && changes && mayEdit(entry) && this.#textOf(entry) !== undefined;
    const items = html`${this.#item(copy, () => this.#copy(entry))}
    ${isOpen ? this.#item(quote, () => void this.#quote(entry)) : nothing}
    ${panels && hasQuote ? this.#item(toQuoted, () => void this.#showQuoted(entry)) : nothing}
    ${canEdit ? this.#item(edit, () => this.#edit(entry)) : nothing}
    ${mayDelete && changes ? this.#item(remove, () => this.#ask(true)) : nothing}`;
    const question = html`<p class="menu-question" id="ask">${askDelete}</p>
      ${this.#item(remove, () => void this.#delete(entry))} ${this.#item(keep, () => this.#ask(false))}`;
    return html`<div
      class="menu"
      part="menu"
      role="menu"
      tabindex="-1"
      popover="manual"
      aria-label=${this.#isAsking ? askDelete : this.#strings.moreActions}
      @keydown=${this.#onMenuKey}
      @focusout=${this.#onMenuBlur}
    >
      ${this.#isAsking ? question : items}
    </div>`;
  }

  /** Asks before a message is deleted. The focus is where a second Enter does no harm. */
  #ask(isAsking: boolean): void {
    this.#isAsking = isAsking;
    // The items are replaced, and losing the focus would close the menu.
    this.#panel.querySelector<HTMLElement>('[role="menu"]')?.focus();
    this.#draw();
    this.#menuItems.at(-1)?.focus();
  }

  get #menuItems(): HTMLElement[] {
    return [...this.#panel.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  #item(label: string, run: () => void): TemplateResult {
    return html`<button class="menu-item" role="menuitem" type="button" tabindex="-1" @click=${run}>
      ${label}
    </button>`;
  }

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    const items = this.#menuItems;
    const at = items.indexOf(event.target as HTMLElement);
    const index = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    else if (index === undefined) return;
    else items.at(index % items.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onMenuBlur = ({ relatedTarget }: FocusEvent): void => {
    if (this.#open && !this.#panel.contains(relatedTarget as Node | null)) this.#close(false);
  };

  #copy({ message }: MessageEntry): void {
    this.#close();
    navigator.clipboard.writeText(bodyToText(message.bodyText)).catch(() => {});
  }

  async #quote(entry: MessageEntry): Promise<void> {
    this.#close(false);
    await this.#readMarkup(entry);
    const found = this.#markdown.get(entry);
    this.writing.know(found?.mentions);
    const text = found?.text ?? textToMarkdown(bodyToText(entry.message.bodyText));
    const $draft = this.#conversation?.$draft;
    const draft = $draft?.get().trimEnd();
    const quoted = text.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>');
    $draft?.set(`${draft ? `${draft}\n` : ''}${quoted}\n`);
    this.#host.focus();
  }

  async #showQuoted({ message }: MessageEntry): Promise<void> {
    this.#close();
    this.#failure = await this.#quoted.ready().then(
      (quoted) => quoted.show(message),
      () => missingPart,
    );
    this.#draw();
  }

  async #delete({ message }: MessageEntry): Promise<void> {
    this.#close();
    const changes = await this.#conversation?.changes?.().catch(() => undefined);
    this.#failure = await changes?.delete(message.id);
    this.#draw();
    // The row has gone.
    if (!this.#failure) this.#log?.focus({ preventScroll: true });
  }

  #edit(entry: MessageEntry): void {
    const conversation = this.#conversation;
    const text = this.#textOf(entry);
    if (!conversation || text === undefined) return;
    this.writing.know(this.#markdown.get(entry)?.mentions);
    this.#close(false);
    this.#failure = undefined;
    this.#editor.open({ conversation, id: entry.message.id, text });
  }
}

/** The service's own client quotes in a block, others in rows that begin with ">". */
const mayHaveQuote = /<blockquote|(?:^|>)&gt;/i;

function mayEdit({ mine, message: { deleted, bodyText } }: MessageEntry): boolean {
  return mine && !deleted && bodyText !== '' && bodyText.length < maxBodyLength;
}

function articleOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('article')) || undefined;
}
