/** `<spaces-user-search>`: finds people of the visitor's organization, or met in a space, and picks one or several. */
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { FormElement } from '../../controllers/form-element.ts';
import { Language } from '../../controllers/language.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { keepOwnKeys } from '../../controllers/own-keys.ts';
import { emit } from '../../events.ts';
import type { Person } from '../../protocol/person.ts';
import type { FinderState } from '../../stores/people-finder.ts';
import type { SearchPeople } from '../../stores/people-sources.ts';
import { readPicked, valueOf, type Picked } from '../../stores/picked.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { ChipList } from './user-search.chip-list.ts';
import { field } from './user-search.field.ts';
import { Finding } from './user-search.finding.ts';
import { formValue, validityOf } from './user-search.form.ts';
import { Listing } from './user-search.listing.ts';
import { Picker } from './user-search.picker.ts';
import { userSearchStrings } from './user-search.strings.ts';
import { userSearchStyles } from './user-search.styles.ts';
import { Typing } from './user-search.typing.ts';

/**
 * Finds people as somebody types, and picks one or several; an address that nobody answers to can be invited.
 * Who can be found: people of the visitor's organization, and people met in a space.
 *
 * @tag spaces-user-search
 * @attr {string} name - Name in a form: one entry per person picked, a user id or an e-mail address.
 * @attr {boolean} required - A form is not sent before somebody is picked.
 * @attr {boolean} disabled - Takes no input.
 * @slot empty - Instead of the words for a search that found nobody.
 * @slot error - Instead of the words for a search that did not work.
 * @slot loading - Instead of the words while a search runs.
 * @fires {CustomEvent<Picked>} spaces-person-picked - Somebody was picked, or an e-mail address that nobody known has.
 * @fires {CustomEvent<Picked>} spaces-person-removed - Somebody picked was taken away.
 * @fires {CustomEvent<{spaceId: string, personId: string}>} spaces-direct-opened - With `action="direct"`: the conversation is there, and `<spaces-chat>` shows it.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean}>} spaces-error - A search or an action did not work.
 * @fires {Event} change - `selected` changed, by the visitor or because an address turned out to be a person's.
 * @csspart label - The label.
 * @csspart box - The frame around chips and field.
 * @csspart input - The text field.
 * @csspart chip - Somebody picked; also `person-chip` or `email-chip`.
 * @csspart remove - The button of a chip.
 * @csspart show-more - Shows all chips of a long list.
 * @csspart panel - The panel below the field.
 * @csspart list - The options.
 * @csspart option - One option; also `active-option`.
 * @csspart option-name - The name in an option.
 * @csspart avatar - Picture or initials of a person.
 * @csspart empty - Says that nobody was found, or who may search.
 * @csspart loading - Says that a search runs.
 * @csspart note - Says that some people may be missing.
 * @csspart report - What became of a pasted list.
 * @csspart progress - How far the look-up is.
 * @csspart close - Button that puts the report away.
 * @csspart deed - What is being done with the person picked.
 * @csspart problem - What went wrong.
 * @csspart retry - Button that tries again.
 * @cssstate open - The panel is shown.
 */
export class SpacesUserSearch extends FormElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = userSearchStyles;

  /** As a table, not as decorators, which cost 450 bytes. */
  static override properties = {
    space: {},
    multiple: { type: Boolean },
    name: { reflect: true },
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    action: {},
    addAs: { attribute: 'add-as' },
    label: {},
    placeholder: {},
    search: { attribute: false },
    renderPerson: { attribute: false },
    selected: { attribute: false, noAccessor: true },
    spaces: { attribute: false },
  };

  /** Id of a space: its members are marked and cannot be picked; people are added to it by `action="add"`. */
  space: string | undefined;
  /** Any number of people, as chips; typed and pasted addresses are taken too. */
  multiple = false;
  /** What picking does: `pick` selects, `direct` opens the conversation of two, `add` brings them into `space`. */
  action: 'pick' | 'direct' | 'add' = 'pick';
  /** Role of people added: `member`, or `admin` where the visitor is one. */
  addAs: 'member' | 'admin' = 'member';
  /** Label of the field; "Find people" in the visitor's language by default. */
  label = '';
  /** What the field says while it is empty. */
  placeholder = '';
  /** The page's own search, instead of the service's. */
  search: SearchPeople | undefined;
  /** Draws the inside of a row (56 px high): gives a node or a lit template. */
  renderPerson: ((person: Person) => unknown) | undefined;
  /** The connection to use instead of the provider's or the page's. */
  spaces: Spaces | undefined;

  readonly #language = new Language(this, 'userSearch', userSearchStrings);
  readonly #live = new LiveRegion(this);
  readonly #finding = new Finding(this, {
    changed: (now, before) => this.#onState(now, before),
    moved: () => this.#picker.select([]),
  });
  readonly #listing: Listing = new Listing(this, {
    options: () => this.#picker.options,
    choose: (option) => this.#picker.choose(option),
    hasWords: () => this.state.step !== 'idle',
    disabled: () => this.isDisabled,
  });
  readonly #picker: Picker = new Picker(this, {
    finding: this.#finding,
    combobox: this.#listing.combobox,
    typing: () => this.#typing,
    live: this.#live,
    language: this.#language,
  });
  readonly #typing: Typing = new Typing({
    combobox: this.#listing.combobox,
    field: () => this.#field,
    multiple: () => this.#picker.takesMany,
    typed: (text) => this.#picker.typed(text),
    take: (text) => this.#picker.intake.take(text),
    optionCount: () => this.#listing.options.length,
    toChips: () => this.#chips.enter(),
  });
  readonly #chips = new ChipList(this, () => this.#picker);

  constructor() {
    super();
    keepOwnKeys(this, () => this.#field);
    this.addEventListener('focusout', (event) => this.#onFocusOut(event));
  }

  /** Where the search stands; plain data without secrets. */
  get state(): FinderState {
    return this.#finding.state;
  }

  /** Who is picked, in order: persons, and e-mail addresses of people who are not known. What cannot be read is left out. */
  get selected(): readonly Picked[] {
    return this.#picker.picked;
  }

  set selected(items: readonly Picked[]) {
    this.#picker.select((Array.isArray(items) ? items : []).flatMap((item) => readPicked(item) ?? []));
  }

  /** Ids and addresses of those picked, parted by commas. */
  get value(): string {
    return this.selected.map(valueOf).join(',');
  }

  /** Takes a list of addresses as if it had been pasted. False when there is none in it, or where one is meant. */
  take(addresses: string): boolean {
    return this.#picker.takesMany && this.#picker.intake.take(addresses);
  }

  override formResetCallback(): void {
    this.#picker.select([]);
    this.#typing.text = '';
  }

  protected override willUpdate(): void {
    this.#picker.settle();
    const { name, required, selected } = this;
    const entry = { required, picked: selected, leftOver: this.#picker.hasLeftOver };
    this.tellForm(formValue(name, selected), validityOf(entry, this.#language.strings), this.#field);
  }

  protected override render(): TemplateResult {
    const { lang, dir } = this.#language;
    return html`<div lang=${lang} dir=${dir}>
      ${this.#renderField()} ${this.#picker.below()} ${this.#renderPanel()} ${this.#live.region}
    </div>`;
  }

  protected override updated(): void {
    this.internals.states[this.#listing.isOpen ? 'add' : 'delete']('open');
    if (this.#listing.isOpen && this.#listing.rows.nearEnd) void this.#finding.finder?.more();
  }

  #renderField(): TemplateResult {
    const { strings } = this.#language;
    return field({
      label: this.label || strings.findPeople,
      placeholder: this.placeholder || strings.placeholder,
      required: this.required,
      disabled: this.isDisabled,
      problem: this.complaint,
      expanded: this.#listing.isOpen,
      active: this.#listing.combobox.active,
      busy: this.state.step === 'searching',
      chips: this.#finding.engine?.chips(this.#chips.view(strings, this.isDisabled)) ?? nothing,
      ...this.#typing.handlers,
      onFocus: () => this.#listing.offer(),
    });
  }

  #renderPanel(): TemplateResult | undefined {
    const { strings } = this.#language;
    return this.#finding.engine?.panel({
      state: this.state,
      options: this.#listing.options,
      range: this.#listing.rows.range,
      active: this.#listing.combobox.active,
      isPicked: (id) => this.#picker.selection.has(id),
      strings,
      tell: (failure) => this.#language.tell(failure),
      renderPerson: this.renderPerson,
      onScroll: this.#listing.rows.onScroll,
      onChoose: (index) => this.#listing.choose(index),
      onRetry: () => {
        this.#finding.retry();
        this.#typing.focus();
      },
    });
  }

  get #field(): HTMLInputElement | null {
    return this.shadowRoot?.querySelector('input') ?? null;
  }

  #onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.shadowRoot?.contains(event.relatedTarget)) return;
    this.#listing.combobox.close();
    this.#typing.commit();
  }

  #onState(now: FinderState, before: FinderState | undefined): void {
    const goesOn = now.step === 'found' && before?.step === 'found';
    if (!goesOn) {
      this.#listing.startOver();
      if (before) this.#live.say(this.#finding.engine?.newsOf(now, this.#language.strings) ?? '');
    }
    if (now.step === 'failed') emit(this, 'spaces-error', now.failure);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-user-search': SpacesUserSearch;
  }
}
