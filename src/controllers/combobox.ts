/** The keys and the state of a combobox: whether its list is open, and which option is active. Follows the ARIA 1.2 pattern. */
import type { ReactiveControllerHost } from 'lit';

export interface ComboboxOptions {
  readonly count: () => number;
  /** Enter was pressed on the active option. */
  readonly choose: (index: number) => void;
  /** Scrolls the active option into view. */
  readonly reveal: (index: number) => void;
}

const pageStep = 8;

/** The focus stays in the field, whose `aria-activedescendant` names the active option. */
export class Combobox {
  readonly #host: ReactiveControllerHost;
  readonly #options: ComboboxOptions;
  #open = false;
  #active = -1;

  constructor(host: ReactiveControllerHost, options: ComboboxOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Index of the active option; -1 for none. */
  get active(): number {
    return this.#active < this.#options.count() ? this.#active : -1;
  }

  open(): void {
    this.#set(true, this.#active);
  }

  close(): void {
    this.#set(false, -1);
  }

  /** The options are other ones now, so none is active. */
  reset(): void {
    this.#set(this.#open, -1);
  }

  activate(index: number): void {
    this.#set(true, index);
    if (index >= 0) this.#options.reveal(index);
  }

  /** Handles a key pressed in the field. True if it was for the list; the event is stopped then. */
  onKey(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !this.#handle(event)) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #handle({ key, altKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'ArrowDown':
        return altKey ? this.#show() : this.#move(1);
      case 'ArrowUp':
        return altKey ? this.#hide() : this.#move(-1);
      case 'PageDown':
        return this.#open && this.#jump(pageStep);
      case 'PageUp':
        return this.#open && this.#jump(-pageStep);
      case 'Escape':
        return this.#hide();
      case 'Enter':
        return this.#chooseActive();
      default:
        return false;
    }
  }

  #show(): boolean {
    this.open();
    return true;
  }

  #hide(): boolean {
    if (!this.#open) return false;
    this.close();
    return true;
  }

  /** Moves in a circle of all options and the field itself, which is between the last option and the first. */
  #move(step: 1 | -1): boolean {
    const count = this.#options.count();
    if (count === 0) return this.#show();
    const next = this.active + step;
    if (this.active < 0 && step < 0) this.activate(count - 1);
    else this.activate(next >= count ? -1 : next);
    return true;
  }

  #jump(step: number): boolean {
    const last = this.#options.count() - 1;
    if (last >= 0) this.activate(Math.max(0, Math.min(last, this.active + step)));
    return true;
  }

  #chooseActive(): boolean {
    if (!this.#open || this.active < 0) return false;
    this.#options.choose(this.active);
    return true;
  }

  #set(open: boolean, active: number): void {
    if (open === this.#open && active === this.#active) return;
    this.#open = open;
    this.#active = active;
    this.#host.requestUpdate();
  }
}
