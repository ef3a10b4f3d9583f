/** Configures `npm test`: every test/**\/*.test.ts runs in a real browser, with its servers in Node. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { browserArgs, browserPath } from './support/browser.mjs';
import { bundledTests } from './support/bundled-tests.mjs';
import { lastLine } from './support/last-line.mjs';
import { launcher } from './support/launcher.mjs';
import { reactModule } from './support/react-module.mjs';
import { ownPortal, serverCommands } from './support/server-commands.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Some packages read process.env.NODE_ENV, which browsers do not have. */
const nodeEnv = {
  name: 'node-env',
  transform({ path, body, response }) {
    if (path.includes('/node_modules/') && response.is('js') && body.includes('process.env.NODE_ENV')) {
      return body.replaceAll('process.env.NODE_ENV', '"production"');
    }
  },
};

async function findBrowser() {
  try {
    return await browserPath();
  } catch (problem) {
    process.stderr.write(`${problem.message}\n`);
    return process.exit(1);
  }
}

/**
 * Four pages run at the same time, because many tests wait. They share no storage, locks or channels. Each behaves as if it were in front,
 * because a page in the background paints no frames and has no focus.
 */
async function createPage({ browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const client = await page.createCDPSession();
  await client.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

/** How many random scripts of a meeting, and of a conversation, are played. */
const callScripts = Number(process.env.CALL_SCRIPTS ?? 12);
const chatScripts = Number(process.env.CHAT_SCRIPTS ?? 12);

export default {
  rootDir: root,
  // Those of the first folder wait longest. At the end of a run, the last of them would be alone.
  files: ['test/stores/chat/*.test.ts', 'test/**/*.test.ts'],
  hostname: 'localhost',
  // Without `browser` and `production`, packages load their builds for Node or for development.
  nodeResolve: { browser: true, exportConditions: ['browser', 'production'] },
  browsers: [
    launcher({
      concurrency: 4,
      // Scroll bars take up space, as on most desktops.
      launchOptions: {
        executablePath: await findBrowser(),
        // Each of these saves a part of the processor time, which is what a whole run needs most.
        args: [
          ...browserArgs,
          '--in-process-gpu',
          '--js-flags=--min-semi-space-size=32 --single-threaded',
          // Otherwise there is always a process for a page that may be opened next.
          '--disable-features=SpareRendererForSitePerProcess',
        ],
        networkEnabled: false,
        issuesEnabled: false,
        ignoreDefaultArgs: ['--hide-scrollbars'],
      },
      createPage,
    }),
  ],
  testFramework: { config: { timeout: 30_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000 + 8_000 * Math.max(callScripts, chatScripts),
  middleware: [
    await bundledTests({ CALL_SCRIPTS: String(callScripts), CHAT_SCRIPTS: String(chatScripts) }),
    ownPortal,
  ],
  plugins: [
    serverCommands(),
    reactModule,
    nodeEnv,
    // For the few modules that are not in the bundle. With another target it would rewrite the runner's own scripts, too.
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: `${root}tsconfig.json` }),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY === true }),
    lastLine(),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
