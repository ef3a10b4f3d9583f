/** `<spaces-list>`: the list of the signed-in user's spaces and direct conversations. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { keepKeysInFields } from '../../controllers/field-keys.ts';
import { PageVisibility } from '../../controllers/page-visibility.ts';
import { RetryCountdown } from '../../controllers/retry-countdown.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { type StoreChoice, StoreController, StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import type { ListedSpace, MySpacesState } from '../../stores/my-spaces/state.ts';
import type { MySpaces } from '../../stores/my-spaces/store.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice } from '../../ui/notice.ts';
import { tryAgain } from '../../ui/try-again.ts';
import {
  listFooter,
  listHeader,
  listPlaceholder,
  listProgress,
  nameOf,
  placeholderTexts,
} from './list-view.ts';
import { listStrings, type ListStrings } from './list.strings.ts';
import { listStyles } from './list.styles.ts';
import type { FoundPeople } from './people.ts';
import type { ListBox, ShortTimes } from './rows.ts';

/**
 * The spaces and direct conversations of the signed-in user, latest activity first. Choosing one sets what a
 * `<spaces-chat>` without `space` shows.
 *
 * Needs a session, for instance with a token of the page.
 *
 * @tag spaces-list
 * @fires {CustomEvent<{ spaceId: string }>} spaces-before-pick - the user is about to choose a space; cancel to keep the conversation
 * @fires {CustomEvent<{ spaceId: string }>} spaces-space-picked - the user chose a space
 * @fires {CustomEvent<{ spaceId: string, personId: string }>} spaces-direct-opened - with `people`: the conversation with a person is open
 * @fires {CustomEvent<{ code: string, message: string, retryable: boolean }>} spaces-error - the list cannot be shown
 * @csspart header - heading, search field and filter
 * @csspart search - the search field
 * @csspart filter - the select that filters by kind
 * @csspart pin - the button behind the rows that pins or unpins the active space, shown while it has the focus
 * @csspart list - the rows; the part that scrolls
 * @csspart row - one space
 * @csspart current-row - the space that the conversation shows
 * @csspart unread-row - a space with unread messages
 * @csspart avatar - picture or initials
 * @csspart name - the name of a space
 * @csspart latest - the latest message
 * @csspart time - the time of the latest message
 * @csspart unread - the mark of an unread space: the number of unread messages, or a dot if it is not known
 * @csspart person-row - one person, or the address that can be invited
 * @csspart group - the heading above the people
 * @csspart progress - says that a conversation is being opened
 * @csspart row-pin - the mark of a pinned space, which a pointer can press
 * @csspart problem - a sentence about a problem
 * @csspart vacancy - shown in place of the rows when there are none
 * @cssprop [--spaces-list-height=36em] - height, unless the page sets one
 * @cssstate open - the list is shown
 * @cssstate unread - at least one space is unread
 */
export class SpacesList extends LitElement {
  static override styles = listStyles;
  static override properties = {
    space: { reflect: true },
    people: { type: Boolean },
    spaces: { attribute: false },
  };

  /** Loads the invitation dialog; set by the module that registers the tag. */
  static loadInvite: (() => Promise<unknown>) | undefined;

  /**
   * Id of the space that the conversation shows. The list sets it when the user chooses a space; the page sets it for the
   * address that it was opened with.
   */
  space: string | undefined;
  /** The search also finds people, and choosing one opens the conversation with them. An unknown address can be invited. */
  people = false;

  /** A connection of its own, instead of the one of the nearest provider or of the page. */
  spaces: Spaces | undefined;

  readonly #language = new Language(this, 'list', listStrings);
  readonly #link = new SpacesLink(this);
  readonly #rows = new LazyPart(this, () => import('./rows.ts'));
  readonly #people = new LazyPart(this, () => this.#loadPeople());
  readonly #mySpaces = new StoreController(this, {
    choose: () => this.#chooseStore(),
    state: (store) => store.$mySpaces,
    onChange: (now, before) => this.#onState(now, before),
    // Without listeners the store stops, and a list that comes back later shows its spaces at once.
    survivesRemoval: true,
  });
  readonly #current = new StoreValue(
    this,
    () => this.#link.value?.$current,
    (now) => {
      if (this.#used === this.#link.value) this.space = now;
    },
  );
  readonly #live = new LiveRegion(this);
  readonly #countdown = new RetryCountdown(this, () => {
    const { state } = this;
    return state.step === 'failed' ? state.retryAt : undefined;
  });
  readonly #internals = this.attachInternals();
  /** The connection that `space` belongs to. */
  #used: Spaces | undefined;
  /** What the user searches for. */
  #text = '';
  /** The connection whose failure was reported. */
  #reported: Spaces | undefined;
  #listBox: ListBox | undefined;
  #times: ShortTimes | undefined;
  /** The element that had the focus was removed, and nothing else on the page has it. */
  #lostFocus = false;

  constructor() {
    super();
    keepKeysInFields(this);
    this.addController(
      new PageVisibility({
        onVisibility: (isVisible) => this.#mySpaces.store?.setVisible(isVisible),
        onReturn: () => this.#mySpaces.store?.wake(),
      }),
    );
  }

  /** What the list shows, as plain data. */
  get state(): MySpacesState {
    const failure = this.#link.value?.failure ?? (this.#rows.failed ? missingPart : undefined);
    return failure ? { step: 'failed', failure } : (this.#mySpaces.state ?? { step: 'loading' });
  }

  /** Requests the list again. */
  async refresh(): Promise<void> {
    await this.#rows.ready().catch(() => {});
    await this.#mySpaces.store?.refresh();
  }

  override focus(options?: FocusOptions): void {
    (this.#listBox?.scroller() ?? this.#field)?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { value: spaces } = this.#link;
    if (spaces) this.#useSpace(spaces, changed.has('space'));
    const isNowhere = document.activeElement === document.body;
    this.#lostFocus = Boolean(this.shadowRoot?.activeElement) || (this.#lostFocus && isNowhere);
    if (!this.#rows.value || !spaces || spaces === this.#reported) return;
    this.#reported = spaces;
    if (spaces.failure) emit(this, 'spaces-error', spaces.failure);
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const { strings } = this.#language;
    const { store } = this.#mySpaces;
    const more = (): void => void store?.loadMore();
    const label = this.people ? strings.searchPeople : strings.search;
    const header = { state, strings, store, label, onSearch: this.#onSearch, onKey: this.#onFieldKey };
    return html`${listHeader(header)}
      <div class="body">${this.#renderProblem()}${this.#renderBody()}</div>
      ${this.#found?.renderProgress(strings.tryAgain)} ${listFooter(state, strings, more)}${this.#live.region}`;
  }

  protected override updated(): void {
    const { state } = this;
    // "Try again" disappears while it has the focus. The list may take the focus only later, when it opens.
    if (this.#lostFocus && !this.shadowRoot?.activeElement) this.focus();
    this.#lostFocus &&= !this.shadowRoot?.activeElement;
    const marks = { open: state.step === 'open', unread: state.step === 'open' && state.unread > 0 };
    for (const [name, holds] of Object.entries(marks)) this.#internals.states[holds ? 'add' : 'delete'](name);
    if (state.step !== 'open') return;
    if (this.#listBox) this.#mySpaces.store?.showRows(this.#listBox.shownIds);
    if (state.more !== 'more') return;
    if (state.spaces.length === 0 || this.#listBox?.isNearEnd) void this.#mySpaces.store?.loadMore();
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { state } = this;
    const { strings } = this.#language;
    const retry = (): void => void this.refresh();
    // Wrong settings fail every time, so there is no retry for them.
    const { seconds } = this.#countdown;
    const next = seconds ? html` <small aria-hidden="true">${strings.nextTry(seconds)}</small>` : nothing;
    const again = this.#link.value?.failure ? nothing : html`${tryAgain(strings.tryAgain, retry)}${next}`;
    if (state.step === 'failed') return notice(this.#language.tell(state.failure), again);
    if (state.step !== 'open' || !state.problem) return nothing;
    return notice(`${this.#language.tell(state.problem)} ${strings.outOfDate}`, again);
  }

  #renderBody(): TemplateResult | typeof nothing {
    const { state } = this;
    const { strings, lang } = this.#language;
    const { value: rows } = this.#rows;
    const found = this.#found;
    if (state.step === 'open') found?.show(this.#text, state.spaces);
    const following = found && found.ids.length > 0 ? found : undefined;
    const texts = following || found?.isBusy ? undefined : placeholderTexts(state, strings);
    if (texts) return listPlaceholder(texts);
    if (state.step === 'failed') return nothing;
    if (state.step !== 'open' || !rows) return listProgress(strings.loading);
    if (state.spaces.length === 0 && !following) return listProgress(strings.searching);
    if (lang !== this.#times?.lang) this.#times = new rows.ShortTimes(lang);
    this.#listBox ??= this.#createListBox(rows);
    return this.#listBox.render({
      spaces: state.spaces,
      following,
      currentId: this.#current.value,
      strings,
      times: this.#times,
      isWhole: state.more === 'none',
      isBusy: state.searching,
    });
  }

  #createListBox({ ListBox }: typeof import('./rows.ts')): ListBox {
    return new ListBox(this, {
      onPick: this.#onPick,
      onPin: this.#onPin,
      onType: () => this.#field?.focus(),
    });
  }

  async #loadPeople(): Promise<FoundPeople> {
    const { FoundPeople } = await import('./people.ts');
    return new FoundPeople(this, {
      link: this.#link,
      live: this.#live,
      language: this.#language,
      loadInvite: (this.constructor as typeof SpacesList).loadInvite,
      onOpened: () => {
        if (this.#field) this.#field.value = '';
        this.#onSearch('');
        void this.refresh();
      },
    });
  }

  /** The people found; undefined without a search for people. */
  get #found(): FoundPeople | undefined {
    return this.people && this.#text ? this.#people.value : undefined;
  }

  /** `space` and the space that the session shows are the same. At first, the choice of the page counts. */
  #useSpace(spaces: Spaces, isChanged: boolean): void {
    if (spaces !== this.#used && (this.#used || !this.space)) this.space = spaces.$current.get();
    else if (isChanged) spaces.$current.set(this.space || undefined);
    this.#used = spaces;
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #chooseStore(): StoreChoice<MySpaces> {
    const { value: spaces } = this.#link;
    const { value: rows } = this.#rows;
    if (!spaces || !rows) return 'keep';
    if (spaces.failure) return 'none';
    const create = (): MySpaces => {
      const store = rows.createMySpaces(spaces);
      store.setVisible(document.visibilityState === 'visible');
      return store;
    };
    return { key: [spaces], create };
  }

  #onState(now: MySpacesState, before: MySpacesState | undefined): void {
    announceChange(now, before, this.#language.strings, this.#live);
    if (now.step === 'failed' && before?.step !== 'failed') emit(this, 'spaces-error', now.failure);
    if (now.step !== 'open') {
      this.#listBox?.clearActive();
      if (this.#field) this.#field.value = this.#text = '';
    } else if (before?.step === 'open' && isOtherSearch(now, before)) {
      this.#listBox?.toStart();
    }
  }

  readonly #onSearch = (text: string): void => {
    this.#text = text.trim();
    this.#mySpaces.store?.search(text);
    this.requestUpdate();
  };

  readonly #onPick = (space: ListedSpace): void => {
    if (!emit(this, 'spaces-before-pick', { spaceId: space.id })) return;
    this.#mySpaces.store?.pick(space.id);
    emit(this, 'spaces-space-picked', { spaceId: space.id });
  };

  readonly #onPin = async (space: ListedSpace): Promise<void> => {
    const { strings } = this.#language;
    await this.#mySpaces.store?.pin(space.id, !space.pinned);
    const { state } = this;
    const now = state.step === 'open' ? state.spaces.find(({ id }) => id === space.id) : undefined;
    if (!now || now.pinned === space.pinned) return;
    this.#live.say((now.pinned ? strings.wasPinned : strings.wasUnpinned)(nameOf(space, strings)));
  };

  readonly #onFieldKey = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    this.#listBox?.scroller()?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-list': SpacesList;
  }
}

type OpenList = Extract<MySpacesState, { step: 'open' }>;

function isOtherSearch(now: OpenList, before: OpenList): boolean {
  return now.search !== before.search || now.filter !== before.filter;
}

/** Announces the result of a search, and new unread spaces. */
function announceChange(
  now: MySpacesState,
  before: MySpacesState | undefined,
  strings: ListStrings,
  live: LiveRegion,
): void {
  if (now.step !== 'open' || before?.step !== 'open') return;
  const found = ({ spaces, more }: OpenList): string => strings.found(spaces.length, more !== 'none');
  if (isOtherSearch(now, before)) live.say(found(now), found(before));
  else if (now.unread > before.unread) live.say(strings.unread(now.unread), strings.unread(before.unread));
}
