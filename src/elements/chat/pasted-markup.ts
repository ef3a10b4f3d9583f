/** Pasted HTML of office programs, mail programs and pages, as markdown. Loads with the first such paste. */
import { isPlainBody } from '../../protocol/message.ts';
import { markdownToBody } from '../../protocol/markdown.ts';
import { type Markdown, markupToMarkdown } from './markup-to-markdown.ts';

/** Longer HTML is not looked at. UTF-16 units. */
const longestMarkup = 2_000_000;

/** Undefined when the plain text of the paste says as much, or when reading the HTML would take too long. */
export function pastedMarkdown(html: string): Markdown | undefined {
  if (html.length > longestMarkup) return undefined;
  const found = markupToMarkdown(withMeantTags(fragmentOf(html)));
  if (!found) return undefined;
  const text = found.text.replaceAll('\u00a0', ' ').trim();
  return isPlainBody(markdownToBody(text, found.mentions).bodyText) ? undefined : { ...found, text };
}

/** What was selected, without what browsers and Word put around it. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->');
  const end = html.indexOf('<!--EndFragment-->');
  const fragment = html.slice(start < 0 ? 0 : start + 20, end < 0 ? html.length : end);
  return without(
    without(without(fragment, '<style', '</style>'), '<script', '</script>'),
    '<title',
    '</title>',
  );
}

/** Runs in linear time, unlike an expression for the same. */
function without(html: string, from: string, to: string): string {
  const lower = html.toLowerCase();
  let kept = '';
  let done = 0;
  for (let at = lower.indexOf(from); at >= 0; at = lower.indexOf(from, done)) {
    const end = lower.indexOf(to, at);
    kept += html.slice(done, at);
    done = end < 0 ? html.length : end + to.length;
  }
  return kept + html.slice(done);
}

const anyTag =
  /<(\/?)([a-z][a-z0-9:-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
/** Word's own mark of a list: a sign or a number before the text. */
const wordBullet = /<!--\[if !supportLists]-->([^]{0,500}?)<!--\[endif]-->/gi;

/** Writes tags for what Google Docs and Word say by styles: bold, italic, headings and lists. */
function withMeantTags(html: string): string {
  const open: string[] = [];
  const source = html.replace(wordBullet, '');
  const meant = source.replace(anyTag, (tag, slash: string, written: string, attributes: string) => {
    const name = written.toLowerCase();
    if (name.includes(':')) return '';
    if (!/^(?:span|b|strong|i|em|p|h[1-6])$/.test(name)) return tag;
    if (slash) return open.pop() ?? '';
    const [before, after] = meaning(name, attributes);
    open.push(after);
    return before;
  });
  return without(meant, '<!--', '-->').replace(/<\/(ul|ol)>\s*<\1>/g, '');
}

/** The tags that an element stands for: those that open it, and those that close it. */
function meaning(name: string, attributes: string): readonly [string, string] {
  if (name.startsWith('h')) return ['<p><strong>', '</strong></p>'];
  if (name === 'p') return /mso-list:\s*l/i.test(attributes) ? ['<ul><li>', '</li></ul>'] : ['<p>', '</p>'];
  const isPlain = /font-weight:\s*(?:normal|[1-4]00)/i.test(attributes);
  const isUpright = /font-style:\s*normal/i.test(attributes);
  const isBold =
    (/^(?:b|strong)$/.test(name) && !isPlain) || /font-weight:\s*(?:bold|[6-9]00)/i.test(attributes);
  const isItalic = (/^(?:i|em)$/.test(name) && !isUpright) || /font-style:\s*italic/i.test(attributes);
  return [
    (isBold ? '<strong>' : '') + (isItalic ? '<em>' : ''),
    (isItalic ? '</em>' : '') + (isBold ? '</strong>' : ''),
  ];
}
