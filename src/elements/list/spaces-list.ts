import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { LazyPart, missingPart } from '../../controllers/lazy-part.ts';
import { LiveRegion } from '../../controllers/live-region.ts';
import { keepOwnKeys } from '../../controllers/own-keys.ts';
import { PageView } from '../../controllers/page-view.ts';
import { SpacesLink } from '../../controllers/spaces-link.ts';
import { StoreValue } from '../../controllers/store-controller.ts';
import { emit } from '../../events.ts';
import type { ListedSpace, MySpacesState } from '../../stores/my-spaces/state.ts';
import type { MySpaces } from '../../stores/my-spaces/store.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import { busy, foot, head, nameOf, pinButton, reasonOf, listPlaceholder } from './list-view.ts';
import { listStrings, type ListStrings } from './list.strings.ts';
import { listStyles } from './list.styles.ts';
import type { ListBox, Moments } from './rows.ts';

/**
 * The spaces and direct conversations of who is signed in, latest activity first. Choosing one sets what a
 * `<spaces-chat>` without `space` shows.
 *
 * Needs a session, for instance by a token of the page.
 *
 * @tag spaces-list
 * @fires {CustomEvent<{ spaceId: string }>} spaces-space-picked - a space was chosen
 * @fires {CustomEvent<{ code: string, message: string, retryable: boolean }>} spaces-error - the list cannot be shown
 * @csspart header - heading, search and choice of kinds
 * @csspart search - the field to search in
 * @csspart filter - the choice of kinds
 * @csspart pin - button behind the rows that pins or unpins the one the keys are on, shown while it has the focus
 * @csspart list - the rows, the part that scrolls
 * @csspart row - one space
 * @csspart current-row - the space shown in the conversation
 * @csspart unread-row - a space with something unread
 * @csspart avatar - picture or initials
 * @csspart name - what a space is called
 * @csspart latest - the latest message of a direct conversation
 * @csspart time - when that was
 * @csspart unread - mark of what is unread
 * @csspart row-pin - mark of what is pinned, which a pointer can press
 * @csspart problem - a problem told in a sentence
 * @csspart vacancy - what stands here while there is nothing to show
 * @cssprop [--spaces-list-height=36rem] - height, unless the page sets one
 * @cssstate open - the list is shown
 * @cssstate unread - something in it is unread
 */
export class SpacesList extends LitElement {
  static override styles = listStyles;
  static override properties = { spaces: { attribute: false } };

  /** Own connection, instead of the nearest provider's or the page's. */
  spaces: Spaces | undefined;

  readonly #language = new Language(this, 'list', listStrings);
  readonly #link = new SpacesLink(this);
  readonly #engine = new LazyPart(this, () => import('./rows.ts'));
  readonly #mine = new StoreValue(
    this,
    () => this.#store?.$mySpaces,
    (now, before) => this.#onState(now, before),
  );
  readonly #current = new StoreValue(this, () => this.#link.value?.$current);
  readonly #live = new LiveRegion(this);
  readonly #internals = this.attachInternals();
  #visible = true;
  #store: MySpaces | undefined;
  #startedWith: Spaces | undefined;
  #box: ListBox | undefined;
  #moments: Moments | undefined;

  constructor() {
    super();
    keepOwnKeys(this, () => this.#field);
    const visible = (now: boolean): void => this.#store?.setVisible((this.#visible = now));
    this.addController(new PageView({ visible, back: () => this.#store?.wake() }));
  }

  /** What the list shows, as plain data. */
  get state(): MySpacesState {
    const failure = this.#link.value?.failure ?? (this.#engine.failed ? missingPart : undefined);
    return failure ? { step: 'failed', failure } : (this.#mine.value ?? { step: 'loading' });
  }

  /** Asks the service for the list again. */
  async refresh(): Promise<void> {
    await this.#engine.ready().catch(() => {});
    await this.#store?.refresh();
  }

  override focus(options?: FocusOptions): void {
    (this.#box?.element ?? this.#field)?.focus(options);
  }

  protected override willUpdate(): void {
    this.#start();
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const { strings } = this.#language;
    const view = {
      state,
      strings,
      onInput: this.#onInput,
      onKey: this.#onFieldKey,
    };
    return html`${head({ ...view, onShow: (filter) => this.#store?.show(filter) })}
      <div class="body">
        ${this.#problem()}${this.#body()}${pinButton(this.#box?.active, strings, this.#onPin)}
      </div>
      ${foot(state, strings, () => void this.#store?.loadMore().then(this.#keepFocus))}${this.#live.region}`;
  }

  protected override updated(): void {
    const { state } = this;
    const marks = { open: state.step === 'open', unread: state.step === 'open' && state.unread > 0 };
    for (const [name, holds] of Object.entries(marks)) this.#internals.states[holds ? 'add' : 'delete'](name);
    if (state.step === 'open' && state.more === 'more' && this.#box?.nearEnd) void this.#store?.loadMore();
  }

  #problem(): TemplateResult | typeof nothing {
    const { state } = this;
    const { strings } = this.#language;
    const retry = (): void => void this.refresh().then(this.#keepFocus);
    // Wrong settings stay wrong however often they are tried.
    const again = this.#link.value?.failure ? nothing : tryAgain(strings.tryAgain, retry);
    if (state.step === 'failed') return notice(this.#language.tell(state.failure), again);
    if (state.step !== 'open' || !state.problem) return nothing;
    return notice(`${this.#language.tell(state.problem)} ${strings.outOfDate}`, again);
  }

  #body(): TemplateResult | typeof nothing {
    const { state } = this;
    const { strings } = this.#language;
    const reason = reasonOf(state, strings);
    if (reason) return listPlaceholder(reason);
    if (state.step === 'failed') return nothing;
    if (this.#shown.length === 0 || !this.#box || !this.#moments)
      return busy(state.step === 'open' ? strings.searching : strings.loading);
    const isWhole = state.step === 'open' && state.more === 'none';
    const isBusy = state.step === 'open' && state.searching;
    return this.#box.render({ strings, moments: this.#moments, isWhole, isBusy });
  }

  get #shown(): readonly ListedSpace[] {
    return this.state.step === 'open' ? this.state.spaces : [];
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  /** Without a connection yet, or just being moved: what was there stays. */
  #start(): void {
    const engine = this.#engine.value;
    const spaces = this.#link.value;
    if (engine) this.#draw(engine);
    if (!this.isConnected || !spaces || !engine || spaces === this.#startedWith) return;
    this.#startedWith = spaces;
    this.#store = spaces.failure ? undefined : engine.createMySpaces(spaces);
    this.#store?.setVisible(this.#visible);
    this.#mine.follow();
    if (spaces.failure) emit(this, 'spaces-error', spaces.failure);
  }

  #draw({ ListBox, Moments }: typeof import('./rows.ts')): void {
    const { lang } = this.#language;
    if (lang !== this.#moments?.lang) this.#moments = new Moments(lang);
    this.#box ??= new ListBox(this, {
      spaces: () => this.#shown,
      currentId: () => this.#current.value,
      pick: (space) => this.#onPick(space),
      pin: (space) => void this.#onPin(space),
      type: () => this.#field?.focus(),
    });
  }

  #onState(now: MySpacesState, before: MySpacesState | undefined): void {
    tellNews(now, before, this.#language.strings, this.#live);
    if (now.step === 'failed' && before?.step !== 'failed') emit(this, 'spaces-error', now.failure);
    if (now.step !== 'open') {
      this.#box?.leave();
      if (this.#field) this.#field.value = '';
    } else if (before?.step === 'open' && (now.search !== before.search || now.filter !== before.filter)) {
      this.#box?.toStart();
    }
  }

  readonly #onPick = (space: ListedSpace): void => {
    this.#store?.pick(space.id);
    emit(this, 'spaces-space-picked', { spaceId: space.id });
  };

  readonly #onPin = async (space: ListedSpace): Promise<void> => {
    const { strings } = this.#language;
    await this.#store?.pin(space.id, !space.pinned);
    const now = this.#shown.find(({ id }) => id === space.id);
    if (!now || now.pinned === space.pinned) return;
    this.#live.say((now.pinned ? strings.wasPinned : strings.wasUnpinned)(nameOf(space, strings)));
  };

  readonly #onInput = (event: Event): void => {
    this.#store?.search((event.currentTarget as HTMLInputElement).value);
  };

  readonly #onFieldKey = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
    event.preventDefault();
    this.#box?.element?.focus();
  };

  /** A button that did its work is gone, and the focus must not fall out of the list with it. */
  readonly #keepFocus = async (): Promise<void> => {
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'spaces-list': SpacesList;
  }
}

/** Says what changed in the list without anybody's hand on it, or what a search came to. */
function tellNews(
  now: MySpacesState,
  before: MySpacesState | undefined,
  strings: ListStrings,
  live: LiveRegion,
): void {
  if (now.step !== 'open' || before?.step !== 'open') return;
  const wasNarrowed = now.search !== before.search || now.filter !== before.filter;
  if (wasNarrowed) live.say(strings.found(now.spaces.length, now.more !== 'none'));
  else if (now.unread > before.unread) live.say(strings.unread(now.unread));
}
