/** Pages beside the test's own, driven from outside: a sign-in popup shows another origin, which no test can look into. */

const pages = new Map();
let lastId = 0;

/** Whether a runner command is one of ours. */
export function isPageCommand(command) {
  return command.startsWith('page:');
}

/**
 * Runs `page:<verb>`; all but `open` and `popup` need the `id` that those answer.
 * @param {{id: string, browser: object}} session of the test that asks
 */
export async function runPageCommand(command, { id, ...wish }, session) {
  const verb = command.slice('page:'.length);
  if (verb === 'open') return open(session, wish);
  if (verb === 'popup') return popup(session, wish);
  const held = pages.get(id);
  if (!held) throw new Error(`No page has the id ${id}.`);
  if (!Object.hasOwn(verbs, verb)) throw new Error(`A page knows no "${verb}".`);
  return (await verbs[verb](held, wish)) ?? {};
}

/** A page by address; `alone` gives it cookies and storage of its own. */
async function open(session, { url, alone }) {
  const own = session.browser.getPage(session.id);
  const context = alone ? await own.browser().createBrowserContext() : own.browserContext();
  const page = await context.newPage();
  await page.goto(url);
  return hold({ page, context: alone ? context : undefined });
}

/** The page that the test itself has opened, by a part of its address. */
async function popup(session, { url }) {
  const own = session.browser.getPage(session.id);
  const target = await own
    .browser()
    .waitForTarget(
      (target) =>
        target.type() === 'page' &&
        target.browserContext() === own.browserContext() &&
        target.url().includes(url),
      { timeout: 8000 },
    );
  return hold({ page: await target.page(), context: undefined });
}

function hold(held) {
  const id = `page-${++lastId}`;
  pages.set(id, held);
  return { id };
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
      // It may close by itself while we look.
      if (page.isClosed() || problem.name === 'TargetCloseError') return { closed: true };
      throw problem;
    }
  },
  fill: ({ page }, { name, value }) =>
    page.locator(`::-p-aria([name="${name}"][role="textbox"])`).fill(value),
  /** Presses a button or link and waits for the page it leads to, or until it has closed. */
  press: async ({ page }, { name }) => {
    const moved = page.waitForNavigation({ timeout: 8000 }).catch((problem) => {
      if (!page.isClosed()) throw problem;
    });
    const button = `::-p-aria([name="${name}"][role="button"])`;
    const link = `::-p-aria([name="${name}"][role="link"])`;
    await (await page.locator(`${button}, ${link}`).waitHandle()).click();
    await moved;
  },
  go: async ({ page }, { url }) => {
    await page.goto(url);
  },
  /** The value, or what it promises, of an expression in the page. */
  run: async ({ page }, { script }) => ({ value: await page.evaluate(script) }),
  close: async ({ page, context }, _wish) => {
    // A popup may be closing by itself at this very moment.
    await page.close().catch(() => {});
    await context?.close();
  },
};
