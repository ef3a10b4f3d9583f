/** Places a small panel of the top layer beside what opened it. */

/** Below it, or above it where there is more room; never outside the window. */
export function placeBeside(panel: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = panel;
  const below = at.bottom + 4;
  const top = below + offsetHeight < innerHeight ? below : Math.max(4, at.top - offsetHeight - 4);
  const isRtl = getComputedStyle(anchor).direction === 'rtl';
  const start = isRtl ? at.right - offsetWidth : at.left;
  const left = Math.min(Math.max(4, start), innerWidth - offsetWidth - 4);
  Object.assign(panel.style, { top: `${top}px`, left: `${left}px` });
}
