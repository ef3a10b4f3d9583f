/** Lets the texts of the elements change after a translation of the page has replaced them. */
import { nothing, render } from 'lit';

type SetValue = (this: { readonly startNode: Node | null }, ...values: unknown[]) => void;

let isDone = false;

/**
 * Translations, such as Chrome's, replace a text by a `<font>` that contains another one. Lit would write the next text
 * into that `<font>`, where nothing shows it. So Lit is given a text node to write into; if it does, the `<font>` is
 * removed. The parts of all templates have the same class. Parts that load later call this, to keep first loads small.
 */
export function keepTranslatedTextChanging(): void {
  if (isDone) return;
  isDone = true;
  const part = Object.getPrototypeOf(render(nothing, new DocumentFragment())) as Record<string, SetValue>;
  // The first is the name in the production build of Lit, the other one in its development build.
  for (const name of ['_$AI', '_$setValue']) {
    const set = part[name];
    if (set) part[name] = withTranslation(set);
  }
}

function withTranslation(set: SetValue): SetValue {
  return function (...values) {
    const translated = this.startNode?.nextSibling;
    if (translated?.nodeName !== 'FONT') return set.apply(this, values);
    const text = new Text();
    (translated as Element).before(text);
    set.apply(this, values);
    (text.data ? (translated as Element) : text).remove();
  };
}
