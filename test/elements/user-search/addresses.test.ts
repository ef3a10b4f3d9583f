import { expect } from '@open-wc/testing';
import { typeInto } from '../../support/by-role.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type SearchPage } from './search-page.ts';

describe('an address as somebody types it', () => {
  let world: World;
  let page: SearchPage;

  const open = async (attributes?: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', attributes);
  };
  const picked = (): Promise<void> => page.until(() => page.search.selected.length > 0, 'somebody is picked');

  afterEach(() => world.stop());

  for (const [title, commit] of [
    ['Tab', () => page.press('Tab')],
    ['a comma', async () => page.type('gil.novak@example.test,')],
    ['a semicolon', async () => page.type('gil.novak@example.test; ')],
    ['leaving the field', async () => page.field.blur()],
  ] as const) {
    it(`is taken at ${title} where one person is meant, and is that person’s name then`, async () => {
      await open('name="who" required');
      page.type('gil.novak@example.test');
      await commit();
      await page.until(() => page.field.value === 'Gil Novák', 'the name');
      expect(page.search.selected.map(({ kind }) => kind)).to.deep.equal(['person']);
      expect(page.events.map(([name]) => name)).to.deep.equal(['spaces-person-picked']);
      expect(page.search.validity.valid).to.equal(true);
      page.field.focus();
      page.field.blur();
      expect(page.events, 'what stands there is not taken twice').to.have.lengthOf(1);
      await expect(page.search).to.be.accessible();
    });
  }

  it('of a stranger stands in the field of one person, and goes back when it is typed over', async () => {
    await open('name="who"');
    page.type('iris@far.example');
    await page.press('Tab');
    await page.until(() => page.events.length > 0, 'it is known to be nobody’s');
    expect([page.field.value, page.search.value]).to.deep.equal(['iris@far.example', 'iris@far.example']);
    page.type('iris');
    expect(page.search.selected).to.deep.equal([]);
  });

  it('does nothing by itself where something is done with people at once', async () => {
    await open('action="direct"');
    await page.find('gil.novak@example.test');
    page.field.blur();
    await page.search.updateComplete;
    expect([page.events, page.field.value]).to.deep.equal([[], 'gil.novak@example.test']);
  });

  it('can be invited though others have addresses that contain it', async () => {
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
    it(`is taken also where it was ${title} before the code was there`, async () => {
      await open();
      const late = document.createElement('spaces-user-search');
      page.search.after(late);
      await late.updateComplete;
      const field = late.shadowRoot!.querySelector('input')!;
      field.focus();
      typeInto(field, 'gil.novak@example.test');
      leave(field);
      await page.until(() => field.value === 'Gil Novák', 'the name');
      expect(field.ariaExpanded).to.equal('false');
    });
  }

  it('means who is listed with it, also in a search of the page’s own', async () => {
    await open('multiple');
    page.search.search = async () => [{ id: 'x1', name: 'Xaver', username: 'Xaver@own.example' }];
    await page.search.updateComplete;
    await page.find('xaver@own.example');
    await page.press('Tab');
    await picked();
    expect(page.search.value).to.equal('x1');
  });

  it('of one’s own is nobody’s to invite, and oneself where it is entered all the same', async () => {
    await open();
    await page.find('ada.moreno@example.test');
    expect(page.options).to.deep.equal([]);
    await page.press('Enter');
    await page.until(() => page.field.value === 'Ada Moreno', 'the name');
  });

  it('can be entered also where the search does not work', async () => {
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
