import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { user, rest } from '../../emulator/rest.ts';
import { byRole, focused, nameOf } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { ListHarness } from './list-harness.ts';

/** What a screen reader says: the role and name of the focused element, the active row, and announcements. */
describe('a list of spaces in a screen reader', () => {
  let world: World;
  let page: ListHarness;
  const said: string[] = [];

  const heard = (sentence: string): Promise<void> =>
    until(() => said.includes(sentence), `hearing "${sentence}", not ${JSON.stringify(said)}`);
  /** The role and name of the focused element. */
  const at = (): string => {
    const element = focused() as HTMLElement;
    const role =
      element.role ?? { input: 'searchbox', select: 'combobox', button: 'button' }[element.localName];
    return `${role} ${nameOf(element)}`;
  };

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    const [ada, ben] = [await user(world, 'ada'), await user(world, 'ben')];
    const benId = String((await rest(world, '/api/users/me', { token: ben })).body['_id']);
    await world.control({ do: 'clock', advance: 1_000 });
    const direct = await rest(world, `/api/spaces/direct/user/${benId}`, { token: ada });
    const [{ _id: talk }] = direct.body['data'] as [{ _id: string }];
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'say', who: 'ben', space: talk, text: 'Lunch?' });
    page = await ListHarness.open(world);
    await page.reach('open');
    said.length = 0;
    const region = page.one('[aria-live="polite"]');
    new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  afterEach(() => world.stop());

  it('is a heading, a filter, a search field and one listbox, in this order', async () => {
    expect(byRole(page.list, 'heading').textContent?.replace(/\s+/g, ' ').trim()).to.equal(
      'Your spaces 1 unread',
    );
    page.filter.focus();
    expect(at()).to.equal('combobox Show');
    expect([...page.filter.options].map(({ text }) => text)).to.deep.equal([
      'All',
      'Spaces',
      'Direct',
      'Pinned',
    ]);
    await sendKeys({ press: 'Tab' });
    expect(at()).to.equal('searchbox Search your spaces');
    await sendKeys({ press: 'Tab' });
    await page.settled();
    expect(at()).to.equal('listbox Your spaces');
    await expect(page.list).to.be.accessible();
  });

  it('reads each space with its marks, latest message and position, and which one is shown', async () => {
    expect(page.rows[0]!.querySelector('[part~="time"]')!.textContent, 'when').to.match(/\d/);
    await page.focus();
    expect(page.active).to.match(/^Ben Okafor, unread, direct conversation Lunch\?/);
    const [first] = page.rows;
    expect([first!.ariaPosInSet, first!.ariaSetSize, first!.ariaSelected]).to.deep.equal(['1', '2', 'false']);
    await page.press('ArrowDown');
    expect(page.active).to.equal('Quiet corner');
    await page.press('Enter');
    await until(() => page.selected.join() === 'Quiet corner', 'it is the current space');
    await expect(page.list).to.be.accessible();
  });

  it('announces a pinned space and the result of a search', async () => {
    await page.focus();
    await page.press('End');
    byRole(page.list, 'button', 'Pin Quiet corner').click();
    await heard('Quiet corner is pinned.');
    await page.settled();
    expect(page.labels[0]).to.equal('Quiet corner, pinned');
    page.field.focus();
    await sendKeys({ type: 'okafor' });
    await heard('1 space');
    await expect(page.list).to.be.accessible();
    await sendKeys({ press: 'ArrowDown' });
    expect(at()).to.equal('listbox Your spaces');
  });

  it('announces a new unread space', async () => {
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'say', who: 'chiara', text: 'Good morning' });
    await page.list.refresh();
    await heard('2 unread');
    expect(byRole(page.list, 'heading').textContent).to.contain('2 unread');
    await expect(page.list).to.be.accessible();
  });

  it('reports a failure with an alert and keeps its rows', async () => {
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    await page.list.refresh();
    await page.settled();
    expect(nameOf(byRole(page.list, 'alert'))).to.contain('may be out of date');
    expect(page.names).to.deep.equal(['Ben Okafor', 'Quiet corner']);
    await expect(page.list).to.be.accessible();
  });
});
