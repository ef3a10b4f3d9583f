/**
 * Sends 20 files of 0 B to 50 MB with a fault at each of the three steps of the service: asking for a place, putting the
 * bytes, sending the message; with a lost connection, a reload and a cancelled upload in the middle. Counts files that
 * are lost, doubled or damaged, and progress that says "all" too early. Exits with 1 when it finds any.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, largest: { type: 'string', default: '50000000' } },
});
const patience = 120_000;
const places = '/api/files/getuploadurl';
const bytes = '/files/*';
const usual = [
  0, 1, 2, 100, 1_023, 1_024, 4_096, 20_000, 65_535, 65_536, 100_000, 300_000, 500_000, 1_000_000, 1_048_576,
  2_000_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
];
const sizes = usual.map((size) => Math.min(size, Number(options.largest)));
const rest = (path, fault, times = 3) => ({
  ...fault,
  path,
  times,
  method: path === places ? 'POST' : 'PUT',
});

const scenes = [
  { what: 'no fault' },
  ...[places, bytes].flatMap((path) => [
    { what: `${path}: reset before`, faults: [rest(path, { do: 'reset' })] },
    { what: `${path}: reset after`, faults: [rest(path, { do: 'reset', when: 'after' })] },
    { what: `${path}: 503`, faults: [rest(path, { do: 'fail', status: 503 })] },
    {
      what: `${path}: 429 after`,
      faults: [rest(path, { do: 'fail', status: 429, retryAfter: '1', when: 'after' })],
    },
    { what: `${path}: cut off`, faults: [rest(path, { do: 'truncate' })] },
  ]),
  { what: 'expired addresses', faults: [rest(bytes, { do: 'fail', status: 403 }, 2)] },
  {
    what: 'message: stored without an answer',
    faults: [{ do: 'swallow', times: 2 }],
    middle: 'dropSockets',
  },
  {
    what: 'message: lost',
    faults: [{ do: 'swallow', stored: false, times: 2 }],
    middle: 'dropSockets',
  },
  { what: 'message: refused, then sent again', faults: [{ do: 'refuseMessages', times: 2 }], retries: true },
  { what: 'connection lost in the middle', middle: 'dropSockets' },
  { what: 'reload in the middle', middle: 'reload' },
  { what: 'cancelled in the middle', middle: 'cancel', expected: 0 },
].filter(({ what }) => what.includes(options.only));

const elementUrl = await buildPeers({ source: true });
const { module } = await runnerImport(
  fileURLToPath(new URL('../../demo/emulator/start.ts', import.meta.url)),
  { configFile: false },
);
const pages = await servePage();
const browser = await puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });
for (const scene of scenes) await play(scene);
await browser.close();
pages.close();

async function play({ what, faults = [], middle, retries = false, expected = sizes.length }) {
  const emulator = await module.startEmulator({ seed: 'empty' });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const token = (await emulator.control({ do: 'token', user: 'ben' })).token;
  const at = async (path) => (await fetch(`${emulator.info.server}/_emulator/${path}`)).json();
  const since = Date.now();
  try {
    await open(page, emulator.info, token);
    for (const fault of faults) await emulator.control(fault);
    if (middle) await emulator.control({ do: 'hang', path: bytes, method: 'PUT', times: 'all' });
    const hashes = await page.evaluate(send, sizes);
    if (middle) await interrupt(page, emulator, token, middle);
    const sent = async () =>
      (await at(`messages/${emulator.info.space}`)).flatMap(({ content }) => content.data);
    // The page that was reloaded shows what it has restored a moment later.
    for (let tries = 0; tries < 60; tries += 1) {
      await settled(page, retries);
      if ((await sent()).length >= expected) break;
    }
    const early = await page.evaluate(() => globalThis.early ?? 0);
    const items = await sent();
    const files = new Map((await at('files')).map((file) => [file.key, file]));
    const wanted = expected === 0 ? [] : hashes;
    const found = items.map(({ fileId }) => files.get(fileId)?.sha256);
    const lost = wanted.filter((hash) => !found.includes(hash)).length;
    const doubled = found.length - new Set(found).size;
    const damaged = found.filter((hash) => !hashes.includes(hash)).length;
    tell(what, { lost, doubled, damaged, early, extra: items.length - expected + lost }, since);
  } catch (error) {
    tell(`${what}: ${String(error.message).slice(0, 200)}`, { failed: 1 }, since);
  }
  await context.close();
  await emulator.stop();
}

function tell(what, counts, since) {
  const isWrong = Object.values(counts).some((count) => count !== 0);
  if (isWrong) process.exitCode = 1;
  const text = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const seconds = ((Date.now() - since) / 1_000).toFixed(1);
  process.stdout.write(`${isWrong ? 'FAIL' : '  ok'}  ${text.join(', ')}  ${what} (${seconds} s)\n`);
}

async function open(page, { server, web, space }, token) {
  await page.goto(`${pages.origin}/`);
  await page.evaluate((url) => import(url), elementUrl);
  await page.evaluate(
    (markup) => void (document.body.innerHTML = markup),
    `<spaces-provider server="${server}" web-server="${web}" token="${token}">
      <spaces-chat space="${space}"></spaces-chat></spaces-provider>`,
  );
  await page.waitForFunction(() => document.querySelector('spaces-chat').state.line === 'live');
}

async function interrupt(page, emulator, token, how) {
  // A message is shown once the browser has stored its files; until then it asks before the page closes.
  await page.waitForFunction(() =>
    [...document.querySelector('spaces-chat').shadowRoot.querySelectorAll('article')]
      .findLast((row) => row.querySelector('[part="upload"]'))
      ?.innerText.includes('Part 3'),
  );
  if (how === 'cancel')
    for (let left = 1; left > 0;)
      left = await page.evaluate(() => {
        const buttons = document
          .querySelector('spaces-chat')
          .shadowRoot.querySelectorAll('[part="cancel-upload"]');
        buttons[0]?.click();
        return buttons.length;
      });
  if (how === 'dropSockets') await emulator.control({ do: 'dropSockets' });
  if (how === 'reload') await open(page, emulator.info, token);
  // Lets the requests that hang go on, and keeps the other faults.
  await emulator.control({ do: 'clear' });
}

/** Waits until nothing that is drawn is pending, and counts how often a progress was complete while its files were not. */
async function settled(page, retries) {
  await page.waitForFunction(
    (again) => {
      const root = document.querySelector('spaces-chat').shadowRoot;
      if (again) root.querySelector('[part="retry"]')?.click();
      for (const bar of root.querySelectorAll('progress'))
        if (bar.value >= 1 && bar.closest('article').classList.contains('queued'))
          globalThis.early = (globalThis.early ?? 0) + 1;
      const [row] = root.querySelectorAll(
        'article.queued, article.sending, article.unconfirmed, article.held',
      );
      return root.querySelector('article.failed') === null && row === undefined;
    },
    { polling: 50 },
    retries,
  );
  // A second copy would come after the settling time.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
}

/** Runs in the page: four messages with five files each. Returns the hashes of the files. */
async function send(sizes) {
  const hashes = [];
  const files = [];
  for (const [index, size] of sizes.entries()) {
    const content = new Uint8Array(size);
    for (let i = 0; i < size; i += 1) content[i] = (i * 31 + index) & 255;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    hashes.push([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
    files.push(new File([content], `file ${index}.bin`));
  }
  const chat = document.querySelector('spaces-chat');
  for (let at = 0; at < files.length; at += 5) chat.send(`Part ${at / 5}`, files.slice(at, at + 5));
  await new Promise((resolve) => setTimeout(resolve, 300));
  return hashes;
}
