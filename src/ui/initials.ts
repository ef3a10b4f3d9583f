/** The initials of a person. Apart from their picture, which `<spaces-join>` shows only later. */

/** The first letters of the first and the last word, which numbers are not; "?" for a name without letters. */
export function initials(name: string): string {
  // The browser needs 3 ms to prepare an expression with Unicode properties.
  const word = /[^ -~]/.test(name) ? /\p{L}[\p{L}\p{M}\p{N}]*/gu : /[a-z][a-z\d]*/gi;
  const [first, ...others] = name.match(word) ?? [];
  const letters = [first, others.at(-1)].map((each = '') => [...each][0]?.toUpperCase());
  return letters.join('') || '?';
}
