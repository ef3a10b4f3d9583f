/** The demo's pages: all pages that the start page links to fit a small phone and are accessible. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { violationsIn } from '../emulator/axe.ts';
import { allElements, closePages, openPage } from '../support/other-page.ts';
import { until } from '../support/visitors.ts';

describe('The pages of the demo', () => {
  let demo: { readonly id: string; readonly url: string };

  before(async () => {
    demo = await executeServerCommand<typeof demo, object>('demo:start', { seed: 'office' });
  });
  afterEach(closePages);
  after(() => executeServerCommand('demo:stop', { id: demo.id }));

  it('fit 320 pixels, are accessible and mark the current page in the menu', async () => {
    const page = await openPage(demo.url, { width: 320 });
    // No page links to these two; mails and sign-ins lead to them.
    const names = new Set(['index.html', 'join.html', 'signed-in.html']);
    for (const name of names) {
      await page.go(demo.url + name);
      await until(() => page.run<boolean>(isSettled), `${name} has loaded`);
      const { headings, screen, beyond, marked, links } = await page.run<Sight>(sight);
      expect(headings, `${name}: headings`).to.equal(1);
      expect({ screen, beyond }, `${name}: width`).to.deep.equal({ screen: 320, beyond: 0 });
      expect(await violationsIn(page), `${name}: accessibility`).to.deep.equal([]);
      expect(marked, `${name}: places in the menu`).to.equal(/^(index|join|signed-in)\./.test(name) ? 0 : 1);
      // The pages of the reference are alike: that of the conversation is the largest. Without a state, the page in the
      // playground's frame shows nothing; it has a test of its own.
      for (const link of links) if (!/^reference-(?!chat)|^playground-frame/.test(link)) names.add(link);
    }
    expect([...names]).to.include.members(['join-with-pin.html', 'mailbox.html', 'portal-session.html']);
  }).timeout(120_000);

  it('let a guest in with the PIN on the page, but not with another PIN', async () => {
    const page = await openPage(`${demo.url}join-as-guest.html`);
    await page.press('With the link and a PIN');
    await page.fill('Your name', 'Mira Holt');
    await page.click('button', 'Join as guest');
    await page.fill('PIN', '0000');
    await page.click('button', 'Continue');
    await page.read('[role="alert"]', 'That PIN is not right');
    const told = await page.run<string>('document.querySelector("main dd b").textContent');
    await page.fill('PIN', told);
    await page.click('button', 'Continue');
    await page.read('[data-message-id]', 'Welcome to the supplier board.');
  }).timeout(30_000);

  it('reconnect after a fault and show the messages sent meanwhile', async () => {
    const page = await openPage(`${demo.url}bad-day.html`);
    await until(() => page.run<boolean>(isSettled), 'the conversation is live');
    const before = await page.run<number>(connectionsSoFar);
    await page.clickText('#faults button', 'Five missed messages');
    for (const number of [1, 5]) await page.read('[data-message-id]', `Missed message ${number}`);
    await until(async () => (await page.run<number>(connectionsSoFar)) > before, 'a new connection');
  }).timeout(30_000);
});

interface Sight {
  readonly headings: number;
  readonly screen: number;
  /** Pixels that need horizontal scrolling. */
  readonly beyond: number;
  readonly marked: number;
  readonly links: readonly string[];
}

const sight = `({
  headings: document.querySelectorAll('h1').length,
  screen: innerWidth,
  beyond: document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
  marked: document.querySelectorAll('nav [aria-current]').length,
  links: [...document.links].filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname.slice(1)),
})`;

/** Number of connections that the service has accepted. */
const connectionsSoFar = `fetch(document.querySelector('#faults').dataset.server + '/_emulator/stats')
  .then((answer) => answer.json()).then(({ socketsOpened }) => socketsOpened)`;

/** Whether the page has nothing left to load. */
const isSettled = `(() => {
  const isBusy = /"(?:loading|joining|signing-in|opening|connecting|catching-up)"/;
  return ${allElements}.every((one) => one.matches(':defined:not(.spinner)') && !isBusy.test(JSON.stringify(one.state ?? {})));
})()`;
