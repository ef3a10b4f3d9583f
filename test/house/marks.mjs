/** The generated parts of documents are between marks. */
import { format, resolveConfig } from 'prettier';

/** The text, formatted as a document of the project. */
export async function formatDocument(text) {
  return format(text, { ...(await resolveConfig('README.md')), filepath: 'README.md' });
}

/** Replaces the text between the two marks of that name. */
export function fillTable(text, name, content) {
  const marks = new RegExp(`(<!-- ${name}: .*? -->).*(<!-- /${name} -->)`, 's');
  if (!marks.test(text)) throw new Error(`A document has no marks around its ${name}.`);
  return text.replace(marks, (_, start, end) => `${start}\n\n${content}\n\n${end}`);
}
