/** The demo's own pages: a visitor finds the same stories in the menu of each. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { closePages, openPage } from '../support/other-page.ts';

describe("the menu of the demo's pages", () => {
  let demo: { readonly id: string; readonly url: string };

  before(async () => {
    demo = await executeServerCommand<typeof demo, object>('demo:start', { seed: 'empty' });
  });
  afterEach(closePages);
  after(() => executeServerCommand('demo:stop', { id: demo.id }));

  it('is the same on every page that it leads to, and on the first', async () => {
    const first = await openPage(`${demo.url}index.html`);
    const links = '[...document.querySelectorAll(\'nav[aria-label="Stories"] a\')].map(({ href }) => href)';
    const stories = await first.run<string[]>(links);
    expect(stories).to.include(`${demo.url}mailbox.html`);
    for (const story of stories) {
      await first.go(story);
      expect(await first.run<string[]>(links), story).to.deep.equal(stories);
    }
  }).timeout(60_000);
});
