/**
 * Runs hosts one after another, in a process that `run.mjs` starts.
 *
 * A host exports `start({ tarball, folder, server, web, invite, browser, port }) → { url, stop }`; `folder` is a copy with
 * all packages. It may also export `check({ page, browser, url, server, invite, before, … }) → [{ journey, ok, detail }]`,
 * which runs after the journey on the same page; `before` are the files that the page had loaded before the click.
 */
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { guestJourney, watchPage } from './journey.mjs';

/** Loaded once for all hosts of this process. */
const launched = puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });
const { startEmulator } = await emulator();

process.on('message', async (given) => process.send(await runHost(given)));
process.once('disconnect', async () => {
  await (await launched).close();
  process.exit();
});

async function runHost({ name, tarball, folder, pictures }) {
  const browser = await launched;
  const world = await startEmulator({ seed: 'empty', switches: { latency: false } });
  const { server, web, invite } = world.info;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 900, height: 700 });
  page.setDefaultTimeout(30_000);
  let running;
  try {
    const host = await import(`./${name}/host.mjs`);
    const given = { tarball, folder, server, web, invite };
    running = await host.start({ ...given, browser, port: await freePort() });
    const watched = watchPage(page);
    const row = await guestJourney({ page, url: running.url, world, text: `Hello from ${name}`, watched });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
    const more = { browser, page, url: running.url, world, before: watched.before };
    return [row, ...(row.ok ? ((await host.check?.({ ...given, ...more })) ?? []) : [])];
  } catch (problem) {
    await page.screenshot({ path: join(pictures, `${name}.png`) }).catch(() => {});
    return [{ journey: 'guest', ok: false, detail: problem.stack }];
  } finally {
    await context.close();
    await running?.stop();
    await world.stop();
  }
}

async function emulator() {
  const file = fileURLToPath(new URL('../../demo/emulator/start.ts', import.meta.url));
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
