/** Puts markdown around what is selected in a field, or takes it away. */

/** A text and its selection; UTF-16 units. */
export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export type Format = 'bold' | 'italic' | 'code' | 'list' | 'quote' | 'link';

const signs = { bold: '**', italic: '_', code: '`' } as const;
const beginnings = { list: '- ', quote: '> ' } as const;

export function formatted(selected: Selected, format: Format): Selected {
  switch (format) {
    case 'link':
      return linked(selected);
    case 'list':
    case 'quote':
      return begun(selected, beginnings[format]);
    default:
      return signed(selected, signs[format]);
  }
}

/** Each row has its own signs, because markup ends with its row. */
function signed({ text, from, to }: Selected, sign: string): Selected {
  const { length } = sign;
  if (text.slice(from - length, from) === sign && text.slice(to, to + length) === sign && from >= length)
    return replaced(text, from - length, to + length, text.slice(from, to));
  const rows = text.slice(from, to).split('\n');
  const parts = rows.map((row) => /^(\s*)(.*?)(\s*)$/.exec(row) ?? [row, '', row, '']);
  const hasSigns = ([, , words = '']: readonly string[]): boolean =>
    words.length >= 2 * length && words.startsWith(sign) && words.endsWith(sign);
  const filled = parts.filter(([, , words]) => words);
  const isOff = filled.length > 0 && filled.every(hasSigns);
  const next = parts.map(([, before = '', words = '', after = '']) => {
    if (isOff) return before + (words && words.slice(length, -length)) + after;
    return words ? before + sign + words + sign + after : before + after;
  });
  if (filled.length > 0) return replaced(text, from, to, next.join('\n'));
  const between = replaced(text, from, to, sign + sign);
  return { ...between, from: from + length, to: from + length };
}

function begun({ text, from, to }: Selected, sign: string): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const rows = text.slice(start, to).split('\n');
  const isOff = rows.every((row) => row.startsWith(sign));
  const next = rows.map((row) => (isOff ? row.slice(sign.length) : sign + row)).join('\n');
  const { text: whole, to: end } = replaced(text, start, to, next);
  return { text: whole, from: from === to ? end : start, to: end };
}

/** Selects the address, which is still to be written. */
function linked({ text, from, to }: Selected): Selected {
  const label = text.slice(from, to).replace(/\s+/g, ' ');
  const address = 'https://';
  const { text: whole } = replaced(text, from, to, `[${label}](${address})`);
  const start = label ? from + label.length + 3 : from + 1;
  return { text: whole, from: start, to: label ? start + address.length : start };
}

function replaced(text: string, from: number, to: number, by: string): Selected {
  return { text: text.slice(0, from) + by + text.slice(to), from, to: from + by.length };
}
