/**
 * Opens 200 conversations with random histories in windows of random sizes, reads each one upwards, and counts the
 * messages that are in view but not painted. `SEEDS` chooses the number of seeds; each one opens 40 conversations.
 */
import { joinMarkup, loadSource, showsMessages, startScene } from './scene.mjs';

const opensPerSeed = 40;
/** How often older messages are added above while the user reads. */
const steps = 3;

const painted = await loadSource('test/support/painted-view.ts');
const scene = await startScene();
const world = await scene.startWorld();
const reader = await scene.browser.newPage();
await reader.goto(scene.origin);

/** A generator of numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function textOf(random) {
  const kind = random();
  if (kind < 0.6) return 'word '.repeat(1 + random() * 12);
  if (kind < 0.8) return 'A line\n'.repeat(1 + random() * 30);
  return 'x'.repeat(1 + random() * 19_000);
}

async function newConversation(random) {
  const { space, invite } = await world.control({ do: 'newSpace', title: 'Random' });
  for (let left = random() * 12; left > 0; left -= 1) {
    await world.control({ do: 'say', space, text: textOf(random), count: 1 + Math.floor(random() * 12) });
  }
  // Short ones last, so that a tall one is often the first row near the view.
  await world.control({ do: 'say', space, text: 'short #', count: 1 + Math.floor(random() * 14) });
  return invite;
}

/** Runs in the page. */
function scrollUp() {
  const { shadowRoot } = document.querySelector('spaces-join').shadowRoot.querySelector('spaces-chat');
  const log = shadowRoot.querySelector('[role="log"]');
  log.scrollTop -= log.clientHeight * 2;
}

async function blankRows(page) {
  const { region, rows } = await page.evaluate(painted.viewOf('[role="log"]'));
  if (!region || rows.length === 0) return ['nothing in view'];
  const png = await page.screenshot({ clip: region, encoding: 'base64', captureBeyondViewport: false });
  return reader.evaluate(painted.blankIn, png, rows);
}

/** Opens a conversation; returns in how many of its pictures something is blank. */
async function openOnce(random) {
  const invite = await newConversation(random);
  const context = await scene.browser.createBrowserContext();
  const page = await context.newPage();
  const width = 320 + Math.floor(random() * 1_100);
  const height = 480 + Math.floor(random() * 500);
  await page.setViewport({ width, height, deviceScaleFactor: random() < 0.8 ? 1 : 2 });
  await scene.open(world, joinMarkup(invite), { page });
  await page.waitForFunction(showsMessages);
  let blank = 0;
  for (let step = 0; step <= steps; step += 1) {
    if (step > 0) await page.evaluate(scrollUp);
    if ((await blankRows(page)).length > 0) blank += 1;
  }
  await context.close();
  return blank;
}

let failures = 0;
process.stdout.write('seed  opens  pictures  blank\n');
for (let seed = 1; seed <= Number(process.env.SEEDS ?? 5); seed += 1) {
  const random = randomOf(seed);
  let blank = 0;
  for (let open = 0; open < opensPerSeed; open += 1) blank += await openOnce(random);
  failures += blank;
  process.stdout.write(
    `${String(seed).padEnd(6)}${String(opensPerSeed).padEnd(7)}${String(opensPerSeed * (steps + 1)).padEnd(10)}${blank}\n`,
  );
}
await scene.stop();
process.exitCode = failures > 0 ? 1 : 0;
