import { expect } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import { startWorld, type World } from '../../support/world.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { rowsIn } from '../../support/visit.ts';
import { ListHarness } from './list-harness.ts';

describe('a list of spaces on a page', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(() => world.stop());

  const requestCount = async (): Promise<number> =>
    (await world.requests()).filter(({ path }) => path.startsWith('/api/users/me/spaces')).length;

  it('opens a space in the conversation beside it, which marks the space as read', async () => {
    await world.control({ do: 'say', who: 'ben', text: 'Good morning' });
    const page = await ListHarness.open(world, 'ada', '<spaces-chat></spaces-chat>');
    await page.reach('open');
    expect(page.labels.join()).to.match(/^Quiet corner, unread(?: Ben Okafor: Good morning [^,]*)?$/);
    page.rows[0]?.click();
    expect(page.picked).to.deep.equal([{ spaceId: world.space }]);
    const chat = page.provider.querySelector('spaces-chat')!;
    await until(() => rowsIn(chat).at(-1)?.text === 'Good morning', 'the conversation shows the message');
    expect(page.labels.join()).to.match(/^Quiet corner(?!, unread)/);
    expect(page.selected).to.deep.equal(page.labels);
    await page.list.refresh();
    await page.settled();
    await until(
      () => /^Quiet corner +Ben Okafor: Good morning/.test(page.labels.join()),
      'read, with its message',
    );
  });

  it('shows a message of the conversation beside it at once, without a request', async () => {
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'newSpace', title: 'Red' });
    const page = await ListHarness.open(world, 'ada', `<spaces-chat space="${world.space}"></spaces-chat>`);
    await page.reach('open');
    expect(page.names).to.deep.equal(['Red', 'Quiet corner']);
    const chat = page.provider.querySelector('spaces-chat')!;
    await until(() => chat.state.line === 'live', 'the conversation is live');
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 503, times: 'all' });
    chat.send('Good morning');
    await until(() => page.names[0] === 'Quiet corner', 'the space is first');
    expect(page.text).not.to.contain('out of date');
  });

  it('scrolls to the space that was chosen elsewhere on the page', async () => {
    await world.control({ do: 'newSpace', title: 'Space #', count: 40 });
    const page = await ListHarness.open(world, 'ada', '<spaces-list class="other"></spaces-list>');
    await page.reach('open');
    const other = new ListHarness(page.provider, '.other');
    await other.reach('open');
    await other.focus();
    await other.press('End', 'Enter');
    await until(() => page.selected.join() === 'Quiet corner', 'its row is rendered');
    expect(page.rows.at(-1)!.getBoundingClientRect().bottom).to.be.at.most(
      page.box.getBoundingClientRect().bottom + 1,
    );
  });

  it('shows the spaces of its own provider', async () => {
    await world.control({ do: 'newSpace', title: 'For Ben', owner: 'ben' });
    const [ada, ben] = [await ListHarness.open(world, 'ada'), await ListHarness.open(world, 'ben')];
    await ada.reach('open');
    await ben.reach('open');
    expect(ada.names).to.deep.equal(['Quiet corner']);
    expect(ben.names).to.deep.equal(['For Ben', 'Quiet corner']);
    ben.rows[0]?.click();
    await ben.settled();
    expect(ben.selected).to.deep.equal(['For Ben']);
    expect(ada.selected).to.deep.equal([]);
  });

  it('forgets the spaces of one user when it moves to the provider of another', async () => {
    await world.control({ do: 'newSpace', title: 'For Ben', owner: 'ben' });
    const [ada, ben] = [await ListHarness.open(world, 'ada'), await ListHarness.open(world, 'ben')];
    await ben.reach('open');
    ada.provider.append(ben.list);
    await until(() => ben.list.isConnected && ben.names.join() === 'Quiet corner', 'the spaces of Ada');
  });

  it('keeps its rows when it is moved', async () => {
    const page = await ListHarness.open(world);
    await page.reach('open');
    const frame = document.createElement('div');
    page.provider.append(frame);
    frame.append(page.list);
    await page.settled();
    expect(page.names).to.deep.equal(['Quiet corner']);
    frame.remove();
    await aWhile();
    page.provider.append(page.list);
    await page.settled();
    expect(page.names).to.deep.equal(['Quiet corner']);
  });

  it('updates when the user returns to the page, and never after it was removed', async () => {
    const page = await ListHarness.open(world);
    await page.reach('open');
    await world.control({ do: 'newSpace', title: 'Red' });
    await until(
      () => {
        window.dispatchEvent(new Event('focus'));
        return page.names.includes('Red');
      },
      'the new space',
      4_000,
    );
    page.provider.remove();
    await aWhile();
    const before = await requestCount();
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    await aWhile();
    expect(await requestCount()).to.equal(before);
  });

  it('loads thousands of spaces page by page while the user scrolls, and renders few of them', async () => {
    await world.control({ do: 'newSpace', title: 'Space #', count: 5_000 });
    const page = await ListHarness.open(world);
    await page.reach('open');
    const loaded = (): number => (page.list.state.step === 'open' ? page.list.state.spaces.length : 0);
    expect(loaded()).to.equal(50);
    await until(
      () => {
        page.box.scrollTop = page.box.scrollHeight;
        return loaded() === 5_001;
      },
      'all of them',
      60_000,
    );
    await until(() => page.names.at(-1) === 'Quiet corner', 'the last row');
    expect(page.rows.length).to.be.at.most(200);
    await page.focus();
    await page.press('Home');
    expect(page.active).to.equal('Space 5000');
    await page.press('End');
    expect(page.active).to.equal('Quiet corner');
    expect(page.rows.at(-1)?.ariaPosInSet).to.equal('5001');
    await expect(page.list).to.be.accessible();
  }).timeout(90_000);
});
