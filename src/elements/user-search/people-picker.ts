/** Searches for people in `<spaces-user-search>` and picks them. Loads after the text field. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { InviteFallback } from '../../controllers/invite-fallback.ts';
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { PageVisibility } from '../../controllers/page-visibility.ts';
import {
  Removal,
  type StoreChoice,
  StoreController,
  StoreValue,
} from '../../controllers/store-controller.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { emit } from '../../events.ts';
import type { Failure } from '../../stores/failure.ts';
import { PeopleFinder, type FinderState } from '../../stores/people/finder.ts';
import { pickedLabel, type Picked, pickedPerson, pickedValue } from '../../stores/people/picked.ts';
import type { Session } from '../../stores/session/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice } from '../../ui/notice.ts';
import { AddressImport } from './address-import.ts';
import { ChipList } from './chips.ts';
import { PersonActions } from './person-actions.ts';
import { announcementOf, PersonListbox, type SearchOption } from './person-listbox.ts';
import type { BufferedInput, SearchFieldControl } from './search-field.ts';
import type { FieldStrings } from './search-field.strings.ts';
import type { PickerContext, PickerHost, Selection } from './selection.ts';
import { TextInput } from './text-input.ts';
import { userSearchStrings } from './user-search.strings.ts';
import { userSearchStyles } from './user-search.styles.ts';

export interface PeoplePickerOptions {
  readonly link: SpacesLink;
  readonly live: LiveRegion;
  readonly language: Language<FieldStrings>;
  readonly selection: Selection;
  readonly bufferedInput: BufferedInput;
  readonly loadInvite: (() => Promise<unknown>) | undefined;
  readonly isDisabled: () => boolean;
  /** Gives the form the current value, so that it is right when an event is dispatched. */
  readonly updateForm: () => void;
}

export class PeoplePicker implements ReactiveController {
  readonly styles = userSearchStyles;
  readonly #host: PickerHost;
  readonly #options: PeoplePickerOptions;
  readonly #context: PickerContext;
  readonly #listbox: PersonListbox;
  readonly #textInput: TextInput;
  readonly #chips: ChipList;
  readonly #addressImport: AddressImport;
  readonly #actions: PersonActions;
  readonly #inviteFallback: InviteFallback;
  #space: string | undefined;
  /** The connection in use. */
  #spaces: Spaces | undefined;
  #userId: string | undefined;
  /** The page has set `selected`, which the next render shows in the field. */
  #isSelectionSet = false;
  /** The one person picked before the user changed the text. */
  #replaced: Picked | undefined;
  /** An address with which the user pressed Enter before its owner was found. */
  #pendingEmail: string | undefined;

  constructor(host: PickerHost, options: PeoplePickerOptions) {
    this.#host = host;
    this.#options = options;
    const { link, live, selection } = options;
    const finder = new StoreController<PeopleFinder, FinderState>(host, {
      choose: () => this.#chooseFinder(),
      state: ({ $finder }) => $finder,
      onChange: (now, before) => this.#onState(now, before),
    });
    const language = options.language.section('userSearch', userSearchStrings);
    const context = (this.#context = { link, live, language, selection, finder });
    this.#listbox = new PersonListbox(host, {
      ...context,
      onChoose: (option) => this.#choose(option),
      onRetry: () => this.#retry(),
    });
    this.#inviteFallback = new InviteFallback(host, {
      load: options.loadInvite,
      spaces: () => link.value,
      space: () => host.space,
    });
    this.#actions = new PersonActions(host, context, this.#inviteFallback);
    this.#addressImport = new AddressImport(host, {
      ...context,
      onLookedUp: (picked) => this.#onLookedUp(picked),
    });
    this.#chips = new ChipList(host, { ...context, onRemove: (value) => this.#remove(value) });
    this.#textInput = this.#createTextInput(context);
    this.#follow();
  }

  get state(): FinderState {
    const failure = this.#misconfiguration;
    return failure ? { step: 'failed', text: '', failure } : (this.#finder.state ?? { step: 'idle' });
  }

  get isOpen(): boolean {
    return this.#listbox.isOpen;
  }

  /** Whether the field holds a text without a person picked for it. */
  get isUnfinished(): boolean {
    return this.#textInput.isUnfinished;
  }

  /** Stops what is running for the people picked before, because the page has set `selected`. */
  startOver(): void {
    this.#addressImport.stop();
    this.#actions.forget();
    this.#replaced = undefined;
    this.#isSelectionSet = true;
  }

  /** Removes everything that the user has picked or typed. */
  clear(): void {
    this.#options.selection.set([]);
    this.startOver();
    this.#textInput.finish('');
  }

  /** Picks the addresses in a text. False if it contains none, or if only one person can be picked. */
  take(addresses: string): boolean {
    return this.#options.selection.isMultiple && this.#addressImport.take(addresses);
  }

  hostConnected(): void {
    // An element that was moved with the focus in it has lost the focus.
    if (!this.#host.shadowRoot?.activeElement) this.#listbox.combobox.close();
  }

  hostUpdate(): void {
    const { link, isDisabled } = this.#options;
    if (this.#host.isConnected && link.value && link.value !== this.#spaces) this.#connect(link.value);
    this.#useSpace(this.#host.space);
    if (this.#isSelectionSet) this.#textInput.showSelection();
    this.#isSelectionSet = false;
    this.#addressImport.resume();
    this.#listbox.update({
      state: this.state,
      recent: this.#textInput.text.trim() === '' ? (this.#finder.store?.recent ?? []) : [],
      canInvite: this.#isInviteOffered,
      canOpen: !isDisabled() && !this.#misconfiguration,
    });
  }

  hostUpdated(): void {
    if (this.isOpen && this.#listbox.isNearEnd) void this.#finder.store?.more();
  }

  get fieldControl(): SearchFieldControl {
    return {
      isExpanded: this.isOpen,
      active: this.#listbox.drawnActive,
      chips: this.#chips.render(this.#options.isDisabled()),
      listener: this.#textInput,
    };
  }

  /** Everything below the field. */
  render(): TemplateResult {
    const failure = this.#misconfiguration;
    return html`${failure ? notice(this.#context.language.tell(failure)) : nothing}
    ${this.#actions.renderRoleChoice()} ${this.#addressImport.render()} ${this.#actions.renderProgress()}
    ${this.#actions.renderCall()} ${this.#listbox.render()} ${this.#inviteFallback.render()}`;
  }

  #createTextInput(context: PickerContext): TextInput {
    return new TextInput(this.#host, {
      ...context,
      listbox: this.#listbox,
      addressImport: this.#addressImport,
      chips: this.#chips,
      onText: (text) => this.#onText(text),
      onEnter: (email) => this.#onEnter(email),
      onRestore: () => this.#restore(),
    });
  }

  /** Follows the session, the page and the field, and continues with what happened while this code was loading. */
  #follow(): void {
    const host = this.#host;
    const { link, bufferedInput } = this.#options;
    host.addController(
      new StoreValue(
        host,
        () => link.value?.session.$session,
        (now) => this.#onSession(now),
      ),
    );
    host.addController(this);
    host.addController(new Removal(host, () => this.#onRemoved()));
    host.addController(new PageVisibility({ onVisibility: () => {}, onReturn: () => this.#onBack() }));
    host.addEventListener('focusout', (event) => this.#onFocusOut(event));
    this.#textInput.apply(bufferedInput);
    this.#isSelectionSet = this.#textInput.text === '';
  }

  #chooseFinder(): StoreChoice<PeopleFinder> {
    const spaces = this.#options.link.value;
    // While there is no connection, as during a move, the finder stays.
    if (!this.#host.isConnected || !spaces || spaces !== this.#spaces) return 'keep';
    const { search } = this.#host;
    const spaceId = this.#host.space || undefined;
    const create = (): PeopleFinder => {
      const finder = new PeopleFinder({ spaces, spaceId, search });
      finder.type(this.#textInput.query);
      return finder;
    };
    return { key: [spaces, spaceId, search], create };
  }

  #connect(spaces: Spaces): void {
    const isOther = this.#spaces !== undefined;
    this.#spaces = spaces;
    if (isOther) {
      // The ids of the people picked mean nothing in another connection.
      this.#options.selection.set([]);
      this.startOver();
    }
    if (this.#misconfiguration) emit(this.#host, 'spaces-error', this.#misconfiguration);
    this.#finder.update();
  }

  /**
   * What the user is doing for one space must not happen in another one. The people picked stay, as the value of any
   * field does when the rest of its form changes.
   */
  #useSpace(space: string | undefined): void {
    const before = this.#space;
    this.#space = space;
    if (!before || before === space) return;
    this.#pendingEmail = undefined;
    this.#actions.forget();
    if (this.#host.action === 'add') this.#textInput.finish('');
  }

  #onState(now: FinderState, before: FinderState | undefined): void {
    // A further page, or more details of the same people, is not announced.
    if (now.step === before?.step && textOf(now) === textOf(before)) return;
    this.#listbox.startOver();
    const { strings } = this.#context.language;
    const announce = (state: FinderState): string => announcementOf(state, strings, this.#isInviteOffered);
    if (before) this.#options.live.say(announce(now), announce(before));
    if (now.step === 'failed') emit(this.#host, 'spaces-error', now.failure);
    void this.#enterLater();
  }

  /** A session that has only expired may continue. */
  #onSession(session: Session): void {
    const id = session.step === 'signed-in' ? session.person.id : undefined;
    if (id === undefined && session.step !== 'signed-out') return;
    // Another user must not see what this one has picked.
    if (this.#userId !== undefined && this.#userId !== id) this.clear();
    this.#userId = id;
  }

  #onRemoved(): void {
    this.#addressImport.pause();
    this.#actions.forget();
  }

  /** The user or the network is back, so a search that failed temporarily is repeated. */
  #onBack(): void {
    const { state } = this;
    if (state.step === 'failed' && state.failure.retryable) this.#finder.store?.retry();
  }

  #onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.#host.shadowRoot?.contains(event.relatedTarget)) return;
    this.#listbox.combobox.close();
    this.#textInput.commit();
  }

  #onText(text: string): void {
    this.#pendingEmail = undefined;
    const { selection } = this.#options;
    const [only] = selection.picked;
    if (!selection.isMultiple && only && pickedLabel(only) !== text) {
      this.#remove(pickedValue(only));
      this.#replaced = only;
    }
    if (!this.#actions.isRunning) this.#actions.forget();
    // The search renders the element, most often in the same task.
    this.#options.updateForm();
  }

  #onEnter(email: string | undefined): void {
    if (this.state.step === 'searching') this.#pendingEmail = email;
    else if (!this.#listbox.enter(email)) this.#textInput.commit();
  }

  /** Repeats an Enter that was pressed before the people were found. */
  async #enterLater(): Promise<void> {
    await this.#host.updateComplete;
    const email = this.#pendingEmail;
    if (email === undefined || this.state.step !== 'found') return;
    this.#pendingEmail = undefined;
    this.#onEnter(email);
  }

  #retry(): void {
    this.#finder.store?.retry();
    this.#host.focus();
  }

  #restore(): boolean {
    const before = this.isUnfinished ? this.#replaced : undefined;
    if (before) this.#pick(before);
    return before !== undefined;
  }

  #choose(option: SearchOption): void {
    if (option.kind === 'invite') return this.#invite(option.email);
    const { person, obstacle } = option;
    if (obstacle !== undefined) return this.#options.live.say(obstacle);
    this.#finder.store?.remember(person);
    if (this.#host.action === 'pick') return this.#pick(pickedPerson(person));
    this.#textInput.finish('');
    this.#actions.start(person);
  }

  /** Picks an address as it is; for an action, opens the dialog. */
  #invite(email: string | undefined): void {
    if (email !== undefined && (this.#host.action === 'pick' || !this.#isInviteOffered))
      return this.#pick({ kind: 'email', email });
    const name = this.#textInput.text.trim();
    this.#textInput.finish('');
    void this.#actions.invite(email, name);
  }

  #pick(picked: Picked): void {
    const { selection, live } = this.#options;
    this.#replaced = undefined;
    if (selection.isMultiple) selection.add(picked);
    else selection.set(this.#host.action === 'pick' ? [picked] : []);
    this.#textInput.finish(selection.label);
    live.say(this.#context.language.strings.picked(pickedLabel(picked)));
    this.#emitPicked([picked]);
  }

  #remove(value: string): void {
    const removed = this.#options.selection.remove(value);
    if (!removed) return;
    this.#options.live.say(this.#context.language.strings.removed(pickedLabel(removed)));
    this.#options.updateForm();
    emit(this.#host, 'spaces-person-removed', removed);
    this.#emitChange();
  }

  #onLookedUp(picked: readonly Picked[]): void {
    if (picked.length === 0) return;
    // A name may have replaced the address.
    this.#textInput.showSelection();
    this.#emitPicked(picked);
  }

  #emitPicked(picked: readonly Picked[]): void {
    this.#options.updateForm();
    for (const item of picked) emit(this.#host, 'spaces-person-picked', item);
    this.#emitChange();
  }

  #emitChange(): void {
    this.#host.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Not for guests, nor on a page that has its own search or excludes the dialog. */
  get #isInviteOffered(): boolean {
    const { noInvite, search } = this.#host;
    return this.#inviteFallback.canOpen && !noInvite && !search && this.#finder.store?.isGuest === false;
  }

  get #finder(): StoreController<PeopleFinder, FinderState> {
    return this.#context.finder;
  }

  /** Wrong settings of the page. A search of the page's own needs none. */
  get #misconfiguration(): Failure | undefined {
    return this.#host.search ? undefined : this.#options.link.value?.failure;
  }
}

function textOf(state: FinderState): string {
  return 'text' in state ? state.text : '';
}
