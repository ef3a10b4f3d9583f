import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { byRole } from '../../support/by-role.ts';
import { joinMarkup } from '../../support/visit.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type SearchPage } from './search-page.ts';

const seven = Array.from({ length: 7 }, (_, at) => ({ id: `p${at}`, name: `Person ${at}` }));

describe('the rows of a search for people', () => {
  let world: World;
  let page: SearchPage;

  const open = async (attributes?: string, inside?: (search: string) => string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', attributes, inside);
  };
  const given = async (
    people: Awaited<ReturnType<NonNullable<typeof page.search.search>>>,
  ): Promise<void> => {
    page.search.search = async () => people;
    await page.search.updateComplete;
  };
  const picture = (): HTMLImageElement => page.options[0]!.querySelector('img')!;

  afterEach(() => world.stop());

  it('show the picture over the initials, the initials where it does not load, and the address', async () => {
    await open();
    await given([
      { id: 'x1', name: 'Xaver Yule', username: 'x@y.example', picture: `${location.origin}/demo/lark.svg` },
    ]);
    await page.find('xaver');
    expect(page.options[0]!.querySelector('[part="avatar"]')!.textContent!.trim()).to.equal('XY');
    await page.until(() => picture().complete && picture().naturalWidth > 0, 'the picture');
    expect(picture().checkVisibility()).to.equal(true);
    expect(page.options[0]!.textContent).to.contain('x@y.example');
    await given([{ id: 'x2', name: 'Zoe', picture: `${world.server}/nothing.png` }]);
    await page.find('zoe');
    await page.until(() => !picture().checkVisibility(), 'no broken picture');
  });

  it('may be drawn by the page, as nodes or as a template, and keep their names', async () => {
    await open();
    page.search.renderPerson = ({ name }) => html`<b class="own">${name.toUpperCase()}</b>`;
    await page.find('okafor');
    expect(page.options.map((option) => [option.ariaLabel, option.textContent!.trim()])).to.deep.equal([
      ['Ben Okafor', 'BEN OKAFOR'],
    ]);
    await expect(page.search).to.be.accessible();
    page.search.renderPerson = ({ username }) => document.createTextNode(username);
    await page.search.updateComplete;
    expect(page.options[0]!.textContent!.trim()).to.equal('ben.okafor@example.test');
    page.options[0]!.click();
    expect(page.search.selected).to.have.lengthOf(1);
  });

  it('give way to words of the page while it searches, when nobody is found, and when it fails', async () => {
    const words = ['loading', 'empty', 'error'].map((name) => `<p slot="${name}">Own ${name}</p>`).join('');
    await open('', (search) => search.replace('></', `>${words}</`));
    const seen = (): string[] =>
      [...page.search.children].filter((word) => word.checkVisibility()).map((word) => word.textContent!);
    expect(seen()).to.deep.equal([]);
    await world.control({ do: 'hang', path: '*/colleagues*' });
    page.type('zz');
    await page.until(() => seen().join() === 'Own loading', 'the words while it searches');
    await world.control({ do: 'clear' });
    await world.control({ do: 'release' });
    await page.until(() => page.search.state.step === 'found', 'the answer');
    expect(seen()).to.deep.equal(['Own empty']);
    await world.control({ do: 'fail', status: 500, times: 'all', path: '/api/users/me/*' });
    await page.find('ben');
    expect(seen()).to.deep.equal(['Own error']);
  });

  it('are the five picked last before anything is typed, the newest first', async () => {
    await open('multiple');
    await given(seven);
    for (const { id } of seven) {
      await page.find(`person ${id}`);
      page.options.find((option) => option.textContent!.includes(`Person ${id.slice(1)}`))!.click();
      await page.search.updateComplete;
    }
    page.search.selected = [];
    page.field.click();
    await page.search.updateComplete;
    expect(page.optionNames).to.deep.equal([6, 5, 4, 3, 2].map((at) => `Person ${at}`));
    expect(page.text).to.contain('Recent');
  });

  it('show nobody whom somebody else picked', async () => {
    world = await startWorld({ seed: 'empty', switches: { guestSearch: 'allowed' } });
    page = await openSearch(world, undefined, '', (search) => joinMarkup(world, '') + search);
    const join = page.root.querySelector('spaces-join')!;
    await join.join('Mira Holt');
    await page.find('moreno');
    page.options[0]!.click();
    page.search.selected = [];
    await page.search.updateComplete;
    page.field.click();
    await page.search.updateComplete;
    expect(page.optionNames).to.deep.equal(['Ada Moreno']);
    join.signOut();
    await join.join('Noa Lind');
    await page.search.updateComplete;
    byRole(page.search, 'combobox').click();
    await page.search.updateComplete;
    expect(page.options).to.deep.equal([]);
  });
});
