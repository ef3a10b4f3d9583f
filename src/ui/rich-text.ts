/** Shows what people wrote: text at once, then safe markup and links. */
import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

export interface RichSource {
  /** The whole message as plain text. */
  readonly text: string;
  /** Hostile HTML, where the text alone would lose something. Never inserted as is. */
  readonly markup?: string | undefined;
}

/** Longer texts (in UTF-16 units) are cut, and the rest is shown on demand. */
const textLimit = 20_000;
/** How much of a text that is too long is shown at first. */
const cutText = 2_000;

/** Something in the text may be an address worth looking for. Linear. */
const mayHaveLink = /:\/\/|www\.|@|mailto:/i;

/** What makes more of a text than text: modules that are loaded when the first text needs them. */
const loaders = {
  markup: async () => (await import('./rich-text-sanitiser.ts')).showMarkup,
  links: async () => (await import('./rich-text-links.ts')).showLinks,
};
type Need = keyof typeof loaders;

/** Those that are here: then rows are drawn right the first time. */
const refiners: Partial<Record<Need, (target: HTMLElement, source: RichSource) => void>> = {};

/** What each element shows now: a module that arrives later must not overwrite newer text. */
const showing = new WeakMap<Element, RichSource>();

/**
 * Shows the text of a message in an element. Text stands there at once; what needs the sanitiser (other markup than
 * paragraphs) or the link finder is refined when they have been loaded, and stays text when that fails.
 */
export function showRichText(target: HTMLElement, source: RichSource, showMore: string): void {
  const { text, markup } = source;
  showing.set(target, source);
  target.classList.remove('rich');
  if (text.length > textLimit) return showCut(target, text, showMore);
  target.textContent = text;
  if (markup !== undefined) refine(target, source, 'markup');
  else if (mayHaveLink.test(text)) refine(target, source, 'links');
}

function refine(target: HTMLElement, source: RichSource, need: Need): void {
  const refiner = refiners[need];
  if (refiner) return refiner(target, source);
  loaders[need]().then((loaded) => {
    refiners[need] = loaded;
    if (showing.get(target) === source) loaded(target, source);
  }, textIsEnough);
}

/** Where a module does not arrive the text stays text: that is readable, and safe. */
function textIsEnough(): void {}

function showCut(target: HTMLElement, text: string, showMore: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'more';
  button.textContent = showMore;
  button.addEventListener('click', () => {
    target.textContent = text;
    // The button had the focus and is gone: the message takes it.
    target.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
  });
  target.replaceChildren(`${cutAt(text, cutText)}… `, button);
}

/** Never cuts a character of two units in half. */
function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}

class RichText extends Directive {
  #shown: RichSource | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('richText() belongs on an element');
  }

  override update(part: ElementPart, [source, showMore]: [RichSource, string]): typeof noChange {
    const shown = this.#shown;
    if (shown && shown.text === source.text && shown.markup === source.markup) return noChange;
    this.#shown = source;
    showRichText(part.element as HTMLElement, source, showMore);
    return noChange;
  }

  render(_source: RichSource, _showMore: string): typeof noChange {
    return noChange;
  }
}

/** `showRichText` for templates: `<div ${richText({ text }, 'Show more')}></div>`, with no other children. */
export const richText = directive(RichText);
