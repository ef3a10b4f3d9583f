/** Shows what people wrote: text at once, then safe markup and links. */
import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import { isCheapMarkup } from './markup-cost.ts';

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

/** The lazy chunks, once they are here: then rows are drawn right the first time. */
let sanitiser: typeof import('./rich-text-sanitiser.ts') | undefined;
let links: typeof import('./rich-text-links.ts') | undefined;

/** What each element shows now: a chunk that arrives later must not overwrite newer text. */
const showing = new WeakMap<Element, RichSource>();

/**
 * Shows the text of a message in an element. Text stands there at once; what needs the sanitiser (other markup than
 * paragraphs) or the link finder is refined when they have been loaded, and stays text when that fails.
 */
export function showRichText(target: HTMLElement, source: RichSource, showMore: string): void {
  showing.set(target, source);
  target.classList.remove('rich');
  const { text, markup } = source;
  if (text.length > textLimit) showCut(target, text, showMore);
  else if (markup !== undefined && isCheapMarkup(markup)) showMarkup(target, source);
  else if (mayHaveLink.test(text)) showLinks(target, source);
  else target.textContent = text;
}

function showMarkup(target: HTMLElement, source: RichSource): void {
  const content = sanitiser?.sanitise(source.markup ?? '');
  target.classList.toggle('rich', content !== undefined);
  target.replaceChildren(content ?? source.text);
  if (sanitiser) return;
  void import('./rich-text-sanitiser.ts').then((chunk) => {
    sanitiser = chunk;
    if (showing.get(target) === source) showMarkup(target, source);
  }, ignoreMissingChunk);
}

function showLinks(target: HTMLElement, source: RichSource): void {
  target.textContent = source.text;
  links?.addLinks(target);
  if (links) return;
  void import('./rich-text-links.ts').then((chunk) => {
    links = chunk;
    if (showing.get(target) === source) showLinks(target, source);
  }, ignoreMissingChunk);
}

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

/** Without the chunk the text stays text: that is readable, and safe. */
function ignoreMissingChunk(): void {}

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
