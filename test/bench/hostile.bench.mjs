/** Opens conversations whose last ten messages are bombs, and prints the longest task of each. Fails above 200 ms. */
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';

/** Ms. */
const limit = 200;

const bombs = {
  'no bomb': 'Hello',
  'skin tones': `👋${'🏽'.repeat(9_980)}`,
  'combining marks': `a${'\u0301'.repeat(20_000)}`,
  'Hebrew points': `א${'\u05b0'.repeat(10_000)}`,
  'joined emoji': '👩\u200d'.repeat(3_300),
  joiners: `a${'\u200d'.repeat(10_000)}`,
  'variation selectors': `❤${'\ufe0f'.repeat(10_000)}`,
  tags: `🏴${'\u{e0067}'.repeat(5_000)}`,
  'one Arabic word': 'ل'.repeat(20_000),
  'Thai without blanks': 'ก้'.repeat(5_000),
  'line breaks': '\n'.repeat(9_990),
  'short lines': 'a\n'.repeat(9_990),
  links: 'https://ok.example/ '.repeat(1_600),
  'a long international host': `https://${'ü'.repeat(9_000)}.example/`,
};

async function load(path) {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
}

const { startEmulator } = await load('demo/emulator/start.ts');

const elementUrl = await buildPeers({ source: true });
const server = await servePage();
const emulator = await startEmulator({ seed: 'empty' });
const browser = await puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });

async function control(action) {
  const reply = await fetch(`${emulator.info.server}/_emulator/control`, {
    method: 'POST',
    body: JSON.stringify(action),
  });
  return reply.json();
}

/** Runs in the page. */
function join(url, server, web, invite) {
  document.body.innerHTML = '';
  const provider = document.createElement('spaces-provider');
  provider.setAttribute('server', server);
  provider.setAttribute('web-server', web);
  provider.setAttribute('remember', 'none');
  const element = document.createElement('spaces-join');
  for (const [name, value] of Object.entries({
    invite,
    chat: '',
    'auto-join': '',
    'guest-name': 'Mira Holt',
  }))
    element.setAttribute(name, value);
  provider.append(element);
  document.body.append(provider);
  return import(url).then(() => {});
}

/** Runs in the page. */
function isLive() {
  const chat = document.querySelector('spaces-join')?.shadowRoot?.querySelector('spaces-chat');
  return chat?.state?.line === 'live' && chat.shadowRoot.querySelectorAll('article').length > 0;
}

/** Runs in the page before its scripts. */
function watchTasks() {
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

async function longestTask(text) {
  const { space, invite } = await control({ do: 'newSpace', title: 'Bombs' });
  await control({ do: 'say', space, text, count: 10 });
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watchTasks);
  await page.goto(server.origin);
  const { server: rest, web } = emulator.info;
  await page.evaluate(join, elementUrl, rest, web, invite);
  await page.waitForFunction(isLive);
  await page.screenshot();
  const longest = await page.evaluate(() => globalThis.longest);
  await page.close();
  return longest;
}

let failures = 0;
for (const [name, text] of Object.entries(bombs)) {
  const longest = await longestTask(text);
  if (longest > limit) failures += 1;
  process.stdout.write(`${name.padEnd(28)}${longest.toFixed(0).padStart(5)} ms\n`);
}
await browser.close();
server.close();
await emulator.stop();
process.exitCode = failures > 0 ? 1 : 0;
