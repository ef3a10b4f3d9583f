/** Runs the same tests in an installed Firefox: `npx wtr --config test/firefox.config.mjs`. */
import { chromeLauncher } from '@web/test-runner-chrome';
import config from './wtr.config.mjs';

export default {
  ...config,
  browsers: [
    chromeLauncher({
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
        args: [],
        // Focus and its events work as if the window were in front.
        extraPrefsFirefox: { 'focusmanager.testmode': true },
      },
    }),
  ],
};
