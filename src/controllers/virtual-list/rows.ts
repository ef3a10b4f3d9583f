/** The rows of a `ListWindow` that are in the DOM. */
import type { Timeline, TimelineEntry } from '../../stores/chat/state.ts';
import type { Heights } from './heights.ts';

/** Renders one row. */
export interface RowRenderer {
  /** What the row shows depending on the entry before it, as a number. A row whose number changes is rendered again. */
  flags(entry: TimelineEntry, before: TimelineEntry | undefined): number;
  render(row: HTMLElement, entry: TimelineEntry, flags: number): void;
}

interface Row {
  readonly element: HTMLElement;
  entry: TimelineEntry | undefined;
  before: TimelineEntry | undefined;
  flags: number;
  /** In CSS pixels, before any transform; NaN until it is known. */
  height: number;
  /** The number of the last `render` call that used this row. */
  renderedIn: number;
}

/** Heights that differ by less than this are equal: browsers lay out in 64ths of a pixel. */
const tolerance = 0.05;

/** A block of consecutive rows. An entry keeps its element as long as it is in the block. */
export class RowBlock {
  readonly element = document.createElement('div');
  readonly #view: RowRenderer;
  readonly #observer: ResizeObserver;
  readonly #rows = new Map<string, Row>();
  readonly #byElement = new WeakMap<Element, Row>();
  #unobserved: Row[] = [];
  #start = 0;
  #end = 0;
  #renders = 0;

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

  /** Some rows are not observed yet. */
  get hasUnobserved(): boolean {
    return this.#unobserved.length > 0;
  }

  /** Observes the size of all rows. */
  observe(): void {
    for (const row of this.#unobserved) {
      if (row.element.parentNode) this.#observer.observe(row.element);
    }
    this.#unobserved = [];
  }

  /** Observes no row until the next `observe`. */
  unobserve(): void {
    for (const { element } of this.#rows.values()) this.#observer.unobserve(element);
    this.#unobserved = [...this.#rows.values()];
  }

  /** Makes the next `render` render every row again. */
  invalidate(): void {
    for (const row of this.#rows.values()) {
      row.entry = undefined;
      row.flags = NaN;
    }
  }

  /** Puts the first row at `top` of the list. */
  moveTo(top: number): void {
    this.element.style.transform = `translateY(${top}px)`;
  }

  /** Takes the height that the observer reports; false if the row is known to have it. */
  setHeight(element: Element, height: number): boolean {
    const row = this.#byElement.get(element);
    if (!row || Math.abs(row.height - height) < tolerance || !element.isConnected) return false;
    row.height = height;
    return true;
  }

  /**
   * Puts exactly the rows from `start` to `end` into the DOM, and their heights into `heights`.
   * @param measure measures new rows at once, which causes a layout
   * @returns whether all heights are known
   */
  render(
    entries: Timeline['entries'],
    start: number,
    end: number,
    heights: Heights,
    measure: boolean,
  ): boolean {
    this.#renders += 1;
    const wanted: Row[] = [];
    const rendered: Row[] = [];
    let before = start > 0 ? entries.at(start - 1) : undefined;
    for (let index = start; index < end; index += 1) {
      const entry = entries.at(index);
      if (!entry) continue;
      const row = this.#rows.get(entry.key) ?? this.#create(entry.key);
      row.renderedIn = this.#renders;
      wanted.push(row);
      if (this.#renderRow(row, entry, before) || Number.isNaN(row.height)) rendered.push(row);
      before = entry;
    }
    this.#start = start;
    this.#end = end;
    this.#dropRest();
    this.#arrange(wanted);
    if (measure && rendered.length > 0) this.#measure(rendered);
    wanted.forEach((row, i) => {
      if (Math.abs(heights.get(start + i) - row.height) >= tolerance) heights.set(start + i, row.height);
    });
    return !wanted.some(({ height }) => Number.isNaN(height));
  }

  #create(key: string): Row {
    const element = document.createElement('div');
    element.className = 'row';
    const row: Row = { element, entry: undefined, before: undefined, flags: NaN, height: NaN, renderedIn: 0 };
    this.#rows.set(key, row);
    this.#byElement.set(element, row);
    this.#unobserved.push(row);
    return row;
  }

  #renderRow(row: Row, entry: TimelineEntry, before: TimelineEntry | undefined): boolean {
    if (row.entry === entry && row.before === before) return false;
    const flags = this.#view.flags(entry, before);
    const same = row.entry === entry && row.flags === flags;
    row.entry = entry;
    row.before = before;
    row.flags = flags;
    if (!same) this.#view.render(row.element, entry, flags);
    return !same;
  }

  #dropRest(): void {
    // A list that is in no document has a root without one.
    const { activeElement: focused } = this.element.getRootNode() as Partial<ShadowRoot>;
    for (const [key, row] of this.#rows) {
      if (row.renderedIn === this.#renders) continue;
      // Keep the focus in the conversation when the row that has it is removed.
      if (focused && row.element.contains(focused)) this.#focusScroller();
      this.#observer.unobserve(row.element);
      row.element.remove();
      this.#rows.delete(key);
    }
  }

  #focusScroller(): void {
    this.element.parentElement?.parentElement?.focus({ preventScroll: true });
  }

  /** Inserts missing rows, and does not touch the rows that are in place. */
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
    // The page may scale the element. Less than one percent is only the rounding of `offsetWidth`.
    const scale = Math.abs(ratio - 1) > 0.01 && Number.isFinite(ratio) && ratio > 0 ? ratio : 1;
    for (const row of rows) row.height = row.element.getBoundingClientRect().height / scale;
  }
}
