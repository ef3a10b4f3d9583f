/** The markdown for the HTML of a message or of a paste, which may be hostile. Loads with the first one that is needed. */
import { escapeSigns, escapeStart, markdownToBody } from '../../protocol/markdown.ts';
import type { Mention } from '../../protocol/mention.ts';
import { cleanLine, isId } from '../../protocol/read.ts';
import { cleanMarkup, nameIn } from '../../ui/rich-text-sanitiser.ts';

export interface Markdown {
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Sent again, the text becomes the same markup: nothing is lost. */
  readonly isWhole: boolean;
}

/** Undefined for HTML that is not safe to read, or that would take too long. */
export function markupToMarkdown(html: string): Markdown | undefined {
  const content = cleanMarkup(html);
  if (!content) return undefined;
  const { rows, mentions, isLossy } = new Writer(content);
  const text = rows.map(reveal).join('\n');
  const again = cleanMarkup(markdownToBody(text, mentions).bodyText);
  const isWhole = !isLossy && again !== undefined && new Writer(again).rows.join('\n') === rows.join('\n');
  return { text, mentions, isWhole };
}

// While a row is written, these code points, which mean nothing in Unicode, stand for the signs that are meant. So signs
// that the text itself contains can be told from them, and two messages can be compared.
const meant = {
  star: '\ufdd1',
  line: '\ufdd2',
  tick: '\ufdd3',
  label: '\ufdd4',
  labelEnd: '\ufdd5',
  address: '\ufdd6',
  addressEnd: '\ufdd7',
  quote: '\ufdd8',
  bullet: '\ufdd9',
  number: '\ufdda',
  person: '\ufddb',
};
const signs = '*_`[]()>-.@';

function reveal(row: string): string {
  return row.replace(/[\ufdd1-\ufddb]/g, (sign) => signs[sign.charCodeAt(0) - 0xfdd1] ?? '');
}

class Writer {
  readonly mentions: Mention[] = [];
  readonly rows: readonly string[];
  /** There was something that markdown does not have. */
  isLossy = false;

  constructor(content: DocumentFragment) {
    this.rows = this.#blocks(content);
  }

  #blocks(parent: Node): string[] {
    const rows: string[] = [];
    let loose = '';
    const flush = (): void => {
      if (loose.trim()) rows.push(...this.#paragraph(loose));
      loose = '';
    };
    let isAfterList = false;
    for (const node of parent.childNodes) {
      const name = node.nodeName.toLowerCase();
      if (!/^(?:p|pre|blockquote|[uo]l|li)$/.test(name)) {
        loose += name === 'br' ? '\n' : this.#inline(node);
        continue;
      }
      flush();
      if (name === 'p') rows.push(...this.#paragraph(this.#children(node).replace(/\n$/, ''), isAfterList));
      else if (name === 'blockquote')
        rows.push(...this.#blocks(node).map((row) => meant.quote + (row && ` ${row}`)));
      else if (name === 'pre') rows.push(...this.#code(node.textContent ?? ''));
      else rows.push(...this.#items(name === 'li' ? [node] : [...node.childNodes], name === 'ol'));
      isAfterList = name === 'ol';
    }
    flush();
    return rows;
  }

  #paragraph(text: string, isAfterList = false): string[] {
    return text.split('\n').map((row) => escapeStart(escaped(row), isAfterList));
  }

  #code(text: string): string[] {
    const fence = meant.tick.repeat(3);
    const rows = withoutMeant(text).split('\n');
    if (rows.includes('```')) this.isLossy = true;
    return [fence, ...rows, fence];
  }

  #items(nodes: readonly Node[], isNumbered: boolean): string[] {
    const items = nodes.filter((node) => node.nodeName === 'LI');
    return items.map((item, index) => {
      const rows = [...item.childNodes].some((node) => /^(?:P|PRE|BLOCKQUOTE|[UO]L|BR)$/.test(node.nodeName))
        ? this.#blocks(item)
        : [escaped(this.#children(item).trim())];
      if (rows.length !== 1) this.isLossy = true;
      return `${isNumbered ? `${index + 1}${meant.number}` : meant.bullet} ${rows.join(' ')}`;
    });
  }

  #children(node: Node): string {
    return [...node.childNodes].map((child) => this.#inline(child)).join('');
  }

  /** A row, or several. */
  #inline(node: Node): string {
    if (node.nodeType === Node.TEXT_NODE)
      return withoutMeant(node.nodeValue ?? '').replace(/\s*[\n\r]\s*/g, ' ');
    const element = node as Element;
    switch (node.nodeName.toLowerCase()) {
      case 'br':
        return '\n';
      case 'strong':
      case 'b':
        return around(this.#children(node), meant.star.repeat(2));
      case 'em':
      case 'i': {
        const content = this.#children(node);
        return around(content, content.includes('_') ? meant.star : meant.line);
      }
      case 'code':
        return around(withoutMeant(node.textContent ?? ''), meant.tick);
      case 'a':
        return this.#link(element as HTMLAnchorElement);
      case 'mention':
        return this.#person(element);
      case 'u':
      case 's':
        this.isLossy = true;
    }
    return this.#children(node);
  }

  #link(anchor: HTMLAnchorElement): string {
    const label = withoutMeant(anchor.textContent).replace(/\s+/g, ' ');
    const address = anchor.getAttribute('href') ?? '';
    if (!label.trim()) return '';
    if (label === address || !/^(?:https?:|mailto:)/.test(address)) {
      if (label !== address) this.isLossy = true;
      return label;
    }
    const target = address.replace(/[()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    return meant.label + label + meant.labelEnd + meant.address + target + meant.addressEnd;
  }

  #person(mention: Element): string {
    const title = cleanLine(nameIn(mention).replace(/^@/, ''));
    const { id } = mention;
    if (!title || !isId(id)) return nameIn(mention);
    this.mentions.push({ id, type: mention.getAttribute('type') ?? '', title });
    return meant.person + title;
  }
}

/** Signs are beside the words that they are for, so blanks at the edges go out of them. */
function around(content: string, sign: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(content) ?? [];
  return words && before + words.split('\n').join(`${sign}\n${sign}`).replace(/^|$/g, sign) + after;
}

/** Signs of the text itself get backslashes. */
function escaped(row: string): string {
  return escapeSigns(reveal(row), row);
}

function withoutMeant(text: string): string {
  return text.replace(/[\ufdd0-\ufdef]/g, '');
}
