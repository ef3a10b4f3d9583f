import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { byRole } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { ListHarness } from './list-harness.ts';

describe('a list of spaces by keyboard', () => {
  let world: World;
  let page: ListHarness;
  const ids: Record<string, string> = {};

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    for (const title of ['Red', 'Blue', 'Green']) {
      await world.control({ do: 'clock', advance: 1_000 });
      ids[title] = (await world.control<{ space: string }>({ do: 'newSpace', title })).space;
    }
    page = await ListHarness.open(world);
    await page.reach('open');
    await page.focus();
  });
  afterEach(() => world.stop());

  it('moves up and down and to both ends, and stops there', async () => {
    expect(page.active).to.equal('Green');
    await page.press('ArrowDown');
    expect(page.active).to.equal('Blue');
    await page.press('End');
    expect(page.active).to.equal('Quiet corner');
    await page.press('ArrowDown');
    expect(page.active).to.equal('Quiet corner');
    await page.press('Home', 'ArrowUp');
    expect(page.active).to.equal('Green');
    await page.press('PageDown');
    expect(page.active).to.equal('Quiet corner');
    await page.press('PageUp');
    expect(page.active).to.equal('Green');
    await expect(page.list).to.be.accessible();
  });

  it('chooses a space with Enter and with Space', async () => {
    await page.press('ArrowDown', 'Enter');
    expect(page.picked).to.deep.equal([{ spaceId: ids['Blue'] }]);
    expect(page.selected).to.deep.equal(['Blue']);
    await page.press('ArrowDown', ' ');
    expect(page.picked).to.deep.equal([{ spaceId: ids['Blue'] }, { spaceId: ids['Red'] }]);
    expect(page.selected).to.deep.equal(['Red']);
    await expect(page.list).to.be.accessible();
  });

  it('stays on its space when another space moves up', async () => {
    await page.press('ArrowDown');
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'say', space: ids['Red'], text: 'Up' });
    await page.list.refresh();
    await page.settled();
    expect(page.names[0]).to.equal('Red');
    expect(page.active).to.equal('Blue');
  });

  it('starts a search with the first letter, and returns to the list from the field', async () => {
    await sendKeys({ press: 'b' });
    expect(page.field.value).to.equal('b');
    await until(() => page.names.join() === 'Blue', 'the search has a result');
    await page.press('ArrowDown');
    expect(page.focused).to.equal(page.box);
    await page.press('Enter');
    expect(page.picked).to.deep.equal([{ spaceId: ids['Blue'] }]);
  });

  it('hides its own keys from the shortcuts of the page', async () => {
    const heard: string[] = [];
    page.provider.addEventListener('keydown', ({ key }) => heard.push(key));
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'g' });
    await sendKeys({ type: 're' });
    await sendKeys({ press: 'Backspace' });
    expect([page.field.value, heard]).to.deep.equal(['gr', []]);
    await sendKeys({ press: 'Escape' });
    expect(heard, 'a dialog around the list may close').to.deep.equal(['Escape']);
  });

  it('pins the active space and announces it', async () => {
    await page.press('End');
    byRole(page.list, 'button', 'Pin Quiet corner').click();
    await until(() => page.labels[0] === 'Quiet corner, pinned', 'the pinned space is first');
    await until(() => page.announcement === 'Quiet corner is pinned.', 'announced');
    await expect(page.list).to.be.accessible();
    byRole(page.list, 'button', 'Unpin Quiet corner').click();
    await until(() => page.labels.at(-1) === 'Quiet corner', 'the unpinned space is last');
  });

  it('has the pin button at the next tab stop, and moves nothing to show it', async () => {
    const top = page.box.getBoundingClientRect().top;
    await page.press('ArrowDown');
    expect(page.box.getBoundingClientRect().top).to.equal(top);
    await sendKeys({ press: 'Tab' });
    const pin = page.focused!;
    expect(pin.textContent?.trim()).to.equal('Pin Blue');
    expect(page.box.getBoundingClientRect().top).to.equal(top);
    await expect(page.list).to.be.accessible();
    await sendKeys({ press: 'Tab' });
    expect(page.focused).to.equal(null);
    for (let time = 0; time < 2; time++) {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
    }
    expect(page.focused).to.equal(page.box);
    expect(page.rows.every((row) => row.tabIndex < 0)).to.equal(true);
  });
});
