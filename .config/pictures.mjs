/**
 * The command `npm run pictures`: photographs each element for the documents, wide and as on a phone, light and dark. The
 * seed, the clock, the time zone and the language are fixed, so two runs on a machine show the same.
 * `npm run pictures -- spaces-join` photographs only this element.
 */
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../test/support/browser.mjs';
import { startDemo } from '../demo/server.mjs';

/** In CSS pixels; a picture has twice as many of its own. */
const sizes = { '': { width: 960, height: 640 }, '-phone': { width: 360, height: 740 } };

/** A Tuesday, half a minute after the full one, so that no time changes while a picture is taken. */
const clock = Date.parse('2026-05-12T08:10:30Z');

const { module: playground } = await runnerImport(
  fileURLToPath(new URL('../demo/playground/states.ts', import.meta.url)),
  { configFile: false },
);
const folder = fileURLToPath(new URL('../demo/pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });
const only = process.argv.slice(2);
const demo = await startDemo({ port: 0, seed: 'empty', clock });
const browser = await puppeteer.launch({
  executablePath: await browserPath(),
  args: [...browserArgs, '--lang=en-GB', '--font-render-hinting=none'],
});
try {
  for (const [tag, state] of Object.entries(playground.pictured)) {
    if (only.length > 0 && !only.includes(tag)) continue;
    for (const [form, size] of Object.entries(sizes)) {
      for (const theme of ['light', 'dark']) {
        const path = `${folder}${tag}${form}${theme === 'dark' ? '-dark' : ''}.webp`;
        await take(`?tag=${tag}&state=${state}&theme=${theme}&picture`, size, path);
        process.stdout.write(
          `${path.slice(folder.length)}  ${(statSync(path).size / 1024).toFixed(1)} KiB\n`,
        );
      }
    }
  }
} finally {
  await browser.close();
  await demo.stop();
}

async function take(query, size, path) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ ...size, deviceScaleFactor: 2 });
  await page.emulateTimezone('Europe/Berlin');
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument(setClock, clock);
  await page.goto(`${demo.url}playground-frame.html${query}`);
  await page.waitForSelector('[data-shows]', { timeout: 20_000 });
  const problem = await page.evaluate(() => document.documentElement.dataset.problem);
  if (problem) throw new Error(`${query}: ${problem}`);
  await page.waitForNetworkIdle({ idleTime: 300 });
  await page.evaluate(hideCaret);
  writeFileSync(path, await stillPicture(page));
  await context.close();
}

/** What the socket brings, and a picture that is being decoded, may still change the page: two pictures in a row are the same. */
async function stillPicture(page) {
  for (let before; ;) {
    const taken = Buffer.from(await page.screenshot({ type: 'webp', quality: 68 }));
    if (before?.equals(taken)) return taken;
    before = taken;
    await page.waitForNetworkIdle({ idleTime: 100 });
  }
}

/** Runs in the page before its scripts: its clock begins at this time. */
function setClock(begin) {
  const late = Date.now() - begin;
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() - late);
      else super(...parts);
    }
    static now() {
      return Real.now() - late;
    }
  };
}

/** Runs in the page: the caret would blink. */
function hideCaret() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-color: transparent !important }');
  const hideIn = (root) => {
    root.adoptedStyleSheets.push(sheet);
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) hideIn(shadowRoot);
  };
  hideIn(document);
}
