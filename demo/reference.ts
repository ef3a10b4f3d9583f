/** The documents for page authors as pages of the demo. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';
import type { Plugin } from 'vite';
import { storyOf } from './stories.ts';

/** The document of each page, by its path in the project. */
const documents: Readonly<Record<string, string>> = {
  reference: 'src/README.md',
  'reference-recipes': 'src/RECIPES.md',
  'reference-hosts': 'src/hosts/README.md',
  'reference-styling': 'src/ui/README.md',
  ...Object.fromEntries(
    ['join', 'chat', 'list', 'launcher', 'call', 'invite-dialog', 'user-search', 'provider'].map((tag) => [
      `reference-${tag}`,
      `src/elements/${tag}/README.md`,
    ]),
  ),
};

/** Serves the pages. Add it beside the frame, which completes them. */
export function reference(): Plugin {
  return {
    name: 'reference',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [, page = ''] = /^\/([\w-]+)\.html(?:$|\?)/.exec(request.url ?? '') ?? [];
        const path = documents[page];
        if (path === undefined) return next();
        response.setHeader('content-type', 'text/html; charset=utf-8');
        server
          .transformIndexHtml(`/${page}.html`, pageOf(page, path))
          .then((html) => response.end(html), next);
      });
    },
  };
}

function pageOf(page: string, path: string): string {
  const text = readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
  const { name = page } = storyOf(page)?.pages?.find((one) => one.page === page) ?? {};
  return `<!doctype html>
<title>${name} · Larkfield Partners</title>
<meta name="description" content="How to use it, and everything that it has." />
<link rel="stylesheet" href="./reference.css" />
<main>
  <div class="documents">
    <article class="reference">${htmlOf(text, path)}</article>
    <div>%EXAMPLES%</div>
  </div>
</main>`;
}

/** The text is our own. */
function htmlOf(text: string, path: string): string {
  const marked = new Marked({
    renderer: {
      heading: (heading, level, raw) => `<h${level} id="${anchorOf(raw)}">${heading}</h${level}>\n`,
      link: (href, _title, label) => linkTo(href, path, label),
      code: (code) =>
        `<pre role="group" tabindex="0" aria-label="Code to copy"><code>${escaped(code)}</code></pre>\n`,
      table: (head, body) =>
        `<div class="table" role="group" tabindex="0" aria-label="Table"><table><thead>${head}</thead><tbody>${body}</tbody></table></div>\n`,
    },
  });
  const html = marked.parse(text.replaceAll(/<!--[^]*?-->/g, ''), { async: false }) as string;
  return html.replaceAll(/(?:\.\.\/)+demo\//g, './');
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/<[^>]*>|&[a-z]+;|[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

/** A link to another document leads to its page. One to a file that is no page of the demo is only its label. */
function linkTo(href: string, path: string, label: string): string {
  if (/^https?:|^#/.test(href)) return `<a href="${href}">${label}</a>`;
  const { pathname, hash } = new URL(href, `file:///${path}`);
  const [page] = Object.entries(documents).find(([, file]) => `/${file}` === pathname) ?? [];
  return page === undefined ? label : `<a href="./${page}.html${hash}">${label}</a>`;
}

function escaped(code: string): string {
  return code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
