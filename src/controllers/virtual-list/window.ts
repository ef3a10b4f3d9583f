/** A timeline of any length that keeps only the rows near the view in the DOM. */
import type { Timeline } from '../../stores/chat/state.ts';
import { Heights } from './heights.ts';
import { NextFrame } from '../next-frame.ts';
import { RowBlock, type RowRenderer } from './rows.ts';
import { followAnchor, indexOf, type ScrollAnchor, TimelineChanges } from './splices.ts';

/** Renders the rows of a `ListWindow`, and hears when it has scrolled. */
export interface ListWindowRenderer extends RowRenderer {
  /** Called after each change of the position: `pinned`, `nearStart` and `visible` may have changed. */
  onMove(): void;
}

/** Rows up to this distance outside the view are rendered; all in CSS pixels. */
const overscan = 400;
/** Scrolling down to less than this distance from the end sticks to the end. */
const stickyZone = 24;
/** Before the first and after the last row. */
const padding = 12;

/**
 * Shows a `Timeline` in a scroller. At the end it stays at the end; elsewhere it keeps the text that the user reads
 * in place when rows above it are added or change their height.
 *
 * This class holds the position (the end, or a row and an offset), and the scroller follows it. A scroller that was
 * moved, hidden or resized therefore returns to the same position.
 *
 * It owns the elements of its rows, because it has to measure them. Lists whose rows have one known height use the
 * lighter `FixedRows`.
 */
export class ListWindow {
  readonly #view: ListWindowRenderer;
  readonly #heights = new Heights();
  readonly #changes = new TimelineChanges();
  readonly #list = document.createElement('div');
  readonly #block: RowBlock;
  readonly #observer = new ResizeObserver((changes) => this.#onResize(changes));
  #scroller: HTMLElement | undefined;
  #shown: Timeline['entries'] = [];
  #anchor: ScrollAnchor = { key: '', index: 0, rest: 0 };
  #pinned = true;
  #nearStart = true;
  /** Height of the view, from the observer; 0 while it is hidden. */
  #height = 0;
  /** The last known scroll position; NaN if it is unknown. */
  #scrolled = NaN;
  readonly #nextUpdate = new NextFrame(() => this.#update());
  /** How far outside the view rows are rendered; 0 at first, so that the first frame is early. */
  #reach = 0;
  /** Renders the rows near the view after the view is painted. A task outside of a frame might undo a scroll. */
  readonly #nextOverscan = new NextFrame(() => {
    this.#reach = overscan;
    this.#update(false);
  });

  constructor(view: ListWindowRenderer) {
    this.#view = view;
    this.#block = new RowBlock(view, this.#observer);
    // The list must not stretch the scroller, and its rows must not stretch the list.
    this.#list.style.position = 'relative';
    this.#list.append(this.#block.element);
  }

  /** The newest entry is in view, and new entries scroll into view. */
  get isAtEnd(): boolean {
    return this.#pinned;
  }

  /** The view is so near to the first entry that older entries should load. */
  get isNearStart(): boolean {
    return this.#nearStart;
  }

  /**
   * Shows the rows in `scroller`, with the frame that first paints it. The scroller needs a height that does not depend
   * on its content, no padding, and `scrollbar-gutter: stable`.
   */
  connect(scroller: HTMLElement): void {
    this.disconnect();
    this.#scroller = scroller;
    if (this.#list.parentNode !== scroller) scroller.append(this.#list);
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer.observe(scroller);
  }

  /** The list has a size: it is in a page and not hidden. */
  get isVisible(): boolean {
    return this.#height > 0;
  }

  /** Stops following the scroller. Keeps the rows and the position for the next `connect`. */
  disconnect(): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#block.unobserve();
    this.#observer.disconnect();
    this.#nextUpdate.cancel();
    this.#nextOverscan.cancel();
    this.#height = 0;
    this.#scroller = undefined;
  }

  /** Shows a newer version of the timeline with the next frame. */
  show(timeline: Timeline): void {
    this.#changes.add(timeline);
    this.#nextUpdate.request();
  }

  /** Empties the list and returns to the end, for another conversation. */
  clear(): void {
    this.#changes.clear();
    this.toEnd();
  }

  /** Renders every row again, for another language. */
  renderAll(): void {
    this.#block.invalidate();
    this.#nextUpdate.request();
  }

  /** Goes to the newest entry and stays there. */
  toEnd(): void {
    this.#pinned = true;
    this.#nextUpdate.request();
  }

  /** Moves a row to the middle of the view. */
  reveal(key: string): void {
    this.#apply();
    const index = indexOf(this.#shown, key);
    this.#pinned = false;
    this.#anchor = { key, index, rest: this.#height / 2 };
    this.#nextUpdate.request();
  }

  #update(measure = true): void {
    // A hidden list cannot measure its rows. The observer reports when it is shown.
    if (this.#height === 0) return;
    this.#apply();
    this.#paint(measure);
    this.#block.observe();
  }

  #apply(): void {
    const splices = this.#changes.take();
    if (splices.length === 0) return;
    for (const { start, removed, added } of splices) this.#heights.splice(start, removed, added);
    this.#shown = this.#changes.latest;
    if (!this.#pinned) this.#anchor = followAnchor(this.#anchor, splices, this.#shown);
  }

  /**
   * Renders the rows near the view, then positions list and scroller.
   * @param measure false if the observer will report the new rows before they are painted
   */
  #paint(measure: boolean): void {
    let top = this.#top();
    // Rows may be shorter than estimated, so that more of them fit.
    for (let pass = 0; pass < 4; pass += 1) {
      const from = top - this.#lead - this.#reach;
      const start = this.#heights.find(from);
      const last = this.#heights.find(from + this.#height + 2 * this.#reach);
      const end = Math.min(last + 1, this.#shown.length);
      if (pass > 0 && this.#block.covers(start, end)) break;
      if (!this.#block.render(this.#shown, start, end, this.#heights, measure)) return;
      top = this.#top();
    }
    this.#list.style.height = `${this.#content}px`;
    this.#block.moveTo(this.#lead + this.#heights.offset(this.#block.start));
    this.#scrollTo(top);
    this.#nearStart = top < Math.max(this.#height, overscan);
    this.#view.onMove();
    if (this.#reach === 0) this.#nextOverscan.request();
  }

  #scrollTo(top: number): void {
    if (Math.abs(top - this.#scrolled) < 0.01 || !this.#scroller) return;
    this.#scroller.scrollTop = top;
    this.#scrolled = top;
  }

  /** Where the first row begins: a short conversation is at the end of the view. */
  get #lead(): number {
    return Math.max(padding, this.#height - this.#heights.total - padding);
  }

  get #content(): number {
    return this.#lead + this.#heights.total + padding;
  }

  /** The scroll position that keeps the end or the anchor in place. */
  #top(): number {
    const end = Math.max(0, this.#content - this.#height);
    if (this.#pinned) return end;
    const wanted = this.#lead + this.#heights.offset(this.#anchor.index + 1) - this.#anchor.rest;
    const top = Math.min(Math.max(wanted, 0), end);
    if (top !== wanted) this.#setAnchor(top);
    return top;
  }

  /** Makes the row at scroll position `top` the anchor. */
  #setAnchor(top: number): void {
    const index = this.#heights.find(top - this.#lead);
    const rest = this.#lead + this.#heights.offset(index + 1) - top;
    this.#anchor = { key: this.#shown.at(index)?.key ?? '', index, rest };
  }

  readonly #onScroll = (): void => {
    if (this.#height === 0 || !this.#scroller) return;
    const { scrollTop: top } = this.#scroller;
    // The scroll position set by `#scrollTo` is reported rounded to device pixels.
    if (Math.abs(top - this.#scrolled) < 1) return;
    // When the view has grown, the browser has scrolled, not the user.
    const grew = this.#pinned && this.#scroller.clientHeight - this.#height >= 1;
    this.#pinned = grew || this.#content - this.#height - top < (top < this.#scrolled ? 1 : stickyZone);
    this.#scrolled = top;
    this.#reach = overscan;
    if (!this.#pinned) this.#setAnchor(top);
    this.#update();
  };

  #onResize(changes: readonly ResizeObserverEntry[]): void {
    let isScrollerResized = false;
    let isRowResized = false;
    for (const { target, borderBoxSize, contentRect } of changes) {
      if (target !== this.#scroller) {
        isRowResized = this.#block.setHeight(target, borderBoxSize[0]?.blockSize ?? 0) || isRowResized;
      } else {
        isScrollerResized = true;
        // The list was hidden before, and the browser may have lost the scroll position.
        if (this.#height === 0) {
          this.#scrolled = NaN;
          this.#reach = 0;
        }
        this.#height = contentRect.height;
      }
    }
    if (this.#height === 0) return;
    if (!isScrollerResized && !isRowResized) return this.#scrollTo(this.#top());
    this.#apply();
    this.#paint(!isScrollerResized);
    // The browser reports new rows in the same frame only if they are deeper in the tree than the resized element.
    // Rows observed after another row was resized would cause a "ResizeObserver loop" error.
    if (isScrollerResized) this.#block.observe();
    else if (this.#block.hasUnobserved) this.#nextUpdate.request();
  }
}
