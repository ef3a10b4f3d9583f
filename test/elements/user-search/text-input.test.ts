import { expect } from '@open-wc/testing';
import { typeInto } from '../../support/by-role.ts';
import { startWorld, type World } from '../../support/world.ts';
import { addLoadingSearch, openSearch, type UserSearchHarness } from './user-search-harness.ts';

describe('an address that the user types', () => {
  let world: World;
  let page: UserSearchHarness;

  const open = async (attributes?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', attributes);
  };
  const picked = (): Promise<void> => page.until(() => page.search.selected.length > 0, 'a person is picked');

  afterEach(() => world.stop());

  for (const [title, commit] of [
    ['Tab', () => page.press('Tab')],
    ['a comma', async () => page.type('gil.novak@example.test,')],
    ['a semicolon', async () => page.type('gil.novak@example.test; ')],
    ['leaving the field', async () => page.field.blur()],
  ] as const) {
    it(`is picked at ${title} in a field for one person, and turns into that person’s name`, async () => {
      await open('name="who" required');
      page.type('gil.novak@example.test');
      await commit();
      await page.until(() => page.field.value === 'Gil Novák', 'the name');
      expect(page.search.selected.map(({ kind }) => kind)).to.deep.equal(['person']);
      expect(page.events.map(([name]) => name)).to.deep.equal(['spaces-person-picked']);
      expect(page.search.validity.valid).to.equal(true);
      page.field.focus();
      page.field.blur();
      expect(page.events, 'the same text is not picked twice').to.have.lengthOf(1);
      await expect(page.search).to.be.accessible();
    });
  }

  it('stays in a field for one person if its owner is unknown, and is removed when the user types over it', async () => {
    await open('name="who"');
    page.type('iris@far.example');
    await page.press('Tab');
    await page.until(() => page.events.length > 0, 'the end of the look-up');
    expect([page.field.value, page.search.value]).to.deep.equal(['iris@far.example', 'iris@far.example']);
    page.type('iris');
    expect(page.search.selected).to.deep.equal([]);
  });

  it('is not picked on blur when picking starts an action', async () => {
    await open('action="direct"');
    await page.find('gil.novak@example.test');
    page.field.blur();
    await page.search.updateComplete;
    expect([page.events, page.field.value]).to.deep.equal([[], 'gil.novak@example.test']);
  });

  it('can be invited although the addresses of other people contain it', async () => {
    await open();
    await page.find('en.okafor@example.test');
    expect(page.optionNames).to.deep.equal(['Ben Okafor', 'Invite en.okafor@example.test']);
    await expect(page.search).to.be.accessible();
    await page.find('ben.okafor@example.test');
    expect(page.optionNames).to.deep.equal(['Ben Okafor']);
  });

  for (const [title, leave] of [
    ['entered', (field: HTMLElement) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))],
    ['left', (field: HTMLElement) => field.blur()],
  ] as const) {
    it(`is picked if it was ${title} while the picker was loading`, async () => {
      await open();
      const { field } = await addLoadingSearch(page);
      field.focus();
      typeInto(field, 'gil.novak@example.test');
      leave(field);
      await page.until(() => field.value === 'Gil Novák', 'the name');
      expect(field.ariaExpanded).to.equal('false');
    });
  }

  it('stays in the field if the user typed only a part of it while the picker was loading', async () => {
    await open();
    const { field, search } = await addLoadingSearch(page);
    field.focus();
    typeInto(field, 'gil.nov');
    await page.until(() => search.state.step === 'found', 'an answer');
    expect(field.value).to.equal('gil.nov');
  });

  it('picks the listed person who has it, also with the page’s own search', async () => {
    await open('multiple');
    page.search.search = async () => [{ id: 'x1', name: 'Xaver', username: 'Xaver@own.example' }];
    await page.search.updateComplete;
    await page.find('xaver@own.example');
    await page.press('Tab');
    await picked();
    expect(page.search.value).to.equal('x1');
  });

  it('is not offered as an invitation if it is the user’s own, and picks the user when entered', async () => {
    await open();
    await page.find('ada.moreno@example.test');
    expect(page.options).to.deep.equal([]);
    await page.press('Enter');
    await page.until(() => page.field.value === 'Ada Moreno', 'the name');
  });

  it('can be picked when the search does not work', async () => {
    await open();
    await world.control({ do: 'fail', status: 500, times: 'all', path: '/api/users/me/*' });
    page.type('iris@far.example');
    await page.press('Enter');
    await page.until(() => page.search.state.step === 'failed', 'the search failed');
    await page.press('Enter');
    await page.until(() => page.report.includes('could not be looked up'), 'the report');
    expect(page.search.value).to.equal('iris@far.example');
  });
});
