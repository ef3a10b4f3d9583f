/**
 * Counts texts that are lost or doubled when a page is reloaded or its process killed at each stage of sending, with one
 * and with two tabs; after typing offline; beside a text that the service refuses; and when two tabs send equal texts.
 * Prints a table, and exits with 1 when a text is lost or doubled. `--identities=guest` runs it as a guest who comes back.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';

const { values: options } = parseArgs({
  options: {
    identities: { type: 'string', default: 'account' },
    runs: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
  },
});
const patience = 30_000;
const offline = { do: 'refuseSockets', times: 10_000 };

/** `faults`: what happens at the service; `shows`: what the row says when the page ends. */
const stages = [
  { stage: 'typed', shows: 'draft' },
  { stage: 'waiting for the connection', faults: [offline, { do: 'dropSockets' }], shows: 'queued' },
  { stage: 'sending, stored', faults: [{ do: 'swallow' }], shows: 'sending' },
  { stage: 'sending, lost', faults: [{ do: 'swallow', stored: false }], shows: 'sending' },
  { stage: 'unconfirmed, stored', faults: [{ do: 'swallow' }], isCutOff: true, shows: 'unconfirmed' },
  {
    stage: 'unconfirmed, lost',
    faults: [{ do: 'swallow', stored: false }],
    isCutOff: true,
    shows: 'unconfirmed',
  },
  { stage: 'not sent', faults: [{ do: 'refuseMessages' }], shows: 'failed' },
  { stage: 'as soon as it shows', shows: 'any' },
  { stage: 'stored', shows: 'stored' },
];

const elementUrl = await buildPeers({ source: true });
const { module } = await runnerImport(
  fileURLToPath(new URL('../../demo/emulator/start.ts', import.meta.url)),
  { configFile: false },
);
const pages = await servePage();
const browser = await puppeteer.launch({
  executablePath: await browserPath(),
  args: [...browserArgs, '--process-per-tab'],
});
const rows = [];

for (const identity of options.identities.split(',')) {
  for (const stage of stages)
    for (const end of ['reload', 'kill'])
      // A guest is another person in each tab.
      for (const tabs of identity === 'guest' ? [1] : [1, 2])
        for (let run = 0; run < Number(options.runs); run++)
          await count(`${identity}, ${end}, ${tabs} tab(s): ${stage.stage}`, {}, identity, (scene) =>
            endsAt(scene, stage, end, tabs),
          );
  for (let run = 0; run < Number(options.runs); run++) {
    await count(`${identity}: 20 texts offline, reload in the middle`, {}, identity, twentyOffline);
    await count(`${identity}: one refused text among 10`, {}, identity, poison);
    if (identity !== 'guest')
      await count(
        `${identity}: two tabs, 60 equal texts each`,
        { created: 'replaced' },
        identity,
        equalTexts,
      );
  }
}
await browser.close();
pages.close();

for (const what of new Set(rows.map((row) => row.what))) {
  const counts = rows.filter((row) => row.what === what);
  const sum = (name) => counts.reduce((total, row) => total + row[name], 0);
  const isWrong = sum('lost') + sum('doubled') + sum('wrong') > 0;
  if (isWrong) process.exitCode = 1;
  const problems = counts.flatMap(({ problem }) => problem ?? []).join('; ');
  process.stdout.write(
    `${isWrong ? 'FAIL' : '  ok'}  lost ${sum('lost')}, doubled ${sum('doubled')} of ${sum('texts')}  ${what} ${problems}\n`,
  );
}

async function count(what, switches, identity, play) {
  if (!what.includes(options.only)) return;
  const emulator = await module.startEmulator({ seed: 'empty', switches });
  const context = await browser.createBrowserContext();
  const token = (await emulator.control({ do: 'token', user: 'ben' })).token;
  try {
    rows.push({ what, wrong: 0, ...(await play({ emulator, context, identity, token })) });
  } catch (error) {
    rows.push({ what, texts: 1, lost: 0, doubled: 0, wrong: 1, problem: String(error.message) });
  }
  process.stderr.write('.');
  await context.close();
  await emulator.stop();
}

async function endsAt(scene, { faults = [], isCutOff, shows }, end, tabs) {
  const { emulator } = scene;
  const first = await openTab(scene);
  const second = tabs === 2 ? await openTab(scene) : undefined;
  for (const fault of faults) await emulator.control(fault);
  const text = 'Only once';
  await first.type(text);
  if (shows === 'draft') await new Promise((resolve) => setTimeout(resolve, 600));
  else await first.enter();
  if (isCutOff) {
    await first.reads(text, 'sending');
    await emulator.control(offline);
    await emulator.control({ do: 'dropSockets' });
  }
  if (shows !== 'draft') await first.reads(text, shows);
  if (end === 'kill') await first.kill();
  await emulator.control({ do: 'clear' });
  await first.reopen();
  if (shows === 'draft') {
    await first.until((wanted) => field().value === wanted, text);
    await first.enter();
  }
  if (shows === 'failed') {
    await first.reads(text, 'failed');
    await first.press('retry');
  }
  return result(scene, [text], [first, second]);
}

async function twentyOffline(scene) {
  const { emulator } = scene;
  const tab = await openTab(scene);
  await emulator.control(offline);
  await emulator.control({ do: 'dropSockets' });
  await tab.until(() => chat().state.line === 'waiting');
  const texts = Array.from({ length: 20 }, (_, index) => `Line ${index}`);
  for (const text of texts.slice(0, 10)) await tab.say(text);
  await tab.reads(texts[9], 'queued');
  await tab.reopen(false);
  for (const text of texts.slice(10)) await tab.say(text);
  await tab.reads(texts[19], 'queued');
  await emulator.control({ do: 'clear' });
  return result(scene, texts, [tab], true);
}

async function poison(scene) {
  const tab = await openTab(scene);
  await scene.emulator.control({ do: 'poison', text: 'poison' });
  const texts = Array.from({ length: 10 }, (_, index) => (index === 4 ? 'poison' : `Line ${index}`));
  for (const text of texts) await tab.say(text);
  const counted = await result(scene, texts.toSpliced(4, 1), [tab], true);
  await tab.reads('poison', 'failed');
  return counted;
}

async function equalTexts(scene) {
  const tabs = [await openTab(scene), await openTab(scene)];
  for (let index = 0; index < 60; index++) await Promise.all(tabs.map((tab) => tab.say('The same')));
  return result(
    scene,
    Array.from({ length: 120 }, () => 'The same'),
    tabs,
    true,
  );
}

/** Waits until all texts are stored and shown, then counts. */
async function result({ emulator }, texts, tabs, isOrdered = false) {
  const since = Date.now();
  const isMine = (text) => texts.includes(text);
  const open = tabs.filter(Boolean);
  // One after the other, because only the tab in front draws.
  const see = async () => {
    const screens = [];
    for (const tab of open) screens.push(await tab.texts());
    return screens;
  };
  const isDone = async () =>
    (await stored(emulator)).filter(isMine).length >= texts.length &&
    (await see()).every((shown) => shown.filter(isMine).length === texts.length) &&
    (await Promise.all(open.map((tab) => tab.pending()))).every((pending) => pending === 0);
  while (!(await isDone()) && Date.now() - since < patience)
    await new Promise((resolve) => setTimeout(resolve, 50));
  // A second copy would come after the settling time.
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  const kept = (await stored(emulator)).filter(isMine);
  const screens = (await see()).map((shown) => shown.filter(isMine));
  const all = [kept, ...screens];
  const least = Math.min(...all.map(({ length }) => length));
  const most = Math.max(...all.map(({ length }) => length));
  const isRight = !isOrdered || kept.join('\n') === texts.join('\n');
  return {
    texts: texts.length,
    lost: Math.max(0, texts.length - least),
    doubled: Math.max(0, most - texts.length),
    wrong: isRight ? 0 : 1,
    ...(most !== texts.length || least !== texts.length || !isRight
      ? { problem: `stored ${kept.length}, on screen ${screens.map(({ length }) => length).join(' and ')}` }
      : {}),
  };
}

async function stored({ info }) {
  const response = await fetch(`${info.server}/_emulator/messages/${info.space}`);
  return (await response.json()).map(({ content }) => content.bodyText.replace(/<[^>]*>/g, ''));
}

async function openTab({ emulator, context, identity, token }) {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const { info } = emulator;
  const settings = identity === 'guest' ? '' : `token="${token}"`;
  const markup = `<spaces-provider server="${info.server}" web-server="${info.web}" ${settings}>
    <spaces-join invite="${info.invite}" chat></spaces-join></spaces-provider>`;
  const until = async (check, ...args) => {
    // A tab in the background draws nothing.
    await page.bringToFront();
    await page.waitForFunction(check, { polling: 20 }, ...args);
  };
  const show = async () => {
    await page.evaluate(defineFinders);
    await page.evaluate((url) => import(url), elementUrl);
    await page.evaluate((html) => void (document.body.innerHTML = html), markup);
  };
  const tab = {
    until,
    async reopen(isOnline = true) {
      await page.goto(`${pages.origin}/`);
      await show();
      if (identity !== 'guest') await tab.join();
      await until(() => chat()?.state.step === 'open' && !field().closest('[hidden]'));
      if (isOnline) await until(() => chat().state.line === 'live');
    },
    async join() {
      await until(() => ['invited', 'joined'].includes(join().state.step));
      await page.evaluate(() => join().state.step === 'invited' && join().join('Mira Holt'));
    },
    type: (text) => page.evaluate((value) => void type(value), text),
    enter: () => page.evaluate(() => void press(field(), 'Enter')),
    async say(text) {
      await page.evaluate((value) => {
        type(value);
        press(field(), 'Enter');
      }, text);
    },
    reads: (text, status) => until((wanted, state) => isShown(wanted, state), text, status),
    press: (part) =>
      page.evaluate((name) => chat().shadowRoot.querySelector(`[part="${name}"]`).click(), part),
    async texts() {
      await page.bringToFront();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
      return page.evaluate(() => rowTexts());
    },
    pending: () =>
      page.evaluate(() => all('article.queued, article.held, article.sending, article.unconfirmed').length),
    async kill() {
      const gone = new Promise((resolve) => page.once('error', resolve));
      const client = await page.createCDPSession();
      client.send('Page.crash').catch(() => {});
      await gone;
    },
  };
  await page.goto(`${pages.origin}/`);
  await show();
  await tab.join();
  await until(() => chat()?.state.line === 'live');
  return tab;
}

/** Runs in the page. */
function defineFinders() {
  const deep = (root, selector) =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      ...(one.matches(selector) ? [one] : []),
      ...(one.shadowRoot ? deep(one.shadowRoot, selector) : []),
    ]);
  const find = (selector) => deep(document, selector)[0];
  const all = (selector) => [...(chat()?.shadowRoot?.querySelectorAll(selector) ?? [])];
  const chat = () => find('spaces-chat');
  const textOf = (row) => row.querySelector('.text').innerText.trim();
  Object.assign(globalThis, {
    all,
    chat,
    join: () => find('spaces-join'),
    field: () => chat().shadowRoot.querySelector('textarea'),
    /** Only the rows near the view are drawn, so it scrolls through all of them. */
    async rowTexts() {
      const [log] = all('.log');
      const seen = new Map();
      for (let still = 0; still < 2;) {
        for (const row of all('article')) seen.set(row.dataset.messageId ?? row.dataset.key, textOf(row));
        const before = log.scrollTop;
        log.scrollTop -= log.clientHeight / 2;
        await new Promise((resolve) => setTimeout(resolve, 30));
        still = log.scrollTop === before ? still + 1 : 0;
      }
      log.scrollTop = log.scrollHeight;
      return [...seen.values()];
    },
    type(text) {
      globalThis.field().value = text;
      globalThis.field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    press(target, key) {
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
    },
    isShown(text, status) {
      const row = all('article').findLast((each) => textOf(each) === text);
      if (status === 'stored') return row?.dataset.messageId !== undefined;
      return row !== undefined && (status === 'any' || row.classList.contains(status));
    },
  });
}
