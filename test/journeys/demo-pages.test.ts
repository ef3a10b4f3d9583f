/** The demo's own pages: whatever the start page leads to is for the smallest phone, and for everybody. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { violationsIn } from '../emulator/axe.ts';
import { closePages, openPage } from '../support/other-page.ts';
import { until } from '../support/visitors.ts';

describe('the pages of the demo', () => {
  let demo: { readonly id: string; readonly url: string };

  before(async () => {
    demo = await executeServerCommand<typeof demo, object>('demo:start', { seed: 'office' });
  });
  afterEach(closePages);
  after(() => executeServerCommand('demo:stop', { id: demo.id }));

  it('fit 320 pixels, break no rule of accessibility, and say in the menu where one is', async () => {
    const page = await openPage(demo.url, { width: 320 });
    // No page leads to these two, but mails and sign-ins do.
    const names = new Set(['index.html', 'join.html', 'signed-in.html']);
    for (const name of names) {
      await page.go(demo.url + name);
      await until(() => page.run<boolean>(isSettled), `all of ${name} is there`);
      const { headings, screen, beyond, marked, links } = await page.run<Sight>(sight);
      expect(headings, `${name}: headings`).to.equal(1);
      expect({ screen, beyond }, `${name}: width`).to.deep.equal({ screen: 320, beyond: 0 });
      expect(await violationsIn(page), `${name}: accessibility`).to.deep.equal([]);
      expect(marked, `${name}: places in the menu`).to.equal(/^(index|join|signed-in)\./.test(name) ? 0 : 1);
      for (const link of links) names.add(link);
    }
    expect([...names]).to.include.members(['join-with-pin.html', 'mailbox.html', 'portal-session.html']);
  }).timeout(120_000);

  it('let a guest in by the PIN that the page tells, and not by another', async () => {
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

  it('break the line of a bad day, and bring what was said meanwhile', async () => {
    const page = await openPage(`${demo.url}bad-day.html`);
    await until(() => page.run<boolean>(isSettled), 'the conversation is live');
    const lines = await page.run<number>(linesSoFar);
    await page.clickText('#faults button', 'Five missed messages');
    for (const number of [1, 5]) await page.read('[data-message-id]', `Missed message ${number}`);
    await until(
      async () => (await page.run<number>(linesSoFar)) > lines,
      'the line broke, and there is another',
    );
  }).timeout(30_000);
});

interface Sight {
  readonly headings: number;
  readonly screen: number;
  /** Pixels of the page that one has to scroll sideways for. */
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

/** How many connections the service has taken. */
const linesSoFar = `fetch(document.querySelector('#faults').dataset.server + '/_emulator/stats')
  .then((answer) => answer.json()).then(({ socketsOpened }) => socketsOpened)`;

/** Nothing of the page is on its way any more. */
const isSettled = `(() => {
  const deep = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);
  const onTheWay = /"(?:loading|joining|signing-in|opening|connecting|catching-up)"/;
  return deep(document).every((one) => one.matches(':defined:not(.spinner)') && !onTheWay.test(JSON.stringify(one.state ?? {})));
})()`;
