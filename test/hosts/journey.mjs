/** What a guest does on the page of a host: types a name, presses “Join as guest”, and sends a text that arrives. */
import { gzipSync } from 'node:zlib';

const textbox = (name) => `::-p-aria([name="${name}"][role="textbox"])`;
const button = (name) => `::-p-aria([name="${name}"][role="button"])`;
const patience = 30_000;

/** Collects what a page loads before the click, and what it complains about. */
export function watchPage(page) {
  const watched = { before: [], problems: [], isBefore: true };
  page.on('pageerror', (problem) => watched.problems.push(problem.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warn') return;
    const { url = '' } = message.location();
    if (!/favicon\.ico/.test(url)) watched.problems.push(`${message.text()} ${url}`.trim());
  });
  page.on('response', (response) => {
    const url = response.url();
    if (!watched.isBefore || !/^https?:/.test(url) || url.endsWith('/favicon.ico')) return;
    const type = response.request().resourceType();
    const body = type === 'script' ? response.buffer().catch(() => Buffer.alloc(0)) : undefined;
    watched.before.push({ url, type, body });
  });
  return watched;
}

/** @returns a row `{ journey, ok, detail }` */
export async function guestJourney({ page, url, world, text, watched }) {
  await page.goto(url, { waitUntil: 'networkidle0' });
  const frame = await frameWith(page, textbox('Your name'));
  await page.waitForNetworkIdle({ idleTime: 300 });
  watched.isBefore = false;
  await frame.locator(textbox('Your name')).fill('Mira Holt');
  await frame.locator(button('Join as guest')).click();
  await say(frame, text);
  await arrives(page, frame, world, text);
  const problems = [...watched.problems, ...(await lostStyles(frame))];
  return {
    journey: 'guest',
    ok: problems.length === 0,
    detail: problems[0] ?? (await weight(watched.before)),
  };
}

/** Style sheets of the elements that the browser could not read: such a sheet has no rules. */
async function lostStyles(frame) {
  const count = await frame.evaluate(() => {
    const sheetsIn = (root) =>
      [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
        shadowRoot ? [...shadowRoot.adoptedStyleSheets, ...sheetsIn(shadowRoot)] : [],
      );
    return sheetsIn(document).filter(({ cssRules }) => cssRules.length === 0).length;
  });
  return count > 0 ? [`${count} style sheets have no rules.`] : [];
}

/** Sends a text in the conversation. */
export async function say(frame, text) {
  await frame.locator(textbox('Message')).fill(text);
  await frame.locator(button('Send')).click();
}

/** Waits until the service has a text, and the conversation shows it. */
export async function arrives(page, frame, world, text) {
  const at = `${world.info.server}/_emulator/messages/${world.info.space}`;
  const isStored = async () => JSON.stringify(await (await fetch(at)).json()).includes(text);
  await poll(isStored, `“${text}” is stored`);
  // `::-p-text` remembers the text of an element, and sometimes misses that it changed.
  const isShown = () =>
    frame.$$eval(
      '>>> [role="log"] [data-message-id]',
      (rows, wanted) => rows.some((row) => row.textContent.includes(wanted)),
      text,
    );
  await poll(isShown, `“${text}” is shown`);
}

/** A page that got the event of joining says so: “Joined” and the id of the space. */
export async function hearsJoined({ page, world }) {
  const text = `Joined ${world.info.space}`;
  const ok = await page.evaluate((wanted) => document.body.innerText.includes(wanted), text);
  return [{ journey: 'event reaches its handler', ok, detail: ok ? 'spaces-joined' : `no “${text}”` }];
}

/** `#again` replaces the element by a new one. The guest is in that one as well, without a click, as the same person. */
export async function staysJoined({ page, world }) {
  const old = await page.$('spaces-join');
  await page.click('#again');
  await page.waitForFunction((one) => !one.isConnected, {}, old);
  await say(page, 'Hello again');
  await arrives(page, page, world, 'Hello again');
  const at = `${world.info.server}/_emulator/messages/${world.info.space}`;
  const sent = await (await fetch(at)).json();
  const people = new Set(sent.map(({ sender }) => sender?._id));
  return [{ journey: 'stays joined', ok: people.size === 1, detail: `senders: ${people.size}` }];
}

/** The page, or the frame in it, that contains an element. */
async function frameWith(page, selector) {
  let found;
  const look = async () => {
    for (const frame of page.frames()) if (await frame.$(selector).catch(() => null)) return (found = frame);
    return undefined;
  };
  await poll(look, `the page shows ${selector}`);
  return found;
}

async function poll(look, what) {
  const end = performance.now() + patience;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`Not within ${patience / 1000} s: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The requests and the compressed scripts before the click, without the page itself. */
export async function loadedFiles(before) {
  const files = before.filter(({ type }) => type !== 'document');
  const bodies = await Promise.all(files.map(({ body }) => body ?? Buffer.alloc(0)));
  return {
    requests: files.length,
    gzip: bodies.reduce((sum, body) => sum + (body.length > 0 ? gzipSync(body, { level: 9 }).length : 0), 0),
  };
}

async function weight(before) {
  const { requests, gzip } = await loadedFiles(before);
  return `before the click: page + ${requests} files, scripts ${(gzip / 1000).toFixed(1)} kB gzip`;
}
