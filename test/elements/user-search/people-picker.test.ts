import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { rest, user } from '../../emulator/rest.ts';
import { byRole, nameOf } from '../../support/by-role.ts';
import { intrudersIn } from '../../support/safe-markup.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type UserSearchHarness } from './user-search-harness.ts';

describe('the people found', () => {
  let world: World;

  const shareSpace = async (nick: string): Promise<unknown> =>
    rest(world, `/api/spaces/${world.space}/join`, { token: await user(world, nick) });
  const namesFor = async (nick: string, text: string): Promise<string[]> => {
    const page = await openSearch(world, nick);
    await page.find(text);
    return page.people;
  };

  afterEach(() => world.stop());

  it('are not of another organization until both users share a space', async () => {
    world = await startWorld({ seed: 'empty' });
    expect(await namesFor('ada', 'hana')).to.deep.equal([]);
    expect(await namesFor('hana', 'moreno')).to.deep.equal([]);
    await shareSpace('hana');
    expect(await namesFor('ada', 'hana')).to.deep.equal(['Hana Ito']);
    expect(await namesFor('hana', 'moreno')).to.deep.equal(['Ada Moreno']);
  });

  it('contain the characters typed, which are not a pattern', async () => {
    world = await startWorld({ seed: 'empty' });
    for (const sign of '.*+?()[]{}|\\^$')
      await world.control({ do: 'person', name: `Sign x${sign}y`, mail: `sign${sign}@example.test` });
    const page = await openSearch(world, 'ada');
    for (const sign of '.*+?()[]{}|\\^$') {
      await page.find(`x${sign}y`);
      expect([page.search.state.step, page.people], sign).to.deep.equal(['found', [`Sign x${sign}y`]]);
    }
    await page.find('.*+?()[]{}|\\^$');
    expect([page.search.state.step, page.people]).to.deep.equal(['found', []]);
    await page.find('be?n');
    expect(page.people).to.deep.equal([]);
    expect((await world.requests()).filter(({ status }) => status >= 400)).to.deep.equal([]);
  }).timeout(30_000);

  it('take at most three rounds of requests for twenty keys', async () => {
    world = await startWorld({ seed: 'directory' });
    const page = await openSearch(world, 'ada');
    const text = 'colleague.4711@exam';
    expect(`${text}p`).to.have.lengthOf(20);
    for (let key = 1; key <= text.length; key += 1) {
      page.type(text.slice(0, key));
      await nextFrame();
    }
    await page.find(`${text}p`);
    expect(page.optionNames).to.have.lengthOf(1);
    const asked = (await world.requests()).map(({ path }) => path);
    for (const source of ['colleagues', 'people/withdm']) {
      const rounds = asked.filter((path) => path.startsWith(`/api/users/me/${source}`));
      expect(rounds.length, source).to.be.within(1, 3);
    }
  });

  it('have their names shown as text, even hostile ones', async () => {
    world = await startWorld({ seed: 'hostile' });
    const page = await openSearch(world, 'ada');
    await page.find('odd.');
    expect(page.optionNames.some((name) => name.includes('<'))).to.equal(true);
    expect(intrudersIn(page.content)).to.deep.equal([]);
    page.options[0]!.click();
    await page.search.updateComplete;
    expect(intrudersIn(page.content)).to.deep.equal([]);
  });

  it('can be 5,000, of which only those in view are rendered', async () => {
    world = await startWorld({ seed: 'empty' });
    const page = await openSearch(world, undefined);
    const all = Array.from({ length: 5_000 }, (_, at) => ({
      id: `p${at}`,
      name: `Person ${10_000 + at}`,
    }));
    page.search.search = async () => all;
    await page.search.updateComplete;
    await page.find('person');
    expect(page.options[0]!.ariaSetSize).to.equal('5000');
    for (let top = 0; top < page.listbox.scrollHeight; top += 40_000) {
      page.listbox.scrollTop = top;
      await page.until(() => inView(page), `rows at ${top}`);
      expect(page.options.length).to.be.within(1, 200);
    }
    await page.press('ArrowUp');
    expect(page.active).to.equal('Person 14999');
    await page.until(() => inView(page), 'the last row');
  });

  it('load page by page as the user scrolls, with few elements', async () => {
    world = await startWorld({ seed: 'directory' });
    const page = await openSearch(world, 'ada');
    await page.find('colleague');
    const loaded = (): number => Number(page.options[0]!.ariaSetSize);
    for (let known = loaded(); known < 200; known = loaded()) {
      page.listbox.scrollTop = page.listbox.scrollHeight;
      await page.until(() => loaded() > known, `more than ${known} rows`);
      expect(page.options.length).to.be.within(1, 200);
      expect(page.listbox.querySelectorAll('*').length).to.be.below(500);
    }
    await page.press('ArrowUp');
    await page.until(() => inView(page), 'the last row');
  }).timeout(30_000);
});

describe('picking people', () => {
  let world: World;
  let page: UserSearchHarness;

  const start = async (nick: string | undefined, attributes: string): Promise<void> => {
    page = await openSearch(world, nick, attributes);
  };

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });

  afterEach(() => world.stop());

  it('opens a direct conversation, and tells the page', async () => {
    await start('ada', 'action="direct"');
    await page.find('okafor');
    page.options[0]!.click();
    await page.until(() => page.events.length > 0, 'an event');
    const [[name, detail]] = page.events as [[string, { spaceId: string; personId: string }]];
    expect(name).to.equal('spaces-direct-opened');
    const ben = await user(world, 'ben');
    const { body } = await rest(world, `/api/spaces/${detail.spaceId}/join`, { token: ben });
    expect(body['topic']).to.include({ _id: detail.spaceId, type: 'direct' });
    expect((await rest(world, '/api/users/me', { token: ben })).body).to.include({ _id: detail.personId });
  });

  it('keeps the focus in the field after a click on an option', async () => {
    await start('ada', 'multiple');
    await page.find('okafor');
    const { left, top, width, height } = page.options[0]!.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [left + width / 2, top + height / 2].map(Math.round) as [number, number],
    });
    await page.until(() => page.chips.length > 0, 'the chip');
    await sendKeys({ type: 'gil' });
    expect([page.chips, page.field.value]).to.deep.equal([['Ben Okafor'], 'gil']);
    await resetMouse();
  });

  it('explains why a conversation was refused', async () => {
    await world.control({ do: 'fail', status: 403, path: '*/spaces/direct/user/*' });
    await start('ada', 'action="direct"');
    await page.find('okafor');
    page.options[0]!.click();
    await page.until(() => page.events.length > 0, 'an event');
    expect(nameOf(byRole(page.search, 'alert'))).to.contain('You cannot talk with Ben Okafor directly');
    await expect(page.search).to.be.accessible();
  });

  it('adds a person to the space, who is then marked as a member', async () => {
    await start('ada', `action="add" space="${world.space}"`);
    await page.find('gil');
    page.options[0]!.click();
    await page.until(() => page.actionText.includes('Gil Novák is now in the space'), 'done');
    await expect(page.search).to.be.accessible();
    await page.find('novák');
    expect(page.options[0]!.ariaDisabled).to.equal('true');
  });

  it('keeps two connections apart', async () => {
    const other = await startWorld({ seed: 'empty' });
    await start('ada', 'multiple');
    const second = await openSearch(other, 'hana', 'multiple');
    await page.find('okafor');
    expect(page.optionNames).to.deep.equal(['Ben Okafor']);
    await second.find('okafor');
    expect(second.people).to.deep.equal([]);
    expect(page.field.ariaExpanded, 'one list at a time').to.equal('false');
    await other.stop();
  });

  it('keeps the people picked when the element is moved, and searches again after it was removed', async () => {
    await start('ada', 'multiple');
    await page.find('okafor');
    page.options[0]!.click();
    const provider = page.search.parentElement!;
    const place = document.createElement('div');
    provider.append(place);
    place.append(page.search);
    await page.search.updateComplete;
    expect(page.chips).to.deep.equal(['Ben Okafor']);
    expect(page.events).to.have.lengthOf(1);
    page.search.remove();
    await aTimeout(1_100);
    provider.append(page.search);
    await page.find('gil');
    expect(page.optionNames).to.deep.equal(['Gil Novák']);
    expect(page.chips).to.deep.equal(['Ben Okafor']);
  });
});

/** Whether the middle of the list shows a row instead of empty space. */
function inView(page: UserSearchHarness): boolean {
  const list = page.listbox.getBoundingClientRect();
  const middle = list.top + list.height / 2;
  return page.options.some((option) => {
    const { top, bottom } = option.getBoundingClientRect();
    return top <= middle && bottom >= middle;
  });
}
