/** The element `<spaces-user-search>`: public API, form value, and the field until the picker is loaded. */
import { html, LitElement, type TemplateResult } from 'lit';
import { type FormEntry, FormElement } from '../../controllers/form-element.ts';
import { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { keepKeysInFields } from '../../controllers/field-keys.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import type { Person } from '../../protocol/person.ts';
import type { FinderState } from '../../stores/people/finder.ts';
import { type Picked, readPicked, pickedValue } from '../../stores/people/picked.ts';
import type { SearchPeople } from '../../stores/people/search.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { partPlaceholder } from '../../ui/notice.ts';
import type { PeoplePicker } from './people-picker.ts';
import { fieldStrings } from './search-field.strings.ts';
import { fieldStyles } from './search-field.styles.ts';
import { BufferedInput, searchField } from './search-field.ts';
import { type Action, searchActions, Selection } from './selection.ts';

export type { Picked };

/**
 * Finds people while the user types and picks one or several of them. An e-mail address that belongs to no known person
 * can be invited. A user can find people of their organization and people they have met in a space.
 *
 * @tag spaces-user-search
 * @attr {string} name - Name in a form. Each person picked is one entry: a user id or an e-mail address.
 * @attr {boolean} required - The form is not sent until a person is picked.
 * @attr {boolean} disabled - Takes no input.
 * @slot empty - Replaces the message for a search without results.
 * @slot error - Replaces the message for a search that failed.
 * @slot loading - Replaces the message during a search.
 * @fires {CustomEvent<Picked>} spaces-person-picked - A person was picked, or an e-mail address that belongs to no known person.
 * @fires {CustomEvent<Picked>} spaces-person-removed - A picked person was removed.
 * @fires {CustomEvent<{spaceId: string, personId: string}>} spaces-direct-opened - With `action="direct"`: the conversation exists, and `<spaces-chat>` shows it.
 * @fires {CustomEvent<{personId: string}>} spaces-call-opened - With `action="call"`: the page for the call was opened.
 * @fires {CustomEvent<{code: string, message: string, retryable: boolean}>} spaces-error - A search or an action failed.
 * @fires {Event} change - `selected` changed, by the user or because the owner of an address was found.
 * @csspart label - The label.
 * @csspart box - The frame around chips and text field.
 * @csspart input - The text field.
 * @csspart chip - A picked person; also `person-chip` or `email-chip`.
 * @csspart remove - The button of a chip.
 * @csspart show-more - Shows all chips of a long list.
 * @csspart panel - The panel below the field.
 * @csspart list - The options.
 * @csspart option - One option; also `active-option`, and `person-option` or `invite-option`.
 * @csspart option-name - The name in an option.
 * @csspart organization - The organization of a person from outside.
 * @csspart here - Marks a person who is online in the conversation.
 * @csspart avatar - Picture or initials of a person.
 * @csspart empty - Says that no people were found, or who may search.
 * @csspart loading - Says that a search is running.
 * @csspart note - Says that some people may be missing.
 * @csspart report - The result of a pasted list.
 * @csspart role - The choice of a role for people who are added.
 * @csspart progress - The progress of a look-up.
 * @csspart close - The button that closes the report.
 * @csspart deed - The progress of an action.
 * @csspart problem - An error message.
 * @csspart retry - The button that tries again.
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

  /**
   * Id of a space: its members are marked and cannot be picked. `action="add"` adds people to it. When it changes, the
   * people picked stay, but a text that was typed to add a person to the former space is removed.
   */
  space: string | undefined;
  /** Picks several people, shown as chips. Typed and pasted addresses are picked, too. */
  multiple = false;
  /** The role for people who are added. Only admins can choose it; other users add members. */
  addAs: 'member' | 'admin' = 'member';
  /** Does not offer the invitation dialog when a person is not found. */
  noInvite = false;
  /** Label of the field; "Find people" in the user's language by default. */
  label = '';
  /** Placeholder of the empty field. */
  placeholder = '';
  /** A search of the page's own, which replaces the service's. */
  search: SearchPeople | undefined;
  /** Renders the content of a row, 56 px high: returns a node or a lit template. */
  renderPerson: ((person: Person) => unknown) | undefined;
  /** The connection, instead of the provider's or the page's. */
  spaces: Spaces | undefined;

  /** Loads the invitation dialog; set by the module that registers the tag. */
  static loadInvite: (() => Promise<unknown>) | undefined;

  readonly #language = new Language(this, 'userSearch', fieldStrings);
  readonly #live = new LiveRegion(this);
  readonly #link = new SpacesLink(this);
  readonly #selection = new Selection(this);
  readonly #bufferedInput = new BufferedInput();
  readonly #picker = new LazyPart(this, () => this.#loadPicker());
  #action: Action = 'pick';

  constructor() {
    super();
    keepKeysInFields(this);
  }

  /** The state of the search; plain data without secrets. */
  get state(): FinderState {
    if (this.#picker.failed) return { step: 'failed', text: '', failure: missingPart };
    return this.#picker.loaded?.state ?? { step: 'idle' };
  }

  /** The people picked, in order, and e-mail addresses that belong to no known person. Unreadable items are left out. */
  get selected(): readonly Picked[] {
    return this.#selection.picked;
  }

  set selected(items: readonly Picked[]) {
    this.#selection.set((Array.isArray(items) ? items : []).flatMap((item) => readPicked(item) ?? []));
    this.#picker.loaded?.startOver();
    this.updateForm();
  }

  /**
   * What picking a person does: `pick` selects them, `direct` opens a direct conversation, `add` adds them to `space`,
   * `call` opens the service's page for a call. Any other value means `pick`.
   */
  get action(): 'pick' | 'direct' | 'add' | 'call' {
    return this.#action;
  }

  set action(action: 'pick' | 'direct' | 'add' | 'call') {
    this.#action = searchActions.includes(action) ? action : 'pick';
    this.requestUpdate();
  }

  /** Ids and addresses of the people picked, separated by commas. */
  get value(): string {
    return this.selected.map(pickedValue).join(',');
  }

  /** Picks a list of addresses as if it had been pasted. False if it contains none, or if only one person can be picked. */
  async take(addresses: string): Promise<boolean> {
    await this.updateComplete;
    const picker = await this.#picker.ready();
    await this.updateComplete;
    return picker.take(addresses);
  }

  /** Focuses the text field, never a chip, because its button removes a person. */
  override focus(options?: FocusOptions): void {
    this.#field?.focus(options);
  }

  override formResetCallback(): void {
    if (this.#field) this.#field.value = '';
    this.#picker.loaded?.clear();
    this.selected = [];
  }

  protected override get formEntry(): FormEntry {
    const { name, required, selected } = this;
    const { unfinished, required: missing } = this.#language.strings;
    const isUnfinished = this.#picker.loaded?.isUnfinished === true;
    const isMissing = required && selected.length === 0;
    return {
      value: formValue(name, selected),
      // A form must not silently drop a text that the user has typed.
      flags: isUnfinished ? { badInput: true } : isMissing ? { valueMissing: true } : {},
      message: isUnfinished ? unfinished : isMissing ? missing : '',
      anchor: this.#field,
    };
  }

  protected override render(): TemplateResult {
    const { lang, strings, tell } = this.#language;
    const picker = this.#picker.value;
    const view = {
      label: this.label || strings.findPeople,
      placeholder: this.placeholder || strings.placeholder,
      required: this.required,
      disabled: this.isDisabled,
      problem: this.problem,
      isBusy: this.state.step === 'searching',
    };
    return html`<div lang=${lang}>
      ${searchField(view, picker?.fieldControl ?? { listener: this.#bufferedInput })}
      ${
        this.#picker.failed
          ? partPlaceholder(this.#picker, tell(missingPart), strings.tryAgain)
          : picker?.render()
      }
      ${this.#live.region}
    </div>`;
  }

  protected override updated(): void {
    this.internals.states[this.#picker.loaded?.isOpen ? 'add' : 'delete']('open');
  }

  async #loadPicker(): Promise<PeoplePicker> {
    const { PeoplePicker } = await import('./people-picker.ts');
    return new PeoplePicker(this, {
      link: this.#link,
      live: this.#live,
      language: this.#language,
      selection: this.#selection,
      bufferedInput: this.#bufferedInput,
      loadInvite: (this.constructor as typeof SpacesUserSearch).loadInvite,
      isDisabled: () => this.isDisabled,
      updateForm: () => this.updateForm(),
    });
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

/** One entry for each person: an id or an e-mail address. */
function formValue(name: string, picked: readonly Picked[]): FormData | null {
  if (name === '' || picked.length === 0) return null;
  const data = new FormData();
  for (const item of picked) data.append(name, pickedValue(item));
  return data;
}
