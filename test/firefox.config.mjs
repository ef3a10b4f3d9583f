/**
 * `npm run test:firefox`: the tests in Firefox, all but those that `leftOut` names. With `CI=1`, as in `.ci/run`, it
 * also leaves out those that `leftOutOfCi` names. `--files` runs others.
 */
import { launch } from 'puppeteer-core';
import { firefoxPath } from './support/browser.mjs';
import { launcher } from './support/launcher.mjs';
import config from './wtr.config.mjs';

/** Below `test/`. */
const leftOut = [
  // They test programs for Node: the emulator and the demo's portal. The browser only sends them requests.
  'emulator/**',
  'portal/**',
  // Its fake camera and microphone end without an event, there is no fake screen to share, and a small window gets no key.
  'engines/**',
  'elements/call/browser-devices.test.ts',
  // They move the focus out of the page, where Firefox does not continue, or into a window before the page, which gets no key.
  'elements/list/keyboard.test.ts',
  'journeys/sign-in-accessibility.test.ts',
  // They look for words without a translation, which are the same in all browsers, or compare times, which other tests disturb.
  'locales/pseudo-locale*.test.ts',
  'protocol/linear-readers.test.ts',
  // They open many pages of other servers, and would take too long.
  'journeys/{demo-pages,ended-session,playground,reliable-conversation,same-person}.test.ts',
  'journeys/{sign-in,sign-in-alternatives,sign-in-attacks}.test.ts',
];

/** They open many frames or pages, or wait for long: with them, `.ci/run` could take more than half an hour. */
const leftOutOfCi = [
  'frame.test.ts',
  'service-check/{page,service-check}.test.ts',
  'journeys/{ends,from-an-empty-page,guest-signs-in,hostile-messages,tabs,translated-pages,unsent}.test.ts',
  'stores/chat/{failures,large-answers,pace,polling,surroundings}.test.ts',
  'stores/people/search-service.test.ts',
];

const launchOptions = {
  browser: 'firefox',
  executablePath: findFirefox(),
  // Firefox counts each request for it, which takes a quarter of its time.
  networkEnabled: false,
  extraPrefsFirefox: {
    // Focus and its events work as if the window were in front, and there are touch events.
    'focusmanager.testmode': true,
    'dom.w3c_touch_events.enabled': 1,
    'media.navigator.streams.fake': true,
    'media.navigator.permission.disabled': true,
    'media.autoplay.default': 0,
    // Some tests measure how long something takes.
    'privacy.reduceTimerPrecision': false,
    // Fewer processes, which take less time.
    'dom.ipc.processPrelaunch.enabled': false,
    'fission.autostart': false,
  },
};

function findFirefox() {
  try {
    return firefoxPath();
  } catch (problem) {
    process.stderr.write(`${problem.message}\n`);
    return process.exit(1);
  }
}

/** The browsers beside the one that the runner starts. */
const browsers = [];
let isFirst = true;

/** Each page has a Firefox of its own, because Firefox slows down the pages behind the one in front. */
async function createPage({ browser }) {
  if (isFirst) {
    isFirst = false;
    return browser.newPage();
  }
  const own = await launch(launchOptions);
  browsers.push(own);
  return own.newPage();
}

const closeBrowsers = {
  name: 'close-browsers',
  serverStop: () => Promise.all(browsers.map((browser) => browser.close())),
};

export default {
  ...config,
  files: [
    'test/**/*.test.ts',
    ...[...leftOut, ...(process.env.CI ? leftOutOfCi : [])].map((path) => `!test/${path}`),
  ],
  browsers: [launcher({ concurrency: 3, launchOptions, createPage })],
  plugins: [...config.plugins, closeBrowsers],
};
