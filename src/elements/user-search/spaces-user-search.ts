/** `<spaces-user-search>`: finds people of the visitor's organization, or met in a space, and picks one or several. */
import { html, LitElement, type TemplateResult } from 'lit';
import { FormElement } from '../../controllers/form-element.ts';
import { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { keepOwnKeys } from '../../controllers/own-keys.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import type { Person } from '../../protocol/person.ts';
import type { FinderState } from '../../stores/people/finder.ts';
import type { SearchPeople } from '../../stores/people/search.ts';
import { type Picked, readPicked, valueOf } from '../../stores/people/picked.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { Desk } from './people-picker.ts';
import { fieldStrings, type FieldStrings } from './search-field.strings.ts';
import { fieldStyles } from './search-field.styles.ts';
import { Early, searchField } from './search-field.ts';
import { type Action, actions, Selection } from './selection.ts';

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
 * @fires {CustomEvent<{personId: string}>} spaces-call-opened - With `action="call"`: the page for the call was opened.
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
 * @csspart option - One option; also `active-option`, and `person-option` or `invite-option`.
 * @csspart option-name - The name in an option.
 * @csspart organization - Where somebody of another house comes from.
 * @csspart here - Says that somebody is here now.
 * @csspart avatar - Picture or initials of a person.
 * @csspart empty - Says that nobody was found, or who may search.
 * @csspart loading - Says that a search runs.
 * @csspart note - Says that some people may be missing.
 * @csspart report - What became of a pasted list.
 * @csspart role - The choice of a role for people added.
 * @csspart progress - How far the look-up is.
 * @csspart close - Button that puts the report away.
 * @csspart deed - What is being done with the person picked.
 * @csspart problem - What went wrong.
 * @csspart retry - Button that tries again.
 * @cssstate open - The panel is shown.
 */
export class SpacesUserSearch extends FormElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = fieldStyles;

  /** As a table, not as decorators, which cost 450 bytes. */
  static override properties = {
    space: {},
    multiple: { type: Boolean },
    name: { reflect: true },
    required: { type: Boolean, reflect: true },
    disabled: { type: Boolean, reflect: true },
    action: { noAccessor: true },
    addAs: { attribute: 'add-as' },
    noInvite: { type: Boolean, attribute: 'no-invite' },
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
  /** Role proposed for people added; an admin may choose another one, anybody else makes members. */
  addAs: 'member' | 'admin' = 'member';
  /** Offers no dialog to invite somebody who was not found. */
  noInvite = false;
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

  /** Loads the dialog that invites those who cannot be found; set by the module that registers the tag. */
  static loadInvite: (() => Promise<unknown>) | undefined;

  readonly #language = new Language(this, 'userSearch', fieldStrings);
  readonly #live = new LiveRegion(this);
  readonly #link = new SpacesLink(this);
  readonly #selection = new Selection(() => this.requestUpdate());
  readonly #engine = new LazyPart(this, () => import('./people-picker.ts'));
  readonly #early = new Early();
  #desk: Desk | undefined;
  #action: Action = 'pick';

  constructor() {
    super();
    keepOwnKeys(this, () => this.#field);
  }

  /** Where the search stands; plain data without secrets. */
  get state(): FinderState {
    if (this.#engine.failed) return { step: 'failed', text: '', failure: missingPart };
    return this.#desk?.state ?? { step: 'idle' };
  }

  /** Who is picked, in order: persons, and e-mail addresses of people who are not known. What cannot be read is left out. */
  get selected(): readonly Picked[] {
    const { items } = this.#selection;
    return this.multiple && this.action === 'pick' ? items : items.slice(0, 1);
  }

  set selected(items: readonly Picked[]) {
    this.#selection.set((Array.isArray(items) ? items : []).flatMap((item) => readPicked(item) ?? []));
    this.#desk?.startOver();
    this.#tell();
  }

  /**
   * What picking does: `pick` selects, `direct` opens the conversation of two, `add` brings them into `space`, `call`
   * opens the service's own page for a call. Any other word is `pick`.
   */
  get action(): Action {
    return this.#action;
  }

  set action(action: Action) {
    this.#action = actions.includes(action) ? action : 'pick';
    this.requestUpdate();
  }

  /** Ids and addresses of those picked, parted by commas. */
  get value(): string {
    return this.selected.map(valueOf).join(',');
  }

  /** Takes a list of addresses as if it had been pasted. False where there is none in it, or one person is meant. */
  async take(addresses: string): Promise<boolean> {
    await this.#engine.ready();
    await this.updateComplete;
    return this.#desk?.take(addresses) === true;
  }

  /** Puts the focus into the text field: never on a chip, whose button takes somebody away. */
  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  override formResetCallback(): void {
    if (this.#field) this.#field.value = '';
    this.#desk?.forget();
    this.selected = [];
  }

  protected override willUpdate(): void {
    this.#open();
    this.#desk?.settle();
    this.#tell();
  }

  protected override render(): TemplateResult {
    const { lang, strings } = this.#language;
    const view = {
      label: this.label || strings.findPeople,
      placeholder: this.placeholder || strings.placeholder,
      required: this.required,
      disabled: this.isDisabled,
      problem: this.complaint,
      busy: this.state.step === 'searching',
    };
    return html`<div lang=${lang}>
      ${searchField(view, this.#desk?.field() ?? this.#early)} ${this.#missing()} ${this.#desk?.render()}
      ${this.#live.region}
    </div>`;
  }

  protected override updated(): void {
    this.internals.states[this.#desk?.isOpen ? 'add' : 'delete']('open');
  }

  /** The form knows before anybody is told that something changed. */
  #tell(): void {
    const { name, required, selected } = this;
    const entry = { required, picked: selected, leftOver: this.#desk?.hasLeftOver === true };
    this.tellForm(formValue(name, selected), validityOf(entry, this.#language.strings), this.#field);
  }

  /** All that a field does without is fetched while it is drawn; what was typed till then is looked for. */
  #open(): void {
    const { value } = this.#engine;
    if (!value || this.#desk) return;
    this.#desk = new value.Desk(this, {
      link: this.#link,
      live: this.#live,
      selection: this.#selection,
      field: () => this.#field,
      early: this.#early,
      isDisabled: () => this.isDisabled,
      tellForm: () => this.#tell(),
      loadInvite: (this.constructor as typeof SpacesUserSearch).loadInvite,
    });
  }

  /** Without the rest nothing helps but trying again. */
  #missing(): TemplateResult | undefined {
    if (!this.#engine.failed) return undefined;
    const again = (): void => void this.#engine.ready().catch(() => {});
    const { strings } = this.#language;
    return notice(this.#language.tell(missingPart), tryAgain(strings.tryAgain, again));
  }

  get #field(): HTMLInputElement | null {
    return this.shadowRoot?.querySelector('input') ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-user-search': SpacesUserSearch;
  }
}

// What the surrounding form gets from the element, and whether it may be sent.

/** One entry for each person picked: an id or an e-mail address. */
function formValue(name: string, picked: readonly Picked[]): FormData | null {
  if (name === '' || picked.length === 0) return null;
  const data = new FormData();
  for (const item of picked) data.append(name, valueOf(item));
  return data;
}

export interface FormEntry {
  readonly required: boolean;
  readonly picked: readonly Picked[];
  /** Typed, but nobody was picked by it: a form must not drop it silently. */
  readonly leftOver: boolean;
}

/** Empty flags when all is well. */
function validityOf(
  { required, picked, leftOver }: FormEntry,
  strings: FieldStrings,
): readonly [ValidityStateFlags, string] {
  if (leftOver) return [{ badInput: true }, strings.unfinished];
  if (required && picked.length === 0) return [{ valueMissing: true }, strings.required];
  return [{}, ''];
}
