import { expect } from '@open-wc/testing';
import '../../../src/define/spaces-join.ts';
import { byRole, nameOf, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import type { SpacesEventDetail } from '../../../src/events.ts';
import { SpacesList } from '../../../src/index.ts';
import { ListHarness } from './list-harness.ts';

describe('a list of spaces', () => {
  let world: World;
  let page: ListHarness;

  const open = async (wish: WorldWish = { seed: 'empty' }, nick?: string): Promise<void> => {
    world = await startWorld(wish);
    page = await ListHarness.open(world, nick);
  };
  const alert = (): string => nameOf(byRole(page.list, 'alert'));
  const press = (name: string): void => byRole(page.list, 'button', name).click();
  const make = async (title: string): Promise<string> => {
    await world.control({ do: 'clock', advance: 1_000 });
    return (await world.control<{ space: string }>({ do: 'newSpace', title })).space;
  };

  afterEach(() => world.stop());

  it('shows the spaces of the user, and names the unread ones in words', async () => {
    await open();
    await page.reach('open');
    await make('Red');
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'say', who: 'ben', text: 'News' });
    await page.list.refresh();
    await page.settled();
    expect(page.labels.map((label) => label.split(' Ben Okafor: News')[0])).to.deep.equal([
      'Quiet corner, unread',
      'Red',
    ]);
    expect(byRole(page.list, 'heading').textContent).to.contain('1 unread');
    const dots = page.rows.map((row) => row.querySelector('[part~="unread"]')?.checkVisibility() === true);
    expect(dots).to.deep.equal([true, false]);
    expect(page.box.ariaLabel).to.equal('Your spaces');
    expect(page.list.matches(':state(unread)')).to.equal(true);
    await expect(page.list).to.be.accessible();
  });

  it('asks the user to sign in', async () => {
    await open(undefined, '');
    await page.reach('signed-out');
    expect(page.text).to.contain('You are not signed in');
    await expect(page.list).to.be.accessible();
  });

  it('says that it is loading', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'hang', path: '/api/users/me/spaces*', times: 'all' });
    page = await ListHarness.open(world);
    await page.reach('loading');
    expect(page.text).to.contain('Loading your spaces…');
    expect(page.isSkeletonShown).to.equal(true);
    await expect(page.list).to.be.accessible();
    await world.control({ do: 'clear' });
    await world.control({ do: 'release' });
    await page.reach('open');
  });

  it('says what will appear in it while it is empty', async () => {
    await open(undefined, 'hana');
    await page.reach('open');
    expect(page.text).to.contain('No spaces yet');
    await expect(page.list).to.be.accessible();
  });

  for (const path of ['/api/users/me', '/api/users/me/spaces']) {
    it(`shows the spaces by itself after it was opened without a service, and says when (${path})`, async () => {
      world = await startWorld({ seed: 'empty' });
      await world.control({ do: 'fail', path, status: 503, times: 'all' });
      const errors = listenForErrors();
      page = await ListHarness.open(world);
      await page.reach('failed');
      await until(() => /Next try in \d+ s/.test(page.text), 'the countdown', 6_000);
      await expect(page.list).to.be.accessible();
      await world.control({ do: 'clear' });
      await until(() => page.list.state.step === 'open', 'the list', 9_000);
      expect(errors()).to.have.lengthOf(1);
    }).timeout(20_000);
  }

  it('says what went wrong, and keeps the focus when the user tries again', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    const errors = listenForErrors();
    page = await ListHarness.open(world);
    await page.reach('failed');
    expect(errors()).to.deep.equal([
      { code: 'server-error', message: 'The service has a problem right now.', retryable: true },
    ]);
    expect(alert()).to.equal('The service has a problem right now.');
    await expect(page.list).to.be.accessible();
    byRole(page.list, 'button', 'Try again').focus();
    press('Try again');
    await world.control({ do: 'clear' });
    await until(() => page.list.state.step === 'open', 'the list', 12_000);
    await until(() => page.focused === page.box, 'the focus is in the list');
  });

  it('keeps the focus when it opens by itself', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    page = await ListHarness.open(world);
    await page.reach('failed');
    byRole(page.list, 'button', 'Try again').focus();
    await world.control({ do: 'clear' });
    await until(() => page.list.state.step === 'open', 'the list', 12_000);
    await until(() => page.focused === page.box, 'the focus is in the list');
  });

  it('leaves the focus where the user has moved it since they tried again', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    page = await ListHarness.open(world, 'ada', '<input aria-label="Elsewhere" />');
    await page.reach('failed');
    await world.control({ do: 'clear' });
    await world.control({ do: 'hang', path: '/api/users/me/spaces*', times: 'all' });
    byRole(page.list, 'button', 'Try again').focus();
    press('Try again');
    const elsewhere = page.provider.querySelector('input')!;
    elsewhere.focus();
    await world.control({ do: 'clear' });
    await world.control({ do: 'release' });
    await page.reach('open');
    expect(document.activeElement).to.equal(elsewhere);
    expect(page.focused).to.equal(null);
  });

  it('says that the page may not use a server, and offers no retry', async () => {
    world = await startWorld({ seed: 'empty' });
    const errors = listenForErrors();
    page = await ListHarness.open({ ...world, server: 'https://elsewhere.example' }, '');
    await page.reach('failed');
    await until(() => page.errors.length > 0, 'the event');
    expect(errors().map(({ code }) => code)).to.deep.equal(['server-not-allowed']);
    expect(alert()).to.contain('This page is not allowed to use that server.');
    expect(page.text).not.to.contain('Try again');
    await expect(page.list).to.be.accessible();
  });

  it('keeps its rows when the service fails later, and says that they may be out of date', async () => {
    await open();
    await page.reach('open');
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    await page.list.refresh();
    await page.settled();
    expect(alert()).to.equal('The service has a problem right now. This list may be out of date.');
    expect(page.names).to.deep.equal(['Quiet corner']);
    await expect(page.list).to.be.accessible();
  });

  it('removes the spaces when the session ends', async () => {
    await open();
    await page.reach('open');
    await world.control({ do: 'expire' });
    await page.list.refresh();
    await page.reach('expired');
    expect(page.text).to.contain('Your session ended').and.not.to.contain('Quiet corner');
    await expect(page.list).to.be.accessible();
  });

  it('shows the spaces that match a search, and announces their number', async () => {
    await open();
    await page.reach('open');
    await make('Red (1)');
    await make('Red (2)');
    typeInto(page.field, '(');
    await until(() => page.names.length === 2, 'two spaces');
    await until(() => page.announcement === '2 spaces', 'announced');
    await expect(page.list).to.be.accessible();
    typeInto(page.field, 'no such space');
    await until(() => page.text.includes('Nothing found'), 'nothing found');
    await expect(page.list).to.be.accessible();
    typeInto(page.field, '');
    await until(() => page.names.length === 3, 'all of them');
  });

  it('shows one kind of spaces when the user sets the filter', async () => {
    await open();
    await page.reach('open');
    page.filter.value = 'direct';
    page.filter.dispatchEvent(new Event('change'));
    await until(() => page.text.includes('Nothing found'), 'no direct conversation');
    await expect(page.list).to.be.accessible();
  });

  it('says that it searches, and that more spaces are loading', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'newSpace', title: '#', count: 60 });
    page = await ListHarness.open(world);
    await page.reach('open');
    await world.control({ do: 'hang', path: '/api/users/me/spaces*', times: 'all' });
    page.box.scrollTop = 1e6;
    await until(() => page.text.includes('Loading more…'), 'more spaces are loading');
    await expect(page.list).to.be.accessible();
    typeInto(page.field, '7');
    await until(() => page.text.includes('Searching…'), 'the search');
    await expect(page.list).to.be.accessible();
    await world.control({ do: 'clear' });
    await until(() => page.names.includes('57'), 'the answer');
  });

  it('tells a guest that it needs an account', async () => {
    world = await startWorld({ seed: 'empty', switches: { guestSpaces: 'refused' } });
    page = await ListHarness.open(world, '', '<spaces-join></spaces-join>');
    const join = page.provider.querySelector('spaces-join')!;
    join.setAttribute('invite', world.invite);
    await until(() => join.state?.step === 'invited', 'the invitation');
    await join.join('Mira Holt');
    await page.reach('guest');
    expect(page.text).to.contain('Guests have no list of spaces');
    await expect(page.list).to.be.accessible();
  });

  it('offers to try again when more spaces could not be loaded', async () => {
    world = await startWorld({ seed: 'empty' });
    await world.control({ do: 'newSpace', title: '#', count: 60 });
    page = await ListHarness.open(world);
    await page.reach('open');
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' });
    page.box.scrollTop = 1e6;
    await until(() => page.text.includes('could not be loaded'), 'the failure');
    await expect(page.list).to.be.accessible();
    await world.control({ do: 'clear' });
    press('Try again');
    await until(() => page.list.state.step === 'open' && page.list.state.spaces.length === 61, 'all spaces');
  });

  it('shows titles as text, never as markup', async () => {
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

  it('is laid out from right to left on a page that is', async () => {
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

/** Collects the errors that lists report; the returned function ends this and returns them. */
function listenForErrors(): () => SpacesEventDetail<'spaces-error'>[] {
  const errors: SpacesEventDetail<'spaces-error'>[] = [];
  const collect = ({ target, detail }: CustomEvent<SpacesEventDetail<'spaces-error'>>): void => {
    if (target instanceof SpacesList) errors.push(detail);
  };
  document.addEventListener('spaces-error', collect);
  return () => {
    document.removeEventListener('spaces-error', collect);
    return errors;
  };
}
