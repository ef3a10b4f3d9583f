/** The panel that searches the messages of the space and leads to one of them. */
import { html, nothing, type TemplateResult } from 'lit';
import { safeFileName } from '../../protocol/files.ts';
import { bodyToText, type Message } from '../../protocol/message.ts';
import { searchPattern } from '../../protocol/paged-lists.ts';
import type { Pages } from '../../stores/chat/pages.ts';
import { markMatch } from '../../ui/mark-match.ts';
import { plainName } from './message-row.ts';
import { momentOf, pagedList } from './paged-list.ts';
import type { Panel, PanelContext } from './panels.ts';

/** A pause in typing; ms. */
const typingPause = 300;
const leastLength = 2;
const longestQuery = 200;
/** Characters of a message around its first match. */
const before = 40;
const longestExcerpt = 160;

export class SearchPanel implements Panel {
  readonly #context: PanelContext;
  #text = '';
  #pages: Pages<Message> | undefined;
  #stop = (): void => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The message that the user wants to see, or that could not be found. */
  #wanted: { readonly id: string; readonly problem: string } | undefined;

  constructor(context: PanelContext) {
    this.#context = context;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop();
    this.#pages?.dispose();
  }

  render(): TemplateResult {
    const { strings } = this.#context.section;
    const isShort = this.#text.length < leastLength;
    return html`<div class="panel-search" role="search">
        <input
          type="search"
          part="panel-field"
          maxlength=${longestQuery}
          aria-label=${strings.titles.search}
          placeholder=${strings.titles.search}
          .value=${this.#text}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        />
      </div>
      ${isShort ? html`<p class="panel-note">${strings.hint}</p>` : this.#results()}`;
  }

  #results(): TemplateResult {
    const { strings } = this.#context.section;
    const pages = this.#pages;
    const phrase = searchPattern(this.#text);
    const match = new RegExp(`${phrase}|${phrase.split(/\s+/).join('|')}`, 'i');
    return pagedList(this.#context, strings.titles.search, {
      state: pages?.$pages.get() ?? { step: 'loading' },
      empty: strings.noMatch(`\u2068${this.#text}\u2069`),
      item: (message: Message) => this.#result(message, match),
      onMore: () => void pages?.more(),
      onRetry: () => this.#search(),
    });
  }

  #result(message: Message, match: RegExp): TemplateResult {
    const { language, section } = this.#context;
    const problem = this.#wanted?.id === message.id ? this.#wanted.problem : '';
    return html`<button class="result" part="result" type="button" @click=${() => void this.#jump(message)}>
        <span class="result-head"
          ><bdi class="result-name">${plainName(message.sender, language.strings)}</bdi>
          <span class="result-time">${momentOf(message, language.lang)}</span></span
        >
        <span class="result-text" dir="auto"
          >${markMatch(excerptOf(message, match, section.strings.attachment), match)}</span
        >
      </button>
      ${problem ? html`<p class="panel-note" role="alert">${problem}</p>` : nothing}`;
  }

  async #jump(message: Message): Promise<void> {
    const { jump, section } = this.#context;
    this.#wanted = undefined;
    const failure = await jump.to(message);
    if (!failure) return;
    const problem = failure.code === 'not-found' ? section.strings.messageMissing : section.tell(failure);
    this.#wanted = { id: message.id, problem };
    this.#context.redraw();
  }

  readonly #onInput = (event: Event): void => {
    this.#text = (event.currentTarget as HTMLInputElement).value.trim();
    this.#drop();
    clearTimeout(this.#timer);
    if (this.#text.length >= leastLength) this.#timer = setTimeout(() => this.#search(), typingPause);
    this.#context.redraw();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && this.#text.length >= leastLength) this.#search();
    else if (event.key === 'ArrowDown')
      this.#context.host.renderRoot.querySelector<HTMLElement>('.result')?.focus();
    else return;
    event.preventDefault();
  };

  #drop(): void {
    this.#stop();
    this.#stop = () => {};
    this.#pages?.dispose();
    this.#pages = this.#wanted = undefined;
  }

  #search(): void {
    clearTimeout(this.#timer);
    this.#drop();
    const pages = this.#context.space.search(this.#text);
    this.#pages = pages;
    this.#stop = pages.$pages.subscribe((state) => {
      if (state.step === 'loaded' && state.more !== 'loading') this.#announce(pages);
      this.#context.redraw();
    });
  }

  #announce({ items, $pages }: Pages<Message>): void {
    const { section, live } = this.#context;
    const state = $pages.get();
    const hasMore = state.step === 'loaded' && state.more !== 'none';
    const { found, noMatch } = section.strings;
    live.say(items.length > 0 ? found(items.length, hasMore) : noMatch(this.#text));
  }
}

/** The part of a message around its first match, in one line. */
function excerptOf({ bodyText, files }: Message, match: RegExp, file: string): string {
  const names = files.map(({ name }) => `${file}: ${safeFileName(name)}`);
  const text = [bodyToText(bodyText), ...names].join(' ').replace(/\s+/g, ' ').trim();
  const at = text.search(match);
  const start = at > before ? text.indexOf(' ', at - before) + 1 : 0;
  const excerpt = text.slice(start, start + longestExcerpt);
  return `${start > 0 ? '… ' : ''}${excerpt}${start + longestExcerpt < text.length ? '…' : ''}`;
}
