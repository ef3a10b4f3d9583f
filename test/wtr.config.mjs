/** How `npm test` runs: every test/**\/*.test.ts in a real browser, servers in Node beside it. */
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, browserPath } from './support/browser.mjs';
import { lastLine } from './support/last-line.mjs';
import { ownPortal, serverCommands } from './support/server-commands.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Some packages read process.env.NODE_ENV, which no browser has. */
const nodeEnv = {
  name: 'node-env',
  transform({ path, body, response }) {
    if (path.includes('/node_modules/') && response.is('js') && body.includes('process.env.NODE_ENV')) {
      return body.replaceAll('process.env.NODE_ENV', '"production"');
    }
  },
};

/** Every test file also watches the console; on the same line, so that line numbers stay. */
const quiet = {
  name: 'quiet',
  transform({ path, body }) {
    if (path.endsWith('.test.ts')) return `import '/test/support/quiet.ts';${body}`;
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
 * Two pages run at the same time: they share no storage, locks or channels, and each is as if it were in front,
 * for a page behind another one paints no frames and has no focus.
 */
async function createPage({ browser }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const client = await page.createCDPSession();
  await client.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

export default {
  rootDir: root,
  files: 'test/**/*.test.ts',
  hostname: 'localhost',
  // `browser` and `production`: else packages for Node or development builds are loaded.
  nodeResolve: { browser: true, exportConditions: ['browser', 'production'] },
  browsers: [
    chromeLauncher({
      concurrency: 2,
      // With scroll bars that take room, as most desktops have them.
      launchOptions: {
        executablePath: await findBrowser(),
        args: browserArgs,
        ignoreDefaultArgs: ['--hide-scrollbars'],
      },
      createPage,
    }),
  ],
  testFramework: { config: { timeout: 10_000 } },
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  middleware: [ownPortal],
  plugins: [
    serverCommands(),
    nodeEnv,
    quiet,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json` }),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY === true }),
    lastLine(),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
