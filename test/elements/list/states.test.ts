import { expect } from '@open-wc/testing';
import '../../../src/define/spaces-join.ts';
import { byRole, nameOf, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import type { SpacesEventDetail } from '../../../src/events.ts';
import { SpacesList } from '../../../src/index.ts';
import { ListPage } from './list-page.ts';

describe('what somebody finds in their list of spaces', () => {
  let world: World;
  let page: ListPage;

  const open = async (wish: WorldWish = { seed: 'empty' }, nick?: string): Promise<void> => {
    world = await startWorld(wish);
    page = await ListPage.open(world, nick);
  };
  const alert = (): string => nameOf(byRole(page.list, 'alert'));
  const press = (name: string): void => byRole(page.list, 'button', name).click();
  const make = async (title: string): Promise<string> => {
    await world.control({ do: 'clock', advance: 1_000 });
    return (await world.control<{ space: string }>({ do: 'newSpace', title })).space;
  };

  afterEach(() => world.stop());

  it('is their spaces, the unread ones told in words', async () => {
    await open();
    await page.reach('open');
    await make('Red');
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'say', who: 'ben', text: 'News' });
    await page.list.refresh();
    await page.settled();
    expect(page.labels).to.deep.equal(['Quiet corner, unread', 'Red']);
    expect(byRole(page.list, 'heading').textContent).to.contain('1 unread');
    const dots = page.rows.map((row) => row.querySelector('[part~="unread"]')?.checkVisibility() === true);
    expect(dots).to.deep.equal([true, false]);
    expect(page.box.ariaLabel).to.equal('Your spaces');
    expect(page.list.matches(':state(unread)')).to.equal(true);
    await expect(page.list).to.be.accessible();
  });

  it('is not there before they sign in', async () => {
    await open(undefined, '');
    await page.reach('signed-out');
    expect(page.text).to.contain('You are not signed in');
    await expect(page.list).to.be.accessible();
  });

  it('says that it is on its way', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'hang', path: '/api/users/me/spaces*', times: 'all' });
    page = await ListPage.open(world);
    await page.reach('loading');
    expect(page.text).to.contain('Loading your spaces…');
    await expect(page.list).to.be.accessible();
    await world.control({ do: 'clear' });
    await world.control({ do: 'release' });
    await page.reach('open');
  });

  it('is empty for who is in no space, and says what will be there', async () => {
    await open(undefined, 'hana');
    await page.reach('open');
    expect(page.text).to.contain('No spaces yet');
    await expect(page.list).to.be.accessible();
  });

  it('tells what went wrong, with a way to go on that keeps the focus', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    const told = listenForErrors();
    page = await ListPage.open(world);
    await page.reach('failed');
    expect(told()).to.deep.equal([
      { code: 'server-error', message: 'The service has a problem right now.', retryable: true },
    ]);
    expect(alert()).to.equal('The service has a problem right now.');
    await expect(page.list).to.be.accessible();
    await world.control({ do: 'clear' });
    byRole(page.list, 'button', 'Try again').focus();
    press('Try again');
    await page.reach('open');
    await until(() => page.list.shadowRoot?.activeElement === page.box, 'the focus is in the list');
  });

  it('says that the page may not use a server, and asks nobody', async () => {
    world = await startWorld({ seed: 'empty' });
    const told = listenForErrors();
    page = await ListPage.open({ ...world, server: 'https://elsewhere.example' }, '');
    await page.reach('failed');
    expect(told().map(({ code }) => code)).to.deep.equal(['server-not-allowed']);
    expect(alert()).to.equal('This page is not allowed to use that server.');
    expect(page.text).not.to.contain('Try again');
    await expect(page.list).to.be.accessible();
  });

  it('stays when the service fails later, and says that it may be out of date', async () => {
    await open();
    await page.reach('open');
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    await page.list.refresh();
    await page.settled();
    expect(alert()).to.equal('The service has a problem right now. This list may be out of date.');
    expect(page.names).to.deep.equal(['Quiet corner']);
    await expect(page.list).to.be.accessible();
  });

  it('is gone when the session ends', async () => {
    await open();
    await page.reach('open');
    await world.control({ do: 'expire' });
    await page.list.refresh();
    await page.reach('expired');
    expect(page.text).to.contain('Your session ended').and.not.to.contain('Quiet corner');
    await expect(page.list).to.be.accessible();
  });

  it('is what they search for, announced with its number', async () => {
    await open();
    await page.reach('open');
    await make('Red (1)');
    await make('Red (2)');
    typeInto(page.field, '(');
    await until(() => page.names.length === 2, 'two found');
    await until(() => page.announcement === '2 spaces', 'announced');
    await expect(page.list).to.be.accessible();
    typeInto(page.field, 'no such space');
    await until(() => page.text.includes('Nothing found'), 'nothing found');
    await expect(page.list).to.be.accessible();
    typeInto(page.field, '');
    await until(() => page.names.length === 3, 'all of them');
  });

  it('is one kind of spaces when they choose so', async () => {
    await open();
    await page.reach('open');
    page.kinds.value = 'direct';
    page.kinds.dispatchEvent(new Event('change'));
    await until(() => page.text.includes('Nothing found'), 'no direct conversation');
    await expect(page.list).to.be.accessible();
  });

  it('says that it searches, and that more is on its way', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'newSpace', title: '#', count: 60 });
    page = await ListPage.open(world);
    await page.reach('open');
    await world.control({ do: 'hang', path: '/api/users/me/spaces*', times: 'all' });
    page.box.scrollTop = 1e6;
    await until(() => page.text.includes('Loading more…'), 'more');
    await expect(page.list).to.be.accessible();
    typeInto(page.field, '7');
    await until(() => page.text.includes('Searching…'), 'the search');
    await expect(page.list).to.be.accessible();
    await world.control({ do: 'clear' });
    await until(() => page.names.includes('57'), 'the answer');
  });

  it('is for accounts, and says so to a guest', async () => {
    world = await startWorld({ seed: 'empty', switches: { guestSpaces: 'refused' } });
    page = await ListPage.open(world, '', '<spaces-join></spaces-join>');
    const join = page.provider.querySelector('spaces-join')!;
    join.setAttribute('invite', world.invite);
    await until(() => join.state?.step === 'invited', 'the invitation');
    await join.join('Mira Holt');
    await page.reach('guest');
    expect(page.text).to.contain('Guests have no list of spaces');
    await expect(page.list).to.be.accessible();
  });

  it('says how to get more when that failed', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'newSpace', title: '#', count: 60 });
    page = await ListPage.open(world);
    await page.reach('open');
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    page.box.scrollTop = 1e6;
    await until(() => page.text.includes('could not be loaded'), 'it says so');
    await expect(page.list).to.be.accessible();
    await world.control({ do: 'clear' });
    press('Try again');
    await until(() => page.list.state.step === 'open' && page.list.state.spaces.length === 61, 'all');
  });

  it('shows titles as they are, never as markup', async () => {
    await open({ seed: 'hostile' });
    await page.reach('open');
    expect(page.names).to.deep.equal(['<img src=x onerror=alert(1)> & "friends"']);
    expect(page.rows[0]?.querySelector('img')).to.equal(null);
  });

  it('speaks the language of the page', async () => {
    await open();
    await page.reach('open');
    page.provider.lang = 'de';
    await until(() => page.text.includes('Ihre Spaces'), 'German');
    await expect(page.list).to.be.accessible();
  });

  it('reads from right to left on a page that does', async () => {
    await open();
    await page.reach('open');
    page.provider.dir = 'rtl';
    await page.settled();
    const { left, width } = page.rows[0]!.querySelector('[part~="avatar"]')!.getBoundingClientRect();
    const { right } = page.box.getBoundingClientRect();
    expect(right - left - width).to.be.below(40);
    await expect(page.list).to.be.accessible();
  });
});

/** What lists tell the page from now on; gives it, and listens no more. */
function listenForErrors(): () => SpacesEventDetail<'spaces-error'>[] {
  const told: SpacesEventDetail<'spaces-error'>[] = [];
  const tell = ({ target, detail }: CustomEvent<SpacesEventDetail<'spaces-error'>>): void => {
    if (target instanceof SpacesList) told.push(detail);
  };
  document.addEventListener('spaces-error', tell);
  return () => {
    document.removeEventListener('spaces-error', tell);
    return told;
  };
}
