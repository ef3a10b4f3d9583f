/** Shows the text of a message: plain text at once, safe markup and links as soon as their code is loaded. */
import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

export interface RichSource {
  /** The whole message as plain text. */
  readonly text: string;
  /** Hostile HTML, when the text alone would lose something. Never inserted as it is. */
  readonly markup?: string | undefined;
}

/** Longer texts are cut, with a button that shows the rest. UTF-16 units. */
const textLimit = 20_000;
/** How much of such a text is shown at first. UTF-16 units. */
const shownLimit = 2_000;

/** Matches texts that may contain an address. Runs in linear time. */
const mayHaveLink = /:\/\/|www\.|@|mailto:/i;

/** Modules that load when the first text needs them. */
const loaders = {
  markup: async () => (await import('./rich-text-sanitiser.ts')).showMarkup,
  links: async () => (await import('./rich-text-links.ts')).addLinks,
};
type Refinement = keyof typeof loaders;

/** The loaded ones. With them a text is complete when it is first drawn. */
const refiners: Partial<Record<Refinement, (target: HTMLElement, source: RichSource) => void>> = {};

/** What each element shows now, so that a module that loads later does not overwrite a newer text. */
const showing = new WeakMap<Element, RichSource>();

/**
 * Shows the text of a message in an element. Markup other than paragraphs needs the sanitiser, and addresses need the
 * link finder: until these are loaded, or when they cannot be loaded, plain text is shown.
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

function refine(target: HTMLElement, source: RichSource, kind: Refinement): void {
  const refiner = refiners[kind];
  if (refiner) return refiner(target, source);
  loaders[kind]().then((loaded) => {
    refiners[kind] = loaded;
    if (showing.get(target) === source) loaded(target, source);
  }, keepText);
}

/** When a module cannot be loaded, the text stays as it is: readable and safe. */
function keepText(): void {}

function showCut(target: HTMLElement, text: string, showMore: string): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'more';
  button.textContent = showMore;
  button.addEventListener('click', () => {
    target.textContent = text;
    // The button had the focus and has disappeared, so the message gets it.
    target.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
  });
  target.replaceChildren(`${cutAt(text, shownLimit)}… `, button);
}

/** Never cuts through a character that has two UTF-16 units. */
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

/** `showRichText` for templates: `<div ${richText({ text }, 'Show more')}></div>`, without children. */
export const richText = directive(RichText);
