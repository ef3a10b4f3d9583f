import { expect } from '@open-wc/testing';
import { focused } from '../../support/by-role.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type UserSearchHarness } from './user-search-harness.ts';

const twoPeople = ['Xenia', 'Xiomara'].map((name) => ({ id: name, name }));

describe('the people search with the keyboard and a screen reader', () => {
  let world: World;
  let page: UserSearchHarness;

  const open = async (attributes?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', attributes);
  };
  const heard = (sentence: string): Promise<void> =>
    page.until(() => page.said.some((said) => said.includes(sentence)), `hearing "${sentence}"`);

  afterEach(() => world.stop());

  it('announces how many people were found, the active option, and who was picked or removed', async () => {
    await open('multiple');
    await page.find('okafor');
    await heard('1 person found');
    expect(page.field.getAttribute('aria-controls')).to.equal(page.listbox.id);
    expect(page.active).to.equal(undefined);
    await page.press('ArrowDown');
    expect(page.active).to.equal('Ben Okafor');
    const { ariaSetSize, ariaPosInSet, ariaSelected } = page.options[0]!;
    expect([ariaSetSize, ariaPosInSet, ariaSelected]).to.deep.equal(['1', '1', 'false']);
    await page.press('Enter');
    await heard('Ben Okafor chosen');
    expect(page.chips).to.deep.equal(['Ben Okafor']);
    expect(page.field.value).to.equal('');
    expect(page.field.ariaExpanded).to.equal('false');
    await page.find('ben okafor');
    const [chosen] = page.options;
    expect([chosen!.ariaSelected, chosen!.ariaDisabled]).to.deep.equal(['true', 'true']);
    expect(chosen!.textContent).to.contain('Already chosen');
    page.type('');
    await page.search.updateComplete;
    await page.press('Backspace');
    expect(focused()!.getAttribute('aria-label')).to.equal('Remove Ben Okafor');
    await page.press('Delete');
    await heard('Ben Okafor removed');
    expect(page.chips).to.deep.equal([]);
    expect(focused()).to.equal(page.field);
    expect(page.events.map(([name]) => name)).to.deep.equal([
      'spaces-person-picked',
      'spaces-person-removed',
    ]);
  });

  it('announces the number for each text, also if the page’s own search answers at once', async () => {
    await open();
    page.search.search = async (text) => (text === 'xa' ? [{ id: 'x1', name: 'Xaver' }] : twoPeople);
    await page.search.updateComplete;
    await page.find('xa');
    await heard('1 person found');
    await page.press('ArrowDown');
    expect(page.active).to.equal('Xaver');
    await page.find('xy');
    await heard('2 people found');
    expect(page.active, 'after another search').to.equal(undefined);
  });

  it('moves through the options in a circle, and closes only the list with Escape', async () => {
    await open();
    await page.find('example.test');
    const [first] = page.optionNames;
    await page.press('ArrowUp');
    expect(page.active).to.equal(page.optionNames.at(-1));
    await page.press('ArrowDown');
    expect(page.active, 'the field itself').to.equal(undefined);
    await page.press('ArrowDown');
    expect(page.active).to.equal(first);
    await page.press('PageDown');
    expect(page.active).to.equal(page.optionNames.at(-1));
    expect(await page.press('Escape'), 'a dialog around must not close').to.equal(false);
    expect(page.field.ariaExpanded).to.equal('false');
    expect(page.field.value).to.equal('example.test');
    expect(await page.press('Escape')).to.equal(true);
  });

  it('invites an unknown address with two keys', async () => {
    await open();
    await page.find('hana.ito@elsewhere.example');
    await heard('Invite hana.ito@elsewhere.example');
    await expect(page.search).to.be.accessible();
    await page.press('ArrowDown');
    expect(page.active).to.equal('Invite hana.ito@elsewhere.example');
    const [hint] = page.options[0]!.ariaDescribedByElements!;
    expect([hint!.textContent, hint!.ariaHidden], 'not part of the name').to.deep.equal([
      'They join with an invitation link',
      'true',
    ]);
    await page.press('Enter');
    const picked = { kind: 'email', email: 'hana.ito@elsewhere.example' };
    expect(page.events).to.deep.equal([['spaces-person-picked', picked]]);
    expect(page.search.selected).to.deep.equal([picked]);
  });

  it('activates the first person with Enter, and picks them with the next Enter', async () => {
    await open();
    await page.find('okafor');
    expect(await page.press('Enter')).to.equal(false);
    expect([page.active, page.search.selected.length]).to.deep.equal(['Ben Okafor', 0]);
    await page.press('Enter');
    expect(page.field.value).to.equal('Ben Okafor');
    expect(page.search.selected).to.have.lengthOf(1);
    page.type('Ben');
    expect(page.search.selected, 'another text means another person').to.deep.equal([]);
  });

  for (const [title, commit] of [
    ['Enter', () => page.press('Enter')],
    ['Tab', () => page.press('Tab')],
    ['a comma', async () => page.type('gil.novak@example.test,')],
    ['a semicolon', async () => page.type('gil.novak@example.test;')],
    ['leaving the field', async () => page.field.blur()],
  ] as const) {
    it(`picks a typed address at ${title}, and looks up its owner`, async () => {
      await open('multiple');
      page.type('gil.novak@example.test');
      await commit();
      await page.until(() => page.chips[0] === 'Gil Novák', 'the name');
      expect(page.field.value).to.equal('');
      expect(page.events.map(([name]) => name)).to.deep.equal(['spaces-person-picked']);
      await expect(page.search).to.be.accessible();
    });
  }

  for (const [title, commit] of [
    ['Enter', () => page.press('Enter')],
    ['a semicolon', async () => page.type('Ann Bee <ann@outside.example>;')],
    ['leaving the field', async () => page.field.blur()],
  ] as const) {
    it(`picks an address with a name before it at ${title}`, async () => {
      await open('multiple');
      page.type('Ann Bee <ann@outside.example>');
      await commit();
      await page.until(() => page.chips.length > 0, 'a chip');
      expect([page.chips, page.field.value]).to.deep.equal([['ann@outside.example'], '']);
    });
  }

  it('picks the owner of a complete address with one Enter, even if the answer comes later', async () => {
    await open();
    page.type('ben.okafor@example.test');
    await page.press('Enter');
    await page.until(() => page.search.selected.length > 0, 'a person is picked');
    expect(page.field.value).to.equal('Ben Okafor');
  });

  it('closes the list when it loses the focus because the element is moved', async () => {
    await open();
    await page.find('okafor');
    const place = document.createElement('div');
    page.search.parentElement!.append(place);
    place.append(page.search);
    await page.search.updateComplete;
    expect([page.field.ariaExpanded, page.field.value]).to.deep.equal(['false', 'okafor']);
  });

  it('goes back to the person picked before with Escape', async () => {
    await open();
    await page.find('okafor');
    page.options[0]!.click();
    page.type('Ben Okafor and');
    expect(page.search.selected).to.deep.equal([]);
    expect(await page.press('Escape'), 'a dialog around it stays open').to.equal(false);
    expect([page.field.value, page.search.selected.length]).to.deep.equal(['Ben Okafor', 1]);
    expect(page.field.ariaExpanded).to.equal('false');
  });

  it('does not trigger keyboard shortcuts of the page while the user types', async () => {
    await open();
    page.field.focus();
    let heardOutside = 0;
    page.root.addEventListener('keydown', () => (heardOutside += 1));
    await page.press('k');
    await page.press('Enter');
    expect(heardOutside).to.equal(0);
    await page.press('k', { ctrlKey: true });
    expect(heardOutside).to.equal(1);
  });

  it('picks nothing while a character is being composed', async () => {
    await open('multiple');
    page.type('gil.novak@example.test,', true);
    await page.press('Enter', { isComposing: true });
    await page.press('Enter', { keyCode: 229 });
    expect(page.chips).to.deep.equal([]);
    expect(page.field.value).to.equal('gil.novak@example.test,');
  });

  it('moves along the chips, and focuses the next one when one is removed', async () => {
    await open('multiple');
    page.search.selected = ['a', 'b', 'c'].map((id) => ({
      kind: 'person',
      id,
      name: `Person ${id}`,
      username: '',
      picture: undefined,
    }));
    await page.search.updateComplete;
    page.field.focus();
    await page.press('ArrowLeft');
    await page.press('ArrowLeft');
    expect(focused()!.getAttribute('aria-label')).to.equal('Remove Person b');
    await page.press('Backspace');
    expect(focused()!.getAttribute('aria-label')).to.equal('Remove Person c');
    await page.press('ArrowRight');
    expect(focused()).to.equal(page.field);
    expect(page.chips).to.deep.equal(['Person a', 'Person c']);
  });

  it('shows recent people before the user types', async () => {
    await open('multiple');
    await page.find('okafor');
    page.options[0]!.click();
    await page.search.updateComplete;
    page.click('Remove Ben Okafor');
    await page.search.updateComplete;
    await page.press('ArrowDown');
    expect(page.panelText).to.contain('Recent');
    expect(page.active).to.equal('Ben Okafor');
    await expect(page.search).to.be.accessible();
  });
});
