/** Lets the texts of an element change after a translation of the page has replaced them. */
import { render } from 'lit';

/**
 * For the options of Lit's `render()`. Translations, such as Chrome's, replace each text by a `<font>`. Lit inserts
 * what an expression renders before the node that follows the expression, and throws when that node is gone. So a text
 * there gets an empty text before it, which translations leave in place.
 */
export const creationScope = {
  /** `texts`: set on a template once its texts are prepared, because it comes again for each copy. */
  importNode(template: Node & { texts?: TreeWalker }): Node {
    // 4 is `NodeFilter.SHOW_TEXT`, in fewer bytes. A walker at the end of its template finds nothing more.
    const texts = (template.texts ??= document.createTreeWalker(template, 4));
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      if (text.previousSibling instanceof Comment) text.before('');
    }
    return document.importNode(template, true);
  },
};

/**
 * Lit sets the `data` of the text that it rendered before; after a translation, that is a `<font>`, which does not show
 * it. This shows it, and is called after each `render()`.
 */
export function showNewTexts(root: ParentNode): void {
  for (const font of root.querySelectorAll<HTMLFontElement & { data?: string }>('font')) {
    if (font.data) font.replaceWith(font.data);
  }
}

/** Lit's `render()` for each place that an element renders by itself. */
export function renderTexts(content: unknown, place: HTMLElement): void {
  render(content, place, { creationScope });
  showNewTexts(place);
}
