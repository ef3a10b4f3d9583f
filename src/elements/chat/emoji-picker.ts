/**
 * The emoji to choose from. Loads when the user opens it, with the names in one language.
 *
 * Of our own, because emoji-picker-element puts HTML and styles into the page by `innerHTML` and `<style>`, which strict
 * policies and Trusted Types forbid. The names come from its data.
 */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { languageOf } from '../../controllers/catalogue.ts';
import type { Language } from '../../controllers/language.ts';
import { PartLanguage } from '../../controllers/part-language.ts';
import { renderTexts } from '../../controllers/translated-text.ts';
import { placeBeside } from '../../ui/floating.ts';
import { emojiStrings, type EmojiStrings } from './emoji-picker.strings.ts';
import { emojiStyles } from './emoji-picker.styles.ts';

interface Emoji {
  readonly sign: string;
  readonly hasTones: boolean;
  readonly name: string;
  /** What a search looks at. */
  readonly words: string;
}

const tones = ['', '🏻', '🏼', '🏽', '🏾', '🏿'];
/** A search shows no more than these. */
const mostFound = 80;

export class EmojiPicker {
  readonly styles = [emojiStyles];
  readonly panel = document.createElement('div');
  readonly #language: Language<object>;
  readonly #section: PartLanguage<EmojiStrings>;
  readonly #onChoose: (emoji: string) => void;
  #button: HTMLElement | undefined;
  /** The language of the names. */
  #shown = '';
  #groups: readonly (readonly Emoji[])[] = [];
  #search = '';
  #tone = 0;

  constructor(host: ReactiveControllerHost, language: Language<object>, onChoose: (emoji: string) => void) {
    this.#language = language;
    this.#section = new PartLanguage(host, language, 'emoji', emojiStrings);
    this.#onChoose = onChoose;
    this.panel.className = 'floating emoji-picker';
    this.panel.popover = 'auto';
    this.panel.role = 'dialog';
    this.panel.setAttribute('part', 'emoji-picker');
    this.panel.addEventListener('keydown', this.#onKey);
    this.panel.addEventListener('click', this.#onClick);
  }

  /** Loads the names in the language of the element; in English if there are none. */
  async ready(): Promise<void> {
    const { lang } = this.#language;
    if (lang === this.#shown) return;
    const language = languageOf(lang);
    const { loadEmoji } = await import('../../controllers/catalogues.ts');
    const [own] = await Promise.all([loadEmoji(language), this.#section.load()]);
    const groups = own ?? (await import('./emoji-en.ts')).emojiEn;
    this.#shown = lang;
    this.#groups = groups.map((group) => group.split('|').map(readEmoji));
  }

  /** Shows it beside a button, or hides it. */
  toggle(button: HTMLElement): void {
    this.#button = button;
    if (!this.panel.togglePopover()) return;
    this.#search = '';
    this.#draw();
    placeBeside(this.panel, button);
    const search = this.panel.querySelector('input');
    if (search) search.value = '';
    search?.focus();
  }

  #draw(): void {
    const { strings } = this.#section;
    this.panel.ariaLabel = strings.title;
    renderTexts(
      html`<div class="emoji-head">
          <input
            class="emoji-search"
            type="search"
            autocomplete="off"
            placeholder=${strings.search}
            aria-label=${strings.search}
            @input=${this.#onSearch}
          />
          <select class="emoji-tone" aria-label=${strings.tone} @change=${this.#onTone}>
            ${tones.map((tone, index) => html`<option value=${index} aria-label=${strings.tones[index]}>${`✋${tone}`}</option>`)}
          </select>
        </div>
        <div class="emoji-list">${this.#search ? this.#found() : this.#all()}</div>`,
      this.panel,
    );
    this.panel.querySelector<HTMLElement>('.emoji')?.setAttribute('tabindex', '0');
  }

  #all(): readonly TemplateResult[] {
    return this.#groups.map(
      (group, index) =>
        html`<div role="group" aria-label=${this.#section.strings.groups[index] ?? nothing}>
          <p class="emoji-group" aria-hidden="true">${this.#section.strings.groups[index]}</p>
          ${this.#grid(group)}
        </div>`,
    );
  }

  #found(): TemplateResult {
    // Words begin with what is typed, but Japanese has no spaces between them.
    const begins = /[\u3040-\u9fff]/.test(this.#search) ? '' : ' ';
    const words = folded(this.#search).split(/\s+/);
    const found = this.#groups
      .flat()
      .filter((emoji) => words.every((word) => emoji.words.includes(begins + word)));
    if (found.length === 0)
      return html`<p class="emoji-none" role="status">${this.#section.strings.none}</p>`;
    return this.#grid(found.slice(0, mostFound));
  }

  #grid(emoji: readonly Emoji[]): TemplateResult {
    const tone = tones[this.#tone] ?? '';
    return html`<div class="emoji-grid">
      ${emoji.map(
        ({ sign, hasTones, name }) =>
          html`<button class="emoji" type="button" tabindex="-1" title=${name} aria-label=${name}>
            ${hasTones ? toned(sign, tone) : sign}
          </button>`,
      )}
    </div>`;
  }

  readonly #onSearch = ({ currentTarget }: Event): void => {
    this.#search = (currentTarget as HTMLInputElement).value.trim().slice(0, 50);
    this.#draw();
  };

  readonly #onTone = ({ currentTarget }: Event): void => {
    this.#tone = (currentTarget as HTMLSelectElement).selectedIndex;
    this.#draw();
  };

  readonly #onClick = ({ target }: Event): void => {
    const button = (target as Element).closest('.emoji');
    if (button) this.#choose(button);
  };

  #choose(button: Element): void {
    this.panel.hidePopover();
    this.#onChoose(button.textContent?.trim() ?? '');
  }

  /** Arrow keys move in the grid by what is beside, above and below. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const all = [...this.panel.querySelectorAll<HTMLElement>('.emoji')];
    const at = all.indexOf(event.target as HTMLElement);
    const [first] = all;
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      this.panel.hidePopover();
      this.#button?.focus();
      return event.preventDefault();
    }
    if (at < 0 && event.key === 'Enter' && first && this.#search) this.#choose(first);
    else if (at < 0 && event.key !== 'ArrowDown') return;
    else {
      const next = at < 0 ? first : neighbour(all, at, event.key);
      if (!next) return;
      for (const each of all) if (each.tabIndex === 0) each.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    }
    event.preventDefault();
  };
}

function neighbour(all: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  const from = all[at];
  if (!from) return undefined;
  const forward = getComputedStyle(from).direction === 'rtl' ? -1 : 1;
  const step = { ArrowRight: forward, ArrowLeft: -forward }[key];
  if (step) return all[at + step];
  if (key === 'Home') return all[0];
  if (key === 'End') return all.at(-1);
  const { offsetLeft, offsetTop } = from;
  if (key === 'ArrowDown') {
    const row = all.slice(at).find((each) => each.offsetTop > offsetTop)?.offsetTop;
    return (
      all
        .slice(at)
        .findLast((each) => each.offsetTop === row && Math.abs(each.offsetLeft - offsetLeft) < 4) ??
      all.slice(at).findLast((each) => each.offsetTop === row)
    );
  }
  if (key !== 'ArrowUp') return undefined;
  const row = all.slice(0, at).findLast((each) => each.offsetTop < offsetTop)?.offsetTop;
  const above = all.slice(0, at).filter((each) => each.offsetTop === row);
  return above.find((each) => Math.abs(each.offsetLeft - offsetLeft) < 4) ?? above.at(-1);
}

function readEmoji(row: string): Emoji {
  const [, sign = '', tone, name = '', more = ''] = /^(\S+?)(\+?) ([^;]*);?(.*)$/.exec(row) ?? [];
  return { sign, hasTones: tone === '+', name, words: ` ${folded(`${name} ${more}`)}` };
}

/** As the data was checked for. */
function toned(sign: string, tone: string): string {
  const [first = '', ...rest] = [...sign];
  return tone ? first + tone + rest.join('').replace(/^\ufe0f/, '') : sign;
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
