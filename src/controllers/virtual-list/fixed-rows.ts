/** A long list of rows of equal height that renders only the rows near the view. */
import type { LitElement, ReactiveController } from 'lit';

/** The list whose rows `FixedRows` windows. */
export interface FixedList {
  /** Of a row, in the font size of the host. */
  readonly height: number;
  /** How many rows there are. */
  count(): number;
  /** The element that scrolls; null while it is not rendered. */
  scroller(): HTMLElement | null;
}

/** Rows rendered beyond the view at either side, once the user scrolls. */
const overscan = 8;
/** Rows in the view before its first layout. */
const usualView = 8;

/**
 * The host renders the rows of `range`. The height of the rows before and behind them is set on the scroller as
 * `--_before` and `--_behind`, in px.
 *
 * `ListWindow` is a class of its own. It measures its rows, so it must own their elements and paint once the browser
 * has a layout. Here the heights are known, so options are part of the host's template and show with its next update;
 * a tree of heights would only add weight and a frame between a key and its options.
 */
export class FixedRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #list: FixedList;
  #top = 0;
  /** Px, as measured when the scroller last had a layout. */
  #view = 0;
  #rowHeight = 0;
  #rendered = { from: 0, to: 0 };
  #hasScrolled = false;
  /** The scroller still has to move to `#top`. */
  #mustScroll = false;
  /** Reports in the frame that paints the scroller, when the layout is known anyway. */
  readonly #sizes = new ResizeObserver(() => this.#refresh());
  #observed: HTMLElement | null = null;

  constructor(host: LitElement, list: FixedList) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  /** The rows to render: `from` up to but not including `to`. */
  get range(): { readonly from: number; readonly to: number } {
    if (this.#rowHeight === 0) this.#measure();
    const first = Math.floor(this.#top / this.#rowHeight);
    const shown = Math.ceil(this.#view / this.#rowHeight);
    const beyond = this.#hasScrolled ? overscan : 0;
    const to = Math.min(this.#list.count(), first + shown + beyond);
    return { from: Math.max(0, Math.min(first, to) - beyond), to };
  }

  /** The last row is in view or close to it, so more rows should load. */
  get isNearEnd(): boolean {
    return this.range.to + overscan >= this.#list.count();
  }

  /** Scrolls no further than needed to bring a row into view. */
  reveal(index: number): void {
    this.#hasScrolled = true;
    this.#measure();
    const start = index * this.#rowHeight;
    const end = start + this.#rowHeight - this.#view;
    if (start >= this.#top && end <= this.#top) return;
    this.#top = start < this.#top ? start : end;
    this.#mustScroll = true;
    this.#host.requestUpdate();
  }

  toStart(): void {
    // Setting `scrollTop` causes a layout even if it changes nothing.
    this.#mustScroll ||= this.#top !== 0;
    this.#top = 0;
    this.#hasScrolled = false;
  }

  /** Handles the `scroll` event of the scroller. */
  readonly onScroll = (event: Event): void => {
    this.#top = (event.currentTarget as HTMLElement).scrollTop;
    this.#hasScrolled = true;
    this.#refresh();
  };

  hostUpdated(): void {
    const scroller = this.#list.scroller();
    this.#observe(scroller);
    if (!scroller) return;
    this.#rendered = this.range;
    const { from, to } = this.#rendered;
    setLength(scroller, '--_before', from * this.#rowHeight);
    setLength(scroller, '--_behind', (this.#list.count() - to) * this.#rowHeight);
    if (this.#mustScroll) scroller.scrollTop = this.#top;
    this.#mustScroll = false;
  }

  #observe(scroller: HTMLElement | null): void {
    if (scroller === this.#observed) return;
    this.#observed = scroller;
    this.#sizes.disconnect();
    if (scroller) this.#sizes.observe(scroller);
  }

  /** Renders the host again if other rows are near the view now. */
  #refresh(): void {
    this.#measure();
    const { from, to } = this.range;
    if (from !== this.#rendered.from || to !== this.#rendered.to) this.#host.requestUpdate();
  }

  #measure(): void {
    const em = Number.parseFloat(getComputedStyle(this.#host).fontSize) || 16;
    this.#rowHeight = this.#list.height * em;
    this.#view = this.#list.scroller()?.clientHeight || this.#view || usualView * this.#rowHeight;
  }
}

/** Setting a property causes a layout even if its value stays the same. */
function setLength({ style }: HTMLElement, name: string, length: number): void {
  const value = `${length}px`;
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}
