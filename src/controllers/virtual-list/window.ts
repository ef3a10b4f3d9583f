import type { TimelineEntry, Timeline } from '../../stores/chat/state.ts';
import { Heights } from './heights.ts';
import { NextFrame } from '../next-frame.ts';
import { RowBlock, type RowRenderer } from './rows.ts';
import { Changes, followAnchor, type Anchor } from './splices.ts';

/** How a `ListWindow` is drawn, and who hears that it moved. */
export interface WindowView extends RowRenderer {
  /** The list was put in its place: `pinned`, `nearStart` and `visible` may have changed. */
  moved(): void;
}

/** Rows this far outside the view are drawn; all in CSS pixels. */
const overscan = 400;
/** Nearer to the end than this, scrolling down sticks to the end. */
const stickyZone = 24;
/** Before the first and after the last row. */
const padding = 12;

/**
 * Shows a `Timeline` of any length in a scroller with only the rows near the view in the DOM. It stays at
 * the end while it is there, and otherwise holds the line being read still, whatever is put before it.
 *
 * The position is kept here (at the end, or a row and an offset), and the scroller follows it: so a
 * scroller that was moved, hidden or resized comes back to the same place.
 */
export class ListWindow {
  readonly #view: WindowView;
  readonly #heights = new Heights();
  readonly #changes = new Changes();
  readonly #list = document.createElement('div');
  readonly #block: RowBlock;
  readonly #observer = new ResizeObserver((changes) => this.#onResize(changes));
  #scroller: HTMLElement | undefined;
  #shown: readonly TimelineEntry[] = [];
  #anchor: Anchor = { key: '', index: 0, rest: 0 };
  #pinned = true;
  #nearStart = true;
  /** Height of the view, told by the observer; 0 while it is hidden. */
  #height = 0;
  /** Where the scroller was seen or put last; NaN when it may be anywhere. */
  #scrolled = NaN;
  readonly #soon = new NextFrame(() => this.#update());
  /** How far outside the view rows are drawn: nothing at first, so that the first frame comes early. */
  #reach = 0;
  /** Draws what is near the view once that itself is painted. A task outside of frames might undo a scroll. */
  readonly #later = new NextFrame(() => {
    this.#reach = overscan;
    this.#update(true);
  });

  constructor(view: WindowView) {
    this.#view = view;
    this.#block = new RowBlock(view, this.#observer);
    // The list must not stretch the scroller, and its rows must not stretch the list.
    this.#list.style.position = 'relative';
    this.#list.append(this.#block.element);
  }

  /** The newest entry is in view, and new ones scroll into it. */
  get pinned(): boolean {
    return this.#pinned;
  }

  /** The view is so near to the first entry that older ones should be fetched. */
  get nearStart(): boolean {
    return this.#nearStart;
  }

  /**
   * Shows the rows in `scroller` with the frame that first paints it. It has no padding, a height of its own, and
   * always the same room for its scroll bar.
   */
  connect(scroller: HTMLElement): void {
    this.disconnect();
    this.#scroller = scroller;
    if (this.#list.parentNode !== scroller) scroller.append(this.#list);
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#observer.observe(scroller);
  }

  /** The list has a size: it is in a page and not hidden. */
  get visible(): boolean {
    return this.#height > 0;
  }

  /** Stops following the scroller; the rows and the position are kept for `connect`. */
  disconnect(): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#observer.disconnect();
    this.#block.unwatch();
    this.#soon.cancel();
    this.#later.cancel();
    this.#height = 0;
    this.#scroller = undefined;
  }

  /** Takes over a new view of the conversation with the next frame. */
  show(timeline: Timeline): void {
    this.#changes.add(timeline);
    this.#soon.ask();
  }

  /** Empties the list and goes to the end, for another conversation. */
  clear(): void {
    this.#changes.clear();
    this.toEnd();
  }

  /** Draws every row again, for another language. */
  redraw(): void {
    this.#block.forget();
    this.#soon.ask();
  }

  /** Goes to the newest entry and stays there. */
  toEnd(): void {
    this.#pinned = true;
    this.#soon.ask();
  }

  /** @param told as in `#paint` */
  #update(told = false): void {
    // A hidden list measures nothing; the observer comes back when it is shown.
    if (this.#height === 0) return;
    this.#apply();
    this.#paint(told);
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
   * Draws what is near the view, then puts list and scroller where they belong.
   * @param told the observer will speak of new rows before they are painted, so none is measured
   */
  #paint(told: boolean): void {
    let top = this.#top();
    // Rows may turn out shorter than estimated, and then more of them fit.
    for (let pass = 0; pass < 4; pass += 1) {
      const from = top - this.#lead - this.#reach;
      const start = this.#heights.find(from);
      const last = this.#heights.find(from + this.#height + 2 * this.#reach);
      const end = Math.min(last + 1, this.#shown.length);
      if (pass > 0 && this.#block.covers(start, end)) break;
      if (!this.#block.draw(this.#shown, start, end, this.#heights, !told)) return;
      top = this.#top();
    }
    this.#list.style.height = `${this.#content}px`;
    this.#block.place(this.#lead + this.#heights.offset(this.#block.start));
    this.#scrollTo(top);
    this.#nearStart = top < Math.max(this.#height, overscan);
    this.#view.moved();
    if (this.#reach === 0) this.#later.ask();
  }

  #scrollTo(top: number): void {
    if (Math.abs(top - this.#scrolled) < 0.01 || !this.#scroller) return;
    this.#scroller.scrollTop = top;
    this.#scrolled = top;
  }

  /** Where the first row begins: a short conversation stands at the end of the view. */
  get #lead(): number {
    return Math.max(padding, this.#height - this.#heights.total - padding);
  }

  get #content(): number {
    return this.#lead + this.#heights.total + padding;
  }

  /** The scroll position that follows from what is held still. */
  #top(): number {
    const end = Math.max(0, this.#content - this.#height);
    if (this.#pinned) return end;
    const wanted = this.#lead + this.#heights.offset(this.#anchor.index + 1) - this.#anchor.rest;
    const top = Math.min(Math.max(wanted, 0), end);
    if (top !== wanted) this.#hold(top);
    return top;
  }

  /** Holds the row at scroll position `top` still from now on. */
  #hold(top: number): void {
    const index = this.#heights.find(top - this.#lead);
    const rest = this.#lead + this.#heights.offset(index + 1) - top;
    this.#anchor = { key: this.#shown[index]?.key ?? '', index, rest };
  }

  readonly #onScroll = (): void => {
    if (this.#height === 0 || !this.#scroller) return;
    const { scrollTop: top, clientHeight } = this.#scroller;
    // Our own scrolling comes back rounded to device pixels.
    if (Math.abs(top - this.#scrolled) < 1) return;
    // Where the view grew the browser has moved it, not the reader.
    const grew = this.#pinned && clientHeight - this.#height >= 1;
    this.#pinned = grew || this.#content - this.#height - top < (top < this.#scrolled ? 1 : stickyZone);
    this.#scrolled = top;
    this.#reach = overscan;
    if (!this.#pinned) this.#hold(top);
    this.#update();
  };

  #onResize(changes: readonly ResizeObserverEntry[]): void {
    let told = false;
    let moved = false;
    for (const { target, borderBoxSize, contentRect } of changes) {
      if (target !== this.#scroller) {
        moved = this.#block.resized(target, borderBoxSize[0]?.blockSize ?? 0) || moved;
      } else {
        told = true;
        // Shown, perhaps again: the browser may have forgotten the scroll position.
        if (this.#height === 0) {
          this.#scrolled = NaN;
          this.#reach = 0;
        }
        this.#height = contentRect.height;
      }
    }
    if (this.#height === 0) return;
    if (!told && !moved) return this.#scrollTo(this.#top());
    this.#apply();
    this.#paint(told);
    // Rows lie deeper than the view, but not than each other: they would be reported as an endless loop.
    if (told) this.#block.observe();
    else if (this.#block.isAhead) this.#soon.ask();
  }
}
