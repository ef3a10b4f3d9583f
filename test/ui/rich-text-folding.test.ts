/** How a long message in a conversation folds and opens. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { byRole } from '../support/by-role.ts';
import { leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

describe('a long message in a conversation', () => {
  let world: World;
  let page: Visit;

  const open = async (content: Record<string, string>): Promise<HTMLElement> => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'say', who: 'ben', text: 'Before #', count: 12 });
    await world.control({ do: 'say', who: 'ben', ...content });
    await world.control({ do: 'say', who: 'ben', text: 'After #', count: 3 });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    page = await visit(
      world,
      `<spaces-chat space="${world.space}" style="height:500px;width:600px"></spaces-chat>`,
      `token="${token}"`,
    );
    await page.live();
    // Its strip takes room above the log.
    await until(() => page.buttons.includes('Start call'), 'the call of the conversation');
    await until(() => page.find('.more') !== undefined, 'the button');
    return page.find('.more')!;
  };
  const aFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  it('opens below its beginning, which stays where it is, and says whether it is open', async () => {
    const button = await open({ text: 'A short line\n'.repeat(80) });
    const bubble = button.closest<HTMLElement>('[part~="bubble"]')!;
    const log = byRole(page.chat, 'log');
    // Its beginning is in view, and the end of the log is not.
    log.scrollTop += bubble.getBoundingClientRect().top - log.getBoundingClientRect().top - 20;
    for (let frame = 0; frame < 4; frame += 1) await aFrame();
    const top = bubble.getBoundingClientRect().top;
    const folded = bubble.offsetHeight;
    expect(button.ariaExpanded).to.equal('false');
    button.focus({ preventScroll: true });
    await sendKeys({ press: 'Enter' });
    await until(() => bubble.offsetHeight > 2 * folded, 'it is open');
    for (let frame = 0; frame < 4; frame += 1) await aFrame();
    expect(page.find('.more')!.ariaExpanded).to.equal('true');
    expect(bubble.getBoundingClientRect().top).to.be.closeTo(top, 2);
    await sendKeys({ press: 'Enter' });
    await until(() => Math.abs(bubble.offsetHeight - folded) < 2, 'it is folded');
    expect(page.find('.more')!.ariaExpanded).to.equal('false');
  });

  const repeated = (markup: string): string => markup.repeat(80);
  for (const [what, content] of Object.entries({
    'short lines': { text: repeated('A short line\n') },
    'short paragraphs': { body: repeated('<p>A</p>') },
    'list items': { body: `<ul>${repeated('<li>A</li>')}</ul>` },
    'rows of a table': { body: `<table>${repeated('<tr><td>A</td><td>B</td><td>C</td></tr>')}</table>` },
    'lines of code': { body: `<pre>${repeated('A\n')}</pre>` },
    quotes: { body: repeated('<blockquote>A</blockquote>') },
    headings: { body: repeated('<h1>A</h1>') },
    pictures: { body: repeated('<p>A<img src="https://spaces.avayacloud.com/a.png" alt=""></p>') },
  })) {
    it(`is low when it is made of ${what}`, async () => {
      const button = await open(content);
      const text = button.closest<HTMLElement>('[part~="text"]')!;
      const line = Number.parseFloat(getComputedStyle(text).lineHeight);
      expect(text.offsetHeight).to.be.below(45 * line);
      button.click();
      await until(() => text.textContent!.split('A').length > 80, 'all of it is shown');
    });
  }
});
