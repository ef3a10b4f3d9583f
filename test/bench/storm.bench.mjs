/**
 * Counts what a page sends while a part of the service is broken for a minute, and how long it needs to be live again.
 * Prints a table, and exits with 1 when a limit is broken. Run it with `npm run bench -- --suites=storm`.
 */
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { runnerImport } from 'vite';
import { browserArgs, browserPath } from '../support/browser.mjs';
import { buildPeers, servePage } from './build.mjs';

const minute = 60_000;
const mostTries = 12;
/** Ms that a page may need to be live: after a broken minute, after an outage, and after the `online` event. */
const limits = { storm: 5_000, longestStorm: 7_000, outage: 5_000, online: 2_000 };
const outages = 20;
/** So many pages are open at the same time; more would wait for the processor, not for the service. */
const atOnce = 5;

const root = new URL('../../', import.meta.url);
const load = async (path) =>
  (await runnerImport(fileURLToPath(new URL(path, root)), { configFile: false })).module;
const { startEmulator } = await load('demo/emulator/start.ts');
const { createBackoff } = await load('src/api/backoff.ts');
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const answers = {
  'status 500': { status: 500 },
  'status 429': { status: 429 },
  'status 429, Retry-After 20': { status: 429, retryAfter: '20' },
  'login page': { status: 200, body: 'login' },
  'empty body': { status: 200, body: 'empty' },
};
const paths = {
  history: '/messages/query',
  'change feed': '/activitiesrecord/messages',
  join: '/join',
};

/** One broken part of the service. `counts` says whether a request is one to this part. */
const cases = [
  ...Object.entries(paths).flatMap(([part, path]) =>
    Object.entries(answers).map(([how, answer]) => ({
      part,
      how,
      retryAfter: answer.retryAfter,
      isFromStart: part === 'join',
      counts: (url) => url.includes(path),
      breaks: (world) => world.control({ do: 'fail', path: `*${path}*`, times: 'all', ...answer }),
    })),
  ),
  ...Object.entries(answers).map(([how, answer]) => ({
    part: 'token of the page',
    how,
    retryAfter: answer.retryAfter,
    isFromStart: true,
    counts: (url) => url.endsWith('/token'),
    token: answer,
  })),
  ...['status', 'reset'].map((how) => ({
    part: 'socket',
    how,
    counts: () => false,
    breaks: (world) => world.control({ do: 'refuseSockets', times: 'all', how }),
  })),
  {
    part: 'socket',
    how: 'refuses fresh tokens',
    isFromStart: true,
    counts: (url) => url.endsWith('/token'),
    hasForeignSocket: true,
  },
  {
    part: 'subscription',
    how: 'refused',
    counts: (url) => url.includes('/join'),
    breaks: (world) => world.control({ do: 'refuseSubscriptions', times: 'all' }),
  },
];

const elementUrl = await buildPeers({ source: process.argv.includes('--source') });
const server = await servePage();
const browser = await puppeteer.launch({
  executablePath: await browserPath(),
  args: browserArgs,
  protocolTimeout: 180_000,
});
const problems = [];

/** Pages open one after another, because a machine with few cores cannot open them all at once. */
let opening = Promise.resolve();
function openInTurn(options) {
  const opened = opening.then(() => openPage(options));
  opening = opened.catch(() => {});
  return opened;
}

/** A page with the conversation of Ada, whose token comes from the page's own server. */
async function openPage({ token: brokenToken, hasForeignSocket } = {}) {
  const world = await startEmulator({ seed: 'empty', switches: { latency: false } });
  const foreign = hasForeignSocket ? await startEmulator({ seed: 'empty', randomSeed: 2 }) : undefined;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const sent = [];
  const site = { brokenToken, world, foreign, page, sent };
  const devtools = await page.createCDPSession();
  await devtools.send('Network.enable');
  devtools.on('Network.webSocketCreated', () => sent.push({ at: Date.now(), isSocket: true, url: '' }));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.method() !== 'OPTIONS') sent.push({ at: Date.now(), isSocket: false, url: request.url() });
    if (!request.url().endsWith('/token')) return void request.continue();
    void answerToken(site).then((response) => request.respond(response));
  });
  page.on('pageerror', (error) => problems.push(`the page failed: ${error}`));
  await page.goto(server.origin);
  await page.evaluate(
    (url, { server, socket, space }) => {
      document.body.innerHTML = `<spaces-provider server="${server}" socket-server="${socket}" token-url="/token">
        <spaces-chat space="${space}"></spaces-chat></spaces-provider>`;
      return import(url);
    },
    elementUrl,
    { ...world.info, socket: (foreign ?? world).info.socket },
  );
  return site;
}

async function answerToken({ brokenToken, world }) {
  if (!brokenToken) {
    const { token, tokenType } = await world.control({ do: 'token', user: 'ada' });
    return { contentType: 'application/json', body: JSON.stringify({ token, tokenType, expiresIn: 3_600 }) };
  }
  const { status, retryAfter, body } = brokenToken;
  return {
    status,
    headers: retryAfter ? { 'retry-after': retryAfter } : {},
    contentType: 'text/html',
    body: body === 'empty' ? '' : '<!doctype html><title>Sign in</title>',
  };
}

/** Ms until the conversation is live; Infinity after `patience`. */
async function untilLive({ page }, patience = 45_000) {
  const start = performance.now();
  while (performance.now() - start < patience) {
    if (await page.evaluate(() => document.querySelector('spaces-chat').state?.line === 'live'))
      return performance.now() - start;
    await sleep(100);
  }
  return Infinity;
}

async function close({ page, world, foreign }) {
  await page.browserContext().close();
  await Promise.all([world.stop(), foreign?.stop()]);
}

async function storm(each) {
  const site = await openInTurn(each);
  const { world, sent } = site;
  if (each.isFromStart) await each.breaks?.(world);
  else {
    await untilLive(site);
    // A first message, because a conversation without one has no change feed to read.
    await world.control({ do: 'say', text: 'Hello' });
    await each.breaks(world);
    await world.control({ do: 'dropSockets' });
  }
  const from = Date.now();
  if (each.part === 'change feed') await check(each, 'live without it', await untilLive(site), limits.storm);
  await sleep(minute);
  const during = sent.filter(({ at }) => at >= from || each.isFromStart);
  const tries = during.filter(({ url }) => each.counts(url)).map(({ at }) => at);
  const sockets = during.filter(({ isSocket }) => isSocket).length;
  const end = Date.now();
  if (each.hasForeignSocket) return report(each, { tries, sockets, site });
  site.brokenToken = undefined;
  await world.control({ do: 'clear' });
  const live = await untilLive(site);
  // A page that was asked to wait does so, even when the service works sooner.
  const asked = each.retryAfter
    ? Math.max(0, (tries.at(-1) ?? 0) + Number(each.retryAfter) * 1_000 - end)
    : 0;
  return report(each, { tries, sockets, live: Math.max(0, live - asked), site });
}

async function report(each, { tries, sockets, live, site }) {
  const gaps = tries.slice(1).map((at, index) => at - tries[index]);
  const smallestGap = Math.min(Infinity, ...gaps);
  await check(each, 'requests', tries.length, mostTries);
  await check(each, 'sockets', sockets, mostTries);
  if (each.retryAfter && smallestGap < Number(each.retryAfter) * 1_000)
    problems.push(`${each.part}, ${each.how}: asked again after ${smallestGap} ms`);
  await close(site);
  return { ...each, requests: tries.length, sockets, live };
}

async function check({ part, how }, what, value, most) {
  if (value > most) problems.push(`${part}, ${how}: ${what} ${Math.round(value)}, at most ${most}`);
}

/** Ms until a page is live again after the service was away for ten seconds. */
async function outage(withEvent) {
  const site = await openInTurn();
  await untilLive(site);
  await site.world.control({ do: 'outage', ms: 10_000 });
  await sleep(10_100);
  if (withEvent) await site.page.evaluate(() => void dispatchEvent(new Event('online')));
  const live = await untilLive(site);
  await close(site);
  return live;
}

const at = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const seconds = (ms) => (ms === undefined ? '–' : `${(ms / 1_000).toFixed(1)} s`);
const print = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);

print(['broken for 60 s', 'how', 'requests', 'sockets', 'live after the end']);
print(['---', '---', '---:', '---:', '---:']);
const measured = await Promise.all(cases.map(storm));
for (const { part, how, requests, sockets, live } of measured)
  print([part, how, requests, sockets, seconds(live)]);
const lives = measured.map(({ live }) => live).filter((live) => live !== undefined);
await check({ part: 'all', how: 'median' }, 'ms until live', at(lives, 0.5), limits.storm);
await check({ part: 'all', how: 'longest' }, 'ms until live', at(lives, 1), limits.longestStorm);

process.stdout.write('\n');
print([`${outages} outages of 10 s`, 'median', 'p95', 'longest']);
print(['---', '---:', '---:', '---:']);
for (const [what, withEvent, most, share] of [
  ['service back', false, limits.outage, 0.5],
  ['service back, then `online`', true, limits.online, 1],
]) {
  const times = [];
  while (times.length < outages)
    times.push(...(await Promise.all(Array.from({ length: atOnce }, () => outage(withEvent)))));
  print([what, ...[0.5, 0.95, 1].map((part) => seconds(at(times, part)))]);
  await check({ part: what, how: `share ${share}` }, 'ms', at(times, share), most);
}

/** How many attempts a page makes in ten minutes of outage, and how many pages come back in the same 100 ms. */
function simulate(pages) {
  const { now } = Date;
  const firsts = [];
  const attempts = [];
  for (let page = 0; page < pages; page++) {
    let clock = 0;
    Date.now = () => clock;
    const backoff = createBackoff();
    let count = 0;
    while ((clock += backoff.next()) < 600_000) {
      if (count++ === 0) firsts.push(Math.floor(clock / 100));
    }
    attempts.push(count);
  }
  Date.now = now;
  const fullest = Math.max(...firsts.map((bucket) => firsts.filter((other) => other === bucket).length));
  return { attempts: at(attempts, 0.5), share: fullest / pages };
}

const runs = Array.from({ length: 21 }, () => simulate(200));
const attempts = at(
  runs.map((run) => run.attempts),
  0.5,
);
const share = at(
  runs.map((run) => run.share),
  0.5,
);
process.stdout.write(
  `\n200 pages: ${attempts} attempts in ten minutes (median), ${(share * 100).toFixed(1)} % of the first ones in the fullest 100 ms\n`,
);
await check({ part: '200 pages', how: 'ten minutes' }, 'attempts', attempts, 30);
await check({ part: '200 pages', how: 'restart' }, 'percent in 100 ms', share * 100, 10);

await browser.close();
server.close();
for (const problem of problems) process.stdout.write(`BROKEN: ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
