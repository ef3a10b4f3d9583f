/**
 * Scrolls through a conversation of 1,000 images as fast as a finger does, and through a plain page of the same height as
 * the floor. Prints the frames that were late, and by how much what is in view has jumped. Exits with 1 when something
 * has jumped, or when more frames were late than on the plain page.
 */
import { joinMarkup, startScene } from './scene.mjs';

const images = 1_000;
/** Pixels per second, and how far each pass goes. */
const speed = 1_500;
const distance = 15_000;
const passes = 3;
/** A frame of 60 Hz that comes this late was dropped. Ms. */
const late = 25;

const scene = await startScene();
const world = await scene.startWorld();
const page = await scene.browser.newPage();
await page.setViewport({ width: 720, height: 800 });
await page.goto(scene.origin);
const base64 = await page.evaluate(drawPhoto);
const { invite, space } = await world.control({ do: 'newSpace', title: 'Photos' });
for (let left = images; left > 0; left -= 100)
  await world.control({
    do: 'say',
    space,
    text: 'Photo #',
    count: 100,
    files: [{ name: 'photo.png', type: 'image/png', base64 }],
  });

await scene.open(world, joinMarkup(invite), { page });
await page.evaluate(`window.log = () => document.querySelector('spaces-join').shadowRoot
  .querySelector('spaces-chat').shadowRoot.querySelector('[role="log"]')`);
await page.waitForFunction(
  () => document.querySelector('spaces-join').shadowRoot.querySelector('spaces-chat')?.state?.line === 'live',
);
await page.waitForFunction(readToTheTop, { polling: 200, timeout: 120_000 }, images);
const conversation = [];
for (let pass = 0; pass < passes; pass += 1) conversation.push(await scrollPass(pass));

await page.evaluate(showPlainPage);
const plain = [];
for (let pass = 0; pass < passes; pass += 1) plain.push(await scrollPass(pass));
await scene.stop();

const sum = (all, key) => all.reduce((total, one) => total + one[key], 0);
const most = (all, key) => Math.max(...all.map((one) => one[key]));
process.stdout.write('                frames  late  longest  jump  images drawn\n');
for (const [name, all] of Object.entries({ '1,000 images': conversation, 'plain page': plain })) {
  const row = [sum(all, 'frames'), sum(all, 'late'), `${Math.round(most(all, 'longest'))} ms`];
  process.stdout.write(
    `${name.padEnd(14)}${row.map((each) => String(each).padStart(8)).join('')}${`${most(all, 'jump').toFixed(1)} px`.padStart(9)}${String(most(all, 'drawn')).padStart(8)}\n`,
  );
}
const jumped = most(conversation, 'jump') >= 0.5;
const isLate = sum(conversation, 'late') > sum(plain, 'late');
process.exitCode = jumped || isLate || most(conversation, 'drawn') === 0 ? 1 : 0;

/** Down first, then up again, and so on. */
async function scrollPass(pass) {
  await page.evaluate(watchFrames, late);
  const client = await page.createCDPSession();
  await client.send('Input.synthesizeScrollGesture', {
    x: 300,
    y: 400,
    yDistance: pass % 2 === 0 ? -distance : distance,
    speed,
    gestureSourceType: 'touch',
    preventFling: true,
  });
  await client.detach();
  return page.evaluate('globalThis.stopFrames()');
}

/** Runs in the page: a photo of 640 × 480 with noise, as base64. */
function drawPhoto() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  const context = canvas.getContext('2d');
  for (let x = 0; x < 640; x += 16)
    for (let y = 0; y < 480; y += 16) {
      context.fillStyle = `hsl(${(x * y) % 360} 60% ${30 + ((x + y) % 40)}%)`;
      context.fillRect(x, y, 16, 16);
    }
  return canvas.toDataURL('image/png').split(',')[1];
}

/** Runs in the page: loads all pages of the history; true when the first message is at the top. */
function readToTheTop(count) {
  const log = window.log();
  log.scrollTop = 0;
  const chat = document.querySelector('spaces-join').shadowRoot.querySelector('spaces-chat');
  return (
    chat.state.older === 'none' && log.querySelector('article')?.innerText.includes('Photo 1') && count > 0
  );
}

/** Runs in the page. */
function showPlainPage() {
  const height = window.log().scrollHeight;
  document.body.innerHTML = '<div role="log"><p>Text</p></div>';
  const log = document.querySelector('[role="log"]');
  Object.assign(log.style, { blockSize: '700px', overflow: 'auto' });
  Object.assign(log.firstElementChild.style, { blockSize: `${height}px` });
  window.log = () => log;
}

/** Runs in the page: counts frames until `stopFrames`. What is in view moves by exactly what was scrolled. */
function watchFrames(limit) {
  const log = window.log();
  const result = { frames: 0, late: 0, longest: 0, jump: 0, drawn: 0 };
  let before = performance.now();
  let anchor;
  let isWatching = true;
  const place = (row) => row.getBoundingClientRect().top + log.scrollTop;
  const frame = (now) => {
    if (!isWatching) return;
    result.frames += 1;
    result.longest = Math.max(result.longest, now - before);
    if (now - before > limit) result.late += 1;
    before = now;
    if (anchor?.row.isConnected) result.jump = Math.max(result.jump, Math.abs(place(anchor.row) - anchor.at));
    const middle = log.getBoundingClientRect().top + log.clientHeight / 2;
    const row = [...log.querySelectorAll('article')].find(
      (one) => one.getBoundingClientRect().bottom > middle,
    );
    anchor = row && { row, at: place(row) };
    result.drawn = Math.max(result.drawn, log.querySelectorAll('img').length);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.stopFrames = () => {
    isWatching = false;
    return result;
  };
}
