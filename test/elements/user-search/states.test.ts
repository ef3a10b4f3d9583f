import { expect } from '@open-wc/testing';
import { byRole, nameOf } from '../../support/by-role.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { joinMarkup } from '../../support/visit.ts';
import { openSearch, type SearchPage } from './search-page.ts';

describe('what somebody finds who looks for people', () => {
  let world: World;
  let page: SearchPage;

  const open = async (wish: WorldWish, nick: string | undefined, attributes?: string): Promise<void> => {
    world = await startWorld(wish);
    page = await openSearch(world, nick, attributes);
  };

  afterEach(() => world.stop());

  it('is a combobox called "Find people" that asks nobody before two characters are typed', async () => {
    await open({ seed: 'empty' }, 'ada');
    expect(page.field.labels![0]!.textContent).to.equal('Find people');
    expect(page.field.ariaExpanded).to.equal('false');
    page.type('b');
    await page.search.updateComplete;
    expect(page.search.state.step).to.equal('idle');
    expect(await world.requests()).to.deep.equal([]);
    await expect(page.search).to.be.accessible();
  });

  it('lists colleagues by name, without oneself', async () => {
    await open({ seed: 'empty' }, 'ada');
    await page.find('mo');
    expect(page.search.state.step).to.equal('found');
    await page.find('example.test');
    expect(page.optionNames).to.include('Ben Okafor').and.not.to.include('Ada Moreno');
    expect(page.field.ariaExpanded).to.equal('true');
    expect(page.search.matches(':state(open)')).to.equal(true);
    await expect(page.search).to.be.accessible();
  });

  it('says that it searches', async () => {
    await open({ seed: 'empty' }, 'ada');
    await world.control({ do: 'hang', path: '*/colleagues*' });
    page.type('ben');
    await page.until(() => page.text.includes('Searching'), 'the words');
    await untilAsked(world, '/colleagues');
    await expect(page.search).to.be.accessible();
    await world.control({ do: 'release' });
    await page.until(() => page.optionNames.includes('Ben Okafor'), 'the answer');
  });

  it('says so when nobody was found, and how to reach others', async () => {
    await open({ seed: 'empty' }, 'ada');
    await page.find('hana');
    expect(page.text).to.contain('Nobody found for “hana”').and.to.contain('e-mail address');
    await expect(page.search).to.be.accessible();
  });

  it('tells what went wrong, and finds people with another try', async () => {
    await open({ seed: 'empty' }, 'ada');
    await world.control({ do: 'fail', status: 500, times: 'all', path: '/api/users/me/*' });
    await page.find('ben');
    expect(nameOf(byRole(page.search, 'alert'))).to.equal('The service has a problem right now.');
    expect(page.events.map(([name]) => name)).to.deep.equal(['spaces-error']);
    await expect(page.search).to.be.accessible();
    await world.control({ do: 'clear' });
    page.click('Try again');
    await page.until(() => page.optionNames.includes('Ben Okafor'), 'Ben is found');
  });

  it('shows whom one half of the search found, with a note that the other did not answer', async () => {
    await open({ seed: 'empty' }, 'ada');
    await world.control({ do: 'fail', status: 500, times: 'all', path: '*/withdm*' });
    await page.find('ben');
    expect(page.optionNames).to.deep.equal(['Ben Okafor']);
    expect(page.text).to.contain('Some people may be missing');
    await expect(page.search).to.be.accessible();
  });

  it('asks somebody who is not signed in to do so, and requests nothing', async () => {
    await open({ seed: 'empty' }, undefined);
    await page.find('ben');
    expect(page.text).to.contain('Sign in to find people.');
    expect(await world.requests()).to.deep.equal([]);
    await expect(page.search).to.be.accessible();
  });

  it('tells a guest who may not search, and finds people for one who may', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, undefined, '', (search) => `${joinMarkup(world, '')}${search}`);
    const join = page.root.querySelector('spaces-join')!;
    await join.join('Mira Holt');
    await page.find('ada');
    expect(page.search.state.step).to.equal('not-for-guests');
    expect(page.text).to.contain('Guests cannot search');
    await expect(page.search).to.be.accessible();
    await world.control({ do: 'switch', set: { guestSearch: 'allowed' } });
    await page.find('moreno');
    expect(page.optionNames).to.deep.equal(['Ada Moreno']);
    join.signOut();
    await page.until(() => page.search.state.step === 'signed-out', 'nothing of the session is left');
    expect(page.options).to.deep.equal([]);
  });

  it('says who is in the space already, and does not pick them', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', `space="${world.space}"`);
    await page.find('ben');
    const [ben] = page.options;
    expect(ben!.ariaDisabled).to.equal('true');
    expect(
      page.search.shadowRoot!.getElementById(ben!.getAttribute('aria-describedby')!)!.textContent,
    ).to.equal('Already in this space');
    ben!.click();
    expect(page.search.selected).to.deep.equal([]);
    await page.find('gil');
    expect(page.options[0]!.ariaDisabled).to.equal(null);
    await expect(page.search).to.be.accessible();
  });

  it('reads from right to left on a page that does, also where a name is written the other way', async () => {
    await open({ seed: 'empty' }, 'ada');
    page.root.dir = 'rtl';
    await page.find('okafor');
    const edges = [...page.options[0]!.querySelectorAll('.words > *')].map(
      (words) => words.getBoundingClientRect().right,
    );
    expect(new Set(edges.map(Math.round)).size, 'one edge').to.equal(1);
    const face = page.options[0]!.querySelector('[part="avatar"]')!.getBoundingClientRect();
    expect(face.left).to.be.above(edges[0]!);
    await expect(page.search).to.be.accessible();
  });

  it('uses the page’s own search', async () => {
    await open({ seed: 'empty' }, undefined);
    page.search.search = async (text) => [{ id: 'x1', name: `Xaver ${text}` }, { name: 'Nobody' }];
    await page.search.updateComplete;
    await page.find('xa');
    expect(page.optionNames).to.deep.equal(['Xaver xa']);
    expect(await world.requests()).to.deep.equal([]);
    page.search.search = () => Promise.reject(new Error('No directory today'));
    await page.search.updateComplete;
    await page.find('other');
    expect(nameOf(byRole(page.search, 'alert'))).to.equal('The service has a problem right now.');
  });
});

async function untilAsked(world: World, path: string): Promise<void> {
  for (let asked = false; !asked;)
    asked = (await world.requests()).some((request) => request.path.includes(path));
}
