/** What an author may write, so that visitors join and talk. */
import { guestJourney, watchPage } from '../journey.mjs';
import { publish } from './site.mjs';

/** The ways to put an invitation into a post. */
export function posts(invite) {
  const escaped = invite.replaceAll('&', '&amp;');
  return [
    {
      title: 'Shortcode',
      content: `Office hours.\n\n[spaces_join invite="${invite}" chat]\n\nSee you there.`,
    },
    {
      title: 'Block',
      content: `<!-- wp:spaces-elements/invitation -->\n<div class="wp-block-spaces-elements-invitation"><a href="${escaped}">${escaped}</a></div>\n<!-- /wp:spaces-elements/invitation -->`,
    },
    { title: 'Pasted link', content: `Office hours.\n\n${invite}\n\nSee you there.` },
    {
      title: 'Raw div',
      content: `<div data-spaces="join" data-invite="${escaped}" data-chat><a href="${escaped}">Join</a></div>`,
    },
    {
      title: 'Link in a paragraph block',
      content: `<!-- wp:paragraph -->\n<p><a href="${escaped}">${escaped}</a></p>\n<!-- /wp:paragraph -->`,
    },
    {
      title: 'Embed block',
      content: `<!-- wp:embed {"url":"${invite.replaceAll('&', '\\u0026')}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${escaped}\n</div></figure>\n<!-- /wp:embed -->`,
    },
    { title: 'Positional shortcode', content: `[spaces_join ${escaped} chat]` },
  ];
}

/** The runner has tried the first one. */
export async function checkPosts({ browser, php, invite, world }) {
  const rows = [];
  for (const post of posts(invite).slice(1)) {
    const { address, raw } = await publish(php, post);
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    try {
      const watched = watchPage(page);
      const text = `Hello from ${post.title}`;
      const row = await guestJourney({ page, url: address, world, text, watched });
      rows.push({ ...row, ok: row.ok && !raw, journey: `author: ${post.title.toLowerCase()}` });
    } catch (problem) {
      rows.push({ journey: `author: ${post.title.toLowerCase()}`, ok: false, detail: problem.message });
    } finally {
      await context.close();
    }
  }
  return rows;
}
