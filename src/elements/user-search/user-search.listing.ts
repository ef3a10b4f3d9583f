/** The list of an element in use: its options, which of them is active, which are drawn, and the panel it stands in. */
import type { LitElement, ReactiveController } from 'lit';
import { AnchoredPopover } from '../../controllers/anchored-popover.ts';
import { Combobox } from '../../controllers/combobox.ts';
import { FixedRows } from '../../controllers/fixed-rows.ts';
import type { Option } from './user-search.options.ts';

export interface ListingOptions {
  readonly options: () => readonly Option[];
  readonly choose: (option: Option | undefined) => void;
  /** Whether there is something to say in place of options. */
  readonly hasWords: () => boolean;
  readonly disabled: () => boolean;
}

/** As in the styles; rem. */
const rowHeight = 3.5;

export class Listing implements ReactiveController {
  readonly combobox: Combobox;
  readonly rows: FixedRows;
  readonly #setting: ListingOptions;
  #options: readonly Option[] = [];

  constructor(host: LitElement, setting: ListingOptions) {
    this.#setting = setting;
    const count = (): number => this.#options.length;
    const part = (selector: string) => (): HTMLElement | null => host.renderRoot.querySelector(selector);
    host.addController(this);
    this.rows = new FixedRows(host, { height: rowHeight, count, scroller: part('#list') });
    this.combobox = new Combobox(host, {
      count,
      choose: (index) => this.choose(index),
      reveal: (index) => this.rows.reveal(index),
    });
    host.addController(
      new AnchoredPopover({ isOpen: () => this.isOpen, anchor: part('.box'), panel: part('.panel') }),
    );
  }

  /** As last drawn. */
  get options(): readonly Option[] {
    return this.#options;
  }

  /** Open, and with something to show. */
  get isOpen(): boolean {
    const hasContent = this.#options.length > 0 || this.#setting.hasWords();
    return this.combobox.isOpen && hasContent && !this.#setting.disabled();
  }

  /** The field was reached: what can be picked without typing is shown. */
  offer(): void {
    if (this.#options.length > 0) this.combobox.open();
  }

  /** The active option, where it is drawn: nobody can be led to one that is scrolled away. */
  get drawnActive(): number {
    const { from, to } = this.rows.range;
    const { active } = this.combobox;
    return active >= from && active < to ? active : -1;
  }

  /** Picks who is listed with this address, if anything is not in the way; false where that is nobody. */
  choosePerson(email: string): boolean {
    const at = this.#options.findIndex(
      (option) => option.kind === 'person' && !option.obstacle && addressOf(option) === email,
    );
    if (at >= 0) this.choose(at);
    return at >= 0;
  }

  choose(index: number): void {
    this.#setting.choose(this.#options[index]);
  }

  /** Somebody's whole address chooses them, or the invitation. Else the first is named, and chosen by the next Enter: nobody is picked unseen. False where there are none. */
  enter(email: string | undefined): boolean {
    const exact = this.#options.findIndex((option) => email !== undefined && addressOf(option) === email);
    if (exact >= 0) this.choose(exact);
    else if (this.#options.length > 0) this.combobox.activate(0);
    return this.#options.length > 0;
  }

  /** Other options will stand there. */
  startOver(): void {
    this.combobox.reset();
    this.rows.toStart();
  }

  hostUpdate(): void {
    this.#options = this.#setting.options();
  }
}

function addressOf(option: Option): string | undefined {
  return option.kind === 'person' ? option.person.username.toLowerCase() : option.email;
}
