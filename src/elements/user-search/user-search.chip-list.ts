/** The chips of an element as they are used: how many are shown, and where the focus goes when one is gone. */
import type { LitElement, ReactiveController } from 'lit';
import { NextFrame } from '../../controllers/next-frame.ts';
import type { ChipsView } from './user-search.chips.ts';
import type { Picker } from './user-search.picker.ts';
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
