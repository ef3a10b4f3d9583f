import puppeteer from 'puppeteer-core';
import { writeFileSync } from 'node:fs';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';
await buildPeers({});
const server = await servePage();
const browser = await puppeteer.launch({ executablePath: await browserPath(), args: [...browserArgs, '--hide-scrollbars'], defaultViewport: { width: 980, height: 700 } });
const peer = process.argv[2]; const rate = Number(process.argv[3] ?? 4);
for (let i = 0; i < Number(process.argv[4] ?? 3); i++) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const cdp = await page.createCDPSession();
  await page.goto(server.origin);
  await page.waitForFunction('window.steps');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'loading', 'toplevel', 'blink.user_timing'] });
  const { ms } = await page.evaluate((at, n) => { performance.mark('BEGIN'); return window.steps.start(at, n).then((r) => { performance.mark('END'); return r; }); }, `/dist/bench/peers/${peer}.js`, 50);
  const buffer = await page.tracing.stop();
  writeFileSync(`/tmp/trace-${peer}-${i}.json`, buffer);
  console.log(peer, i, ms);
  await context.close();
}
await browser.close(); server.close();
