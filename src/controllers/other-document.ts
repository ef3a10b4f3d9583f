/** The styles of elements that a script has moved to another document, such as that of a frame. Loads there only. */
import type { CSSResult } from 'lit';

const copies = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** Adds copies of the styles, because a document accepts no style sheets that another one has constructed. */
export function copyStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const { ownerDocument, adoptedStyleSheets } = root;
  const { defaultView } = ownerDocument as { readonly defaultView: (Window & typeof globalThis) | null };
  if (!defaultView) return;
  const known = copies.get(ownerDocument) ?? new Map<CSSResult, CSSStyleSheet>();
  copies.set(ownerDocument, known);
  for (const style of styles) {
    const sheet = known.get(style) ?? new defaultView.CSSStyleSheet();
    if (!known.has(style)) sheet.replaceSync(style.cssText);
    known.set(style, sheet);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }
}
