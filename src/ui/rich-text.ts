/** Shows the text of a message: plain text at once, safe markup and links as soon as their code is loaded. */
import { noChange } from 'lit';
import type { Mention } from '../protocol/mention.ts';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

export interface RichSource {
  /** The whole message as plain text. */
  readonly text: string;
  /** Hostile HTML, when the text alone would lose something. Never inserted as it is. */
  readonly markup?: string | undefined;
  /** Who is named, besides the tags in the markup. */
  readonly mentions?: readonly Mention[] | undefined;
  /** The id of the user, whose mention is marked. */
  readonly me?: string | undefined;
  /** The message is longer than what was read of it. */
  readonly isCut?: boolean;
}

/** The labels of the button below a long message. */
export interface ExcerptLabels {
  readonly showMore: string;
  readonly showLess: string;
  /** At the end of a message that was cut. */
  readonly restNotShown: string;
}

/** Longer texts are cut, with a button that shows the rest. UTF-16 units. */
export const shownLimit = 2_000;
/** So are texts with more lines than this. */
export const shownLines = 25;

/** Matches a text that may have marks, which can pile up: all marks are beyond the Latin letters. */
const beyondLatin = /[^\0-\u02ff]/;

/** Matches texts that may contain an address. Runs in linear time. */
const mayHaveLink = /:\/\/|www\.|@|mailto:/i;

/** Modules that load when the first text needs them. */
const loaders = {
  markup: async () => (await import('./rich-text-sanitiser.ts')).showMarkup,
  links: async () => (await import('./rich-text-links.ts')).addLinks,
  excerpt: async () => (await import('./rich-text-excerpt.ts')).showExcerpt,
};
type Refinement = keyof typeof loaders;

/** The loaded ones. With them a text is complete when it is first drawn. */
const refiners: Partial<
  Record<Refinement, (target: HTMLElement, source: RichSource, labels: ExcerptLabels) => void>
> = {};

/** What each element shows now, so that a module that loads later does not overwrite a newer text. */
const showing = new WeakMap<Element, RichSource>();

/**
 * Shows the text of a message in an element. Markup other than paragraphs needs the sanitiser, and addresses need the
 * link finder: until these are loaded, or when they cannot be loaded, plain text is shown.
 */
export function showRichText(target: HTMLElement, source: RichSource, labels: ExcerptLabels): void {
  const { markup } = source;
  const text = capMarks(source.text);
  const lines = text.split('\n', shownLines + 1);
  showing.set(target, source);
  target.classList.remove('rich');
  target.classList.toggle('beyond-latin', beyondLatin.test(text));
  if (source.isCut || text.length > shownLimit || lines.length > shownLines) {
    target.textContent = `${cutAt(lines.slice(0, shownLines).join('\n'), shownLimit)}…`;
    return refine(target, source, labels, 'excerpt');
  }
  target.textContent = text;
  if (markup !== undefined) refine(target, source, labels, 'markup');
  else if (mayHaveLink.test(text)) refine(target, source, labels, 'links');
}

function refine(target: HTMLElement, source: RichSource, labels: ExcerptLabels, kind: Refinement): void {
  const refiner = refiners[kind];
  if (refiner) return refiner(target, source, labels);
  loaders[kind]().then((loaded) => {
    refiners[kind] = loaded;
    if (showing.get(target) === source) loaded(target, source, labels);
  }, keepText);
}

/** When a module cannot be loaded, the text stays as it is: readable and safe. */
function keepText(): void {}

/**
 * Keeps the first 16 of successive marks, emoji modifiers and invisible characters. More of them belong to no script
 * and no emoji, and browsers need quadratic time to draw them: seconds for one message.
 */
export function capMarks(text: string): string {
  // Texts in Latin script skip the second expression, whose first use takes the browser milliseconds.
  return beyondLatin.test(text)
    ? text.replace(/([\p{M}\p{EMod}\p{DI}]{16})[\p{M}\p{EMod}\p{DI}]+/gu, '$1')
    : text;
}

/** Never cuts through a character that has two UTF-16 units. */
export function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}

class RichText extends Directive {
  #shown: RichSource | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('richText() belongs on an element');
  }

  override update(part: ElementPart, [source, labels]: [RichSource, ExcerptLabels]): typeof noChange {
    const shown = this.#shown;
    if (shown && shown.text === source.text && shown.markup === source.markup) return noChange;
    this.#shown = source;
    showRichText(part.element as HTMLElement, source, labels);
    return noChange;
  }

  render(_source: RichSource, _labels: ExcerptLabels): typeof noChange {
    return noChange;
  }
}

/** `showRichText` for templates: `<div ${richText({ text }, strings)}></div>`, without children. */
export const richText = directive(RichText);
