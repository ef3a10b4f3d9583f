/** The page of the service check in the demo, from the invite link to the report. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { violationsIn } from '../emulator/axe.ts';
import { logIn } from '../emulator/sign-in.ts';
import { closePages, openPage, popupAt } from '../support/other-page.ts';

describe('The page of the service check', () => {
  let demo: { readonly id: string; readonly url: string };

  before(async () => {
    demo = await executeServerCommand<typeof demo, object>('demo:start', { seed: 'office' });
  });
  afterEach(closePages);
  after(() => executeServerCommand('demo:stop', { id: demo.id }));

  it('checks the service as a guest, sends messages when it is asked to, and signs in', async () => {
    const page = await openPage(`${demo.url}service-check.html`, { alone: false, width: 320 });
    const done = () => page.read('[role="status"]', 'The check is done');
    await page.read('[role="status"]', 'Nothing was sent yet.');
    expect(await violationsIn(page)).to.deep.equal([]);

    await page.click('button', 'Start the check');
    await done();
    await page.read('[data-fact="created"]', 'Not told');
    expect(await violationsIn(page)).to.deep.equal([]);

    await page.click('button', 'Send one message');
    await page.find('button', 'Send two more messages');
    await page.read('[data-fact="created"]', 'A known way');
    await page.click('button', 'Send two more messages');
    await page.read('[data-fact="mentions"]', 'As sent');
    await done();

    await page.click('button', 'Sign in');
    const popup = await popupAt('/login');
    await logIn(popup);
    await popup.press('Allow');
    await page.read('[data-fact="tokenEnd"]', 'The server closes it');
    await done();
    expect(await violationsIn(page)).to.deep.equal([]);
    expect(await page.run<string[]>(newsSoFar)).to.deep.equal([]);
    expect(await page.run<boolean>('document.documentElement.scrollWidth <= innerWidth')).to.equal(true);
    // The browser itself writes refusals of the service, which are what the check asks for, and the demo's server a greeting.
    const said = (await page.console()).filter((line) => !/Failed to load resource|^\[vite\]/.test(line));
    expect(said).to.deep.equal([]);
  }).timeout(60_000);

  it('says what is wrong with a link', async () => {
    const page = await openPage(`${demo.url}service-check.html`);
    await page.fill('Invite link', 'https://elsewhere.example/spaces/invites/1/join');
    await page.click('button', 'Start the check');
    await page.read('[role="alert"]', 'This is not an invite link of the service');
  });
});

/** The facts that no known way explains. */
const newsSoFar = `[...document.querySelectorAll('[data-verdict="news"][data-fact]')].map(({ dataset }) => dataset.fact)`;
