/** A post of a CMS: what an editor or sanitiser keeps of it is shown on a page with `embed.js`. */
import { join } from 'node:path';
import { serve } from './serve.mjs';

/** A block for `embed.js` and a pasted link. */
const written = `<h2>Office hours</h2>
<p>Come and <strong>talk</strong> to us.</p>
<div data-spaces="join" data-invite="INVITE" data-chat="true"><p><a href="INVITE">Join the conversation</a></p></div>
<p>See you there.</p>`;

/**
 * Serves `/author.html`, in which the author saves a post, and `/`, where visitors read it.
 *
 * @param scripts tags of the author's page
 * @param save runs in the author's page: takes the markup that the author writes, returns the markup that is saved
 * @param files more folders, by the beginning of their paths
 */
export async function startPost({ folder, server, invite, browser }, { scripts, save, files = {} }) {
  let saved = '';
  const installed = join(folder, 'node_modules');
  const embed = `<script src="/spaces/embed.js?ver=6.4" data-server="${server}" data-links defer></script>`;
  const pages = {
    '/author.html': () => page('<div id="post"></div>', scripts),
    '/': () => page(saved, embed),
  };
  const site = await serve({
    folders: {
      '/spaces/': join(installed, 'spaces-elements/dist/cdn'),
      '/modules/': installed,
      ...files,
    },
    answer: (path) => pages[path]?.(),
  });
  const author = await browser.newPage();
  await author.goto(`${site.url}author.html`);
  saved = await author.evaluate(save, written.replaceAll('INVITE', invite.replaceAll('&', '&amp;')));
  await author.close();
  return site;
}

function page(body, head) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Office hours</title>${head}</head><body><main>${body}</main></body></html>`;
}
