/** Starts the browsers of the test runner, which uses a page for one test file after the other. */
import { chromeLauncher } from '@web/test-runner-chrome';

/** Like `chromeLauncher`, but no file finds the cookies of another one: a test cannot remove those that scripts may not read. */
export function launcher({ createPage, ...options }) {
  const launched = chromeLauncher({
    ...options,
    createPage: async (wish) => keepProcess(await createPage(wish)),
  });
  const stopSession = launched.stopSession.bind(launched);
  launched.stopSession = async (id) => {
    const context = launched.getPage(id).browserContext();
    await context.deleteCookie(...(await context.cookies()));
    return stopSession(id);
  };
  return launched;
}

/**
 * After each file, the runner opens `about:blank`, for which Chrome starts another process, and one more for the next file.
 * An empty page of the same server needs none, which takes half as much time for a short file.
 */
function keepProcess(page) {
  const goto = page.goto.bind(page);
  let empty;
  page.goto = (url, wish) => {
    if (url === 'about:blank') return goto(empty, wish);
    empty = new URL('/test/support/empty.html', url).href;
    return goto(url, wish);
  };
  return page;
}
