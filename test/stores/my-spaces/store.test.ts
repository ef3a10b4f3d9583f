/** The list of the user's spaces, against the emulator. */
import { expect } from '@open-wc/testing';
import { rest, user } from '../../emulator/rest.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { adasSpaces } from '../fixtures/adas-spaces.ts';

describe('the list of my spaces', () => {
  const ada = adasSpaces();
  const { begin, list, titles, make, say, talkTo, asked, shows } = ada;

  it('sorts by latest activity, and titles direct conversations by the other person', async () => {
    await begin();
    await make('Red');
    const gil = await talkTo('gil');
    await say(gil, 'gil');
    await ada.mine.refresh();
    expect(titles()).to.deep.equal(['Gil Novák', 'Red', 'Quiet corner']);
    expect(list().spaces[0]).to.deep.include({ type: 'direct', unread: true });
    expect(list().spaces[0]?.latest).to.include({ text: 'Here I am', mine: false });
    expect(list().unread).to.equal(1);
  });

  it('marks no space as unread if the service does not report it', async () => {
    await begin({ seed: 'empty', switches: { unreadInList: false, latestMessageAs: 'list' } });
    const gil = await talkTo('gil');
    await say(gil, 'gil');
    await ada.mine.refresh();
    expect(list()).to.include({ unread: 0 });
    expect(list().spaces[0]?.latest?.text).to.equal('Here I am');
  });

  it('moves active spaces up, with a request every eight seconds while the list is visible', async () => {
    await begin();
    const red = await make('Red');
    await make('Blue');
    await ada.mine.refresh();
    await say(red, 'ada');
    const before = await asked();
    ada.clock.pass(7_000);
    expect(await asked()).to.equal(before);
    ada.clock.pass(1_000);
    await shows('Red', 'Blue', 'Quiet corner');
    ada.mine.setVisible(false);
    const hidden = await asked();
    ada.clock.pass(600_000);
    await aWhile();
    expect(await asked()).to.equal(hidden);
    await make('Green');
    ada.mine.setVisible(true);
    await until(() => titles().includes('Green'), 'the new space');
  });

  it('continues polling and searching after the page was hidden', async () => {
    await begin();
    await make('Red');
    ada.mine.setVisible(false);
    ada.mine.setVisible(true);
    ada.clock.pass(8_000);
    await shows('Red', 'Quiet corner');
    ada.mine.search('quiet');
    ada.mine.setVisible(false);
    ada.mine.setVisible(true);
    ada.clock.pass(250);
    await shows('Quiet corner');
  });

  it('asks within two seconds after the page is visible again, also right after another request', async () => {
    await begin();
    const before = await asked();
    await ada.mine.refresh();
    ada.mine.setVisible(false);
    ada.mine.setVisible(true);
    ada.clock.pass(2_000);
    await until(async () => (await asked()) === before + 4, 'the second request');
  });

  it('sends one request for ten online events', async () => {
    await begin();
    ada.clock.pass(5_000);
    const before = await asked();
    for (let time = 0; time < 10; time++) ada.mine.wake();
    await aWhile();
    expect(await asked()).to.equal(before + 2);
  });

  it('shows a space that was joined elsewhere on the page', async () => {
    await begin();
    const red = await make('Red');
    expect(titles()).to.deep.equal(['Quiet corner']);
    ada.spaces.$current.set(red);
    await shows('Red', 'Quiet corner');
  });

  it('marks a picked space as read and makes it the current one', async () => {
    await begin();
    await say(ada.world.space, 'ben');
    await ada.mine.refresh();
    expect(list().unread).to.equal(1);
    ada.mine.pick(ada.world.space);
    expect(list().unread).to.equal(0);
    expect(ada.spaces.$current.get()).to.equal(ada.world.space);
    await ada.mine.refresh();
    expect(list().unread).to.equal(0);
    const { body } = await rest(ada.world, '/api/users/me/spaces', { token: await user(ada.world, 'ada') });
    expect((body['data'] as Record<string, unknown>[])[0]?.['unread']).to.equal(false);
  });

  it('shows pinned spaces first, even old ones', async () => {
    await begin();
    await ada.world.control({ do: 'newSpace', title: 'Space #', count: 60 });
    await ada.mine.refresh();
    expect(list().spaces).to.have.length(50);
    expect(titles()).not.to.include('Quiet corner');
    await ada.mine.loadMore();
    expect(list().spaces).to.have.length(61);
    expect(list().more).to.equal('none');
    await ada.mine.pin(ada.world.space, true);
    expect(titles()[0]).to.equal('Quiet corner');
    expect(titles().filter((title) => title === 'Quiet corner')).to.have.length(1);
    ada.mine.search('space 1');
    ada.clock.pass(250);
    await until(() => !list().searching, 'found');
    expect(titles()).to.have.length(11);
    ada.mine.search('');
    ada.clock.pass(250);
    await until(() => !list().searching, 'found');
    expect(titles()[0]).to.equal('Quiet corner');
    await ada.mine.pin(ada.world.space, false);
    expect(titles()[0]).not.to.equal('Quiet corner');
  });

  it('unpins a space again and shows the reason when the service refuses the pin', async () => {
    await begin();
    await ada.world.control({ do: 'fail', path: '*/preference', status: 500 });
    await ada.mine.pin(ada.world.space, true);
    expect(list().spaces[0]?.pinned).to.equal(false);
    expect(list().problem?.code).to.equal('server-error');
    await ada.mine.refresh();
    expect(list().problem).to.equal(undefined);
  });

  it('shows the results of the last search text, even if an older answer arrives late', async () => {
    await begin();
    await make('Red');
    await make('Blue');
    const before = await asked();
    await ada.world.control({ do: 'hang', path: '/api/users/me/spaces*', times: 2 });
    ada.mine.search('re');
    ada.clock.pass(250);
    await until(() => list().searching, 'searching');
    await aWhile();
    for (const text of ['b', 'bl', 'blu']) {
      ada.mine.search(text);
      ada.clock.pass(100);
    }
    ada.clock.pass(250);
    await shows('Blue');
    await ada.world.control({ do: 'release' });
    await aWhile();
    expect(titles()).to.deep.equal(['Blue']);
    expect(list()).to.include({ search: 'blu', searching: false });
    expect(await asked()).to.be.at.most(before + 4);
  });

  it('filters by kind', async () => {
    await begin();
    await talkTo('gil');
    ada.mine.show('direct');
    await shows('Gil Novák');
    ada.mine.show('groups');
    await shows('Quiet corner');
    ada.mine.show('pinned');
    await shows();
    ada.mine.show('all');
    await shows('Gil Novák', 'Quiet corner');
  });
});
