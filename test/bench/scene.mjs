/** A browser, a page with our elements and emulators, for the benchmarks that open real conversations. */
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';

/** The exports of a source file. `path` begins at the root of the project. */
export async function loadSource(path) {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
}

export async function startScene() {
  const elementUrl = await buildPeers({ source: true });
  const site = await servePage();
  const { startEmulator } = await loadSource('demo/emulator/start.ts');
  const browser = await puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });
  const worlds = [];
  return {
    browser,
    origin: site.origin,
    async startWorld(options = {}) {
      const world = await startEmulator({ seed: 'empty', ...options });
      worlds.push(world);
      return world;
    },
    /** Opens markup in a provider on a page, which may be prepared. `token`: of an account user. */
    async open({ info }, markup, { token, page }) {
      const settings = {
        server: info.server,
        'web-server': info.web,
        remember: 'none',
        ...(token && { token }),
      };
      await page.goto(site.origin);
      await page.evaluate(mount, elementUrl, settings, markup);
      return page;
    },
    async stop() {
      await browser.close();
      site.close();
      await Promise.all(worlds.map((world) => world.stop()));
    },
  };
}

/** A guest who joins, with the conversation below. */
export function joinMarkup(invite) {
  return `<spaces-join invite="${invite}" chat auto-join guest-name="Mira Holt"></spaces-join>`;
}

/** Runs in the page. */
function mount(url, settings, markup) {
  document.body.innerHTML = '';
  const provider = document.createElement('spaces-provider');
  for (const [name, value] of Object.entries(settings)) provider.setAttribute(name, value);
  provider.innerHTML = markup;
  document.body.append(provider);
  return import(url).then(() => {});
}

/** Runs in the page: whether the conversation is live and has a message. */
export function showsMessages() {
  const chat = document.querySelector('spaces-join')?.shadowRoot?.querySelector('spaces-chat');
  return chat?.state?.line === 'live' && chat.shadowRoot.querySelectorAll('article').length > 0;
}

/** Runs in the page before its scripts: keeps the longest task in `longest`; ms. */
export function watchTasks() {
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}
