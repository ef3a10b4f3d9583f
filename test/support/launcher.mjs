/** Starts the browsers of the test runner, which uses a page for one test file after the other. */
import { chromeLauncher } from '@web/test-runner-chrome';

/** Like `chromeLauncher`, but no file finds the cookies of another one: a test cannot remove those that scripts may not read. */
export function launcher(options) {
  const launched = chromeLauncher(options);
  const stopSession = launched.stopSession.bind(launched);
  launched.stopSession = async (id) => {
    const context = launched.getPage(id).browserContext();
    await context.deleteCookie(...(await context.cookies()));
    return stopSession(id);
  };
  return launched;
}
