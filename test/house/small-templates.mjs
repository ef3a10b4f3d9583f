/** Proves that the build changes the white space of `html` and `svg` templates and nothing else. */
import { loadConfigFromFile } from 'vite';

const cases = [
  ['line breaks become a space', 'html`<p>\n    a\n  </p>`', 'html`<p> a </p>`'],
  ['nothing beside blocks', 'html`<div>\n  <p>\n  a</p>\n</div>\n<b>`', 'html`<div><p> a</p></div><b>`'],
  [
    'nothing before a block that an expression follows',
    'html`a\n<li class=${1}>\n`',
    'html`a<li class=${1}> `',
  ],
  [
    'a space between attributes',
    'html`<div\n  class="a"\n  id=${1}\n  b>`',
    'html`<div class="a" id=${1} b>`',
  ],
  ['a space beside names that begin alike', 'html`<link>\n<divider>\n`', 'html`<link> <divider> `'],
  ['svg, too', 'svg`<g>\n</g>`', 'svg`<g> </g>`'],
  ['other templates stay', 'css`a {\n  b\n}`; `x\n  y`;', 'css`a {\n  b\n}`; `x\n  y`;'],
  ['expressions stay', 'html`\n${a(\n  `x\n y`,\n)}\n`', 'html` ${a(\n  `x\n y`,\n)} `'],
  ['a template in a template', 'html`\n${html`\n  b`}\n`', 'html` ${html` b`} `'],
  ['a template in another kind', '`\n${html`\n  b`}\n`', '`\n${html` b`}\n`'],
  ['braces and quotes in expressions', "html`${{ a: '}`' }}\n`", "html`${{ a: '}`' }} `"],
  [
    'regular expressions',
    'const r = /`/;\nhtml`a\n`;\nconst q = /`/;',
    'const r = /`/;\nhtml`a `;\nconst q = /`/;',
  ],
  ['comments', '// it`s\nhtml`a\n`; /* ` */\n', '// it`s\nhtml`a `; /* ` */\n'],
  ['an escaped backtick', 'html`a \\`\n b`', 'html`a \\` b`'],
  ['an escaped line break in a text', 'html`a\\n  b`', 'html`a\\n  b`'],
  ['letters beyond 16 bits before it', "'😀'; html`a\n  b`", "'😀'; html`a b`"],
  ['names that end alike', 'myhtml`a\n  b`', 'myhtml`a\n  b`'],
];

const { config } = await loadConfigFromFile({ command: 'build', mode: 'modules' }, 'vite.config.ts');
const { handler } = config.plugins.find(({ name }) => name === 'small-templates').transform;

for (const [title, before, after] of cases) {
  const { code } = handler(before);
  if (code === after) continue;
  console.error(`${title}: ${JSON.stringify(before)} became ${JSON.stringify(code)}.`);
  process.exitCode = 1;
}
