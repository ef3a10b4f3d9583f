/** `<spaces-user-search>` in use: its search, its list, its chips, and what is done with who was found. */
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Combobox } from '../../controllers/combobox.ts';
import { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { PageView } from '../../controllers/page-view.ts';
import type { SpacesLink } from '../../controllers/spaces-link.ts';
import { emit } from '../../events.ts';
import { readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import type { FinderState } from '../../stores/people-finder.ts';
import { notice } from '../../ui/notice.ts';
import type { Action } from './user-search.action.ts';
import { ChipList } from './user-search.chip-list.ts';
import { chips } from './user-search.chips.ts';
import type { Early } from './user-search.early.ts';
import type { FieldUse } from './user-search.field.ts';
import { Finding, type Wishes } from './user-search.finding.ts';
import { Inviting } from './user-search.inviting.ts';
import { panel } from './user-search.list.ts';
import { Listing } from './user-search.listing.ts';
import { newsOf } from './user-search.news.ts';
import { Picker } from './user-search.picker.ts';
import type { Selection } from './user-search.selection.ts';
import { userSearchStrings } from './user-search.strings.ts';
import { userSearchStyles } from './user-search.styles.ts';
import { Typing } from './user-search.typing.ts';

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
