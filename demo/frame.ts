/** What all demo pages have in common, put around each as it is served: head, menu, foot, and its tags to copy. */
import type { Plugin } from 'vite';
import { recipe } from './recipe.ts';
import { stories, storyOf } from './stories.ts';

/**
 * A page's file says only what is its own: what belongs into its head, then `<main>`. In there stand `%STORIES%` for
 * the cards of all stories and `%WAYS_IN%` for the ways of its own. Providers are written as for the service itself;
 * here they are pointed at the emulator.
 */
export function frame(): Plugin {
  return {
    name: 'frame',
    apply: 'serve',
    transformIndexHtml: {
      order: 'pre',
      handler: (file, { path }) => framed(file, path.replace(/^\/|\.html$/g, '')),
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
      .replace('%WAYS_IN%', () => waysIn(page))
      .replaceAll('<spaces-provider', '<spaces-provider server="%SPACES_SERVER%" web-server="%SPACES_WEB%"')}
    <footer class="foot">
      <div>Larkfield is an invented company. Everything here talks to an emulator on this machine.</div>
    </footer>
  </body>
</html>
`;
}

function menu(page: string): string {
  const here = storyOf(page);
  return stories.map((story) => link(story, story === here)).join(' ');
}

function link({ page, name }: { readonly page: string; readonly name: string }, isHere: boolean): string {
  return `<a href="./${page}.html"${isHere ? ' aria-current="page"' : ''}>${name}</a>`;
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

function waysIn(page: string): string {
  const { ways = [], invited = [] } = storyOf(page) ?? {};
  const every = ways.map((way) => `<li>${link(way, way.page === page)} <span>${way.about}</span></li>`);
  const people = invited.map(([name, about]) => `<dt>${name}</dt><dd>${about}</dd>`);
  return (
    card('Every way in', 'ul class="ways-in"', every) + card('Who was invited', 'dl class="facts"', people)
  );
}

function card(heading: string, list: string, entries: readonly string[]): string {
  if (entries.length === 0) return '';
  const [tag] = list.split(' ');
  return `<section class="card"><h2>${heading}</h2><${list}>${entries.join('')}</${tag}></section>`;
}
