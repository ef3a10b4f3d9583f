import { expect } from '@open-wc/testing';
import { byRole, nameOf } from '../../support/by-role.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { joinMarkup } from '../../support/visit.ts';
import { openSearch, type UserSearchHarness } from './user-search-harness.ts';

describe('the states of the people search', () => {
  let world: World;
  let page: UserSearchHarness;

  const open = async (wish: WorldWish, nick: string | undefined, attributes?: string): Promise<void> => {
    world = await startWorld(wish);
    page = await openSearch(world, nick, attributes);
  };

  afterEach(() => world.stop());

  it('is a combobox named "Find people" that sends no request before two characters are typed', async () => {
    await open({ seed: 'empty' }, 'ada');
    expect(page.field.labels![0]!.textContent).to.equal('Find people');
    expect(page.field.ariaExpanded).to.equal('false');
    page.type('b');
    await page.search.updateComplete;
    expect(page.search.state.step).to.equal('idle');
    expect(await world.requests()).to.deep.equal([]);
    await expect(page.search).to.be.accessible();
  });

  it('lists colleagues by name, without the user', async () => {
    await open({ seed: 'empty' }, 'ada');
    await page.find('mo');
    expect(page.search.state.step).to.equal('found');
    await page.find('example.test');
    expect(page.optionNames).to.include('Ben Okafor').and.not.to.include('Ada Moreno');
    expect(page.field.ariaExpanded).to.equal('true');
    expect(page.search.matches(':state(open)')).to.equal(true);
    await expect(page.search).to.be.accessible();
  });

  it('says that a search is running', async () => {
    await open({ seed: 'empty' }, 'ada');
    await world.control({ do: 'hang', path: '*/colleagues*' });
    page.type('ben');
    await page.until(() => page.panelText.includes('Searching'), 'the message');
    await untilAsked(world, '/colleagues');
    await expect(page.search).to.be.accessible();
    await world.control({ do: 'release' });
    await page.until(() => page.optionNames.includes('Ben Okafor'), 'the answer');
  });

  it('says that no people were found, and how to invite others', async () => {
    await open({ seed: 'empty' }, 'ada');
    await page.find('hana');
    expect(page.panelText).to.contain('No people found for “hana”').and.to.contain('e-mail address');
    await expect(page.search).to.be.accessible();
  });

  it('says what went wrong, and finds people on the next try', async () => {
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

  it('shows the people that one part of the search found, and says that the other part failed', async () => {
    await open({ seed: 'empty' }, 'ada');
    await world.control({ do: 'fail', status: 500, times: 'all', path: '*/withdm*' });
    await page.find('ben');
    expect(page.optionNames).to.deep.equal(['Ben Okafor']);
    expect(page.panelText).to.contain('Some people may be missing');
    await expect(page.search).to.be.accessible();
  });

  it('asks the user to sign in, and sends no request before', async () => {
    await open({ seed: 'empty' }, undefined);
    await page.find('ben');
    expect(page.panelText).to.contain('Sign in to find people.');
    expect(await world.requests()).to.deep.equal([]);
    await expect(page.search).to.be.accessible();
  });

  it('tells guests that they cannot search, and finds people for guests who can', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, undefined, '', (search) => `${joinMarkup(world, '')}${search}`);
    const join = page.root.querySelector('spaces-join')!;
    await join.join('Mira Holt');
    await page.find('ada');
    expect(page.search.state.step).to.equal('not-for-guests');
    expect(page.panelText).to.contain('Guests cannot search');
    await expect(page.search).to.be.accessible();
    await world.control({ do: 'switch', set: { guestSearch: 'allowed' } });
    await page.find('moreno');
    expect(page.optionNames).to.deep.equal(['Ada Moreno']);
    join.signOut();
    await page.until(() => page.search.state.step === 'signed-out', 'the end of the session');
    expect(page.options).to.deep.equal([]);
  });

  it('marks members of the space, and does not pick them', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', `space="${world.space}"`);
    await page.find('ben');
    expect(page.obstacle).to.equal('Already in this space');
    page.options[0]!.click();
    expect(page.search.selected).to.deep.equal([]);
    await page.find('gil');
    expect(page.options[0]!.ariaDisabled).to.equal(null);
    await expect(page.search).to.be.accessible();
  });

  it('is laid out from right to left on such a page, also for a name written from left to right', async () => {
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
    page.search.search = async (text) => [{ id: 'x1', name: `Xaver ${text}` }, { name: 'No Id' }];
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
