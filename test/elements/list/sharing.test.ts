import { expect } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import { startWorld, type World } from '../../support/world.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { rowsIn } from '../../support/visit.ts';
import type { SpacesList } from '../../../src/index.ts';
import { ListPage } from './list-page.ts';

describe('a list of spaces on a page', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(() => world.stop());

  const asked = async (): Promise<number> =>
    (await world.requests()).filter(({ path }) => path.startsWith('/api/users/me/spaces')).length;

  it('sets what the conversation beside it shows, and what is read there is read here', async () => {
    await world.control({ do: 'say', who: 'ben', text: 'Good morning' });
    const page = await ListPage.open(world, 'ada', '<spaces-chat></spaces-chat>');
    await page.reach('open');
    expect(page.labels).to.deep.equal(['Quiet corner, unread']);
    page.rows[0]?.click();
    expect(page.picked).to.deep.equal([{ spaceId: world.space }]);
    const chat = page.provider.querySelector('spaces-chat')!;
    await until(() => rowsIn(chat).at(-1)?.text === 'Good morning', 'the conversation is there');
    expect(page.labels).to.deep.equal(['Quiet corner']);
    expect(page.selected).to.deep.equal(['Quiet corner']);
    await page.list.refresh();
    await page.settled();
    expect(page.labels).to.deep.equal(['Quiet corner']);
  });

  it('shows what is said in the conversation beside it at once, without asking the service', async () => {
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'newSpace', title: 'Red' });
    const page = await ListPage.open(world, 'ada', `<spaces-chat space="${world.space}"></spaces-chat>`);
    await page.reach('open');
    expect(page.names).to.deep.equal(['Red', 'Quiet corner']);
    const chat = page.provider.querySelector('spaces-chat')!;
    await until(() => chat.state.line === 'live', 'the conversation is live');
    await world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 503, times: 'all' });
    chat.send('Good morning');
    await until(() => page.names[0] === 'Quiet corner', 'it is first');
    expect(page.text).not.to.contain('out of date');
  });

  it('brings the row into view that was chosen elsewhere on the page', async () => {
    await world.control({ do: 'newSpace', title: 'Space #', count: 40 });
    const page = await ListPage.open(world, 'ada', '<spaces-list class="other"></spaces-list>');
    await page.reach('open');
    const other = page.provider.querySelector<SpacesList>('.other')!;
    await until(() => other.state.step === 'open', 'the other list');
    other.focus();
    await other.updateComplete;
    const box = other.shadowRoot!.querySelector('[role="listbox"]')!;
    for (const key of ['End', 'Enter']) {
      box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await other.updateComplete;
    }
    await until(() => page.selected.join() === 'Quiet corner', 'its row is drawn');
    expect(page.rows.at(-1)!.getBoundingClientRect().bottom).to.be.at.most(
      page.box.getBoundingClientRect().bottom + 1,
    );
  });

  it('belongs to its own provider', async () => {
    await world.control({ do: 'newSpace', title: 'For Ben', owner: 'ben' });
    const [ada, ben] = [await ListPage.open(world, 'ada'), await ListPage.open(world, 'ben')];
    await ada.reach('open');
    await ben.reach('open');
    expect(ada.names).to.deep.equal(['Quiet corner']);
    expect(ben.names).to.deep.equal(['For Ben', 'Quiet corner']);
    ben.rows[0]?.click();
    await ben.settled();
    expect(ben.selected).to.deep.equal(['For Ben']);
    expect(ada.selected).to.deep.equal([]);
  });

  it('forgets the spaces of one person when another provider takes it in', async () => {
    await world.control({ do: 'newSpace', title: 'For Ben', owner: 'ben' });
    const [ada, ben] = [await ListPage.open(world, 'ada'), await ListPage.open(world, 'ben')];
    await ben.reach('open');
    ada.provider.append(ben.list);
    await until(() => ben.list.isConnected && ben.names.join() === 'Quiet corner', 'what Ada has');
  });

  it('keeps what it shows while it is moved', async () => {
    const page = await ListPage.open(world);
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

  it('asks when somebody comes back to the page, and never again once it was removed', async () => {
    const page = await ListPage.open(world);
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
    const before = await asked();
    window.dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    await aWhile();
    expect(await asked()).to.equal(before);
  });

  it('loads page after page of thousands as somebody scrolls, and draws few of them', async () => {
    await world.control({ do: 'newSpace', title: 'Space #', count: 5_000 });
    const page = await ListPage.open(world);
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
