/** Controls pages other than the test's own from outside the browser: a test cannot read a sign-in popup of another origin. */

const pages = new Map();
let lastId = 0;

/** Whether a runner command belongs to this file. */
export function isPageCommand(command) {
  return command.startsWith('page:');
}

/**
 * Runs `page:<verb>`. `open`, `popup` and `own` return an `id` that all other verbs need.
 * @param {{id: string, browser: object}} session of the test that sends the command
 */
export async function runPageCommand(command, { id, ...wish }, session) {
  const verb = command.slice('page:'.length);
  if (verb === 'open') return open(session, wish);
  if (verb === 'popup') return popup(session, wish);
  if (verb === 'own') return hold({ page: session.browser.getPage(session.id), context: undefined });
  const held = pages.get(id);
  if (!held) throw new Error(`No page has the id ${id}.`);
  if (!Object.hasOwn(verbs, verb)) throw new Error(`Pages do not support "${verb}".`);
  return (await verbs[verb](held, wish)) ?? {};
}

/** Opens a page; `alone` gives it its own cookies and storage. */
async function open(session, { url, alone, width, height }) {
  const own = session.browser.getPage(session.id);
  const context = alone ? await own.browser().createBrowserContext() : own.browserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  page.setDefaultTimeout(8_000);
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (problem) => said.push(String(problem)));
  await page.goto(url);
  return hold({ page, context: alone ? context : undefined, said });
}

/** The page that the test has opened, found by a part of its URL. */
async function popup(session, { url }) {
  const own = session.browser.getPage(session.id);
  const target = await own
    .browser()
    .waitForTarget(
      (target) =>
        target.type() === 'page' &&
        target.browserContext() === own.browserContext() &&
        target.url().includes(url),
      { timeout: 8_000 },
    );
  const page = await target.page();
  page.setDefaultTimeout(8_000);
  return hold({ page, context: undefined });
}

function hold(held) {
  const id = `page-${++lastId}`;
  pages.set(id, held);
  return { id };
}

/** Runs in the page. */
function deepText(selector, text) {
  const deep = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
  return deep(document).find((one) => one.matches(selector) && one.textContent.includes(text));
}

const verbs = {
  look: async ({ page }) => {
    try {
      return await page.evaluate(() => ({
        closed: false,
        url: location.href,
        title: document.title,
        heading: document.querySelector('h1')?.textContent?.trim() ?? '',
        alert: document.querySelector('[role="alert"]')?.textContent?.trim() ?? '',
        text: document.body.innerText,
      }));
    } catch (problem) {
      // It may close by itself in the meantime.
      if (page.isClosed() || problem.name === 'TargetCloseError') return { closed: true };
      throw problem;
    }
  },
  /** A password field has no role. */
  fill: ({ page }, { name, value, role = 'textbox' }) =>
    page
      .locator(
        name === 'Password'
          ? '>>> input[type="password"]'
          : `>>> ::-p-aria([name="${name}"][role="${role}"])`,
      )
      .fill(value),
  /** Waits for an element that matches a selector of Puppeteer. */
  find: async ({ page }, { selector }) => {
    await page.locator(selector).wait();
  },
  /** Waits for an element and clicks it. */
  click: ({ page }, { selector }) => page.locator(selector).click(),
  /** Clicks the first link in the frame with this title. Polls, because a frame without scripts cannot wait. */
  follow: async ({ page }, { frame: title }) => {
    const frame = await (await page.locator(`iframe[title="${title}"]`).waitHandle()).contentFrame();
    for (let left = 80; left > 0; left -= 1) {
      const link = await frame.$('a');
      if (link) return link.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`There is no link in "${title}".`);
  },
  /** Waits for an element that contains the text, through shadow roots; `press` clicks it. */
  text: async ({ page }, { selector, text, press }) => {
    const found = await page.waitForFunction(deepText, { timeout: 8_000 }, selector, text);
    if (press) await found.click();
  },
  /** The page inside a frame, which can be of another origin. */
  inside: async ({ page }, { frame: title }) => {
    const frame = await (await page.locator(`iframe[title="${title}"]`).waitHandle()).contentFrame();
    return hold({ page: frame, context: undefined });
  },
  /** A frame gets the keys when an element in it has the focus. */
  key: ({ page }, { key }) => (page.keyboard ?? page.page().keyboard).press(key),
  /** What the page has written to the console since it was opened, and its errors. */
  console: ({ said }) => ({ said }),
  /** Presses a button or link and waits until the page navigates or closes. */
  press: async ({ page }, { name }) => {
    const moved = page.waitForNavigation({ timeout: 8_000 }).catch((problem) => {
      if (!page.isClosed()) throw problem;
    });
    const button = `>>> ::-p-aria([name="${name}"][role="button"])`;
    const link = `>>> ::-p-aria([name="${name}"][role="link"])`;
    await (await page.locator(`${button}, ${link}`).waitHandle()).click();
    await moved;
  },
  go: async ({ page }, { url }) => {
    await page.goto(url);
  },
  /** The value of an expression in the page; waits for promises. */
  run: async ({ page }, { script }) => ({ value: await page.evaluate(script) }),
  /** What the page shows in a region of its viewport, as a PNG in base64. */
  picture: async ({ page }, { clip }) => ({
    png: await page.screenshot({ clip, encoding: 'base64', captureBeyondViewport: false }),
  }),
  resize: ({ page }, { width, height }) => page.setViewport({ width, height }),
  close: async ({ page, context }, _wish) => {
    // A popup may close by itself at the same moment.
    await page.close().catch(() => {});
    await context?.close();
  },
};
