/**
 * Measures in the demo how soon the other tabs of a person stop ringing after one has answered, and how soon a page shows
 * that someone in the call has muted. Prints a table, and exits with 1 when one takes longer than a second.
 */
import puppeteer from 'puppeteer-core';
import { startDemo } from '../../demo/server.mjs';
import { browserArgs, browserPath } from '../support/browser.mjs';

/** Ms. */
const limit = 1_000;
const times = 5;
const search = `document.querySelector('spaces-user-search[action="call"]').shadowRoot`;

const demo = await startDemo({ port: Number(process.env.PORT ?? 5_199) });
const browser = await puppeteer.launch({
  executablePath: await browserPath(),
  args: [...browserArgs, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
});
process.stdout.write('                          ms until it is shown\n');
let isSlow = false;
report('two other tabs stop', await rings());
report('mute is seen', await mutes());
await browser.close();
await demo.stop();
process.exitCode = isSlow ? 1 : 0;

function report(name, found) {
  isSlow ||= found.some((one) => one > limit);
  process.stdout.write(`${name.padEnd(26)}${found.map((one) => Math.round(one)).join(', ')}\n`);
}

/** Ada calls Ben, who has three tabs and answers in one of them. */
async function rings() {
  const tabs = await Promise.all([1, 2, 3].map(() => open('find-people.html')));
  const found = [];
  for (let round = 0; round < times; round += 1) {
    const field = await tabs[0].$('spaces-user-search[action="call"] >>> input');
    await tabs[0].bringToFront();
    await field.type('Ben');
    await until(tabs[0], `${search}.querySelector('[role="option"]')`);
    await tabs[0].keyboard.press('ArrowDown');
    await tabs[0].keyboard.press('Enter');
    for (const tab of tabs)
      await until(tab, `document.querySelector('#ben spaces-call').state.step === 'ringing'`);
    const stops = [tabs[1], tabs[2]].map((tab) =>
      tab.evaluate(when, `document.querySelector('#ben spaces-call').state.step !== 'ringing'`),
    );
    const answered = await press(tabs[0], '#ben', 'Accept');
    for (const stopped of await Promise.all(stops)) found.push(stopped - answered);
    await until(tabs[0], `document.querySelector('#ben spaces-call').state.step === 'in-call'`);
    await press(tabs[0], '#ben', 'Leave call');
    for (const tab of tabs)
      await until(tab, `document.querySelector('#ben spaces-call').state.step === 'none'`);
    await until(
      tabs[0],
      `!document.querySelector('spaces-user-search[action="call"]').shadowRoot.querySelector('spaces-call')?.state.step.match(/call|ringing/)`,
    );
  }
  await Promise.all(tabs.map((tab) => tab.close()));
  return found;
}

/** Mira on one page mutes and unmutes, and Jonas on another page sees it. */
async function mutes() {
  const [one, other] = [await open('call.html'), await open('call.html')];
  const seats = [
    [one, '.seat:nth-child(1)'],
    [other, '.seat:nth-child(2)'],
  ];
  for (const [page, seat] of seats) {
    await page.bringToFront();
    await page.click('input[value="avaya"]');
    await press(page, seat, '(Start|Join) call');
    await page.waitForFunction(
      `${buttons(seat)}.some((one) => one.textContent.trim() === 'Join call' || one.textContent.trim() === 'Leave call')`,
    );
    await press(page, seat, 'Join call').catch(() => {});
    await until(page, `document.querySelector('${seat} spaces-call').state.step === 'in-call'`);
  }
  const muted = `document.querySelector('.seat:nth-child(2) spaces-call').state.meeting.attendees
    .find(({ person }) => person.name === 'Mira Holt')?.microphone === false`;
  const found = [];
  for (let round = 0; round < times; round += 1) {
    for (const [button, wanted] of [
      ['Mute', true],
      ['Unmute', false],
    ]) {
      const seen = other.evaluate(when, `(${muted}) === ${wanted}`);
      const pressed = await press(one, seats[0][1], button);
      found.push((await seen) - pressed);
    }
  }
  return found;
}

async function open(path) {
  const page = await (await browser.createBrowserContext()).newPage();
  const client = await page.createCDPSession();
  await client.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await page.goto(demo.url + path);
  return page;
}

function until(page, expression) {
  return page.waitForFunction(expression, { polling: 50, timeout: 30_000 });
}

/** Runs in the page: the time at which an expression is true. */
async function when(expression) {
  while (!new Function(`return ${expression}`)()) await new Promise((done) => setTimeout(done, 5));
  return Date.now();
}

function buttons(scope) {
  return `((deep) => deep(document.querySelector('${scope}')))(function deep(root) {
    return [...root.querySelectorAll('*')].flatMap((one) => [
      ...(one.localName === 'button' ? [one] : []),
      ...(one.shadowRoot ? deep(one.shadowRoot) : []),
    ]);
  })`;
}

/** Presses a button as soon as it is there; returns the time of the click. */
async function press(page, scope, name) {
  const found = `${buttons(scope)}.find((one) => /^${name}$/.test(one.textContent.trim()))`;
  const script = `(() => { const [one, now] = [${found}, Date.now()]; one?.click(); return one && now; })()`;
  return (await page.waitForFunction(script, { polling: 50, timeout: 10_000 })).jsonValue();
}
