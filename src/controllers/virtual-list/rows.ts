import type { TimelineEntry } from '../../stores/chat/state.ts';
import type { Heights } from './heights.ts';

/** How one row is drawn. */
export interface RowRenderer {
  /** What a row takes from the entry before it; another number draws the row again. */
  flags(entry: TimelineEntry, before: TimelineEntry | undefined): number;
  draw(row: HTMLElement, entry: TimelineEntry, flags: number): void;
}

interface Row {
  readonly element: HTMLElement;
  entry: TimelineEntry | undefined;
  before: TimelineEntry | undefined;
  flags: number;
  /** In CSS pixels, before any transform; NaN until it is known. */
  height: number;
  /** The `draw` call that used this row last. */
  turn: number;
}

/** Heights that differ less than this are equal: layout works in 64ths of a pixel. */
const tolerance = 0.05;

/** The rows of a `ListWindow` that are in the DOM, one behind the other. A key keeps its element. */
export class RowBlock {
  readonly element = document.createElement('div');
  readonly #view: RowRenderer;
  readonly #observer: ResizeObserver;
  readonly #rows = new Map<string, Row>();
  readonly #byElement = new WeakMap<Element, Row>();
  /** Rows the observer does not watch yet. */
  #unwatched: Row[] = [];
  #start = 0;
  #end = 0;
  #turn = 0;

  constructor(view: RowRenderer, observer: ResizeObserver) {
    this.#view = view;
    this.#observer = observer;
    const { style } = this.element;
    style.position = 'absolute';
    style.insetInline = '0';
    style.top = '0';
    style.contain = 'layout style';
  }

  /** Index of the first row in the DOM. */
  get start(): number {
    return this.#start;
  }

  /** Whether all of these rows are in the DOM. */
  covers(start: number, end: number): boolean {
    return start >= this.#start && end <= this.#end;
  }

  /** Some rows are not watched yet. */
  get isAhead(): boolean {
    return this.#unwatched.length > 0;
  }

  /** Watches the size of all rows in the DOM. */
  observe(): void {
    for (const row of this.#unwatched) {
      if (row.element.parentNode) this.#observer.observe(row.element);
    }
    this.#unwatched = [];
  }

  /** To be called when the observer was disconnected, before `observe`. */
  unwatch(): void {
    this.#unwatched = [...this.#rows.values()];
  }

  /** Draws each row again with the next `draw`. */
  forget(): void {
    for (const row of this.#rows.values()) {
      row.entry = undefined;
      row.flags = NaN;
    }
  }

  /** Puts the first row at `top` of the list. */
  place(top: number): void {
    this.element.style.transform = `translateY(${top}px)`;
  }

  /** Whether the observed height is news. */
  resized(element: Element, height: number): boolean {
    const row = this.#byElement.get(element);
    if (!row || Math.abs(row.height - height) < tolerance || !element.isConnected) return false;
    row.height = height;
    return true;
  }

  /**
   * Has exactly the rows `start` to `end` in the DOM and their heights in `heights`.
   * @param measure know all heights now, which costs a layout
   * @returns whether all of them are known
   */
  draw(
    entries: readonly TimelineEntry[],
    start: number,
    end: number,
    heights: Heights,
    measure: boolean,
  ): boolean {
    this.#turn += 1;
    const wanted: Row[] = [];
    const drawn: Row[] = [];
    for (let index = start; index < end; index += 1) {
      const entry = entries[index];
      if (!entry) continue;
      const row = this.#rows.get(entry.key) ?? this.#create(entry.key);
      row.turn = this.#turn;
      wanted.push(row);
      if (this.#redraw(row, entry, entries[index - 1]) || Number.isNaN(row.height)) drawn.push(row);
    }
    this.#start = start;
    this.#end = end;
    this.#dropRest();
    this.#arrange(wanted);
    if (measure && drawn.length > 0) this.#measure(drawn);
    wanted.forEach((row, i) => {
      if (Math.abs(heights.get(start + i) - row.height) >= tolerance) heights.set(start + i, row.height);
    });
    return !wanted.some(({ height }) => Number.isNaN(height));
  }

  #create(key: string): Row {
    const element = document.createElement('div');
    element.className = 'row';
    const row = { element, entry: undefined, before: undefined, flags: NaN, height: NaN, turn: 0 };
    this.#rows.set(key, row);
    this.#byElement.set(element, row);
    this.#unwatched.push(row);
    return row;
  }

  #redraw(row: Row, entry: TimelineEntry, before: TimelineEntry | undefined): boolean {
    if (row.entry === entry && row.before === before) return false;
    const flags = this.#view.flags(entry, before);
    const same = row.entry === entry && row.flags === flags;
    row.entry = entry;
    row.before = before;
    row.flags = flags;
    if (!same) this.#view.draw(row.element, entry, flags);
    return !same;
  }

  #dropRest(): void {
    const root = this.element.getRootNode();
    const focused = root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
    for (const [key, row] of this.#rows) {
      if (row.turn === this.#turn) continue;
      // The focus must not fall out of the conversation with the row that had it.
      if (focused && row.element.contains(focused)) this.#focusScroller();
      this.#observer.unobserve(row.element);
      row.element.remove();
      this.#rows.delete(key);
    }
  }

  #focusScroller(): void {
    this.element.parentElement?.parentElement?.focus({ preventScroll: true });
  }

  /** Inserts what is missing; rows that stay in order are not touched. */
  #arrange(wanted: readonly Row[]): void {
    let next = this.element.firstChild;
    for (const { element } of wanted) {
      if (element === next) next = next.nextSibling;
      else this.element.insertBefore(element, next);
    }
  }

  #measure(rows: readonly Row[]): void {
    const width = this.element.getBoundingClientRect().width;
    const ratio = width / this.element.offsetWidth;
    // A page may show us scaled. Below one percent it is only that `offsetWidth` is rounded.
    const scale = Math.abs(ratio - 1) > 0.01 && Number.isFinite(ratio) && ratio > 0 ? ratio : 1;
    for (const row of rows) row.height = row.element.getBoundingClientRect().height / scale;
  }
}
