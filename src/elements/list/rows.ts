import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { FixedRows } from '../../controllers/virtual-list/fixed-rows.ts';
import type { ListedSpace } from '../../stores/my-spaces/state.ts';
import { avatar } from '../../ui/avatar.ts';
import { pinIcon } from '../../ui/icons.ts';
import { nameOf } from './list-view.ts';
import type { ListStrings } from './list.strings.ts';
import { rowStyles } from './rows.styles.ts';
export { createMySpaces } from '../../stores/my-spaces/store.ts';

/** Of a row, in rem; the styles say the same. */
const rowHeight = 4;
/** Rows that Page Up and Page Down go. */
const pageRows = 7;

export interface ListBoxOptions {
  readonly spaces: () => readonly ListedSpace[];
  /** The one that the conversation shows. */
  readonly currentId: () => string | undefined;
  readonly pick: (space: ListedSpace) => void;
  readonly pin: (space: ListedSpace) => void;
  /** Somebody begins to type: what they are looking for goes into the field. */
  readonly type: () => void;
}

export interface ListBoxView {
  readonly strings: ListStrings;
  readonly moments: Moments;
  /** All rows are loaded, so that their number is known. */
  readonly isWhole: boolean;
  readonly isBusy: boolean;
}

/** The rows as an ARIA listbox with one tab stop: of thousands, only those near the view are drawn. */
export class ListBox {
  readonly #host: LitElement;
  readonly #options: ListBoxOptions;
  readonly #rows: FixedRows;
  readonly #active = new ActiveRow();
  #currentId: string | undefined;
  /** What the conversation shows was chosen, here or elsewhere: its row stays in view till somebody scrolls. */
  #keepsCurrent = false;

  constructor(host: LitElement, options: ListBoxOptions) {
    this.#host = host;
    this.#options = options;
    const count = (): number => options.spaces().length;
    for (const { styleSheet } of rowStyles)
      if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.#rows = new FixedRows(host, { height: rowHeight, count, scroller: () => this.element });
  }

  get element(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>('[role="listbox"]') ?? null;
  }

  /** The space that keys act on. */
  get active(): ListedSpace | undefined {
    const spaces = this.#options.spaces();
    return spaces[this.#active.in(spaces)];
  }

  /** The reader is so near to the last row that more are wanted. */
  get nearEnd(): boolean {
    return this.#rows.nearEnd;
  }

  /** No row is active any more. */
  leave(): void {
    this.#active.clear();
  }

  /** Other rows are shown now. */
  toStart(): void {
    this.leave();
    this.#rows.toStart();
  }

  render({ strings, moments, isWhole, isBusy }: ListBoxView): TemplateResult {
    const spaces = this.#options.spaces();
    const currentId = this.#options.currentId();
    this.#keep(currentId, spaces);
    const { from, to } = this.#rows.range;
    const active = this.#active.in(spaces);
    const isDrawn = active >= from && active < to;
    const shared = { strings, moments, now: Date.now(), count: isWhole ? spaces.length : -1 };
    const rows = spaces.slice(from, to).map((space, at) => {
      const index = from + at;
      return row(space, { ...shared, index, isCurrent: space.id === currentId, isActive: index === active });
    });
    return html`<div
      class="list"
      part="list"
      role="listbox"
      tabindex="0"
      aria-label=${strings.yourSpaces}
      aria-busy=${isBusy ? 'true' : 'false'}
      aria-activedescendant=${isDrawn ? `space-${spaces[active]?.id}` : nothing}
      @scroll=${this.#rows.onScroll}
      @wheel=${{ handleEvent: this.#letGo, passive: true }}
      @pointerdown=${this.#letGo}
      @keydown=${this.#onKey}
      @focus=${this.#onFocus}
      @click=${this.#onClick}
    >
      ${rows}
    </div>`;
  }

  #keep(currentId: string | undefined, spaces: readonly ListedSpace[]): void {
    if (currentId !== this.#currentId) this.#keepsCurrent = true;
    this.#currentId = currentId;
    if (!this.#keepsCurrent) return;
    const place = spaces.findIndex(({ id }) => id === currentId);
    if (place >= 0) this.#rows.reveal(place);
  }

  readonly #letGo = (): void => {
    this.#keepsCurrent = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#letGo();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { spaces, pick, type } = this.#options;
    const place = this.#active.press(event.key, spaces(), pageRows);
    if (place !== undefined) this.#rows.reveal(place);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (this.active) pick(this.active);
    } else {
      if (event.key.length > 1) return;
      // Not prevented: the letter itself goes on into the field.
      event.stopPropagation();
      return type();
    }
    event.stopPropagation();
    event.preventDefault();
    this.#host.requestUpdate();
  };

  readonly #onFocus = (): void => {
    const spaces = this.#options.spaces();
    if (this.active === undefined) {
      const current = spaces.findIndex(({ id }) => id === this.#options.currentId());
      this.#rows.reveal(this.#active.to(current, spaces));
    }
    this.#host.requestUpdate();
  };

  readonly #onClick = (event: MouseEvent): void => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[role="option"]')?.dataset['id'];
    const spaces = this.#options.spaces();
    const place = spaces.findIndex((space) => space.id === id);
    const space = spaces[place];
    if (!space) return;
    this.#active.to(place, spaces);
    if (target.closest('[data-act="pin"]')) this.#options.pin(space);
    else this.#options.pick(space);
    this.#host.requestUpdate();
  };
}

/** Where a key leads from one row to another; `page` is how many rows a page has. */
const steps: Readonly<Record<string, (at: number, last: number, page: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, _, page) => at + page,
  PageUp: (at, _, page) => at - page,
  Home: () => 0,
  End: (_, last) => last,
};

/** The row that keys act on. It stays with its space when the order changes under it. */
export class ActiveRow {
  #id: string | undefined;
  #index = 0;

  /** Where it is among `spaces`; when its space is gone, the row that took its place. -1 when there is none. */
  in(spaces: readonly ListedSpace[]): number {
    if (this.#id === undefined || spaces.length === 0) return -1;
    const found = spaces.findIndex(({ id }) => id === this.#id);
    return this.to(found < 0 ? this.#index : found, spaces);
  }

  /** Goes to a row, or as near as there is one, and gives its index. */
  to(index: number, spaces: readonly ListedSpace[]): number {
    this.#index = Math.max(0, Math.min(index, spaces.length - 1));
    this.#id = spaces[this.#index]?.id;
    return this.#index;
  }

  /** It is on no row any more. */
  clear(): void {
    this.#id = undefined;
  }

  /** Where a key leads; undefined for a key that leads nowhere. */
  press(key: string, spaces: readonly ListedSpace[], page: number): number | undefined {
    const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
    return step && this.to(step(this.in(spaces), spaces.length - 1, page), spaces);
  }
}

// One row of `<spaces-list>`, as a function of data.

export interface SpaceRowView {
  readonly index: number;
  /** Of all rows; -1 while there are more than were loaded. */
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
  readonly strings: ListStrings;
  readonly moments: Moments;
  /** Ms since epoch. */
  readonly now: number;
}

/** One option; its pin is for the pointer only. */
export function row(space: ListedSpace, view: SpaceRowView): TemplateResult {
  const { strings, moments, now, isCurrent, isActive } = view;
  const name = nameOf(space, strings);
  const said = saidIn(space, strings);
  const time = space.latest ? moments.short(space.latest.at, now) : '';
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
      <span class="name" part="name" dir="auto">${name}</span>
      <span class="visually-hidden">${marksOf(space, strings)}</span>
      ${said ? html`<span class="said" part="latest" dir="auto">${said}</span>` : nothing}
    </span>
    <span class="side">
      ${time ? html`<span class="time" part="time">${time}</span>` : nothing}
      ${space.unread ? html`<span class="dot" part="unread"></span>` : nothing}
    </span>
    <span
      class="pin"
      part="row-pin"
      data-act="pin"
      aria-hidden="true"
      title=${(space.pinned ? strings.unpin : strings.pin)(name)}
      >${pinIcon()}</span
    >
  </div>`;
}

function saidIn({ latest }: ListedSpace, strings: ListStrings): string {
  if (!latest) return '';
  return latest.mine ? strings.you(latest.text) : latest.text;
}

/** What the eye sees by colour, weight and pin, in words that go on after the name. */
function marksOf({ unread, pinned, type }: ListedSpace, strings: ListStrings): string {
  const marks = [
    unread && strings.isUnread,
    pinned && strings.isPinned,
    type === 'direct' && strings.isDirect,
  ];
  return marks.flatMap((mark) => (mark ? [`, ${mark}`] : [])).join('');
}

/** When something was said, as short as a row needs it, in one language and the visitor's time zone. */
export class Moments {
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

  /** The time of today, the day of this year, or a date; "" for a moment nobody can read. Both in ms since epoch. */
  short(moment: number, now: number): string {
    const then = new Date(moment);
    const today = new Date(now);
    if (Number.isNaN(then.getTime())) return '';
    if (then.toDateString() === today.toDateString()) return this.#time.format(then);
    return (then.getFullYear() === today.getFullYear() ? this.#day : this.#date).format(then);
  }
}

/** What a list does without until it is drawn: its store, and its rows. */
