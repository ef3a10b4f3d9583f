/** The styles of elements that a script has moved to another document, such as that of a frame, and back. Loads then. */
import type { CSSResult, LitElement } from 'lit';

const copies = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** Adds the styles of an element and of its part, which the element lost when it was moved. */
export function restoreStyles(host: HTMLElement, styles: readonly CSSResult[]): void {
  const adopted = host.shadowRoot?.adoptedStyleSheets;
  const { elementStyles } = host.constructor as typeof LitElement;
  for (const style of [...(elementStyles as CSSResult[]), ...styles]) {
    const sheet = host.ownerDocument === document ? style.styleSheet : copyFor(host.ownerDocument, style);
    if (sheet && !adopted?.includes(sheet)) adopted?.push(sheet);
  }
}

/** A document accepts no style sheets that another one has constructed. Undefined for one without a window. */
function copyFor(target: Document, style: CSSResult): CSSStyleSheet | undefined {
  const { defaultView } = target as { readonly defaultView: (Window & typeof globalThis) | null };
  if (!defaultView) return undefined;
  const known = copies.get(target) ?? new Map<CSSResult, CSSStyleSheet>();
  copies.set(target, known);
  const sheet = known.get(style) ?? new defaultView.CSSStyleSheet();
  if (!known.has(style)) sheet.replaceSync(style.cssText);
  known.set(style, sheet);
  return sheet;
}
