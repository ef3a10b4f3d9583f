/**
 * A real WordPress, whose PHP runs in this process. An author without the right for raw HTML writes posts; visitors join
 * and talk; hostile authors and users without rights achieve nothing; removing the plugin leaves nothing.
 */
import { checkEditor } from './editor.mjs';
import { checkEscaping } from './escaping.mjs';
import { checkHostilePosts } from './hostile-posts.mjs';
import { checkPosts, posts } from './posts.mjs';
import { checkRemoval } from './removal.mjs';
import { checkSettings } from './settings.mjs';
import { publish, startSite } from './site.mjs';
import { checkTokens } from './tokens.mjs';

let php;

export async function start({ folder, server, web, invite, port }) {
  php = await startSite({ folder, port, server, web });
  const [first] = posts(invite);
  const { address } = await publish(php, first);
  return { url: address, stop: () => php.stop() };
}

/** Removing the plugin comes last. */
export async function check(given) {
  const rows = [];
  const site = { ...given, php };
  for (const part of [
    checkPosts,
    checkHostilePosts,
    checkEscaping,
    checkSettings,
    checkTokens,
    checkEditor,
    checkRemoval,
  ])
    rows.push(...(await part(site)));
  const { complaints } = php;
  rows.push({
    journey: 'PHP reports nothing',
    ok: complaints.length === 0,
    detail: complaints[0] ?? 'no notice',
  });
  return rows;
}
