/** The code section of a demo page: the tags that a page author can copy. */

/** Returns the section, or "" if the page has no tags. */
export function recipe(page: string, file: string): string {
  const code = tagsIn(file);
  if (code === '') return '';
  return `<section class="recipe">
  <div>
    <h2>What this page needs</h2>
    <p class="quiet">One script and these tags. The source is in ${sourcesOf(page, file)}.</p>
  </div>
  <pre role="group" tabindex="0" aria-label="Code to copy"><code>&lt;<b>script</b> type="module" src="spaces-elements.js"&gt;&lt;/<b>script</b>&gt;
${code}</code></pre>
</section>`;
}

/** The source files of a page. */
function sourcesOf(page: string, file: string): string {
  const scripts = [...file.matchAll(/<script [^>]*src="\.\/([^"]*)"/g)].map(([, script]) => script);
  const own = scripts.filter((script) => script !== 'demo.ts');
  return [`${page}.html`, ...own].map((name) => `<code>demo/${name}</code>`).join(' and ');
}

/** Returns the page's tags, indented by nesting. A tag without children closes on its own line. */
function tagsIn(file: string): string {
  let depth = 0;
  let code = '';
  let last = '';
  for (const [, slash = '', tag = '', text = ''] of file.matchAll(/<(\/?)(spaces-[a-z-]+)([^>]*)>/g)) {
    if (slash) depth -= 1;
    const line = `\n${'  '.repeat(depth)}`;
    if (!slash || last === '/') code += line;
    code += `&lt;${slash}<b>${tag}</b>${attributesIn(text, tag, line)}&gt;`;
    if (!slash) depth += 1;
    last = slash;
  }
  return code;
}

/** Puts each attribute on its own line if one line is too long. */
function attributesIn(text: string, tag: string, line: string): string {
  const all = [...text.matchAll(/([a-z-]+)(="[^"]*")?/g)].map(
    ([, name = '', value = '']) => [name, readable(value)] as const,
  );
  const isLong = line.length + 2 * tag.length + all.flat().join(' ').length > 74;
  const coloured = all.map(([name, value]) => `${isLong ? `${line}  ` : ' '}<i>${name}</i>${value}`).join('');
  return coloured + (isLong ? line : '');
}

/** Replaces the demo's placeholders with words. */
function readable(value: string): string {
  return value
    .replace('%SPACES_SPACE%', 'id of the space')
    .replace(/%[A-Z_]*INVITE%/, 'https://…/spaces/invites/…/join');
}
