/** Starts the browsers of the test runner, which uses a page for one test file after the other. */
import { chromeLauncher } from '@web/test-runner-chrome';

/** Like `chromeLauncher`, but no file finds what another one has kept in the browser. */
export function launcher(options) {
  const launched = chromeLauncher(options);
  const stopSession = launched.stopSession.bind(launched);
  launched.stopSession = async (id) => {
    await clear(launched.getPage(id));
    return stopSession(id);
  };
  return launched;
}

async function clear(page) {
  const context = page.browserContext();
  // A test cannot remove cookies that scripts may not read.
  await context.deleteCookie(...(await context.cookies()));
  await page.evaluate(() => localStorage.clear());
}
