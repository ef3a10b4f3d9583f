/**
 * Shows every text of the lists in a folder as a message in Chromium, under the policy of the README. Prints what ran
 * and what the policy reported; fails when either is not 0, or when the same texts report nothing as bare HTML.
 */
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { browserArgs, browserPath } from '../support/browser.mjs';

const root = join(import.meta.dirname, '../..');
const policy = /Content-Security-Policy:\s([^`]+)/.exec(readFileSync(join(root, 'README.md'), 'utf8'))[1];

/** The elements, and beside them the page's own copy of Lit. */
async function bundle(contents) {
  const define = { 'process.env.NODE_ENV': '"production"' };
  const settings = { bundle: true, write: false, format: 'esm', target: 'es2022', define };
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await build({ ...settings, stdin, tsconfig: join(root, 'tsconfig.json') });
  return outputFiles[0].text;
}

const scripts = {
  '/lit.js': await bundle(`import { html, render } from 'lit'; render(html\`<i>own</i>\`, document.body);`),
  '/suite.js': await bundle(`
    import './src/all.ts';
    import { showMarkup } from './src/ui/rich-text-sanitiser.ts';
    import { bodyToText } from './src/protocol/message.ts';
    globalThis.violations = 0;
    document.addEventListener('securitypolicyviolation', () => { globalThis.violations += 1; });
    for (const name of ['alert', 'confirm', 'prompt', 'print']) globalThis[name] = () => { globalThis.ran = true; };
    globalThis.show = (box, text) => {
      box.textContent = bodyToText(text);
      showMarkup(box, { text: box.textContent, markup: text });
    };`),
};

const server = createServer(({ url }, response) => {
  const script = scripts[url];
  const sent = url === '/bare' ? "script-src 'self'" : policy.replace(/\s+/g, ' ').trim();
  response.setHeader('content-security-policy', sent);
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
  response.end(
    script ??
      '<!doctype html><meta charset=utf-8><body><script type=module src=/lit.js></script><script type=module src=/suite.js></script>',
  );
}).listen(0, '127.0.0.1');
await once(server, 'listening');

/** Runs in the page. */
async function showAll(texts, isBare) {
  let rich = 0;
  for (let at = 0; at < texts.length; at += 1) {
    const box = document.createElement('div');
    document.body.append(box);
    if (isBare) box.innerHTML = texts[at];
    else globalThis.show(box, texts[at]);
    rich += box.classList.contains('rich') ? 1 : 0;
    for (const element of box.querySelectorAll('*')) {
      for (const type of ['click', 'focus', 'mouseover', 'error', 'load'])
        element.dispatchEvent(new Event(type));
    }
    if (at % 50 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    box.remove();
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return { rich, violations: globalThis.violations, ran: globalThis.ran === true };
}

/** Every list of texts in `folder`, with the positions of those that are known to run in a browser. */
function lists(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.live-in-chromium.json'));
  return names.map((name) => {
    const parsed = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const texts = parsed(name.replace('.live-in-chromium', '')).map(String);
    const live = parsed(name).slice(0, 300);
    return { name: name.split('.')[0], texts, live: live.map((index) => texts[index]) };
  });
}

export async function tryMarkup(folder) {
  const browser = await puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const tryPage = async (path, texts) => {
    const page = await browser.newPage();
    await page.goto(origin + path);
    await page.waitForFunction(() => customElements.get('spaces-chat') !== undefined && 'show' in globalThis);
    const result = await page.evaluate(showAll, texts, path === '/bare');
    await page.close();
    return result;
  };
  let faults = 0;
  for (const { name, texts, live } of lists(folder)) {
    const shown = await tryPage('/', texts);
    const bare = await tryPage('/bare', live);
    if (shown.ran || shown.violations > 0 || bare.violations === 0) faults += 1;
    process.stdout.write(
      `${name}: ${texts.length} messages, ${shown.rich} with markup, ran: ${shown.ran}, ${shown.violations} violations (bare: ${bare.violations}).\n`,
    );
  }
  await browser.close();
  server.close();
  return faults;
}
