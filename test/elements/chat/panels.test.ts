import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/define/spaces-chat.ts';
import '../../../src/define/spaces-provider.ts';
import type { SpacesChat } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { aWhile, configOf, openChat, until } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { ChatHarness, textOf } from './chat-harness.ts';

describe('a panel of the conversation', () => {
  let world: World;
  let chat: ChatHarness;

  const begin = async (wish: WorldWish = {}, nick = 'ada', width = 900): Promise<void> => {
    world = await startWorld({ seed: 'directory', ...wish });
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.style.width = `${width}px`;
    const provider = document.createElement('spaces-provider');
    provider.setAttribute('server', world.server);
    provider.setAttribute('token', await user(world, nick));
    const element = document.createElement('spaces-chat') as SpacesChat;
    element.setAttribute('space', world.space);
    provider.append(element);
    page.append(provider);
    chat = new ChatHarness(element);
    await until(() => chat.isRendered && element.state.line === 'live', 'live', 15_000);
    await chat.settled();
  };
  const opens = async (name: NonNullable<Parameters<SpacesChat['showPanel']>[0]>): Promise<void> => {
    await chat.element.showPanel(name);
    await until(
      () => chat.parts('panel').length === 1 && !chat.one('.panel').innerText.includes('Loading'),
      name,
    );
    await chat.settled();
  };
  const options = (): string[] =>
    chat.parts('member').map((each) => each.innerText.replace(/\s+/g, ' ').trim());
  const types = async (text: string): Promise<void> => {
    await sendKeys({ type: text });
    await chat.settled();
  };
  const results = (): string[] => chat.parts('result').map((each) => each.innerText.replace(/\s+/g, ' '));

  afterEach(() => world.stop());

  it('passes axe: the members, the search, the files, the posts and the tasks', async () => {
    await begin();
    await opens('people');
    await until(() => options().length === 6, 'the members');
    await expect(chat.element).to.be.accessible();
    await opens('search');
    await types('bicycle');
    await until(() => results().length > 2, 'the results');
    await expect(chat.element).to.be.accessible();
    await opens('files');
    await until(() => chat.links.length > 2, 'the files');
    await expect(chat.element).to.be.accessible();
    await opens('posts');
    await until(() => chat.parts('post').length === 2, 'the posts');
    await expect(chat.element).to.be.accessible();
  }).timeout(40_000);

  it('opens from the menu, closes with Escape, and gives the focus back', async () => {
    await begin();
    const panels: unknown[] = [];
    chat.element.addEventListener('spaces-panel-changed', ({ detail }) => panels.push(detail.panel));
    await until(() => chat.all('.menu-button').length > 0, 'the button');
    const menu = chat.one<HTMLButtonElement>('.menu-button');
    menu.focus();
    menu.click();
    await until(() => chat.menuItems.length > 0, 'the menu');
    expect(chat.menuItems).to.deep.equal(['Members', 'Search messages', 'Files', 'Posts and tasks']);
    await sendKeys({ press: 'Enter' });
    await until(
      () => chat.focused?.getAttribute('aria-label') === 'Find a member',
      'the field has the focus',
    );
    await sendKeys({ press: 'Escape' });
    await chat.settled();
    expect(chat.parts('panel')).to.have.lengthOf(0);
    expect(chat.focused === menu).to.equal(true);
    expect(panels).to.deep.equal(['people', undefined]);
  }).timeout(20_000);

  it('opens from the pictures of the people who are here, by keyboard alone', async () => {
    await begin();
    for (const who of ['ben', 'chiara']) await world.control({ do: 'presence', who, kind: 'online' });
    const people = (): HTMLElement | undefined => chat.part('people');
    const name = (): string => chat.parts('people').map(textOf).join();
    await until(() => name().startsWith('3'), 'the pictures');
    expect(name()).to.contain('3 people here: Ben Okafor and Chiara Rossi. Show members');
    await expect(chat.element).to.be.accessible();
    await sendKeys({ press: 'Tab' });
    expect(chat.focused === people()).to.equal(true);
    expect(people()?.getBoundingClientRect().height).to.be.at.least(44);
    expect(getComputedStyle(people()!).outlineStyle, 'the ring of the focus').to.equal('solid');
    await sendKeys({ press: 'Enter' });
    const isInField = (): boolean => chat.focused?.getAttribute('aria-label') === 'Find a member';
    await until(isInField, 'the field has the focus');
    await world.control({ do: 'presence', who: 'devika', kind: 'online' });
    await until(() => name().startsWith('4'), 'one more person');
    await sendKeys({ press: 'Escape' });
    await chat.settled();
    expect(chat.parts('panel')).to.have.lengthOf(0);
    expect(chat.focused === people(), 'Escape returns the focus').to.equal(true);
    await sendKeys({ press: ' ' });
    await until(isInField, 'the field has the focus again');
    await chat.press('Close');
    expect(chat.focused === people(), 'closing returns the focus').to.equal(true);
  }).timeout(20_000);

  it('is beside the messages, or over them with a way back where the element is narrow', async () => {
    await begin({}, 'ben', 900);
    await opens('people');
    expect(chat.log.checkVisibility()).to.equal(true);
    expect(chat.button('Back to the conversation')).to.equal(undefined);
    await chat.element.showPanel();
    (chat.element.closest('div') as HTMLElement).style.width = '320px';
    await chat.settled();
    await opens('people');
    expect(chat.log.checkVisibility()).to.equal(false);
    expect(chat.one('.panel').scrollWidth).to.be.at.most(320);
    await chat.press('Back to the conversation');
    await until(() => chat.log.checkVisibility(), 'the messages');
  }).timeout(20_000);

  it('lets an admin promote and remove a member, after a question', async () => {
    await begin();
    await opens('people');
    await until(() => options().length === 6, 'the members');
    expect(options()[0]).to.equal('AM Ada Moreno (You) Here now Admin');
    await types('ben');
    await until(() => options().length === 1, 'one');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => chat.focused?.textContent.trim() === 'Write a direct message', 'the actions');
    await expect(chat.element).to.be.accessible();
    await chat.press('Make admin');
    await until(() => options()[0]?.endsWith('Admin') === true, 'Ben is an admin');
    await sendKeys({ press: 'Enter' });
    await until(() => chat.button('Remove from the space') !== undefined, 'the actions again').catch(() =>
      chat.parts('member')[0]?.click(),
    );
    await chat.settled();
    await chat.press('Remove from the space');
    expect(chat.one('.ask').innerText).to.contain('Remove');
    await chat.press('Remove from the space');
    await until(() => options().length === 0, 'Ben is out', 15_000);
    await until(() => chat.announcement.includes('was removed'), 'it is said');
  }).timeout(40_000);

  it('opens a direct conversation, unless the page does something else', async () => {
    await begin();
    await opens('people');
    await until(() => options().length === 6, 'the members');
    const asked: string[] = [];
    const prevent = (event: Event): void => event.preventDefault();
    chat.element.addEventListener('spaces-before-direct', ({ detail }) => asked.push(detail.personId));
    chat.element.addEventListener('spaces-direct-opened', ({ detail }) => asked.push(detail.spaceId));
    chat.element.addEventListener('spaces-before-direct', prevent);
    chat.parts('member')[1]?.click();
    await chat.settled();
    await chat.press('Write a direct message');
    expect(asked).to.have.lengthOf(1);
    chat.element.removeEventListener('spaces-before-direct', prevent);
    await chat.press('Write a direct message');
    await until(() => asked.length === 3, 'it is open');
    await until(() => chat.textOfPart('member-actions').includes('in your list'), 'it is said');
  }).timeout(20_000);

  it('finds messages, leads to one of them and marks it, and back to the newest', async () => {
    await begin({ seed: 'busy' });
    await opens('search');
    await types('No. 9500:');
    await until(() => results().length === 1, 'the result');
    expect(chat.one('.result mark').innerText).to.equal('No. 9500:');
    await until(() => chat.announcement === '1 message', 'it is announced');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => chat.focused?.matches('article.found') === true, 'the message has the focus', 15_000);
    expect((chat.focused as HTMLElement).innerText).to.contain('No. 9500:');
    const view = chat.log.getBoundingClientRect();
    const row = (chat.focused as HTMLElement).getBoundingClientRect();
    expect(row.top > view.top && row.bottom < view.bottom).to.equal(true);
    expect(chat.texts.some((text) => text.startsWith('No. 9499:'))).to.equal(true);
    expect(chat.atEnd).to.equal(false);
    // The gap behind it fills, and more of it as the user scrolls down, also after the page has moved the element.
    const seen = (start: string): boolean => chat.texts.some((text) => text.startsWith(start));
    await until(() => seen('No. 9501:'), 'the next message', 15_000);
    const fills = (last: string): Promise<void> =>
      until(
        async () => {
          const gap = chat.log.querySelector('[data-gap]')?.getBoundingClientRect();
          const isInView = gap && gap.top < chat.log.getBoundingClientRect().bottom;
          if (!isInView) await chat.scrollTo(chat.log.scrollTop + 200);
          return seen(last);
        },
        'more of them',
        20_000,
      );
    await fills('No. 9540:');
    chat.element.parentElement?.append(chat.element);
    await chat.settled();
    await fills('No. 9600:');
    await chat.press('Go to the newest message');
    await until(() => chat.atEnd && chat.texts.some((text) => text.startsWith('No. 10000:')), 'the newest');
  }).timeout(40_000);

  it('says that a gap was not filled, and fills it when the user asks for that', async () => {
    await begin({ seed: 'busy' });
    const ben = openChat(openSpaces({ ...configOf(world), token: await user(world, 'ben') }), world.space);
    chat.element.conversation = ben.chat;
    await until(ben.isLive, 'live');
    await opens('search');
    await types('No. 9500:');
    await until(() => results().length === 1, 'the result');
    const hit = (await world.messages(world.space)).find((each) =>
      JSON.stringify(each).includes('No. 9500:'),
    ) as { _id: string; created: string };
    const panels = await ben.chat.panels?.();
    await panels?.surroundings.show({ id: hit._id, created: hit.created });
    await world.control({ do: 'fail', path: '*/messages/query*', status: 500, times: 'all' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    const retry = (): HTMLElement | undefined => chat.parts('load-older')[0];
    await until(() => retry() !== undefined, 'the button', 15_000);
    expect(chat.textOfPart('gap')).to.contain('Earlier messages could not be loaded.');
    await expect(chat.element).to.be.accessible();
    const asked = async (): Promise<number> =>
      (await world.requests()).filter(({ path }) => path.includes('/messages/query')).length;
    const before = await asked();
    await aWhile();
    expect(await asked(), 'it asks no more by itself').to.equal(before);
    expect(retry()?.getBoundingClientRect().height).to.be.at.least(24);
    retry()?.focus();
    await sendKeys({ press: 'Enter' });
    await until(async () => (await asked()) > before && retry() === chat.focused, 'it has failed again');
    await until(() => chat.announcement.includes('could not be loaded'), 'it is said');
    await world.control({ do: 'clear' });
    await sendKeys({ press: 'Enter' });
    await until(() => chat.texts.some((text) => text.startsWith('No. 9501:')), 'the next message', 15_000);
    expect(retry()).to.equal(undefined);
    expect(chat.focused === chat.log, 'the focus stays in the conversation').to.equal(true);
    ben.leave();
  }).timeout(40_000);

  it('says that nothing was found, and why a search has failed', async () => {
    await begin();
    await opens('search');
    await types('zeppelin');
    await until(() => chat.one('.panel').innerText.includes('No message contains'), 'it is said');
    await world.control({ do: 'fail', path: '*/messages/query*', status: 500, times: 1 });
    await types(' x');
    await until(() => chat.alert !== '', 'the failure');
    await chat.press('Try again');
    await until(() => chat.one('.panel').innerText.includes('No message contains'), 'it is said again');
  }).timeout(20_000);

  it('lists the files, and leads to their messages', async () => {
    await begin();
    await opens('files');
    await until(() => chat.links.some((link) => link.ariaLabel === 'hero-palette.csv'), 'the files');
    expect(chat.one('.panel').innerText).to.contain('Chiara Rossi');
    await chat.press('Show in the conversation');
    await until(() => chat.focused?.matches('article.found') === true, 'the message has the focus');
  }).timeout(20_000);

  it('shows posts and tasks with their comments, as they are now', async () => {
    await begin({ switches: { commentOrder: 'oldest-first' } });
    await opens('posts');
    await until(() => chat.parts('post').length === 2, 'the posts');
    await chat.press('2 comments');
    await until(() => chat.textOfPart('comments').includes('Ben needs the morning'), 'the comments');
    expect(chat.textOfPart('comments')).to.match(/noon\?[^]*morning/);
    await chat.press('Tasks');
    await until(() => chat.parts('post').length === 3, 'the tasks');
    await until(() => !chat.one('.panel').innerText.includes('Someone'), 'the names');
    const words = chat.parts('post').map((each) => each.innerText.replace(/\s+/g, ' '));
    expect(words[1]).to.match(/Open.*Due .*For .*Emil Sørensen.* and .*Farah Haddad/);
    expect(words[2]).to.contain('Done');
    const work = { status: 'pending', assignees: ['ada'] };
    await world.control({ do: 'say', text: 'Order the coffee', category: 'task', work });
    await until(() => chat.textOfPart('post').includes('Order the coffee'), 'the new task');
  }).timeout(30_000);
});
