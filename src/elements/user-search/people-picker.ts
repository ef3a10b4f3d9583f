/** `<spaces-user-search>` in use: its search, its list, its chips, and what is done with who was found. */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Combobox } from '../../controllers/combobox.ts';
import { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { PageView } from '../../controllers/page-view.ts';
import { Removal } from '../../controllers/removal.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import {
  type LookedUp,
  createPeopleFinder,
  type FinderState,
  type PeopleFinder,
} from '../../stores/people/finder.ts';
import type { Failure } from '../../stores/failure.ts';
import type { SearchPeople } from '../../stores/people/search.ts';
import type { Session } from '../../stores/session/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice } from '../../ui/notice.ts';
import { newsOf } from './address-import.ts';
import { ChipList, chips } from './chips.ts';
import { Inviting } from './invite-fallback.ts';
import { Listing, panel } from './person-listbox.ts';
import { Picker } from './picker.ts';
import type { Early, FieldUse } from './search-field.ts';
import type { Action, Selection } from './selection.ts';
import { Typing } from './text-input.ts';
import { userSearchStrings } from './user-search.strings.ts';
import { userSearchStyles } from './user-search.styles.ts';

export interface DeskHost extends LitElement, Wishes {
  readonly multiple: boolean;
  readonly action: Action;
  addAs: 'member' | 'admin';
  readonly noInvite: boolean;
  readonly renderPerson: ((person: Person) => unknown) | undefined;
}

export interface DeskParts {
  readonly link: SpacesLink;
  readonly live: LiveRegion;
  readonly selection: Selection;
  readonly field: () => HTMLInputElement | null;
  readonly early: Early;
  readonly isDisabled: () => boolean;
  readonly tellForm: () => void;
  readonly loadInvite: (() => Promise<unknown>) | undefined;
}

export class Desk implements ReactiveController {
  readonly #host: DeskHost;
  readonly #parts: DeskParts;
  readonly #language;
  readonly #finding: Finding;
  readonly #listing: Listing;
  readonly #inviting: Inviting;
  readonly #picker: Picker;
  readonly #typing: Typing;
  readonly #chips: ChipList;
  /** An address that was entered before its owner was found. */
  #entered: string | undefined;

  constructor(host: DeskHost, parts: DeskParts) {
    this.#host = host;
    this.#parts = parts;
    this.#language = new Language(host, 'userSearch', userSearchStrings);
    this.#finding = new Finding(host, {
      link: parts.link,
      changed: (now, before) => this.#onState(now, before),
      moved: () => this.#picker.startOver([]),
      left: () => this.#picker.forget(),
      away: (isAway) => this.#picker.rest(isAway),
    });
    this.#listing = this.#makeListing();
    const { combobox } = this.#listing;
    this.#typing = this.#makeTyping(combobox);
    this.#inviting = new Inviting(host, parts);
    this.#picker = new Picker(host, {
      ...parts,
      finding: this.#finding,
      combobox,
      typing: this.#typing,
      inviting: this.#inviting,
      language: this.#language,
    });
    this.#chips = new ChipList(host, this.#picker);
    host.addController(this);
    host.addController(new PageView({ visible: () => {}, back: () => this.#onBack() }));
    host.addEventListener('focusout', (event) => this.#onFocusOut(event));
    for (const { styleSheet } of userSearchStyles)
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.startOver();
    this.#typing.takeOver(parts.early);
  }

  get state(): FinderState {
    return this.#finding.state;
  }

  get isOpen(): boolean {
    return this.#listing.isOpen;
  }

  /** Whether the field holds a text by which nobody was picked. */
  get hasLeftOver(): boolean {
    return this.#picker.hasLeftOver;
  }

  /** Nothing is picked, typed or on its way any more. */
  forget(): void {
    this.#picker.forget();
  }

  /** Others were picked from outside: what was on its way is forgotten. */
  startOver(): void {
    this.#picker.startOver();
  }

  /** False when there is no address in it; then nothing was taken. */
  take(addresses: string): boolean {
    return this.#picker.takesMany && this.#picker.intake.take(addresses);
  }

  /** Before rendering, when it is known whether one or many are meant. */
  settle(): void {
    this.#picker.settle();
  }

  hostConnected(): void {
    // Who was taken elsewhere with the focus in it has lost that.
    if (!this.#host.shadowRoot?.activeElement) this.#listing.combobox.close();
  }

  hostUpdated(): void {
    if (this.isOpen && this.#listing.rows.nearEnd) void this.#finding.finder?.more();
  }

  field(): FieldUse {
    return {
      expanded: this.isOpen,
      active: this.#listing.drawnActive,
      chips: chips(this.#chips.view(this.#language.strings, this.#parts.isDisabled())),
      ...this.#typing.handlers,
      onFocus: () => this.#onFocus(),
    };
  }

  /** What stands below the field. */
  render(): TemplateResult {
    const { strings } = this.#language;
    const view = {
      state: this.state,
      options: this.#listing.options,
      range: this.#listing.rows.range,
      active: this.#listing.combobox.active,
      isPicked: (id: string) => this.#picker.selection.has(id),
      isHere: (id: string) => this.#finding.finder?.isHere(id) === true,
      ownAddress: this.#finding.finder?.ownAddress ?? '',
      strings,
      tell: this.#language.tell.bind(this.#language),
      renderPerson: this.#host.renderPerson,
      onScroll: this.#listing.rows.onScroll,
      onChoose: (index: number) => this.#listing.choose(index),
      onRetry: () => {
        this.#finding.finder?.retry();
        this.#typing.focus();
      },
    };
    const wrong = this.#finding.misconfigured;
    return html`${wrong ? notice(this.#language.tell(wrong)) : nothing} ${this.#picker.below()} ${panel(view)}
    ${this.#inviting.render() ?? nothing}`;
  }

  #makeListing(): Listing {
    return new Listing(this.#host, {
      options: () => this.#picker.options,
      choose: (option) => this.#picker.choose(option),
      hasWords: () => this.state.step !== 'idle' && !this.#finding.misconfigured,
      disabled: this.#parts.isDisabled,
    });
  }

  #makeTyping(combobox: Combobox): Typing {
    return new Typing({
      combobox,
      field: this.#parts.field,
      multiple: () => this.#picker.takesMany,
      takes: () => this.#host.action === 'pick' && this.#picker.hasLeftOver,
      typed: (text) => {
        this.#entered = undefined;
        this.#picker.typed(text);
      },
      take: (text) => this.#picker.take(text),
      known: (email) => this.#listing.choosePerson(email),
      enter: (text) => this.#enter(readEmail(text)),
      restore: () => this.#picker.restore(),
      toChips: () => this.#chips.enter(),
    });
  }

  #onFocus(): void {
    void this.#finding.finder?.learn();
    // The list would lie over what there is to read.
    const isTold = this.#picker.intake.report || this.#parts.field()?.hasAttribute('aria-invalid');
    if (!isTold) this.#listing.offer();
  }

  /** The network may be back, or the person: what failed for the moment is tried again. */
  #onBack(): void {
    const { state } = this;
    if (state.step === 'failed' && state.failure.retryable) this.#finding.finder?.retry();
  }

  #enter(email: string | undefined): void {
    if (this.state.step === 'searching') this.#entered = email;
    else if (!this.#listing.enter(email)) this.#typing.commit();
  }

  /** Enter came before the answer did. */
  async #enterLate(): Promise<void> {
    await this.#host.updateComplete;
    if (this.#entered === undefined || this.state.step !== 'found') return;
    const email = this.#entered;
    this.#entered = undefined;
    this.#enter(email);
  }

  #onFocusOut(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.#host.shadowRoot?.contains(event.relatedTarget)) return;
    this.#listing.combobox.close();
    this.#typing.commit();
  }

  #onState(now: FinderState, before: FinderState | undefined): void {
    // More of the same, or more known about it, is no news.
    if (now.step === before?.step && textOf(now) === textOf(before)) return;
    this.#listing.startOver();
    const canInvite = this.#picker.canInvite;
    if (before) this.#parts.live.say(newsOf(now, this.#language.strings, canInvite));
    if (now.step === 'failed') emit(this.#host, 'spaces-error', now.failure);
    void this.#enterLate();
  }
}

function textOf(state: FinderState): string {
  return 'text' in state ? state.text : '';
}

// The finder of an element: made for its connection, its space and its page's own search, and replaced when one of them changes.

interface Wishes {
  readonly space: string | undefined;
  readonly search: SearchPeople | undefined;
}

export interface FindingOptions {
  readonly link: SpacesLink;
  readonly changed: (now: FinderState, before: FinderState | undefined) => void;
  /** Another connection applies: who was picked by the old one's ids is nobody here. */
  readonly moved: () => void;
  /** Who was signed in is not any more, or is somebody else: nothing of theirs is for others to see. */
  readonly left: () => void;
  /** The element was taken away, or is back: nothing is asked meanwhile, and nothing told. */
  readonly away: (isAway: boolean) => void;
}

const nothingAsked: FinderState = { step: 'idle' };

export class Finding implements ReactiveController {
  readonly #host: LitElement & Wishes;
  readonly #options: FindingOptions;
  readonly #state: StoreValue<FinderState>;
  #made: (Wishes & { readonly spaces: Spaces; readonly finder: PeopleFinder }) | undefined;
  /** Told when there is a finder. */
  readonly #waiting: (() => void)[] = [];
  /** What is looked for; a finder that comes later goes on with it. */
  #text = '';
  /** Kept when the finder ends with the element's removal. */
  #lastSpaces: Spaces | undefined;
  #selfId: string | undefined;

  constructor(host: LitElement & Wishes, options: FindingOptions) {
    this.#host = host;
    this.#options = options;
    this.#state = new StoreValue(host, () => this.finder?.$finder, options.changed);
    const session = (): Spaces['session']['$session'] | undefined => options.link.value?.session.$session;
    host.addController(new StoreValue(host, session, (now) => this.#onSession(now)));
    host.addController(this);
    host.addController(new Removal(host, () => this.#leave()));
  }

  /** Undefined while there is no connection. */
  get finder(): PeopleFinder | undefined {
    return this.#made?.finder;
  }

  /** Wrong settings of the page, with which nobody is asked. */
  get misconfigured(): Failure | undefined {
    return this.#host.search ? undefined : this.#options.link.value?.failure;
  }

  get state(): FinderState {
    const failure = this.misconfigured;
    return failure ? { step: 'failed', text: '', failure } : (this.#state.value ?? nothingAsked);
  }

  type(text: string): void {
    this.#text = text;
    this.finder?.type(text);
  }

  /** Waits for the finder where there is none yet. */
  async *lookUp(addresses: readonly string[], signal: AbortSignal): AsyncGenerator<LookedUp> {
    if (!this.finder) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.finder) yield* this.finder.lookUp(addresses, signal);
  }

  hostUpdate(): void {
    const spaces = this.#options.link.value;
    // Without a connection yet, or just being moved: what was there stays.
    if (!this.#host.isConnected || !spaces) return;
    const { search } = this.#host;
    const space = this.#host.space || undefined;
    const made = this.#made;
    if (made?.spaces === spaces && made.space === space && made.search === search) return;
    this.#end();
    if (this.#lastSpaces && this.#lastSpaces !== spaces) this.#options.moved();
    if (this.#lastSpaces !== spaces && this.misconfigured)
      emit(this.#host, 'spaces-error', this.misconfigured);
    this.#lastSpaces = spaces;
    const finder = createPeopleFinder({ spaces, spaceId: space, search });
    this.#made = { spaces, space, search, finder };
    finder.type(this.#text);
    for (const resolve of this.#waiting.splice(0)) resolve();
    this.#options.away(false);
    this.#state.follow();
    this.#host.requestUpdate();
  }

  /** A session that only ran out may go on. */
  #onSession(session: Session): void {
    const id = session.step === 'signed-in' ? session.person.id : undefined;
    if (id === undefined && session.step !== 'signed-out') return;
    if (this.#selfId !== undefined && this.#selfId !== id) this.#options.left();
    this.#selfId = id;
  }

  #leave(): void {
    this.#options.away(true);
    this.#end();
  }

  #end(): void {
    this.#made?.finder.dispose();
    this.#made = undefined;
  }
}
