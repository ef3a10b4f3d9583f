/**
 * Shows every text of the lists in a folder in six places of our elements in Chromium, under the policy of the README:
 * as message, edit, history, file name, space title and person name. Prints what ran, what the policy reported and which
 * other hosts were asked; fails unless all are 0, or when the same nodes run nothing as bare HTML without a policy.
 */
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { loadSource } from '../bench/scene.mjs';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { batchSize, places } from './hostile-places.mjs';

const root = join(import.meta.dirname, '../..');
const policy = /Content-Security-Policy:\s([^`]+)/.exec(readFileSync(join(root, 'README.md'), 'utf8'))[1];
/** So high that the rows of a batch are all drawn; CSS pixels. */
const height = 6_000;
/** Texts of a list that are known to run, which show that the detector sees each place. */
const controls = 40;

/** The elements, and beside them the page's own copy of Lit. */
async function bundle(contents) {
  const define = { 'process.env.NODE_ENV': '"production"' };
  const settings = { bundle: true, write: false, format: 'esm', target: 'es2022', define };
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  const { outputFiles } = await build({ ...settings, stdin, tsconfig: join(root, 'tsconfig.json') });
  return outputFiles[0].text;
}

/** A site whose pages have the policy of the README, with the emulator as its service; `/bare` has none. */
async function startSite({ server, accounts }) {
  const scripts = {
    '/lit.js': await bundle(`import { html, render } from 'lit'; render(html\`<i>own</i>\`, document.body);`),
    '/suite.js': await bundle(`import './src/all.ts';`),
  };
  const service = `${server} ${server.replace('http', 'ws')} ${accounts}`;
  const strict = policy.replace(/\s+/g, ' ').trim().replace('https://spacesapis.avayacloud.com', service);
  const site = createServer(({ url }, response) => {
    const script = scripts[url];
    if (url !== '/bare') response.setHeader('content-security-policy', strict);
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(
      script ??
        '<!doctype html><meta charset=utf-8><body><script type=module src=/lit.js></script><script type=module src=/suite.js></script>',
    );
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  return site;
}

/** Runs in the page before its scripts. */
function countRuns() {
  globalThis.found = { runs: 0, violations: 0, rich: 0, shown: 0 };
  document.addEventListener('securitypolicyviolation', () => (found.violations += 1));
  for (const name of ['alert', 'confirm', 'prompt', 'print']) globalThis[name] = () => void (found.runs += 1);
}

/** Runs in the page. */
function mount({ server, web, space }, token, tag, count) {
  const provider = document.createElement('spaces-provider');
  for (const [name, value] of Object.entries({ server, 'web-server': web, token, remember: 'none' }))
    provider.setAttribute(name, value);
  for (let number = 0; number < count; number += 1) {
    const element = provider.appendChild(document.createElement(tag));
    if (tag !== 'spaces-list') element.setAttribute('space', space);
  }
  document.body.append(provider);
  // The policy allows no such attribute.
  for (const element of [document.documentElement, document.body, provider, ...provider.children])
    element.style.height = '100%';
}

/** Runs in the page: sends events to everything in these nodes; on a bare page they get the markup first. */
async function tryNodes(tag, selector, markups) {
  const frames = (count) =>
    new Promise((resolve) =>
      requestAnimationFrame(() => (count > 1 ? frames(count - 1).then(resolve) : resolve())),
    );
  await frames(2);
  const nodes = [...document.querySelectorAll(tag)].flatMap(({ shadowRoot }) => [
    ...shadowRoot.querySelectorAll(selector),
  ]);
  for (const [at, markup] of markups.entries()) if (nodes[at]) nodes[at].innerHTML = markup;
  for (const node of nodes) {
    found.shown += 1;
    found.rich += node.classList.contains('rich') ? 1 : 0;
    for (const element of node.querySelectorAll('*')) {
      // Following such a link would run it.
      if (/^(?:javascript|data|vbscript|blob):/.test(element.protocol ?? '')) found.runs += 1;
      for (const type of ['click', 'focus', 'mouseover', 'error', 'load'])
        element.dispatchEvent(new Event(type));
    }
  }
  await frames(2);
}

/** Runs in the page. */
function hasNodes(tag, selector, count) {
  const roots = [...document.querySelectorAll(tag)].map(({ shadowRoot }) => shadowRoot);
  return roots.every((root) => root?.querySelectorAll(selector).length >= count);
}

/** A page with a place, an emulator behind it, and what `places` do with both. */
async function openScene(browser, site, emulator, place, path) {
  const { info, backend } = emulator;
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height });
  await page.evaluateOnNewDocument(countRuns);
  const foreign = new Set();
  const allowed = new Set([site, info.server, info.accounts]);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOurs = allowed.has(origin) || protocol === 'data:';
    if (!isOurs) foreign.add(origin);
    const leaves = request.isNavigationRequest() && page.url().startsWith(site);
    return isOurs && !leaves ? request.continue() : request.abort();
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.goto(site + path);
  await page.waitForFunction(() => customElements.get('spaces-list') !== undefined);
  const { token } = await emulator.control({ do: 'token', user: 'ada' });
  await page.evaluate(mount, info, token, place.tag, place.elements ?? 1);
  const scene = {
    page,
    foreign,
    control: emulator.control,
    post: (spaceId, { bodyText, data }) => {
      const { people, spaces } = backend.world;
      const draft = { category: 'chat', bodyText, description: '', data, mentions: [] };
      backend.world.postUnchecked(people.find('ben'), spaces.get(spaceId), draft);
    },
    /** Waits until each element has so many of these nodes in its shadow root. */
    sees: (selector, count = 1) =>
      page.waitForFunction(hasNodes, { polling: 50 }, place.tag, selector, count),
    /** Waits until the page shows a message that is sent now. */
    async seesMessage(space) {
      const { ids } = await emulator.control({ do: 'say', space, text: 'That is all.' });
      await scene.sees(`[data-message-id="${ids[0]}"]`);
    },
  };
  await place.prepare?.(scene);
  return scene;
}

/** Shows texts in a place, and tries what they became. `markups` replace them on a bare page. */
async function tryPlace(browser, { texts, markups = [], path }, place) {
  const { startEmulator } = await loadSource('demo/emulator/start.ts');
  const emulator = await startEmulator({ seed: 'empty', switches: { latency: false } });
  const server = await startSite(emulator.info);
  const origin = `http://127.0.0.1:${server.address().port}`;
  const scene = await openScene(browser, origin, emulator, place, path);
  for (let at = 0; at < texts.length; at += batchSize) {
    await place.show(scene, texts.slice(at, at + batchSize));
    await scene.page.evaluate(tryNodes, place.tag, place.nodes, markups.slice(at, at + batchSize));
  }
  const found = await scene.page.evaluate(() => globalThis.found);
  await scene.page.close();
  server.close();
  await emulator.stop();
  return { ...found, foreign: scene.foreign.size };
}

/** Every list of texts in `folder`, with those that are known to run in a browser. */
function lists(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.live-in-chromium.json'));
  return names.map((name) => {
    const parsed = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const texts = parsed(name.replace('.live-in-chromium', '')).map(String);
    return {
      name: name.split('.')[0],
      texts,
      live: parsed(name)
        .slice(0, controls)
        .map((at) => texts[at]),
    };
  });
}

/** The number of places where something ran, was reported or requested, or where the control ran nothing. */
export async function tryMarkup(folder) {
  const browser = await puppeteer.launch({ executablePath: await browserPath(), args: browserArgs });
  let faults = 0;
  for (const { name, texts, live } of lists(folder)) {
    for (const [what, place] of Object.entries(places)) {
      const shown = await tryPlace(browser, { texts, path: '/' }, place);
      const harmless = live.map((_, at) => `Harmless ${at}`);
      const bare = await tryPlace(browser, { texts: harmless, markups: live, path: '/bare' }, place);
      const isClean = shown.runs + shown.violations + shown.foreign === 0 && shown.shown >= texts.length;
      if (!isClean || bare.runs === 0) faults += 1;
      process.stdout.write(
        `${name}: ${texts.length} texts as ${what}, ${shown.shown} nodes, ${shown.rich} with markup, ${shown.runs} ran, ${shown.violations} violations, ${shown.foreign} other hosts (bare: ${bare.runs} ran).\n`,
      );
    }
  }
  await browser.close();
  return faults;
}
