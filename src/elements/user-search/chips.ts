/** The chips of the people picked: drawing, keyboard and focus. */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { NextFrame } from '../../controllers/next-frame.ts';
import { pickedLabel, type Picked, pickedValue } from '../../stores/people/picked.ts';
import { avatar } from '../../ui/avatar.ts';
import { closeIcon, mailIcon } from '../../ui/icons.ts';
import type { PickerContext } from './selection.ts';

/** Drawn at first, and added in each frame when the user asks for all: a thousand at once would block the page. */
const firstCount = 50;
const countPerFrame = 100;

export interface ChipListOptions extends PickerContext {
  /** The user removes a person or an address. */
  readonly onRemove: (value: string) => void;
}

export class ChipList implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ChipListOptions;
  readonly #more = new NextFrame(() => this.#showMore());
  #shown = firstCount;
  /** Index of the chip that takes the focus after the next render. Without chips, the field takes it. */
  #focusNext: number | undefined;
  /** Number of people picked at the last render. */
  #size = 0;

  constructor(host: LitElement, options: ChipListOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  focusLast(): void {
    this.#buttons.at(-1)?.focus();
  }

  hostUpdated(): void {
    this.#followField();
    if (this.#focusNext === undefined) return;
    const buttons = this.#buttons;
    (buttons[Math.min(this.#focusNext, buttons.length - 1)] ?? this.#field)?.focus();
    this.#focusNext = undefined;
  }

  hostDisconnected(): void {
    this.#more.cancel();
  }

  /** The newest chips; nothing if only one person can be picked, because the field shows that person. */
  render(isDisabled: boolean): TemplateResult | typeof nothing {
    const { selection, language } = this.#options;
    const picked = selection.isMultiple ? selection.picked : [];
    if (picked.length === 0) return nothing;
    const { showMore, chosen } = language.strings;
    const hidden = Math.max(0, picked.length - this.#shown);
    return html`${
        hidden > 0
          ? html`<button class="link" type="button" part="show-more" @click=${this.#showMore}>
              ${showMore(hidden)}
            </button>`
          : nothing
      }
      <ul class="chips" role="list" aria-label=${chosen} @keydown=${this.#onKey}>
        ${repeat(picked.slice(hidden), pickedValue, (item) => this.#chip(item, isDisabled))}
      </ul>`;
  }

  #chip(item: Picked, isDisabled: boolean): TemplateResult {
    const name = pickedLabel(item);
    return html`<li class="chip" part=${`chip ${item.kind}-chip`}>
      ${item.kind === 'person' ? avatar(item) : mailIcon()}
      <bdi class="chip-name" title=${name}>${name}</bdi>
      <button
        type="button"
        class="remove"
        part="remove"
        data-value=${pickedValue(item)}
        aria-label=${this.#options.language.strings.remove(name)}
        ?disabled=${isDisabled}
        @click=${this.#onClick}
      >
        ${closeIcon()}
      </button>
    </li>`;
  }

  readonly #showMore = (): void => {
    const isAll = this.#shown + countPerFrame >= this.#options.selection.size;
    this.#shown = isAll ? Infinity : this.#shown + countPerFrame;
    if (isAll) this.#focusNext = 0;
    else this.#more.request();
    this.#host.requestUpdate();
  };

  readonly #onClick = (event: MouseEvent): void => {
    // `detail` counts clicks of a pointer. It is 0 for a key or a screen reader.
    this.#remove(event.currentTarget as HTMLElement, event.detail > 0 ? 'pointer' : 'key');
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const button = event.target as HTMLElement;
    const list = event.currentTarget as HTMLElement;
    const buttons = this.#buttons;
    const backwards = getComputedStyle(list).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === 'Backspace' || event.key === 'Delete') this.#remove(button, 'key');
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = buttons[buttons.indexOf(button) + (event.key === backwards ? -1 : 1)];
      if (next) next.focus();
      else if (event.key !== backwards) this.#field?.focus();
    } else if (event.key === 'Home') buttons[0]?.focus();
    else if (event.key === 'End' || event.key === 'Escape') this.#field?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** After a key the next chip takes the focus, after a click the field does. */
  #remove(button: HTMLElement, by: 'key' | 'pointer'): void {
    const { value } = button.dataset;
    if (value === undefined) return;
    const index = this.#buttons.indexOf(button);
    this.#options.onRemove(value);
    if (by === 'key') this.#focusNext = Math.max(0, index);
    else this.#field?.focus();
  }

  /** The field follows the chips, so new chips would push it out of view in the box. */
  #followField(): void {
    const { size } = this.#options.selection;
    const box = this.#field?.parentElement;
    if (box && size > this.#size) box.scrollTop = box.scrollHeight;
    this.#size = size;
  }

  get #buttons(): readonly HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.remove')];
  }

  get #field(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('#field');
  }
}
