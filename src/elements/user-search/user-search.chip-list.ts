/** The chips of an element as they are used: how many are shown, and where the focus goes when one is gone. */
import type { LitElement, ReactiveController } from 'lit';
import type { ChipsView } from './user-search.chips.ts';
import type { Picker } from './user-search.picker.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

export class ChipList implements ReactiveController {
  readonly #host: LitElement;
  readonly #picker: Picker;
  #showAll = false;
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
      showAll: this.#showAll,
      disabled,
      strings,
      onRemove: (value, by) => this.#remove(value, by),
      onShowAll: () => {
        this.#showAll = true;
        this.#next = 0;
        this.#host.requestUpdate();
      },
      onLeave: () => this.#field?.focus(),
    };
  }

  /** From the beginning of the field, backwards. */
  enter(): void {
    this.#buttons.at(-1)?.focus();
  }

  hostUpdated(): void {
    this.#followField();
    if (this.#next === undefined) return;
    const buttons = this.#buttons;
    (buttons[Math.min(this.#next, buttons.length - 1)] ?? this.#field)?.focus();
    this.#next = undefined;
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
