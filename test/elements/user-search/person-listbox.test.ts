import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { byRole } from '../../support/by-role.ts';
import { joinMarkup } from '../../support/visit.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type UserSearchHarness } from './user-search-harness.ts';

const seven = Array.from({ length: 7 }, (_, at) => ({ id: `p${at}`, name: `Person ${at}` }));

describe('the options of the people search', () => {
  let world: World;
  let page: UserSearchHarness;

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

  it('show the picture, or the initials if it does not load, and the address', async () => {
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

  it('are the same for names in any order, with a comma or two blanks', async () => {
    await open();
    for (const text of ['Okafor Ben', 'Okafor, Ben', 'ben  okafor', 'OKAFOR,ben', 'okaf  be']) {
      await page.find(text);
      expect(page.people, text).to.deep.equal(['Ben Okafor']);
      expect(page.marked, text).to.include(
        'Ben Okafor'.split(' ')[1]!.slice(0, text.includes('okaf ') ? 4 : 6),
      );
    }
  });

  it('show what matches the text: in the name, the address or the organization', async () => {
    await open('multiple');
    const people = [
      { id: 'o1', name: 'Olga Adamu', username: 'o.adamu@example.test' },
      { id: 'o2', name: 'Carol Ibe', username: 'c.ibe@example.test' },
      { id: 'o3', name: 'Ben Okafor', username: 'ben.ol@example.test', organization: 'Polder' },
      { id: 'o4', name: 'İol', username: '' },
    ];
    await given(people);
    await page.find('Ol');
    expect(page.marked).to.deep.equal(['ol', 'ol', 'Ol', 'ol', 'ol']);
    expect(page.options.map(({ textContent }) => textContent).join(' '))
      .to.contain('Carol Ibe')
      .and.contain('Polder');
    await expect(page.search).to.be.accessible();
    page.options.find(({ textContent }) => textContent.includes('Ben Okafor'))!.click();
    await page.find('ol');
    expect(
      page.options.find(({ textContent }) => textContent.includes('Ben Okafor'))!.textContent,
    ).to.contain('Already chosen · ben.ol@example.test');
    for (const odd of ['a.*', '((', '\\(', ', ,', '[x']) await page.find(odd);
  });

  it('can be rendered by the page as nodes or templates, and keep their accessible names', async () => {
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

  it('are replaced by the page’s own messages during a search, without results, and on failure', async () => {
    const messages = ['loading', 'empty', 'error']
      .map((name) => `<p slot="${name}">Own ${name}</p>`)
      .join('');
    await open('', (search) => search.replace('></', `>${messages}</`));
    const seen = (): string[] =>
      [...page.search.children]
        .filter((message) => message.checkVisibility())
        .map((message) => message.textContent!);
    expect(seen()).to.deep.equal([]);
    await world.control({ do: 'hang', path: '*/colleagues*' });
    page.type('zz');
    await page.until(() => seen().join() === 'Own loading', 'the message during a search');
    await world.control({ do: 'clear' });
    await world.control({ do: 'release' });
    await page.until(() => page.search.state.step === 'found', 'the answer');
    expect(seen()).to.deep.equal(['Own empty']);
    await world.control({ do: 'fail', status: 500, times: 'all', path: '/api/users/me/*' });
    await page.find('ben');
    expect(seen()).to.deep.equal(['Own error']);
  });

  it('are the last five people picked before the user types, newest first', async () => {
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
    expect(page.panelText).to.contain('Recent');
  });

  it('do not show the recent people of another user', async () => {
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
