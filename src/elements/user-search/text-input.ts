/** What somebody does in the text field: types, composes, pastes, commits an address, leaves. */
import type { Combobox } from '../../controllers/combobox.ts';
import { parseAddressList } from '../../protocol/address-list.ts';
import type { Early } from './search-field.ts';

export interface TypingOptions {
  readonly combobox: Combobox;
  readonly field: () => HTMLInputElement | null;
  readonly multiple: () => boolean;
  /** Whether an address that stands there can be taken as it is. */
  readonly takes: () => boolean;
  /** Picks who is listed with an address; false where that is nobody. */
  readonly known: (email: string) => boolean;
  readonly typed: (text: string) => void;
  /** Takes in addresses; false when there is none. */
  readonly take: (text: string) => boolean;
  /** Enter on a text that was not taken. */
  readonly enter: (text: string) => void;
  /** Escape: false where there is nothing to go back to. */
  readonly restore: () => boolean;
  /** Backwards out of the beginning of the field. */
  readonly toChips: () => void;
}

export class Typing {
  readonly #options: TypingOptions;
  #text = '';

  constructor(options: TypingOptions) {
    this.#options = options;
  }

  get text(): string {
    return this.#text;
  }

  /** Puts a text into the field, without searching for it. */
  set text(text: string) {
    const field = this.#options.field();
    if (field && field.value !== text) field.value = text;
    this.#text = text;
  }

  /** Goes on with what was typed before anybody listened. */
  takeOver({ typed, entered, pasted }: Early): void {
    const field = this.#options.field();
    if (pasted && field) this.#insert(pasted, field);
    if (!field?.value || field.value === this.#text) return;
    this.#text = field.value;
    const { multiple, combobox, enter } = this.#options;
    const isLeft = !field.matches(':focus');
    if ((isLeft || (entered && multiple())) && this.commit()) return;
    this.#options.typed(this.#text);
    if (typed && !isLeft) combobox.open();
    if (entered) enter(this.#text);
  }

  focus(): void {
    this.#options.field()?.focus();
  }

  /** For the field. */
  get handlers() {
    return {
      onInput: this.#onInput,
      onComposed: this.#onComposed,
      onKey: this.#onKey,
      onPaste: this.#onPaste,
    };
  }

  readonly #onInput = (event: InputEvent): void => {
    this.#text = (event.currentTarget as HTMLInputElement).value;
    // A comma ends an address. While a character is being composed nothing is committed, whatever stands there.
    const address = /^(.*)[,;]\s*$/s.exec(this.#text)?.[1] ?? '';
    if (!event.isComposing && this.#isAddress(address)) return void this.#commit(address);
    this.#options.typed(this.#text);
    this.#options.combobox.open();
  };

  readonly #onComposed = (): void => this.#options.typed(this.#text);

  readonly #onKey = (event: KeyboardEvent): void => {
    // Safari says that a character is being composed by 229 only.
    if (event.isComposing || event.keyCode === 229) return;
    const { combobox, multiple, enter, restore } = this.#options;
    const isBack = event.key === 'Escape' && restore();
    if (!isBack && combobox.onKey(event)) return;
    if (isBack || (event.key === 'Enter' && this.#text.trim() !== '')) {
      event.preventDefault();
      event.stopPropagation();
      // Of one person, the list shows first who it is.
      if (!isBack && !(multiple() && this.commit())) enter(this.#text);
    } else if (event.key === 'Tab') this.commit();
    else if (this.#leadsToChips(event)) {
      event.preventDefault();
      this.#options.toChips();
    }
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!this.#isList(pasted)) return;
    event.preventDefault();
    this.#options.take(pasted);
    // What became of it is told where the list would lie.
    this.#options.combobox.close();
  };

  /** What was pasted when it could not be read yet; a list is taken, anything else stands in the field. */
  #insert(pasted: string, field: HTMLInputElement): void {
    if (this.#isList(pasted)) this.#options.take(pasted);
    else field.setRangeText(pasted.replace(/\s+/g, ' '));
  }

  #isList(text: string): boolean {
    return this.#options.multiple() && parseAddressList(text).some(({ email }) => email !== undefined);
  }

  /** Takes the text as an address, where it is one. */
  commit(): boolean {
    return this.#isAddress(this.#text) && this.#commit(this.#text);
  }

  #commit(text: string): boolean {
    const [first, ...others] = parseAddressList(text);
    if (first?.email && others.length === 0 && this.#options.known(first.email)) return true;
    this.text = '';
    this.#options.typed('');
    this.#options.combobox.close();
    return this.#options.take(text);
  }

  /** With a name before it or without; several, too, where many are meant. */
  #isAddress(text: string): boolean {
    const { multiple, takes } = this.#options;
    const entries = takes() ? parseAddressList(text) : [];
    const isRight = multiple() ? entries.length > 0 : entries.length === 1;
    return isRight && entries.every(({ email }) => email !== undefined);
  }

  #leadsToChips({ key, currentTarget, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const field = currentTarget as HTMLInputElement;
    if (ctrlKey || metaKey || altKey || shiftKey || field.selectionEnd !== 0) return false;
    const isRightToLeft = getComputedStyle(field.parentElement ?? field).direction === 'rtl';
    return key === 'Backspace' || key === (isRightToLeft ? 'ArrowRight' : 'ArrowLeft');
  }
}
