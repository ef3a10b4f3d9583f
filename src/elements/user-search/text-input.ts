/** Handles input in the text field: typing, IME composition, pasted lists, and keys that complete an address. */
import type { PeopleFinder } from '../../stores/people/finder.ts';
import { parseAddressList } from '../../protocol/address-list.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { AddressImport } from './address-import.ts';
import type { ChipList } from './chips.ts';
import type { PersonListbox } from './person-listbox.ts';
import type { BufferedInput } from './search-field.ts';
import type { PickerContext, PickerHost } from './selection.ts';

export interface TextInputOptions extends PickerContext {
  readonly listbox: PersonListbox;
  readonly addressImport: AddressImport;
  readonly chips: ChipList;
  /** The user has changed the text. */
  readonly onText: (text: string) => void;
  /** Enter was pressed on a text that is not taken as an address. `email` is undefined unless the text is an address. */
  readonly onEnter: (email: string | undefined) => void;
  /** Escape was pressed. Returns whether the field has gone back to the person picked before. */
  readonly onRestore: () => boolean;
}

export class TextInput implements EventListenerObject {
  readonly #host: PickerHost;
  readonly #options: TextInputOptions;
  #text = '';
  #query = '';

  constructor(host: PickerHost, options: TextInputOptions) {
    this.#host = host;
    this.#options = options;
  }

  get text(): string {
    return this.#text;
  }

  /** Puts a text into the field without a search for it. */
  set text(text: string) {
    const field = this.#field;
    if (field && field.value !== text) field.value = text;
    this.#text = text;
  }

  /** The text that people are searched for. */
  get query(): string {
    return this.#query;
  }

  /** Whether the text in the field is not the person picked, so that a form would lose it. */
  get isUnfinished(): boolean {
    const text = this.#text.trim();
    return text !== '' && text !== this.#options.selection.label.trim();
  }

  search(query: string): void {
    this.#query = query;
    this.#finder?.type(query);
  }

  /** Ends the search and closes the list. */
  finish(text: string): void {
    this.text = text;
    this.search('');
    this.#options.listbox.combobox.close();
  }

  /** Shows the person picked, where only one can be picked. */
  showSelection(): void {
    const { selection } = this.#options;
    if (!selection.isMultiple) this.text = selection.label;
  }

  /** Applies the input that arrived before this code was loaded. */
  apply({ isTyped, isEntered, pasted }: BufferedInput): void {
    const field = this.#field;
    if (pasted && field) this.#insert(pasted, field);
    if (!field?.value || field.value === this.#text) return;
    this.#text = field.value;
    const { selection, listbox, onEnter } = this.#options;
    const isLeft = !field.matches(':focus');
    if ((isLeft || (isEntered && selection.isMultiple)) && this.commit()) return;
    this.#change();
    if (isTyped && !isLeft) listbox.combobox.open();
    if (isEntered) onEnter(readEmail(this.#text));
  }

  /** Picks the text if it is an address. */
  commit(): boolean {
    return this.#isAddress(this.#text) && this.#commit(this.#text);
  }

  handleEvent(event: Event): void {
    switch (event.type) {
      case 'input':
        return this.#onInput(event as InputEvent);
      case 'compositionend':
        return this.#change();
      case 'keydown':
        return this.#onKey(event as KeyboardEvent);
      case 'paste':
        return this.#takeList(event, (event as ClipboardEvent).clipboardData);
      case 'drop':
        return this.#takeList(event, (event as DragEvent).dataTransfer);
      default:
        return this.#onFocus();
    }
  }

  #onInput(event: InputEvent): void {
    this.#text = (event.currentTarget as HTMLInputElement).value;
    // A comma ends an address, unless a character is being composed.
    const address = /^(.*)[,;]\s*$/s.exec(this.#text)?.[1] ?? '';
    if (!event.isComposing && this.#isAddress(address)) return void this.#commit(address);
    this.#change();
    this.#options.listbox.combobox.open();
  }

  #onKey(event: KeyboardEvent): void {
    // In Safari, key code 229 is the only sign of composition.
    if (event.isComposing || event.keyCode === 229) return;
    const { selection, listbox, chips, onEnter, onRestore } = this.#options;
    const isRestored = event.key === 'Escape' && onRestore();
    if (!isRestored && listbox.combobox.onKey(event)) return;
    if (isRestored || (event.key === 'Enter' && this.#text.trim() !== '')) {
      event.preventDefault();
      event.stopPropagation();
      // Where one person is picked, the list first shows who has the address.
      if (!isRestored && !(selection.isMultiple && this.commit())) onEnter(readEmail(this.#text));
    } else if (event.key === 'Tab') this.commit();
    else if (leadsToChips(event)) {
      event.preventDefault();
      chips.focusLast();
    }
  }

  /** The field would join the lines of a text that is pasted or dropped into it. */
  #takeList(event: Event, data: DataTransfer | null): void {
    const pasted = data?.getData('text/plain') ?? '';
    if (!this.#isList(pasted)) return;
    event.preventDefault();
    const { addressImport, listbox } = this.#options;
    addressImport.take(pasted);
    // The list would cover the report.
    listbox.combobox.close();
  }

  #onFocus(): void {
    void this.#finder?.loadMembers();
    const { addressImport, listbox } = this.#options;
    // The list would cover the report or the problem.
    if (!addressImport.report && !this.#field?.hasAttribute('aria-invalid')) listbox.offer();
  }

  #change(): void {
    this.#options.onText(this.#text);
    this.search(this.#text);
  }

  #insert(pasted: string, field: HTMLInputElement): void {
    if (this.#isList(pasted)) this.#options.addressImport.take(pasted);
    else field.setRangeText(pasted.replace(/\s+/g, ' '));
  }

  #isList(text: string): boolean {
    const { isMultiple } = this.#options.selection;
    return isMultiple && parseAddressList(text).entries.some(({ email }) => email !== undefined);
  }

  #commit(text: string): boolean {
    const { listbox, addressImport } = this.#options;
    const [first, ...others] = parseAddressList(text).entries;
    if (first?.email && others.length === 0 && listbox.choosePerson(first.email)) return true;
    this.text = '';
    this.#change();
    listbox.combobox.close();
    const isTaken = addressImport.take(text);
    if (isTaken) this.showSelection();
    return isTaken;
  }

  /** With a name before it or without; a list of addresses where several people can be picked. */
  #isAddress(text: string): boolean {
    if (this.#host.action !== 'pick' || !this.isUnfinished) return false;
    const { entries } = parseAddressList(text);
    const isRightCount = this.#options.selection.isMultiple ? entries.length > 0 : entries.length === 1;
    return isRightCount && entries.every(({ email }) => email !== undefined);
  }

  get #field(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector<HTMLInputElement>('#field');
  }

  get #finder(): PeopleFinder | undefined {
    return this.#options.finder.store;
  }
}

/** From the start of the text, backwards. */
function leadsToChips({ key, currentTarget, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  const field = currentTarget as HTMLInputElement;
  if (ctrlKey || metaKey || altKey || shiftKey || field.selectionEnd !== 0) return false;
  const isRightToLeft = getComputedStyle(field.parentElement ?? field).direction === 'rtl';
  return key === 'Backspace' || key === (isRightToLeft ? 'ArrowRight' : 'ArrowLeft');
}
