/** Places a panel in the top layer below the element that it belongs to, or above it if there is more room. */
import type { LitElement, ReactiveController } from 'lit';
import { NextFrame } from './next-frame.ts';

export interface AnchoredPopoverOptions {
  /** Called after each update of the host. */
  readonly isOpen: () => boolean;
  /** Selector of an element in the host. */
  readonly anchor: string;
  /** Selector of an element in the host that has `popover="manual"` and, by its styles, at most the height `--_room`. */
  readonly panel: string;
  /** The panel is as wide as its content and ends where the anchor ends, as a menu below its button does. */
  readonly endsWithAnchor?: boolean;
}

/** Px: the distance to the anchor and to the edges of the window, and the height from which a panel stays below. */
const gap = 4;
const edge = 8;
const enough = 240;

/**
 * Shows and hides the panel after each update of the host, and keeps it in place while the page scrolls. The position
 * is computed, because CSS anchor positioning does not work across shadow roots in every browser yet.
 */
export class AnchoredPopover implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: AnchoredPopoverOptions;
  readonly #frame = new NextFrame(() => this.#place());
  /**
   * Reports the anchor when the panel opens and when the anchor grows, for instance by a line of chips. This happens
   * in the frame that paints the anchor; another frame would delay what a key press shows.
   */
  readonly #sizes = new ResizeObserver(() => this.#place());
  #isWatching = false;

  constructor(host: LitElement, options: AnchoredPopoverOptions) {
    this.#host = host;
    this.#options = options;
  }

  hostUpdated(): void {
    const panel = this.#find(this.#options.panel);
    if (!panel?.isConnected) return;
    const isShown = panel.matches(':popover-open');
    const isOpen = this.#options.isOpen();
    if (isOpen !== isShown) panel.togglePopover(isOpen);
    this.#setWatching(isOpen);
    // Something may have moved the anchor. In the frame the layout is computed anyway.
    if (isOpen && isShown) this.#frame.request();
  }

  hostDisconnected(): void {
    this.#setWatching(false);
  }

  #setWatching(isWatching: boolean): void {
    if (isWatching === this.#isWatching) return;
    this.#isWatching = isWatching;
    const change = isWatching ? 'addEventListener' : 'removeEventListener';
    window[change]('scroll', this.#onMove, true);
    window[change]('resize', this.#onMove);
    window.visualViewport?.[change]('resize', this.#onMove);
    this.#sizes.disconnect();
    this.#frame.cancel();
    const anchor = isWatching ? this.#find(this.#options.anchor) : null;
    if (anchor) this.#sizes.observe(anchor);
  }

  readonly #onMove = (): void => this.#frame.request();

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #place(): void {
    const panel = this.#find(this.#options.panel);
    const room = this.#measure();
    if (panel && room) place(panel, room, this.#options.endsWithAnchor);
  }

  #measure(): Room | undefined {
    const anchor = this.#find(this.#options.anchor)?.getBoundingClientRect();
    const { innerHeight, visualViewport } = window;
    // An on-screen keyboard covers a part of the window.
    return anchor && { anchor, innerHeight, height: visualViewport?.height ?? innerHeight };
  }
}

/** All in px. */
interface Room {
  readonly anchor: DOMRect;
  readonly innerHeight: number;
  /** Of the visible part of the window. */
  readonly height: number;
}

/** Older browsers do not have this property. */
type Zoomed = HTMLElement & { readonly currentCSSZoom?: number };

/** The last position of each panel. Setting it again would cause a layout. */
const placed = new WeakMap<CSSStyleDeclaration, string>();

function place(panel: Zoomed, { anchor, innerHeight, height }: Room, endsWithAnchor = false): void {
  const { style, currentCSSZoom = 1 } = panel;
  // The page may have the CSS property `zoom`, which enlarges lengths in styles but not those of the window.
  const px = (length: number): string => `${length / currentCSSZoom}px`;
  const below = height - anchor.bottom - gap - edge;
  const above = anchor.top - gap - edge;
  const isAbove = below < enough && above > below;
  const room = px(Math.max(0, isAbove ? above : below));
  const wanted = {
    ...(endsWithAnchor
      ? endingWith(anchor, getComputedStyle(panel).direction === 'rtl', px)
      : { left: px(anchor.left), width: px(anchor.width) }),
    top: isAbove ? 'auto' : px(anchor.bottom + gap),
    bottom: isAbove ? px(innerHeight - anchor.top + gap) : 'auto',
  };
  const key = [room, ...Object.values(wanted)].join();
  if (key === placed.get(style)) return;
  placed.set(style, key);
  Object.assign(style, { insetInlineStart: 'auto', ...wanted });
  style.setProperty('--_room', room);
}

/** The width of the window without its scroll bar, which fixed positions are relative to. */
function endingWith(
  anchor: DOMRect,
  isRtl: boolean,
  px: (length: number) => string,
): { readonly left: string; readonly right: string; readonly maxWidth: string } {
  const { clientWidth } = document.documentElement;
  return isRtl
    ? { left: px(anchor.left), right: 'auto', maxWidth: px(clientWidth - anchor.left - edge) }
    : { left: 'auto', right: px(clientWidth - anchor.right), maxWidth: px(anchor.right - edge) };
}
