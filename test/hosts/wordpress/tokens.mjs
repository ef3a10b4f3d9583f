/** The token endpoint: only a signed-in user with the capability and a nonce gets a token, and joins with it. */
import { join } from 'node:path';
import { say } from '../journey.mjs';
import { pictures } from './pictures.mjs';
import { publish, signIn } from './site.mjs';

const endpoint = '/wp-json/spaces-elements/v1/token';

export async function checkTokens(site) {
  const { php, world } = site;
  await php.giveTokens(await world.control({ do: 'token', user: 'gil' }), 'publish_posts');
  const rows = [await refusals(site), await joins(site)];
  await php.giveTokens(undefined);
  return rows;
}

/** All requests that must fail, and the one that must not. */
async function refusals(site) {
  const { php } = site;
  const visitor = await statuses(site);
  const subscriber = await statuses(site, 'subscriber');
  const author = await statuses(site, 'author');
  const got = await fetch(php.origin + endpoint);
  const found = { visitor, subscriber, author, get: got.status };
  const wanted = {
    visitor: { none: 401, wrong: 403, own: 401 },
    subscriber: { none: 401, wrong: 403, own: 403 },
    author: { none: 401, wrong: 403, own: 200 },
    get: 404,
  };
  const ok = JSON.stringify(found) === JSON.stringify(wanted);
  return { journey: 'token: nonce and capability', ok, detail: JSON.stringify(found) };
}

async function statuses({ browser, php }, user) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    if (user) await signIn(page, php.origin, user);
    await page.goto(`${php.origin}/`);
    const nonce = user ? await page.evaluate(readNonce, php.origin) : '';
    return await page.evaluate(
      async (url, own) => {
        const send = async (query) => (await fetch(url + query, { method: 'POST' })).status;
        return {
          none: await send(''),
          wrong: await send('?_wpnonce=0123456789'),
          own: await send(own && `?_wpnonce=${own}`),
        };
      },
      php.origin + endpoint,
      nonce,
    );
  } finally {
    await context.close();
  }
}

/** Runs in the page: the nonce for the REST API, which WordPress gives each signed-in user. */
async function readNonce(origin) {
  return (await fetch(`${origin}/wp-admin/admin-ajax.php?action=rest-nonce`)).text();
}

/** A conversation in a post opens by a click, and the user is the one of the token. */
async function joins({ browser, php, world }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  try {
    const content = `[spaces_chat space="${world.info.space}"]`;
    const { address } = await publish(php, { title: 'Members', content });
    await signIn(page, php.origin, 'author');
    await page.goto(address);
    await page.locator('::-p-aria([name="Open the conversation"][role="button"])').click();
    await say(page, 'Hello as Gil');
    // Puppeteer's own waiting does not see changes inside shadow roots.
    await page.waitForFunction(isShown, { polling: 200 }, 'Hello as Gil');
    return { journey: 'token: user opens a conversation', ok: true, detail: 'by one click' };
  } catch (problem) {
    return { journey: 'token: user opens a conversation', ok: false, detail: problem.message };
  } finally {
    await page.screenshot({ path: join(pictures(), 'wordpress-member.png') });
    await context.close();
  }
}

/** Runs in the page: whether the conversation has a stored message with this text. */
function isShown(text) {
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
  return all(document).some((one) => one.matches('[data-message-id]') && one.textContent.includes(text));
}
