/** Translates a page as browsers and extensions do, and reads what a translated page shows. */
import { shadowRootsIn } from './by-role.ts';

/** How a program translates. */
export interface Translator {
  /** What Chrome does: a `<font>` in a `<font>` for each text, also for blanks between inline elements. */
  readonly isChrome: boolean;
}

/** The attributes that are translated, too. */
const attributes = ['placeholder', 'title', 'aria-label', 'alt'];

/** A translated text is in these brackets, which no element shows. */
const brackets = /[⟦⟧]/g;

/** Translates all texts in `root` that are not translated yet, also in open shadow roots. */
export function translate(root: Element, { isChrome }: Translator): void {
  for (const part of [root, ...shadowRootsIn(root)]) {
    for (const text of textsIn(part)) {
      if (text.parentElement?.closest('font')) continue;
      const isBlank = text.data.trim() === '';
      if (isBlank && !(isChrome && text.data)) continue;
      text.replaceWith(fontWith(isBlank ? text.data : `⟦${text.data}⟧`, isChrome));
    }
    for (const element of part.querySelectorAll('*')) {
      for (const name of attributes) {
        const value = element.getAttribute(name);
        if (value && !value.startsWith('⟦')) element.setAttribute(name, `⟦${value}⟧`);
      }
    }
  }
}

/** All texts and translated attributes in `root`, one a line, without the brackets of the translation. */
export function shownIn(root: Element): string {
  const lines = [root, ...shadowRootsIn(root)].flatMap((part) => [
    ...textsIn(part).map(({ data }) => data),
    ...[...part.querySelectorAll('*')].flatMap((one) =>
      attributes.flatMap((name) => one.getAttribute(name) ?? []),
    ),
  ]);
  // Translations move blanks.
  return lines.flatMap((line) => line.replace(brackets, '').trim() || []).join('\n');
}

function fontWith(text: string, isNested: boolean): HTMLElement {
  const font = document.createElement('font');
  font.append(isNested ? fontWith(text, false) : text);
  return font;
}

function textsIn(root: ParentNode & Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts.filter(({ parentElement }) => !/^(?:style|script)$/.test(parentElement?.localName ?? ''));
}
