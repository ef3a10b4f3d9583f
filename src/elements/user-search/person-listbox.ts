/** The list below the field of `<spaces-user-search>`: its options, the active one, and messages about the search. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { AnchoredPopover } from '../../controllers/anchored-popover.ts';
import { Combobox } from '../../controllers/combobox.ts';
import { type FixedList, FixedRows } from '../../controllers/virtual-list/fixed-rows.ts';
import { domainOf, readEmail } from '../../protocol/email-address.ts';
import { searchMatch } from '../../protocol/people.ts';
import type { Person } from '../../protocol/person.ts';
import type { FinderState } from '../../stores/people/finder.ts';
import { avatar } from '../../ui/avatar.ts';
import { checkIcon, mailIcon } from '../../ui/icons.ts';
import { markMatch } from '../../ui/mark-match.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import { reasonAgainst } from './person-actions.ts';
import type { PickerContext, PickerHost } from './selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';

/** One option of the list. */
export type SearchOption =
  | {
      readonly kind: 'person';
      readonly person: Person;
      /** Why this person cannot be picked. */
      readonly obstacle: string | undefined;
    }
  | {
      readonly kind: 'invite';
      /** Undefined until the user types one, in the dialog. */
      readonly email: string | undefined;
    };

type PersonOption = Extract<SearchOption, { kind: 'person' }>;

export interface ListboxContent {
  readonly state: FinderState;
  /** Shown before the user types. */
  readonly recent: readonly Person[];
  /** A dialog invites people whose address the user has not typed yet. */
  readonly canInvite: boolean;
  readonly canOpen: boolean;
}

export interface PersonListboxOptions extends PickerContext {
  readonly onChoose: (option: SearchOption) => void;
  /** The user wants the search to be repeated. */
  readonly onRetry: () => void;
}

export class PersonListbox implements FixedList {
  /** Of a row, in em; the styles set the same. */
  readonly height = 3.5;
  readonly combobox: Combobox;
  readonly #host: PickerHost;
  readonly #context: PersonListboxOptions;
  readonly #rows: FixedRows;
  #state: FinderState = { step: 'idle' };
  #options: readonly SearchOption[] = [];
  #canOpen = false;
  /** What the people found have in common with the text. */
  #match: RegExp | undefined;

  constructor(host: PickerHost, options: PersonListboxOptions) {
    this.#host = host;
    this.#context = options;
    this.#rows = new FixedRows(host, this);
    this.combobox = new Combobox(host, {
      count: () => this.count(),
      choose: (index) => this.#choose(index),
      reveal: (index) => this.#rows.reveal(index),
    });
    host.addController(
      new AnchoredPopover(host, { isOpen: () => this.isOpen, anchor: '.box', panel: '.panel' }),
    );
  }

  count(): number {
    return this.#options.length;
  }

  scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#list');
  }

  /** Open, with something to show. */
  get isOpen(): boolean {
    const hasContent = this.#options.length > 0 || this.#state.step !== 'idle';
    return this.combobox.isOpen && hasContent && this.#canOpen;
  }

  /** Whether the last rows are in view or near it. */
  get isNearEnd(): boolean {
    return this.#rows.isNearEnd;
  }

  /** Index of the active option; -1 while that one is scrolled away, so that it is not in the page. */
  get drawnActive(): number {
    const { from, to } = this.#rows.range;
    const { active } = this.combobox;
    return active >= from && active < to ? active : -1;
  }

  /** Sets what the next render shows. */
  update({ state, recent, canInvite, canOpen }: ListboxContent): void {
    this.#state = state;
    this.#canOpen = canOpen;
    this.#match = state.step === 'found' ? searchMatch(state.text) : undefined;
    const people = state.step === 'found' ? state.people : state.step === 'idle' ? recent : [];
    const options = people.map((person): SearchOption => ({
      kind: 'person',
      person,
      obstacle: reasonAgainst(person, this.#host.action, this.#context),
    }));
    this.#options = this.#isInviteOffered(people, canInvite)
      ? [...options, { kind: 'invite', email: emailOf(state) }]
      : options;
  }

  /** Opens the list if people can be picked before the user types. */
  offer(): void {
    if (this.#options.length > 0) this.combobox.open();
  }

  /** Picks the listed person with this address. False if there is none who can be picked. */
  choosePerson(email: string): boolean {
    const index = this.#options.findIndex(
      (option) => option.kind === 'person' && !option.obstacle && addressOf(option) === email,
    );
    if (index >= 0) this.#choose(index);
    return index >= 0;
  }

  /**
   * Enter in the field. Chooses the option with this address; otherwise makes the first option active, and the next
   * Enter chooses it, so that the user knows who is picked. False without options.
   */
  enter(email: string | undefined): boolean {
    const exact = this.#options.findIndex((option) => email !== undefined && addressOf(option) === email);
    if (exact >= 0) this.#choose(exact);
    else if (this.#options.length > 0) this.combobox.activate(0);
    return this.#options.length > 0;
  }

  /** Prepares for the options of another search. */
  startOver(): void {
    this.combobox.reset();
    this.#rows.toStart();
  }

  render(): TemplateResult {
    const { strings } = this.#context.language;
    const { from, to } = this.#rows.range;
    const isRecent = this.#state.step === 'idle' && this.#options.length > 0;
    const drawn = this.#options.slice(from, to).map((option, at) => ({ option, index: from + at }));
    return html`<div class="panel" part="panel" popover="manual" @mousedown=${keepFocus}>
      ${isRecent ? html`<p class="heading" aria-hidden="true">${strings.recent}</p>` : nothing}
      ${this.#above()}
      <div
        id="list"
        class="list"
        part="list"
        role="listbox"
        aria-label=${isRecent ? strings.recent : strings.people}
        ?hidden=${this.#options.length === 0}
        @scroll=${this.#rows.onScroll}
        @click=${this.#onClick}
      >
        <div class="before" role="presentation"></div>
        ${repeat(
          drawn,
          ({ option }) => keyOf(option),
          ({ option, index }) => this.#row(option, index),
        )}
        <div class="behind" role="presentation"></div>
      </div>
      ${this.#below()}
    </div>`;
  }

  readonly #onClick = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[role="option"]');
    if (row) this.#choose(Number(row.dataset['index']));
  };

  #choose(index: number): void {
    const option = this.#options[index];
    if (option) this.#context.onChoose(option);
  }

  /** An address is offered unless it belongs to a person listed: not if theirs only contains it. */
  #isInviteOffered(people: readonly Person[], canInvite: boolean): boolean {
    if (this.#state.step !== 'found') return false;
    const email = emailOf(this.#state);
    if (email === undefined) return canInvite && people.length === 0;
    const known = [this.#ownAddress, ...people.map(({ username }) => username)];
    return !this.#context.selection.has(email) && !known.some((address) => address.toLowerCase() === email);
  }

  #row(option: SearchOption, index: number): TemplateResult {
    const isPerson = option.kind === 'person';
    const isActive = index === this.combobox.active;
    const obstacle = isPerson ? option.obstacle : undefined;
    const isPicked = isPerson && this.#context.selection.has(option.person.id);
    return html`<div
      id=${`option-${index}`}
      class="option ${option.kind} ${isActive ? 'active' : ''}"
      part=${`option ${option.kind}-option${isActive ? ' active-option' : ''}`}
      role="option"
      data-index=${index}
      aria-selected=${isPicked ? 'true' : 'false'}
      aria-disabled=${obstacle === undefined ? nothing : 'true'}
      aria-label=${isPerson && this.#host.renderPerson ? option.person.name : nothing}
      aria-describedby=${isPerson ? (obstacle === undefined ? nothing : `obstacle-${index}`) : 'hint'}
      aria-setsize=${this.#options.length}
      aria-posinset=${index + 1}
    >
      ${option.kind === 'person' ? this.#person(option, index) : invitation(option.email, this.#strings)}
      ${isPicked ? html`<span class="tick">${checkIcon()}</span>` : nothing}
    </div>`;
  }

  /** The obstacle takes the place of the address; screen readers read it as the description. */
  #person({ person, obstacle }: PersonOption, index: number): unknown {
    const { name, username } = person;
    const match = this.#match;
    const address =
      username === name ? nothing : html`<bdi class="username">${markMatch(username, match)}</bdi>`;
    // The address stays where it is the reason why the person was found.
    const isFoundByAddress = match !== undefined && !match.test(name) && match.test(username);
    const reason =
      obstacle === undefined
        ? nothing
        : html`<span class="obstacle" id=${`obstacle-${index}`} aria-hidden="true"
            >${obstacle}${isFoundByAddress ? html`<span> · </span>${address}` : nothing}</span
          >`;
    const { renderPerson } = this.#host;
    const own = typeof renderPerson === 'function' ? contentOf(person, renderPerson) : undefined;
    if (own !== undefined) return html`${own}${reason}`;
    const organization = organizationOf(person, this.#ownAddress);
    const isHere = this.#context.finder.store?.isOnline(person.id) === true;
    return html`${avatar(person)}
      <span class="words">
        <span class="name"
          ><bdi part="option-name">${markMatch(name, match)}</bdi
          >${isHere ? html`<span class="here" part="here">${this.#strings.hereNow}</span>` : nothing}</span
        >
        ${obstacle === undefined ? address : reason}
      </span>
      ${
        organization
          ? html`<bdi class="organization" part="organization">${markMatch(organization, match)}</bdi>`
          : nothing
      }`;
  }

  /** Shown before the options, or in their place. */
  #above(): TemplateResult | typeof nothing {
    const state = this.#state;
    const { strings, tell } = this.#context.language;
    switch (state.step) {
      case 'searching':
        return html`<slot name="loading">
          <p class="line" part="loading"><span class="spinner"></span>${strings.searching}</p>
        </slot>`;
      case 'failed':
        return html`<slot name="error">
          <div class="block">
            ${notice(tell(state.failure), tryAgain(strings.tryAgain, this.#context.onRetry))}
          </div>
        </slot>`;
      case 'signed-out':
        return html`<p class="line" part="empty">${strings.signedOut}</p>`;
      case 'not-for-guests':
        return html`<p class="line" part="empty">${strings.notForGuests}</p>`;
      case 'found':
        return state.people.length > 0 ? nothing : noneFound(state.text, strings);
      default:
        return nothing;
    }
  }

  #below(): TemplateResult | typeof nothing {
    const state = this.#state;
    if (state.step !== 'found') return nothing;
    const { loadingMore, loadMore, someMissing, tryAgain } = this.#strings;
    const more =
      state.more === 'loading'
        ? html`<p class="line"><span class="spinner"></span>${loadingMore}</p>`
        : state.more === 'paused'
          ? html`<button class="link" type="button" part="retry" @click=${this.#context.onRetry}>
              ${loadMore}
            </button>`
          : nothing;
    const missing = state.missing
      ? html`<div class="missing" part="note">
          <span>${someMissing}</span>
          <button class="link" type="button" part="retry" @click=${this.#context.onRetry}>${tryAgain}</button>
        </div>`
      : nothing;
    return html`${more}${missing}`;
  }

  get #strings(): UserSearchStrings {
    return this.#context.language.strings;
  }

  get #ownAddress(): string {
    return this.#context.finder.store?.ownAddress ?? '';
  }
}

/** What screen readers announce for a search; "" if there is nothing to say, or if an alert says it. */
export function announcementOf(state: FinderState, strings: UserSearchStrings, canInvite: boolean): string {
  switch (state.step) {
    case 'found': {
      if (state.people.length > 0) {
        const found = strings.found(state.people.length);
        return state.more === 'none' || state.more === 'paused' ? found : `${found}, ${strings.andMore}`;
      }
      const email = emailOf(state);
      const offer =
        email !== undefined ? strings.invite(email) : canInvite ? strings.inviteByEmail : undefined;
      return [strings.noneFound(state.text), offer].filter(Boolean).join('. ');
    }
    case 'signed-out':
      return strings.signedOut;
    case 'not-for-guests':
      return strings.notForGuests;
    default:
      return '';
  }
}

function emailOf(state: FinderState): string | undefined {
  return state.step === 'found' ? readEmail(state.text) : undefined;
}

function addressOf(option: SearchOption): string | undefined {
  return option.kind === 'person' ? option.person.username.toLowerCase() : option.email;
}

function keyOf(option: SearchOption): string {
  return option.kind === 'person' ? option.person.id : (option.email ?? '');
}

/** The field keeps the focus when the user clicks into the panel. */
function keepFocus(event: Event): void {
  if (!(event.target as Element).closest('button')) event.preventDefault();
}

const reported = new WeakSet<object>();

/** The content that the page draws. If that throws, the error is reported once and the row looks as usual. */
function contentOf(person: Person, render: (person: Person) => unknown): unknown {
  try {
    return render(person);
  } catch (error) {
    if (!reported.has(render)) reportError(error);
    reported.add(render);
    return undefined;
  }
}

/** The name of the option is the invitation alone; screen readers read the hint as its description. */
function invitation(email: string | undefined, strings: UserSearchStrings): TemplateResult {
  return html`<span class="avatar mail">${mailIcon()}</span>
    <span class="words">
      <bdi class="name" part="option-name"
        >${email === undefined ? strings.inviteByEmail : strings.invite(email)}</bdi
      >
      <span class="username" id="hint" aria-hidden="true">${strings.inviteHint}</span>
    </span>`;
}

function noneFound(text: string, strings: UserSearchStrings): TemplateResult {
  return html`<slot name="empty">
    <div class="block" part="empty">
      <p class="name">${strings.noneFound(text)}</p>
      <p class="quiet">${strings.noneFoundHint}</p>
    </div>
  </slot>`;
}

/**
 * The organization that the page's own search gives, else the domain of an address outside the user's domain, because
 * the service names no organization. "" for people of the same domain.
 */
function organizationOf({ organization, username }: Person, ownAddress: string): string {
  if (organization) return organization;
  if (!username.includes('@') || !ownAddress.includes('@')) return '';
  const domain = domainOf(username).toLowerCase();
  return domain === domainOf(ownAddress).toLowerCase() ? '' : domain;
}
