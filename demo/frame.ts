/** The frame of all demo pages: head, menu, footer and the code to copy. It is added when a page is served. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { recipe } from './recipe.ts';
import { stories, storyOf } from './stories.ts';

/**
 * A page's file contains only its own head elements and `<main>`. In it, `%STORIES%` is replaced with the cards of all
 * stories and `%EXAMPLES%` with the pages of the current story. Providers are written as for the real service; the
 * frame points them to the emulator.
 */
export function frame(): Plugin {
  return {
    name: 'frame',
    apply: 'serve',
    configureServer({ middlewares }) {
      // Pages name these scripts as files; the development server compiles them.
      middlewares.use((request, _response, next) => {
        const [, name] = /^\/(embed|frame)\.js$/.exec(request.url ?? '') ?? [];
        if (name) request.url = `/@fs${fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url))}`;
        next();
      });
    },
    transformIndexHtml: {
      order: 'pre',
      // The page in a frame has none of it.
      handler: (file, { path }) =>
        path === '/embed.html' ? file : framed(file, path.replace(/^\/|\.html$/g, '')),
    },
  };
}

function framed(file: string, page: string): string {
  const [head = '', main = ''] = file.replace('<!doctype html>', '').split(/(?=<main>)/);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="./lark.svg" />
    ${head.trim()}
  </head>
  <body>
    <header class="bar">
      <div>
        <a class="brand" href="./index.html"><img src="./lark.svg" alt="" /><b>Larkfield</b> <span>Partners</span></a>
        <nav aria-label="Stories">${menu(page)}</nav>
      </div>
      <script>document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })</script>
    </header>
    ${main
      .replace('</main>', `${recipe(page, file)}</main>`)
      .replace('%STORIES%', cards)
      .replace('%EXAMPLES%', () => examples(page))
      .replaceAll('<spaces-provider', '<spaces-provider server="%SPACES_SERVER%" web-server="%SPACES_WEB%"')}
    <footer class="foot">
      <div>Larkfield is a fictional company. All pages use an emulator on this machine.</div>
    </footer>
  </body>
</html>
`;
}

function menu(page: string): string {
  const current = storyOf(page);
  return stories.map((story) => link(story, story === current)).join(' ');
}

function link({ page, name }: { readonly page: string; readonly name: string }, isCurrent: boolean): string {
  return `<a href="./${page}.html"${isCurrent ? ' aria-current="page"' : ''}>${name}</a>`;
}

const cards = stories
  .map(
    (story) => `<li class="story">
  <svg viewBox="0 0 48 48" aria-hidden="true">${story.icon}</svg>
  <h2>${link(story, false)}</h2>
  <p class="quiet">${story.about}</p>
</li>`,
  )
  .join('');

function examples(page: string): string {
  const { pages = [], accounts = [] } = storyOf(page) ?? {};
  const items = pages.map((one) => `<li>${link(one, one.page === page)} <span>${one.about}</span></li>`);
  const people = accounts.map(([name, about]) => `<dt>${name}</dt><dd>${about}</dd>`);
  return card('Examples', 'ul class="examples"', items) + card('Test accounts', 'dl class="facts"', people);
}

function card(heading: string, list: string, entries: readonly string[]): string {
  if (entries.length === 0) return '';
  const [tag] = list.split(' ');
  return `<section class="card"><h2>${heading}</h2><${list}>${entries.join('')}</${tag}></section>`;
}
