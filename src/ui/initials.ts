/** The initials of a person. Apart from their picture, which `<spaces-join>` shows only later. */

/** The first letters of the first and the last word, which numbers are not; "?" for a name without letters. */
export function initials(name: string): string {
  const words = name.match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? [];
  const letters = [words[0], words.slice(1).at(-1)].map((word) => [...(word ?? '')][0]?.toUpperCase());
  return letters.join('') || '?';
}
