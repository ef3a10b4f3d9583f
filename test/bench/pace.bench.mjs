/**
 * Counts what a page sends in five seconds to a service that answers, but leads it in circles or floods it, and the
 * longest task meanwhile. Prints a table, and exits with 1 when a limit is broken. What a page sends to a service that
 * fails is counted by `storm.bench.mjs`.
 */
import { joinMarkup, showsMessages, startScene, watchTasks } from './scene.mjs';

/** Ms. */
const watched = 5_000;
const longestTask = 200;
const crowd = 60_000;

const empty = { data: [], total: 0, nextPageUrl: '/?nextRefObjId=#&page=#' };
const circle = { data: [], total: 0, nextPageUrl: '/?nextRefObjId=same&page=same' };

const scene = await startScene();

/** `most`: requests, sockets and socket frames together. */
const scenarios = [
  { name: 'older messages, empty pages', most: 5, run: (page) => readUp(page, empty) },
  { name: 'older messages, pages that link to themselves', most: 5, run: (page) => readUp(page, circle) },
  { name: 'people search, empty pages', most: 12, run: (page) => searchPeople(page, empty) },
  {
    name: 'people search, pages that link to themselves',
    most: 12,
    run: (page) => searchPeople(page, circle),
  },
  { name: 'own spaces, empty pages', most: 12, run: (page) => listSpaces(page, empty) },
  { name: 'own spaces, pages that link to themselves', most: 12, run: (page) => listSpaces(page, circle) },
  { name: 'members, empty pages', most: 20, run: (page) => listMembers(page, empty) },
  { name: 'members, pages that link to themselves', most: 20, run: (page) => listMembers(page, circle) },
  { name: '500 refusals of the subscription', most: 12, run: refuseSubscription },
  { name: '500 messages, each to be marked as read', most: 12, run: burst },
  { name: `presence of ${crowd} people`, most: 20, run: crowdComes },
  { name: 'each fresh token is refused by the socket', most: 8, run: refuseNamespace },
];

async function conversation(page) {
  const world = await scene.startWorld({ switches: { latency: false } });
  await world.control({ do: 'say', text: 'Message #', count: 200 });
  await scene.open(world, joinMarkup(world.info.invite), { page });
  await page.waitForFunction(showsMessages);
  return world;
}

async function readUp(page, answer) {
  const world = await conversation(page);
  await answerWith(world, '*/messages/query', answer);
  return { world, act: () => page.evaluate(keepScrolling, 'spaces-chat', '[role="log"]', 'up', watched) };
}

async function searchPeople(page, answer) {
  const world = await signedIn(page, '<spaces-user-search></spaces-user-search>');
  await answerWith(world, '*/colleagues', answer);
  await answerWith(world, '*/withdm', answer);
  return { world, act: () => typeAndScroll(page) };
}

async function listSpaces(page, answer) {
  const world = await scene.startWorld({ switches: { latency: false } });
  await world.control({ do: 'newSpace', title: 'Space #', count: 60 });
  const { token } = await world.control({ do: 'token', user: 'ada' });
  await scene.open(world, '<spaces-list></spaces-list>', { page, token });
  await page.waitForFunction(showsOptions, {}, 'spaces-list');
  await answerWith(world, '*/users/me/spaces', answer);
  return {
    world,
    act: () => page.evaluate(keepScrolling, 'spaces-list', '[role="listbox"]', 'down', watched),
  };
}

async function listMembers(page, answer) {
  const world = await signedIn(page, (space) => `<spaces-user-search space="${space}"></spaces-user-search>`);
  await answerWith(world, '*/members', answer);
  return { world, act: () => typeAndScroll(page) };
}

async function refuseSubscription(page) {
  const world = await conversation(page);
  const channel = { _id: world.info.space, type: 'topic' };
  const act = () =>
    world.control({ do: 'emit', event: 'SUBSCRIBE_CHANNEL_FAILED', payload: { channel }, count: 500 });
  return { world, act };
}

async function burst(page) {
  const world = await conversation(page);
  return { world, act: () => world.control({ do: 'say', text: 'And another one, #', count: 500 }) };
}

async function crowdComes(page) {
  const world = await conversation(page);
  const sender = { _id: 'person#', type: 'user', username: 'p#@example.test', displayname: 'Person #' };
  const category = 'app.event.presence.party.online';
  const payload = { topicId: world.info.space, sender, receivers: [], content: {}, category };
  const act = () => world.control({ do: 'emit', event: 'PRESENCE_EVENT_RESPONSE', payload, count: crowd });
  return { world, act };
}

/** The socket is that of another service, which knows none of the tokens; each request for a token gets a new one. */
async function refuseNamespace(page) {
  const world = await scene.startWorld({ switches: { latency: false } });
  const foreign = await scene.startWorld({ randomSeed: 2 });
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (!request.url().endsWith('/token')) return request.continue();
    const { token, tokenType } = await world.control({ do: 'token', user: 'ada' });
    return request.respond({
      contentType: 'application/json',
      body: JSON.stringify({ token, tokenType, expiresIn: 3_600 }),
    });
  });
  const act = () =>
    scene.open(
      world,
      `<spaces-provider server="${world.info.server}" socket-server="${foreign.info.socket}" token-url="/token">
        <spaces-chat space="${world.info.space}"></spaces-chat></spaces-provider>`,
      { page },
    );
  return { world, foreign, act };
}

async function signedIn(page, markup) {
  const world = await scene.startWorld({ switches: { latency: false } });
  const { token } = await world.control({ do: 'token', user: 'ada' });
  await scene.open(world, typeof markup === 'string' ? markup : markup(world.info.space), { page, token });
  return world;
}

async function answerWith(world, path, body) {
  await world.control({ do: 'fail', path, times: 'all', status: 200, body: { own: JSON.stringify(body) } });
}

async function typeAndScroll(page) {
  const field = await page.waitForSelector('spaces-user-search >>> input');
  await field.type('ben');
  await page.evaluate(keepScrolling, 'spaces-user-search', '[role="listbox"]', 'down', watched);
}

/** Runs in the page: whether a list shows an option. */
function showsOptions(tag) {
  return document.querySelector(tag)?.shadowRoot?.querySelectorAll('[role="option"]').length > 0;
}

/** Runs in the page: scrolls to one end again and again, as a visitor does who looks for more. */
async function keepScrolling(tag, selector, direction, ms) {
  const inner = document.querySelector('spaces-join')?.shadowRoot?.querySelector(tag);
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const box = (inner ?? document.querySelector(tag)).shadowRoot.querySelector(selector);
    if (box) {
      box.scrollTop = direction === 'up' ? 300 : 0;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      box.scrollTop = direction === 'up' ? 0 : box.scrollHeight;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What the page sent since the last call. */
async function watchTraffic(page) {
  let count = { requests: 0, sockets: 0, frames: 0 };
  const devtools = await page.createCDPSession();
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ request: { url, method } }) => {
    if (/\/api\/|\/token$/.test(url) && method !== 'OPTIONS') count.requests += 1;
  });
  devtools.on('Network.webSocketCreated', () => (count.sockets += 1));
  devtools.on('Network.webSocketFrameSent', () => (count.frames += 1));
  return () => {
    const before = count;
    count = { requests: 0, sockets: 0, frames: 0 };
    return before;
  };
}

async function measure({ name, most, run }) {
  const context = await scene.browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(watchTasks);
  const sent = await watchTraffic(page);
  const { act } = await run(page);
  sent();
  await page.evaluate(() => (globalThis.longest = 0));
  const started = performance.now();
  await act();
  // A counted scenario is over after the same time, however long its action takes.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, started + watched - performance.now())));
  await page.screenshot();
  const longest = await page.evaluate(() => globalThis.longest);
  const { requests, sockets, frames } = sent();
  await context.close();
  const isOver = requests + sockets + frames > most || longest > longestTask;
  const cells = [name, requests, sockets, frames, most, `${longest.toFixed(0)} ms`, isOver ? 'OVER' : 'ok'];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
  return isOver;
}

process.stdout.write('| in 5 s | requests | sockets | frames | at most | longest task | |\n');
process.stdout.write('| --- | ---: | ---: | ---: | ---: | ---: | --- |\n');
let failures = 0;
for (const scenario of scenarios) if (await measure(scenario)) failures += 1;
await scene.stop();
process.exitCode = failures > 0 ? 1 : 0;
