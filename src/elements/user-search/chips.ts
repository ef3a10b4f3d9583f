/** The chips of an element as they are used: how many are shown, and where the focus goes when one is gone. */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { NextFrame } from '../../controllers/next-frame.ts';
import { labelOf, type Picked, valueOf } from '../../stores/people/picked.ts';
import { avatar } from '../../ui/avatar.ts';
import { closeIcon, mailIcon } from '../../ui/icons.ts';
import type { Picker } from './picker.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** How many are drawn before somebody asks for all, and how many more in each frame then: a thousand at once would hold up the page. */
const usual = 50;
const perFrame = 100;

export class ChipList implements ReactiveController {
  readonly #host: LitElement;
  readonly #picker: Picker;
  #shown = usual;
  readonly #more = new NextFrame(() => this.#showMore());
  /** The chip that takes the focus after the next rendering; the field where there is none. */
  #next: number | undefined;
  /** How many were picked when it was last drawn. */
  #size = 0;

  constructor(host: LitElement, picker: Picker) {
    this.#host = host;
    this.#picker = picker;
    host.addController(this);
  }

  view(strings: UserSearchStrings, disabled: boolean): ChipsView {
    return {
      picked: this.#picker.takesMany ? this.#picker.selection.items : [],
      shown: this.#shown,
      disabled,
      strings,
      onRemove: (value, by) => this.#remove(value, by),
      onShowAll: () => this.#showMore(),
      onLeave: () => this.#field?.focus(),
    };
  }

  /** From the beginning of the field, backwards. */
  enter(): void {
    this.#buttons.at(-1)?.focus();
  }

  hostDisconnected(): void {
    this.#more.cancel();
  }

  hostUpdated(): void {
    this.#followField();
    if (this.#next === undefined) return;
    const buttons = this.#buttons;
    (buttons[Math.min(this.#next, buttons.length - 1)] ?? this.#field)?.focus();
    this.#next = undefined;
  }

  #showMore(): void {
    const isAll = this.#shown + perFrame >= this.#picker.selection.size;
    this.#shown = isAll ? Infinity : this.#shown + perFrame;
    if (isAll) this.#next = 0;
    else this.#more.ask();
    this.#host.requestUpdate();
  }

  /** The field stands behind the chips: more of them would push it, with the caret in it, out of the box. */
  #followField(): void {
    const { size } = this.#picker.selection;
    const box = this.#field?.parentElement;
    if (box && size > this.#size) box.scrollTop = box.scrollHeight;
    this.#size = size;
  }

  /** Somebody who goes through the chips by keys goes on from there; a pointer leads back to the field. */
  #remove(value: string, by: 'key' | 'pointer'): void {
    const at = this.#buttons.findIndex((button) => button.dataset['value'] === value);
    this.#picker.remove(value);
    if (by === 'key') this.#next = Math.max(0, at);
    else this.#field?.focus();
  }

  get #buttons(): readonly HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.remove')];
  }

  get #field(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('#field');
  }
}

// The chips of those picked, and the keys that lead through them.

interface ChipsView {
  readonly picked: readonly Picked[];
  /** How many are drawn, the newest ones. */
  readonly shown: number;
  readonly disabled: boolean;
  readonly strings: UserSearchStrings;
  readonly onRemove: (value: string, by: 'key' | 'pointer') => void;
  readonly onShowAll: () => void;
  /** Out of the chips, back into the field. */
  readonly onLeave: () => void;
}

export function chips(view: ChipsView): TemplateResult | typeof nothing {
  const { picked, strings } = view;
  if (picked.length === 0) return nothing;
  const hidden = Math.max(0, picked.length - view.shown);
  return html`${
      hidden > 0
        ? html`<button class="link" type="button" part="show-more" @click=${view.onShowAll}>
            ${strings.showMore(hidden)}
          </button>`
        : nothing
    }
    <ul
      class="chips"
      role="list"
      aria-label=${strings.chosen}
      @keydown=${(event: KeyboardEvent) => onKey(event, view)}
    >
      ${repeat(picked.slice(hidden), valueOf, (item) => chip(item, view))}
    </ul>`;
}

function chip(item: Picked, { strings, disabled, onRemove }: ChipsView): TemplateResult {
  const name = labelOf(item);
  // A click by a key or by a screen reader has no pointer: `detail` counts a pointer's clicks.
  const remove = (event: MouseEvent): void => onRemove(valueOf(item), event.detail > 0 ? 'pointer' : 'key');
  return html`<li class="chip" part=${`chip ${item.kind}-chip`}>
    ${item.kind === 'person' ? avatar(item) : mailIcon()}
    <bdi class="chip-name" title=${name}>${name}</bdi>
    <button
      type="button"
      class="remove"
      part="remove"
      data-value=${valueOf(item)}
      aria-label=${strings.remove(name)}
      ?disabled=${disabled}
      @click=${remove}
    >
      ${closeIcon()}
    </button>
  </li>`;
}

function onKey(event: KeyboardEvent, { onRemove, onLeave }: ChipsView): void {
  const button = event.target as HTMLElement;
  const { value } = button.dataset;
  const list = event.currentTarget as HTMLElement;
  const buttons = [...list.querySelectorAll<HTMLElement>('.remove')];
  const backwards = getComputedStyle(list).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const at = buttons.indexOf(button);
  if (event.key === 'Backspace' || event.key === 'Delete') {
    if (value !== undefined) onRemove(value, 'key');
  } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const next = buttons[at + (event.key === backwards ? -1 : 1)];
    if (next) next.focus();
    else if (event.key !== backwards) onLeave();
  } else if (event.key === 'Home') buttons[0]?.focus();
  else if (event.key === 'End' || event.key === 'Escape') onLeave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
