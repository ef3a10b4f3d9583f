/**
 * `npm run test:firefox`: the tests of what visitors do first, in Firefox. `--files` runs others. Most of them pass there,
 * but all would need more time than `.ci/run` has. `elements/list/keyboard.test.ts` moves the focus out of the page, where
 * Firefox does not continue.
 */
import { firefoxPath } from './support/browser.mjs';
import { launcher } from './support/launcher.mjs';
import config from './wtr.config.mjs';

function findFirefox() {
  try {
    return firefoxPath();
  } catch (problem) {
    process.stderr.write(`${problem.message}\n`);
    return process.exit(1);
  }
}

export default {
  ...config,
  files: [
    'test/elements/join/*.test.ts',
    'test/elements/chat/{attachments,chat-menu,composer,direct-chat,message-list,message-menu,times,writing}.test.ts',
    'test/elements/user-search/keyboard.test.ts',
    'test/elements/invite-dialog/{keyboard,spaces-invite-dialog}.test.ts',
    'test/journeys/{guest,readme}.test.ts',
  ],
  browsers: [
    launcher({
      // It slows pages in the background down.
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: findFirefox(),
        args: [],
        // Otherwise Firefox reports each request to the runner, which takes a quarter of its time.
        networkEnabled: false,
        // Focus and its events work as if the window were in front, and there are touch events.
        extraPrefsFirefox: { 'focusmanager.testmode': true, 'dom.w3c_touch_events.enabled': 1 },
      },
    }),
  ],
};
