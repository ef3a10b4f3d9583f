/** A long list of rows of one height, of which only those in view and near it are drawn. */
import type { LitElement, ReactiveController } from 'lit';

export interface FixedRowsOptions {
  /** Height of a row in rem. */
  readonly height: number;
  readonly count: () => number;
  readonly scroller: () => HTMLElement | null;
}

/** Drawn beyond the view, at either side; and before anybody scrolls. */
const margin = 8;
const firstMargin = 2;
/** Of the view before it is laid out for the first time; in rows. */
const usualView = 8;

/**
 * The host draws the rows of `range`, with the space of those before and behind as `--_before` and `--_behind` (px),
 * which are set on the scroller.
 */
export class FixedRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: FixedRowsOptions;
  #top = 0;
  /** Px, as last measured while it was laid out. */
  #view = 0;
  #rowHeight = 0;
  #drawn = { from: 0, to: 0 };
  /** Nobody has scrolled in these rows yet. */
  #fresh = true;
  /** Told in the frame that paints the scroller, where the layout is made already. */
  readonly #sizes = new ResizeObserver(() => this.#look());
  #observed: HTMLElement | null = null;
  /** The scroller is to be brought to `#top`. */
  #moved = false;

  constructor(host: LitElement, options: FixedRowsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get range(): { readonly from: number; readonly to: number } {
    if (this.#rowHeight === 0) this.#measure();
    const first = Math.floor(this.#top / this.#rowHeight);
    const shown = Math.ceil(this.#view / this.#rowHeight);
    const beyond = this.#fresh ? firstMargin : margin;
    const to = Math.min(this.#options.count(), first + shown + beyond);
    return { from: Math.max(0, Math.min(first, to) - beyond), to };
  }

  /** The reader is so near to the last row that more are wanted. */
  get nearEnd(): boolean {
    return this.range.to + margin >= this.#options.count();
  }

  /** Scrolls just so far that a row is in view. */
  reveal(index: number): void {
    this.#fresh = false;
    this.#measure();
    const start = index * this.#rowHeight;
    const end = start + this.#rowHeight - this.#view;
    if (start >= this.#top && end <= this.#top) return;
    this.#top = start < this.#top ? start : end;
    this.#moved = true;
    this.#host.requestUpdate();
  }

  toStart(): void {
    // Scrolling makes a layout, also to where one is.
    this.#moved ||= this.#top !== 0;
    this.#top = 0;
    this.#fresh = true;
  }

  /** To be called on every `scroll` of the scroller. */
  readonly onScroll = (event: Event): void => {
    this.#top = (event.currentTarget as HTMLElement).scrollTop;
    this.#fresh = false;
    this.#measure();
    const { from, to } = this.range;
    if (from !== this.#drawn.from || to !== this.#drawn.to) this.#host.requestUpdate();
  };

  hostUpdated(): void {
    const scroller = this.#options.scroller();
    this.#observe(scroller);
    if (!scroller) return;
    this.#drawn = this.range;
    const { from, to } = this.#drawn;
    setLength(scroller, '--_before', from * this.#rowHeight);
    setLength(scroller, '--_behind', (this.#options.count() - to) * this.#rowHeight);
    if (this.#moved) scroller.scrollTop = this.#top;
    this.#moved = false;
  }

  #observe(scroller: HTMLElement | null): void {
    if (scroller === this.#observed) return;
    this.#observed = scroller;
    this.#sizes.disconnect();
    if (scroller) this.#sizes.observe(scroller);
  }

  #look(): void {
    this.#measure();
    const { from, to } = this.range;
    if (from !== this.#drawn.from || to !== this.#drawn.to) this.#host.requestUpdate();
  }

  #measure(): void {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.#rowHeight = this.#options.height * rem;
    this.#view = this.#options.scroller()?.clientHeight || this.#view || usualView * this.#rowHeight;
  }
}

/** What stands there already is not set again, which would cost a layout. */
function setLength({ style }: HTMLElement, name: string, length: number): void {
  const value = `${length}px`;
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}
