/** The list of an element in use: its options, which of them is active, which are drawn, and the panel it stands in. */
import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AnchoredPopover } from '../../controllers/anchored-popover.ts';
import { Combobox } from '../../controllers/combobox.ts';
import { FixedRows } from '../../controllers/virtual-list/fixed-rows.ts';
import { domainOf, readEmail } from '../../protocol/email-address.ts';
import type { Person } from '../../protocol/person.ts';
import type { Failure } from '../../stores/failure.ts';
import type { FinderState } from '../../stores/people/finder.ts';
import { avatar } from '../../ui/avatar.ts';
import { checkIcon, mailIcon } from '../../ui/icons.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

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

// The panel below the field: the options, and what there is to say about the search. Functions of data.

export interface ListView {
  readonly state: FinderState;
  readonly options: readonly Option[];
  /** Which of them are drawn. */
  readonly range: { readonly from: number; readonly to: number };
  readonly active: number;
  readonly isPicked: (personId: string) => boolean;
  /** Whether somebody is known to be online. */
  readonly isHere: (personId: string) => boolean;
  /** The visitor's; "" when unknown. */
  readonly ownAddress: string;
  readonly strings: UserSearchStrings;
  readonly tell: (failure: Failure) => string;
  readonly renderPerson: ((person: Person) => unknown) | undefined;
  readonly onScroll: (event: Event) => void;
  readonly onChoose: (index: number) => void;
  readonly onRetry: () => void;
}

export function panel(view: ListView): TemplateResult {
  const { options, range, strings, state, onScroll, onChoose } = view;
  const choose = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[role="option"]');
    if (row) onChoose(Number(row.dataset['index']));
  };
  const isRecent = state.step === 'idle' && options.length > 0;
  const drawn = options.slice(range.from, range.to).map((option, at) => ({ option, index: range.from + at }));
  return html`<div class="panel" part="panel" popover="manual" @mousedown=${keepFocus}>
    ${isRecent ? html`<p class="heading" aria-hidden="true">${strings.recent}</p>` : nothing} ${above(view)}
    <div
      id="list"
      class="list"
      part="list"
      role="listbox"
      aria-label=${isRecent ? strings.recent : strings.people}
      ?hidden=${options.length === 0}
      @scroll=${onScroll}
      @click=${choose}
    >
      <div class="before" role="presentation"></div>
      ${repeat(
        drawn,
        ({ option }) => keyOf(option),
        ({ option, index }) => row(option, index, view),
      )}
      <div class="behind" role="presentation"></div>
    </div>
    ${below(view)}
  </div>`;
}

function keyOf(option: Option): string {
  return option.kind === 'person' ? option.person.id : (option.email ?? '');
}

/** The field keeps the focus while somebody points into the panel. */
function keepFocus(event: Event): void {
  if (!(event.target as Element).closest('button')) event.preventDefault();
}

function row(option: Option, index: number, view: ListView): TemplateResult {
  const { options, active } = view;
  const isPerson = option.kind === 'person';
  const obstacle = isPerson ? option.obstacle : undefined;
  const isPicked = isPerson && view.isPicked(option.person.id);
  return html`<div
    id=${`option-${index}`}
    class="option ${option.kind} ${index === active ? 'active' : ''}"
    part=${`option ${option.kind}-option${index === active ? ' active-option' : ''}`}
    role="option"
    data-index=${index}
    aria-selected=${isPicked ? 'true' : 'false'}
    aria-disabled=${obstacle === undefined ? nothing : 'true'}
    aria-label=${isPerson && view.renderPerson ? option.person.name : nothing}
    aria-describedby=${isPerson ? (obstacle === undefined ? nothing : `obstacle-${index}`) : 'hint'}
    aria-setsize=${options.length}
    aria-posinset=${index + 1}
  >
    ${option.kind === 'person' ? face(option, index, view) : invitation(option.email, view)}
    ${isPicked ? html`<span class="tick">${checkIcon()}</span>` : nothing}
  </div>`;
}

/** Of somebody who cannot be picked, the reason stands where else the address does; readers hear it as the description. */
function face(
  { person, obstacle }: Extract<Option, { kind: 'person' }>,
  index: number,
  { renderPerson, strings, isHere, ownAddress }: ListView,
): unknown {
  const { name, username } = person;
  const reason =
    obstacle === undefined
      ? nothing
      : html`<span class="obstacle" id=${`obstacle-${index}`} aria-hidden="true">${obstacle}</span>`;
  const organization = organizationOf(person, ownAddress);
  const own = typeof renderPerson === 'function' ? insideOf(person, renderPerson) : undefined;
  if (own !== undefined) return html`${own}${reason}`;
  const address = username === name ? nothing : html`<bdi class="username">${username}</bdi>`;
  return html`${avatar(person)}
    <span class="words">
      <span class="name"
        ><bdi part="option-name">${name}</bdi>${isHere(person.id) ? here(strings) : nothing}</span
      >
      ${obstacle === undefined ? address : reason}
    </span>
    ${organization ? html`<bdi class="organization" part="organization">${organization}</bdi>` : nothing}`;
}

const told = new WeakSet<object>();

/** The page's own drawing; where that throws, the page is told once, and the row looks as usual. */
function insideOf(person: Person, render: (person: Person) => unknown): unknown {
  try {
    return render(person);
  } catch (error) {
    if (!told.has(render)) reportError(error);
    told.add(render);
    return undefined;
  }
}

function here({ hereNow }: UserSearchStrings): TemplateResult {
  return html`<span class="here" part="here">${hereNow}</span>`;
}

/** Called after the invitation alone; readers hear the hint as its description. */
function invitation(email: string | undefined, { strings }: ListView): TemplateResult {
  return html`<span class="avatar mail">${mailIcon()}</span>
    <span class="words">
      <bdi class="name" part="option-name"
        >${email === undefined ? strings.inviteSomebody : strings.invite(email)}</bdi
      >
      <span class="username" id="hint" aria-hidden="true">${strings.inviteHint}</span>
    </span>`;
}

/** What stands before the options, or in their place. */
function above({ state, strings, tell, onRetry }: ListView): TemplateResult | typeof nothing {
  switch (state.step) {
    case 'searching':
      return html`<slot name="loading">
        <p class="line" part="loading"><span class="spinner"></span>${strings.searching}</p>
      </slot>`;
    case 'failed':
      return html`<slot name="error">
        <div class="block">${notice(tell(state.failure), tryAgain(strings.tryAgain, onRetry))}</div>
      </slot>`;
    case 'signed-out':
      return html`<p class="line" part="empty">${strings.signedOut}</p>`;
    case 'not-for-guests':
      return html`<p class="line" part="empty">${strings.notForGuests}</p>`;
    case 'found':
      return state.people.length > 0
        ? nothing
        : html`<slot name="empty">
            <div class="block" part="empty">
              <p class="name">${strings.nobody(state.text)}</p>
              <p class="quiet">${strings.nobodyHint}</p>
            </div>
          </slot>`;
    default:
      return nothing;
  }
}

function below({ state, strings, onRetry }: ListView): TemplateResult | typeof nothing {
  if (state.step !== 'found') return nothing;
  const more =
    state.more === 'loading'
      ? html`<p class="line"><span class="spinner"></span>${strings.loadingMore}</p>`
      : nothing;
  const missing = state.missing
    ? html`<div class="missing" part="note">
        <span>${strings.someMissing}</span>
        <button class="link" type="button" part="retry" @click=${onRetry}>${strings.tryAgain}</button>
      </div>`
    : nothing;
  return html`${more}${missing}`;
}

// What the list offers at the moment: people, or an invitation to an address that nobody answers to. Pure.

export type Option =
  | {
      readonly kind: 'person';
      readonly person: Person;
      /** Why this person cannot be picked. */
      readonly obstacle: string | undefined;
    }
  | {
      readonly kind: 'invite';
      /** Undefined where it is yet to be typed. */
      readonly email: string | undefined;
    };

export interface Offer {
  readonly state: FinderState;
  /** Shown before anything is typed. */
  readonly recent: readonly Person[];
  readonly obstacle: (person: Person) => string | undefined;
  readonly isPicked: (email: string) => boolean;
  /** The visitor's own; "" when unknown. */
  readonly ownAddress: string;
  /** There is a dialog to invite somebody whose address is yet to be typed. */
  readonly canInvite: boolean;
}

/** Whoever has an address, and nobody else, stands for it: people whose address only contains it do not. */
export function optionsOf(offer: Offer): readonly Option[] {
  const { state, recent, obstacle, isPicked, ownAddress, canInvite } = offer;
  const people = state.step === 'found' ? state.people : state.step === 'idle' ? recent : [];
  const options = people.map((person): Option => ({ kind: 'person', person, obstacle: obstacle(person) }));
  if (state.step !== 'found') return options;
  const email = readEmail(state.text);
  const known = [ownAddress, ...people.map(({ username }) => username)];
  const isOffered =
    email === undefined
      ? canInvite && people.length === 0
      : !isPicked(email) && !known.some((address) => address.toLowerCase() === email);
  return isOffered ? [...options, { kind: 'invite', email }] : options;
}

// Where somebody comes from, as far as it can be known.

/**
 * What the page's own search says, else the domain of an address of another house than the visitor's: the service
 * tells no organization. "" where there is nothing to tell apart.
 */
function organizationOf({ organization, username }: Person, ownAddress: string): string {
  if (organization) return organization;
  if (!username.includes('@') || !ownAddress.includes('@')) return '';
  const domain = domainOf(username).toLowerCase();
  return domain === domainOf(ownAddress).toLowerCase() ? '' : domain;
}
