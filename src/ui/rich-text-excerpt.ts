/** Shows the beginning of a long message, with a button that shows the rest. Loads with the first long message. */
import { addLinks } from './rich-text-links.ts';
import { adoptStyles, showMarkup } from './rich-text-sanitiser.ts';
import { excerptStyles } from './rich-text.styles.ts';
import { capMarks, cutAt, shownLimit, shownLines, type ExcerptLabels, type RichSource } from './rich-text.ts';

/** A whole message has no more lines than this; further line breaks become blanks. */
const lineLimit = 1_000;

/** Elements that begin a line. */
const lineTags = 'br, p, li, pre, blockquote';

/**
 * Longer words get a place to break. Without one, a browser shapes the whole word again for each line, which takes
 * seconds for 20,000 Arabic letters.
 */
const endlessWord = /[^\s\0-\u02ff]{500}/gu;

export function showExcerpt(target: HTMLElement, source: RichSource, labels: ExcerptLabels): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'more';
  const draw = (isWhole: boolean): void => {
    showText(target, source, isWhole);
    if (!isWhole) cutLines(target);
    button.textContent = isWhole ? labels.showLess : labels.showMore;
    button.ariaExpanded = String(isWhole);
    const end = source.isCut ? `… ${labels.restNotShown} ` : ' ';
    target.append(isWhole ? end : '… ', button);
  };
  button.addEventListener('click', () => {
    const isWhole = button.ariaExpanded !== 'true';
    draw(isWhole);
    // The button was moved, so it has lost the focus.
    button.focus({ preventScroll: true });
    if (!isWhole) button.scrollIntoView({ block: 'nearest' });
  });
  draw(false);
  adoptStyles(target, excerptStyles);
}

/** Draws the message. Not whole, the plain text is drawn up to the word at which an excerpt ends, because a link takes time. */
function showText(target: HTMLElement, source: RichSource, isWhole: boolean): void {
  const text = capMarks(source.text).replace(/\n{4,}/g, '\n\n\n');
  const lines = (isWhole ? text.replace(endlessWord, '$&\u200b') : beginningOf(text)).split('\n');
  const rest = lines.slice(lineLimit).join(' ');
  target.textContent = lines.slice(0, lineLimit).join('\n') + (rest && ` ${rest}`);
  if (source.markup === undefined) addLinks(target);
  else showMarkup(target, source);
}

/** Ends at white space, so that no link is cut. */
function beginningOf(text: string): string {
  const length = text.slice(shownLimit).search(/\s/);
  return length < 0 ? text : text.slice(0, shownLimit + length);
}

/** Removes everything behind the lines and characters that an excerpt shows. */
function cutLines(target: HTMLElement): void {
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let lines = 0;
  let length = 0;
  while (walker.nextNode() && lines < shownLines) {
    const node = walker.currentNode;
    if (node instanceof Element) {
      if (node.matches(lineTags)) lines += 1;
      continue;
    }
    const text = node as Text;
    const rows = text.data.split('\n', shownLines - lines);
    const kept = cutAt(rows.join('\n'), shownLimit - length);
    lines += rows.length - 1;
    length += kept.length;
    if (kept.length < text.data.length) {
      text.data = kept;
      break;
    }
  }
  if (walker.currentNode === target) return;
  const range = document.createRange();
  range.setStartAfter(walker.currentNode);
  range.setEnd(target, target.childNodes.length);
  range.deleteContents();
}
