import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import { bodyToText, isPlainBody } from '../protocol/message-text.ts';
import { isCheapMarkup } from './markup-cost.ts';

/** A message body from the service (hostile HTML or plain text), or a text that was typed here. */
export type RichSource = { readonly body: string } | { readonly text: string };

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
  const text = 'text' in source ? source.text : bodyToText(source.body);
  if (text.length > textLimit) return showCut(target, text, showMore);
  if ('body' in source && !isPlainBody(source.body) && isCheapMarkup(source.body)) {
    if (sanitiser) return showMarkup(target, source.body, text, sanitiser);
    void import('./rich-text-sanitiser.ts').then((chunk) => {
      sanitiser = chunk;
      if (showing.get(target) === source) showMarkup(target, source.body, text, chunk);
    }, ignoreMissingChunk);
  } else if (mayHaveLink.test(text)) {
    if (links) return showLinks(target, text, links);
    void import('./rich-text-links.ts').then((chunk) => {
      links = chunk;
      if (showing.get(target) === source) showLinks(target, text, chunk);
    }, ignoreMissingChunk);
  }
  target.textContent = text;
}

function showMarkup(
  target: HTMLElement,
  body: string,
  text: string,
  { sanitise }: typeof import('./rich-text-sanitiser.ts'),
): void {
  const content = sanitise(body);
  target.classList.toggle('rich', content !== undefined);
  target.replaceChildren(content ?? text);
}

function showLinks(
  target: HTMLElement,
  text: string,
  { addLinks }: typeof import('./rich-text-links.ts'),
): void {
  target.textContent = text;
  addLinks(target);
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
  #shown = '';

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('richText() belongs on an element');
  }

  override update(part: ElementPart, [source, showMore]: [RichSource, string]): typeof noChange {
    const shown = 'text' in source ? `t${source.text}` : `b${source.body}`;
    if (shown !== this.#shown) {
      this.#shown = shown;
      showRichText(part.element as HTMLElement, source, showMore);
    }
    return noChange;
  }

  render(_source: RichSource, _showMore: string): typeof noChange {
    return noChange;
  }
}

/** `showRichText` for templates: `<div ${richText({ body }, 'Show more')}></div>`, with no other children. */
export const richText = directive(RichText);
