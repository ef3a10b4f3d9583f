/** The generated parts of the README are between marks. */

/** Replaces the text between the two marks of that name. */
export function fillTable(text, name, content) {
  const marks = new RegExp(`(<!-- ${name}: .*? -->).*(<!-- /${name} -->)`, 's');
  if (!marks.test(text)) throw new Error(`README.md has no marks around its ${name}.`);
  return text.replace(marks, (_, start, end) => `${start}\n\n${content}\n\n${end}`);
}
