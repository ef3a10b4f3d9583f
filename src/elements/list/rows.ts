/** The rows of `<spaces-list>` and the store that fills them. Loads after the first paint. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { type FixedList, FixedRows } from '../../controllers/virtual-list/fixed-rows.ts';
import type { ListedSpace } from '../../stores/my-spaces/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { drawIcon, pinIcon } from '../../ui/icons.ts';
import { nameOf } from './list-view.ts';
import type { ListStrings } from './list.strings.ts';
export { createMySpaces } from '../../stores/my-spaces/store.ts';
export { rowStyles as styles } from './rows.styles.ts';

/** How many rows Page Up and Page Down move by. */
const pageRows = 7;

export interface ListBoxOptions {
  readonly onPick: (space: ListedSpace) => void;
  readonly onPin: (space: ListedSpace) => void;
  /** The user types a letter, which belongs in the search field. */
  readonly onType: () => void;
}

/** Options behind the spaces, in a group of their own. They load later. */
export interface FollowingOptions {
  readonly ids: readonly string[];
  render(activeId: string | undefined): unknown;
  choose(id: string): void;
}

export interface ListBoxView {
  readonly spaces: readonly ListedSpace[];
  readonly following: FollowingOptions | undefined;
  /** The space that the conversation shows. */
  readonly currentId: string | undefined;
  readonly strings: ListStrings;
  readonly times: ShortTimes;
  /** All spaces are loaded, so their number is known. */
  readonly isWhole: boolean;
  readonly isBusy: boolean;
}

/**
 * An ARIA listbox of spaces with one tab stop, and behind it a button that pins the active space. Only the rows near
 * the view are rendered.
 */
export class ListBox implements FixedList {
  /** Of a row, in em; the styles set the same. */
  readonly height = 4;
  readonly #host: LitElement;
  readonly #options: ListBoxOptions;
  readonly #rows: FixedRows;
  readonly #active = new ActiveRow();
  /** What was last rendered. */
  #spaces: readonly ListedSpace[] = [];
  #following: FollowingOptions | undefined;
  #currentId: string | undefined;
  /** The row of the current space stays in view until the user scrolls. */
  #keepsCurrentInView = false;

  constructor(host: LitElement, options: ListBoxOptions) {
    this.#host = host;
    this.#options = options;
    this.#rows = new FixedRows(host, this);
  }

  count(): number {
    return this.#spaces.length;
  }

  /** The listbox itself; null while it is not rendered. */
  scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[role="listbox"]');
  }

  /** The last row is in view or close to it, so more spaces should load. */
  get isNearEnd(): boolean {
    return this.#rows.isNearEnd;
  }

  /** Ids of the spaces whose rows are rendered. */
  get shownIds(): readonly string[] {
    const { from, to } = this.#rows.range;
    return this.#spaces.slice(from, to).map(({ id }) => id);
  }

  clearActive(): void {
    this.#active.clear();
  }

  /** Goes back to the first row, for another list of spaces. A user who has gone on to the rows in the meantime stays there. */
  toStart(): void {
    if (this.scroller()?.matches(':focus')) return;
    this.clearActive();
    this.#rows.toStart();
  }

  render(view: ListBoxView): TemplateResult {
    const { spaces, following, currentId, strings, isBusy } = view;
    if (currentId !== this.#currentId) this.#keepsCurrentInView = true;
    this.#spaces = spaces;
    this.#following = following;
    this.#currentId = currentId;
    if (this.#keepsCurrentInView) this.#revealCurrent();
    const range = this.#rows.range;
    const ids = this.#ids;
    const active = this.#active.in(ids);
    const isRendered = (active >= range.from && active < range.to) || active >= spaces.length;
    return html`<div
        class="list"
        part="list"
        role="listbox"
        tabindex="0"
        aria-label=${strings.yourSpaces}
        aria-busy=${isBusy ? 'true' : 'false'}
        aria-activedescendant=${isRendered ? `space-${ids[active]}` : nothing}
        @scroll=${this.#rows.onScroll}
        @wheel=${{ handleEvent: this.#onUserScroll, passive: true }}
        @pointerdown=${this.#onUserScroll}
        @keydown=${this.#onKey}
        @focus=${this.#onFocus}
        @click=${this.#onClick}
      >
        <div
          class="rows"
          role=${following ? 'group' : 'presentation'}
          aria-label=${following ? strings.groups : nothing}
        >
          ${this.#renderRows(view, range, active)}
        </div>
        ${following?.render(ids[active])}
      </div>
      ${pinButton(spaces[active], strings, this.#options.onPin)}`;
  }

  #renderRows(view: ListBoxView, { from, to }: FixedRows['range'], active: number): TemplateResult[] {
    const { spaces, currentId, strings, times, isWhole } = view;
    const shared = { strings, times, now: Date.now(), count: isWhole ? spaces.length : -1 };
    return spaces.slice(from, to).map((space, at) => {
      const index = from + at;
      return row(space, { ...shared, index, isCurrent: space.id === currentId, isActive: index === active });
    });
  }

  get #ids(): readonly string[] {
    return [...this.#spaces.map(({ id }) => id), ...(this.#following?.ids ?? [])];
  }

  #choose(id: string | undefined): void {
    const space = this.#spaces.find((each) => each.id === id);
    if (space) this.#options.onPick(space);
    else if (id !== undefined) this.#following?.choose(id);
  }

  #reveal(index: number): void {
    if (index < this.#spaces.length) return this.#rows.reveal(index);
    const id = this.#ids[index];
    this.scroller()
      ?.querySelector(`[data-id="${CSS.escape(id ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  get #currentIndex(): number {
    return this.#spaces.findIndex(({ id }) => id === this.#currentId);
  }

  #revealCurrent(): void {
    const index = this.#currentIndex;
    if (index >= 0) this.#rows.reveal(index);
  }

  readonly #onUserScroll = (): void => {
    this.#keepsCurrentInView = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#onUserScroll();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const ids = this.#ids;
    const index = this.#active.press(event.key, ids);
    if (index !== undefined) this.#reveal(index);
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(ids[this.#active.in(ids)]);
    else {
      if (event.key.length > 1) return;
      // The default is not prevented, so the field that gets the focus receives the letter.
      event.stopPropagation();
      return this.#options.onType();
    }
    event.stopPropagation();
    event.preventDefault();
    this.#host.requestUpdate();
  };

  readonly #onFocus = (): void => {
    const ids = this.#ids;
    if (this.#active.in(ids) < 0) this.#reveal(this.#active.moveTo(this.#currentIndex, ids));
    this.#host.requestUpdate();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[role="option"]')?.dataset['id'];
    const ids = this.#ids;
    if (id === undefined || !ids.includes(id)) return;
    this.#active.moveTo(ids.indexOf(id), ids);
    const space = this.#spaces.find((each) => each.id === id);
    if (space && target.closest('.pin')) this.#options.onPin(space);
    else this.#choose(id);
    this.#host.requestUpdate();
  };
}

/** Where a key leads from the row at `index`. */
const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + pageRows,
  PageUp: (index) => index - pageRows,
  Home: () => 0,
  End: (_, last) => last,
};

/** The row that keys act on. It stays with its space or person when the order of the rows changes. */
class ActiveRow {
  #id: string | undefined;
  #index = 0;

  /** Its index among `ids`. When its space is gone, the row at the same index is active. -1 if no row is active. */
  in(ids: readonly string[]): number {
    if (this.#id === undefined || ids.length === 0) return -1;
    const found = ids.indexOf(this.#id);
    return this.moveTo(found < 0 ? this.#index : found, ids);
  }

  /** Moves to the row at `index`, or the nearest one, and returns its index. */
  moveTo(index: number, ids: readonly string[]): number {
    this.#index = Math.max(0, Math.min(index, ids.length - 1));
    this.#id = ids[this.#index];
    return this.#index;
  }

  clear(): void {
    this.#id = undefined;
  }

  /** Moves as `key` says and returns the new index; undefined for a key that moves nothing. */
  press(key: string, ids: readonly string[]): number | undefined {
    const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
    return step && this.moveTo(step(this.in(ids), ids.length - 1), ids);
  }
}

interface SpaceRowView {
  readonly index: number;
  /** Of all rows; -1 while more rows can be loaded. */
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  readonly strings: ListStrings;
  readonly times: ShortTimes;
  /** Ms since epoch. */
  readonly now: number;
}

/** One option. Its pin is for the pointer only, because options cannot contain buttons. */
function row(space: ListedSpace, view: SpaceRowView): TemplateResult {
  const { strings, times, now, isCurrent, isActive } = view;
  const name = nameOf(space, strings);
  const time = space.latest ? times.format(space.latest.at, now) : '';
  return html`<div
    class="row ${space.unread ? 'unread' : ''} ${space.pinned ? 'pinned' : ''} ${isActive ? 'active' : ''}"
    part="row ${isCurrent ? 'current-row' : ''} ${space.unread ? 'unread-row' : ''}"
    role="option"
    id="space-${space.id}"
    data-id=${space.id}
    aria-selected=${isCurrent ? 'true' : 'false'}
    aria-posinset=${view.index + 1}
    aria-setsize=${view.count}
  >
    ${avatar(space.person ? { ...space.person, name } : { id: space.id, name, picture: undefined })}
    <span class="words">
      <span class="name"><bdi part="name">${name}</bdi>${space.muted ? mutedIcon() : nothing}</span>
      <span class="visually-hidden">${marksOf(space, strings)}</span>
      ${latestMessage(space, strings)}
    </span>
    <span class="side">
      <span class="time" part="time">${time}</span>
      <span class="marks" aria-hidden="true"
        >${space.unread ? unreadMark(space) : nothing}<span
          class="pin"
          part="row-pin"
          title=${(space.pinned ? strings.unpin : strings.pin)(name)}
          >${pinIcon()}</span
        ></span
      >
    </span>
  </div>`;
}

/** A bell that is crossed out. */
const mutedIcon = (): TemplateResult =>
  drawIcon('M6.5 16.5h11L16 14v-3.5A4 4 0 0 0 9.5 7M8 10.5V14l-1.5 2.5M10.5 19.5h3M4.5 4.5l15 15');

/** Pins or unpins the active space. For keyboard users only: the styles show it while it has the focus. */
function pinButton(
  active: ListedSpace | undefined,
  strings: ListStrings,
  onPin: (space: ListedSpace) => void,
): TemplateResult {
  const label = active ? (active.pinned ? strings.unpin : strings.pin)(nameOf(active, strings)) : '';
  return html`<button
    class="button pin-active"
    part="pin"
    type="button"
    ?hidden=${!active}
    @click=${() => active && onPin(active)}
  >
    ${pinIcon()}<bdi>${label}</bdi>
  </button>`;
}

/** Its text has a direction of its own, so that its end is cut off, not its beginning. */
function latestMessage({ latest }: ListedSpace, strings: ListStrings): TemplateResult | typeof nothing {
  if (!latest?.text) return nothing;
  const from = latest.from ? html`<bdi>${latest.from}</bdi>: ` : '';
  return html`<span class="latest" part="latest"
    ><span class="from">${latest.mine ? strings.you('') : from}</span><bdi>${latest.text}</bdi></span
  >`;
}

/** A dot if the service does not say how many messages are unread. */
function unreadMark({ unreadCount, muted }: ListedSpace): TemplateResult {
  const count = unreadCount > 99 ? '99+' : unreadCount || '';
  return html`<span class="${count ? 'count' : 'dot'} ${muted ? 'quiet' : ''}" part="unread">${count}</span>`;
}

/** Tells screen readers what colour, weight and the pin show; read after the name. */
function marksOf({ unread, unreadCount, muted, pinned, type }: ListedSpace, strings: ListStrings): string {
  const marks = [
    unread && (unreadCount > 0 ? strings.unread(unreadCount) : strings.isUnread),
    muted && strings.isMuted,
    pinned && strings.isPinned,
    type === 'direct' && strings.isDirect,
  ];
  return marks.flatMap((mark) => (mark ? [`, ${mark}`] : [])).join('');
}

/** Formats the time of a message in as few characters as possible, in one language and the user's time zone. */
export class ShortTimes {
  readonly lang: string;
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;

  constructor(lang: string) {
    this.lang = lang;
    this.#time = new Intl.DateTimeFormat(lang, { timeStyle: 'short' });
    this.#day = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short' });
    this.#date = new Intl.DateTimeFormat(lang, { dateStyle: 'short' });
  }

  /** The time today, the day within this year, else a date; "" for an invalid time. Both in ms since epoch. */
  format(time: number, now: number): string {
    const then = new Date(time);
    const today = new Date(now);
    if (Number.isNaN(then.getTime())) return '';
    if (then.toDateString() === today.toDateString()) return this.#time.format(then);
    return (then.getFullYear() === today.getFullYear() ? this.#day : this.#date).format(then);
  }
}
