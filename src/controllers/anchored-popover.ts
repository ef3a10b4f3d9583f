/** A panel in the top layer that stands below the part it belongs to, or above it where there is more room. */
import type { ReactiveController } from 'lit';
import { NextFrame } from './next-frame.ts';

export interface AnchoredPopoverOptions {
  readonly isOpen: () => boolean;
  readonly anchor: () => HTMLElement | null;
  /** Has `popover="manual"`, and styles by which it is no higher than `--_room`. */
  readonly panel: () => HTMLElement | null;
}

/** Px: distance to the anchor and to the edges; with less room below than this, a panel may stand above. */
const gap = 4;
const edge = 8;
const enough = 240;

/**
 * To be added to its host. Shows and hides the panel after each update, and keeps it in place while the page scrolls. Its place is computed,
 * because anchor positioning of CSS does not reach through shadow roots in every browser yet.
 */
export class AnchoredPopover implements ReactiveController {
  readonly #options: AnchoredPopoverOptions;
  readonly #frame = new NextFrame(() => this.#place());
  /**
   * Told of the anchor's size when it is shown, and when it grows, such as by a line of chips: in the frame that
   * paints it, without asking for another one, for which everything after a key would wait.
   */
  readonly #sizes = new ResizeObserver(() => this.#place());
  #watched = false;

  constructor(options: AnchoredPopoverOptions) {
    this.#options = options;
  }

  hostUpdated(): void {
    const panel = this.#options.panel();
    if (!panel?.isConnected) return;
    const shown = panel.matches(':popover-open');
    const wanted = this.#options.isOpen();
    if (wanted !== shown) panel.togglePopover(wanted);
    this.#watch(wanted);
    // Before that frame is painted, for the layout is made there anyway: something may have moved the anchor.
    if (wanted && shown) this.#frame.ask();
  }

  hostDisconnected(): void {
    this.#watch(false);
  }

  #watch(wanted: boolean): void {
    if (wanted === this.#watched) return;
    this.#watched = wanted;
    const change = wanted ? 'addEventListener' : 'removeEventListener';
    window[change]('scroll', this.#ask, true);
    window[change]('resize', this.#ask);
    window.visualViewport?.[change]('resize', this.#ask);
    this.#sizes.disconnect();
    this.#frame.cancel();
    const anchor = wanted ? this.#options.anchor() : null;
    if (anchor) this.#sizes.observe(anchor);
  }

  readonly #ask = (): void => this.#frame.ask();

  #place(): void {
    const panel = this.#options.panel();
    const room = this.#measure();
    if (panel && room) place(panel, room);
  }

  #measure(): Room | undefined {
    const anchor = this.#options.anchor()?.getBoundingClientRect();
    const { innerHeight, visualViewport } = window;
    // A keyboard on the screen takes its part of the page.
    return anchor && { anchor, innerHeight, height: visualViewport?.height ?? innerHeight };
  }
}

/** All in px. */
interface Room {
  readonly anchor: DOMRect;
  readonly innerHeight: number;
  /** Of what can be seen. */
  readonly height: number;
}

/** What stands there already is not set again, which would cost a layout. */
const placed = new WeakMap<CSSStyleDeclaration, string>();

function place({ style }: HTMLElement, { anchor, innerHeight, height }: Room): void {
  const below = height - anchor.bottom - gap - edge;
  const above = anchor.top - gap - edge;
  const upwards = below < enough && above > below;
  const room = `${Math.max(0, upwards ? above : below)}px`;
  const wanted = {
    left: `${anchor.left}px`,
    width: `${anchor.width}px`,
    top: upwards ? 'auto' : `${anchor.bottom + gap}px`,
    bottom: upwards ? `${innerHeight - anchor.top + gap}px` : 'auto',
  };
  const key = JSON.stringify([wanted, room]);
  if (key === placed.get(style)) return;
  placed.set(style, key);
  Object.assign(style, { insetInlineStart: 'auto', ...wanted });
  style.setProperty('--_room', room);
}
