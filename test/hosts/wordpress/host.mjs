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
import { log, publish, startSite } from './site.mjs';
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
  rows.push(noticesOf(php.read(log)));
  return rows;
}

/** Whether PHP reported an error, a warning or a notice in the plugin. */
function noticesOf(text) {
  const [first] = text.split('\n').filter((line) => line.includes('plugins/spaces-elements'));
  return { journey: 'PHP reports nothing', ok: first === undefined, detail: first ?? 'no notice in the log' };
}
