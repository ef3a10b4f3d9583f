/** The list as a messenger: previews, counts, muted spaces, people, and a space per address. */
import { expect } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import { dataOf, rest, user } from '../../emulator/rest.ts';
import { byRole, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { ListHarness } from './list-harness.ts';

describe('a list of spaces as a messenger', () => {
  let world: World;
  let page: ListHarness;
  const chat = (): HTMLElementTagNameMap['spaces-chat'] => page.provider.querySelector('spaces-chat')!;
  const open = async (beside = '', attributes: Readonly<Record<string, string>> = {}): Promise<void> => {
    page = await ListHarness.open(world, 'ada', beside);
    for (const [name, value] of Object.entries(attributes)) page.list.setAttribute(name, value);
    await page.reach('open');
  };

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(() => world.stop());

  it('shows who said what last, how much is unread, and which spaces are muted', async () => {
    const token = await user(world, 'ada');
    const { space } = await world.control<{ space: string }>({ do: 'newSpace', title: 'Noise' });
    await rest(world, `/api/users/me/spaces/${space}/preference`, { token, body: { notification: false } });
    await world.control({ do: 'say', who: 'ada', text: 'Zero' });
    await open();
    await until(() => / You: Zero \d/.test(page.labels.join()), 'the preview');
    expect(page.labels.join()).to.contain('Noise, muted');
    await world.control({ do: 'clock', advance: 2_000 });
    await page.list.refresh();
    await world.control({ do: 'say', who: 'ben', text: 'One' });
    await world.control({ do: 'say', who: 'ben', body: '<p>Two <img src=x onerror=alert(1)></p>' });
    await until(
      async () => {
        await page.list.refresh();
        return /^Quiet corner, 2 unread Ben Okafor: Two \d/.test(page.labels[0] ?? '');
      },
      'the number and the message',
      12_000,
    );
    expect(page.one('[part~="unread"]').textContent).to.equal('2');
    await expect(page.list).to.be.accessible();
  });

  it('cuts off the end of a latest message, whatever direction the page and the words have', async () => {
    await world.control({ do: 'say', who: 'ada', text: 'See you '.repeat(40) });
    await open();
    page.provider.dir = 'rtl';
    page.provider.lang = 'ar';
    await until(() => page.labels.join().includes('أنت: See you'), 'the preview');
    const [who, words] = page.one('[part~="latest"]').children as unknown as [Element, Element];
    expect(words.scrollWidth, 'it is cut off').to.be.above(words.clientWidth);
    expect(getComputedStyle(words).direction).to.equal('ltr');
    // Browsers round positions in their own ways, below a 64th of a pixel.
    const overlap = words.getBoundingClientRect().right - who.getBoundingClientRect().left;
    expect(overlap).to.be.below(1 / 64);
  });

  it('shows who has written before the words, and the colon after the name, on a page from right to left', async () => {
    await world.control({ do: 'say', who: 'ben', text: 'See you' });
    await open();
    page.provider.dir = 'rtl';
    await until(() => page.labels.join().includes('Ben Okafor: See you'), 'the preview');
    const [who] = page.one('[part~="latest"]').children as unknown as [Element];
    const colon = document.createRange();
    colon.setStart(who.lastChild!, 0);
    colon.setEnd(who.lastChild!, 1);
    const name = who.querySelector('bdi')!.getBoundingClientRect();
    expect(colon.getBoundingClientRect().right).to.be.at.most(name.left + 1);
  });

  it('shows names and addresses of people beside their pictures on a page from right to left', async () => {
    await open('', { people: '' });
    page.provider.dir = 'rtl';
    await page.reach('open');
    typeInto(page.field, 'chiara');
    await until(() => page.rows.some(({ textContent }) => textContent.includes('Chiara')), 'the person');
    const row = page.rows.find(({ textContent }) => textContent.includes('Chiara'))!;
    const { left } = row.querySelector('[part~="avatar"]')!.getBoundingClientRect();
    for (const words of row.querySelectorAll('bdi')) {
      const text = document.createRange();
      text.selectNodeContents(words);
      expect(left - text.getBoundingClientRect().right).to.be.below(20);
    }
  });

  it('finds people below the spaces, and opens the conversation with one', async () => {
    await open('<spaces-chat></spaces-chat>', { people: '' });
    const opened: string[] = [];
    page.list.addEventListener('spaces-direct-opened', ({ detail }) => opened.push(detail.spaceId));
    expect(page.field.placeholder).to.equal('Search spaces and people');
    typeInto(page.field, 'be');
    await until(() => page.names.includes('Ben Okafor'), 'Ben');
    await expect(page.list).to.be.accessible();
    expect(page.one('[role="group"][aria-label="People"]').contains(page.rows.at(-1)!)).to.equal(true);
    page.field.focus();
    await page.press('ArrowDown', 'End');
    expect(page.active).to.match(/^Ben Okafor/);
    await page.press('Home', 'End', 'Enter');
    await until(() => opened.length === 1, 'the conversation');
    expect(page.list.space).to.equal(opened[0]);
    await until(
      () => page.selected.join().startsWith('Ben Okafor, direct conversation'),
      'it is in the list',
    );
    expect(page.field.value).to.equal('');
    await until(() => chat().state.step === 'open', 'the conversation is shown');
  });

  it('keeps the row that the user has gone to when the spaces of a search arrive later than the people', async () => {
    await open('', { people: '' });
    await world.control({ do: 'delay', path: '/api/users/me/spaces', ms: 2_000 });
    typeInto(page.field, 'be');
    await until(() => page.names.includes('Ben Okafor'), 'Ben');
    page.field.focus();
    await page.press('ArrowDown', 'End');
    expect(page.active).to.match(/^Ben Okafor/);
    await until(() => page.names.join() === 'Ben Okafor', 'the spaces of the search');
    expect(page.active).to.match(/^Ben Okafor/);
  });

  it('offers to invite an address that no one has', async () => {
    await open('', { people: '' });
    typeInto(page.field, 'new.person@elsewhere.example');
    await until(() => page.names.join() === 'Invite new.person@elsewhere.example', 'the invitation');
    await expect(page.list).to.be.accessible();
    page.rows[0]!.click();
    await until(() => page.invitation?.open === true, 'the dialog');
  });

  it('says that two people may not talk, and keeps what the user typed', async () => {
    await open('', { people: '' });
    typeInto(page.field, 'be');
    await until(() => page.names.includes('Ben Okafor'), 'Ben');
    await world.control({ do: 'fail', path: '/api/spaces/direct/*', status: 403 });
    page.rows.at(-1)!.click();
    await until(() => page.text.includes('You cannot talk with Ben Okafor directly'), 'the reason');
    expect(page.field.value).to.equal('be');
    await expect(page.list).to.be.accessible();
    byRole(page.list, 'button', 'Try again').click();
    await until(() => page.selected.join().startsWith('Ben Okafor'), 'the conversation');
  });

  it('shows the space of the page’s address first, and follows it back and forth', async () => {
    const { space } = await world.control<{ space: string }>({ do: 'newSpace', title: 'Red' });
    await open('<spaces-chat></spaces-chat>', { space });
    const shows = (id: string): Promise<void> =>
      until(() => 'spaceId' in chat().state && (chat().state as { spaceId: string }).spaceId === id, id);
    await shows(space);
    expect(page.selected.map((label) => label.split(' ')[0])).to.deep.equal(['Red']);
    page.rows.find((row) => row.textContent?.includes('Quiet corner'))!.click();
    await shows(world.space);
    await page.settled();
    expect(page.list.getAttribute('space')).to.equal(world.space);
    page.list.space = space;
    await shows(space);
    page.list.removeAttribute('space');
    await until(() => chat().state.step === 'empty', 'no conversation');
    expect(page.selected).to.deep.equal([]);
  });

  it('lets the page keep the conversation when the user chooses another one', async () => {
    await open();
    page.list.addEventListener('spaces-before-pick', (event) => event.preventDefault());
    page.rows[0]!.click();
    await page.settled();
    expect([page.picked, page.list.space]).to.deep.equal([[], undefined]);
  });

  it('unpins a space again when the service refuses the pin', async () => {
    await open();
    await world.control({ do: 'fail', path: '*/preference', status: 500 });
    page.one('[part~="row-pin"]').click();
    await until(() => page.text.includes('The service has a problem right now.'), 'the reason');
    expect(page.labels[0]).not.to.contain('pinned');
    const token = await user(world, 'ada');
    expect(dataOf(await rest(world, '/api/users/me/spaces?filtertype=pinned', { token }))).to.have.length(0);
  });
});
