/** A page with the script tag of the README, and the same with hashes of the files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guestJourney, watchPage } from '../journey.mjs';
import { serve } from '../serve.mjs';
import { fewRequests } from '../weight.mjs';

export function start({ folder, ...values }) {
  const cdn = join(folder, 'node_modules/spaces-elements/dist/cdn');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const hashes = JSON.parse(readFileSync(join(cdn, 'integrity.json'), 'utf8'));
  const chunk = Object.keys(hashes).find((path) => path.startsWith('./chunks/spaces-elements-'));
  const changed = { ...hashes, [chunk]: hashes['./spaces-elements.js'] };
  const pages = { '/checked.html': withHashes(page, hashes), '/changed.html': withHashes(page, changed) };
  return serve({ folders: { '/': folder, '/spaces/': cdn }, values, answer: (path) => pages[path] });
}

export async function check(given) {
  return [...(await fewRequests(given)), ...(await integrity(given))];
}

/** The page with the tags that `src/README.md` shows. */
function withHashes(page, hashes) {
  const inFolder = Object.entries(hashes).map(([path, hash]) => [path.replace('./', '/spaces/'), hash]);
  const integrity = Object.fromEntries(inFolder);
  return page.replace(
    /<script.*<\/script>/,
    `<script type="importmap">${JSON.stringify({ integrity })}</script>
    <script type="module" src="/spaces/spaces-elements.js" integrity="${integrity['/spaces/spaces-elements.js']}" crossorigin></script>`,
  );
}

/** A guest joins where all files have their hashes. Where one has another, the browser does not run it. */
async function integrity({ browser, url, world }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const watched = watchPage(page);
    const row = await guestJourney({
      ...{ page, world, watched },
      url: `${url}checked.html`,
      text: 'Hello from checked files',
    });
    await page.goto(`${url}changed.html`, { waitUntil: 'networkidle0' });
    const runs = await page.evaluate(() => customElements.get('spaces-join') !== undefined);
    return [
      { ...row, journey: 'guest with integrity' },
      { journey: 'refuses a changed file', ok: !runs, detail: runs ? 'runs it' : 'not run' },
    ];
  } finally {
    await context.close();
  }
}
