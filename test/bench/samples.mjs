/** Takes one sample: all steps for one peer and one size in a new browser context. */
import { startEmulator } from './emulator.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @returns `{ page, work, heap, close }`; `work(f)` resolves to `[result of f, CPU time of the main thread in ms]`;
 *   CPU time does not include waiting for a busy machine
 */
async function openPage(browser, origin) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const devtools = await page.createCDPSession();
  await devtools.send('Performance.enable');
  await page.goto(origin);
  await page.waitForFunction('window.steps');
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0);
  };
  const work = async (run) => {
    const before = await busy();
    const result = await run();
    return [result, (await busy()) - before];
  };
  const heap = async () => {
    for (let i = 0; i < 2; i += 1) await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  const slowDown = (rate) => devtools.send('Emulation.setCPUThrottlingRate', { rate });
  return { page, problems, work, heap, slowDown, close: () => context.close() };
}

/** A list of `size` messages: mount, append, scroll, prepend, and at `burstAt` a burst. */
async function sampleScale(session, url, size, burstAt) {
  const { page, work, heap } = session;
  await page.evaluate((at) => window.steps.load(at), url);
  await sleep(150);
  const heapBefore = await heap();
  const [{ ms }, mountWork] = await work(() => page.evaluate((count) => window.steps.mount(count), size));
  await sleep(300);
  const sample = { mount: ms, mountWork, heap: ((await heap()) - heapBefore) / size };
  sample.elements = (await page.evaluate(() => window.steps.inspect())).elements;
  await sampleAppend(session, sample, size);
  if (size >= 1000) {
    const [scroll, scrollWork] = await work(() => page.evaluate(() => window.steps.scroll(120, 240)));
    sample.scroll = scroll;
    sample.scrollWork = scrollWork / Math.max(1, scroll.steps);
    sample.prepend = await page.evaluate(() => window.steps.prepend(50));
  }
  if (size === burstAt) {
    [sample.burst, sample.burstWork] = await work(() => page.evaluate(() => window.steps.burst(1000, 5000)));
  }
  return sample;
}

/** The work of one append, less the cost of the same number of idle frames. */
async function sampleAppend({ page, work }, sample, size) {
  const count = size >= 10_000 ? 6 : 10;
  const [append, gross] = await work(() => page.evaluate((n) => window.steps.append(n), count));
  const span = Math.min(append.span, 400);
  const [, idle] = await work(() => page.evaluate((ms) => window.steps.idle(ms), span));
  sample.append = append;
  sample.appendWork = Math.max(0, gross - (idle / span) * append.span) / count;
}

/** The time from a key to the painted options, three times. The previous letter finds no people in any peer. */
async function sampleSearch({ page, work }, url, limit) {
  await page.evaluate((at) => window.searchSteps.load(at), url);
  await page.evaluate((count) => window.searchSteps.mount(count), limit);
  await sleep(200);
  const keys = [];
  const works = [];
  for (const [first, second, name] of ['adAda', 'beBen', 'zoZoe'].map((text) => [
    text[0],
    text[1],
    text.slice(2),
  ])) {
    await page.evaluate(() => window.searchSteps.clear());
    await page.keyboard.press('Backspace');
    await page.keyboard.press(first);
    await sleep(1_200);
    const [ms, busy] = await work(async () => {
      await page.evaluate((wanted) => window.searchSteps.arm(wanted), name);
      await page.keyboard.press(second);
      const painted = await page.evaluate(() => window.painted);
      await sleep(250);
      return painted;
    });
    keys.push(ms);
    works.push(busy);
  }
  return { keys, works };
}

/** Looks up a thousand addresses at the emulator; every tenth belongs to a stranger. */
async function samplePaste({ page }, url, count) {
  const world = await startEmulator();
  try {
    const list = Array.from({ length: count }, (_, at) =>
      at % 10 === 9 ? `stranger.${at}@far.example` : `Colleague ${at} <colleague.${at + 1}@example.test>`,
    );
    const token = await world.token('ada');
    const found = `${count * 0.9} people found`;
    const sample = await page.evaluate(
      (...given) => window.searchSteps.paste(...given),
      url,
      world.server,
      token,
      list.join(', '),
      found,
    );
    return { ...sample, requests: await world.count('/api/users/me/colleaguesbulk') };
  } finally {
    await world.stop();
  }
}

/** @param what `{ suite, size, burstAt, throttle }` */
export async function takeSample(browser, origin, peer, { suite, size, burstAt, throttle }) {
  const session = await openPage(browser, origin);
  const url = `/dist/bench/peers/${peer}.js`;
  try {
    const sample = { peer, suite, size };
    sample.noise = await session.page.evaluate(() => window.steps.calibrate());
    if (suite === 'scale') {
      Object.assign(sample, await sampleScale(session, url, size, burstAt));
    } else if (suite === 'search') {
      Object.assign(sample, await sampleSearch(session, url, size));
    } else if (suite === 'paste') {
      Object.assign(sample, await samplePaste(session, url, size));
    } else if (suite === 'start') {
      await session.slowDown(throttle);
      const start = () => session.page.evaluate((at, n) => window.steps.start(at, n), url, size);
      [sample.ms, sample.work] = await session.work(async () => (await start()).ms);
    } else {
      await session.page.evaluate((at) => window.steps.load(at), url);
      await sleep(150);
      const heapBefore = await session.heap();
      const many = () => session.page.evaluate((n) => window.steps.many(n, 20), size);
      [sample.ms, sample.work] = await session.work(async () => (await many()).ms);
      sample.heap = (await session.heap()) - heapBefore;
    }
    if (session.problems.length > 0) throw new Error(`the page failed: ${session.problems[0]}`);
    return sample;
  } finally {
    await session.close();
  }
}
