/** A page of another site, whose author can only insert a frame. The host adds a sandbox to it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guestJourney, watchPage } from '../journey.mjs';
import { serve } from '../serve.mjs';

/** The flags that the README names. */
const flags = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const withForms = 'with-forms.html';

export async function start({ folder, server, web, invite }) {
  const cdn = join(folder, 'node_modules/spaces-elements/dist/cdn');
  const embed = readFileSync(join(cdn, 'embed.html'), 'utf8')
    .replace('src="./frame.js"', `src="./frame.js" data-server="${server}" data-web-server="${web}"`)
    .replace('content=""', `content="${server} ${web}"`);
  const frame = () => `${site.url}spaces/embed.html?invite=${encodeURIComponent(invite)}`;
  const pages = {
    '/': () => page(frame(), flags),
    [`/${withForms}`]: () => page(frame(), `${flags} allow-forms`),
    '/spaces/embed.html': () => embed,
  };
  const site = await serve({ folders: { '/spaces/': cdn }, answer: (path) => pages[path]?.() });
  return { ...site, url: site.url.replace('127.0.0.1', 'localhost') };
}

/** Where the sandbox allows forms, a browser submits them by itself as well. */
export async function check({ page, url, world }) {
  const other = await page.browserContext().newPage();
  const given = { page: other, url: `${url}${withForms}`, world, text: 'Hello from a frame with forms' };
  const row = await guestJourney({ ...given, watched: watchPage(other) });
  return [{ ...row, journey: 'guest, with allow-forms' }];
}

function page(frame, sandbox) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Office hours</title></head><body>
    <h1>Office hours</h1>
    <iframe title="Conversation" sandbox="${sandbox}" src="${frame}" width="800" height="560"></iframe>
  </body></html>`;
}
