import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import '../../../src/define/spaces-provider.ts';
import { quotedText } from '../../../src/elements/chat/quoted.ts';
import type { SpacesChat } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { ChatHarness } from './chat-harness.ts';

describe('a quoted message', () => {
  let world: World;
  let chat: ChatHarness;

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', ...wish });
    const provider = await fixture<HTMLElement>(html`<spaces-provider></spaces-provider>`);
    provider.setAttribute('server', world.server);
    provider.setAttribute('token', await user(world, 'ben'));
    const element = document.createElement('spaces-chat') as SpacesChat;
    element.setAttribute('space', world.space);
    provider.append(element);
    chat = new ChatHarness(element);
    await until(() => chat.isRendered && element.state.line === 'live' && chat.hasMenu, 'live', 15_000);
    await chat.settled();
  };
  /** Another user says something; resolves with its id once it is shown. */
  const says = async (text: string): Promise<string> => {
    const { ids } = await world.control<{ ids: string[] }>({ do: 'say', text });
    const id = ids[0] ?? '';
    await until(() => chat.row(id) !== undefined, text);
    await chat.settled();
    return id;
  };
  const menuOf = async (id: string): Promise<void> => {
    chat.hover(id);
    await chat.press('More actions');
  };
  const goesToQuoted = async (id: string): Promise<void> => {
    await menuOf(id);
    await chat.press('Go to the quoted message');
  };
  const isAt = (id: string): boolean =>
    chat.focused?.matches('article.found') === true && chat.focused === chat.row(id);
  const stored = (): Promise<readonly unknown[]> => world.messages(world.space);

  afterEach(() => world.stop());

  it('is reached from the message that quotes it, and marked', async () => {
    await begin();
    const first = await says('The harbour opens at six, **not** at seven');
    await says('Something else');
    await menuOf(first);
    await chat.press('Quote');
    await chat.type(`${chat.field.value}Good to know`);
    chat.key('Enter');
    await until(async () => (await stored()).length === 3, 'it is stored');
    const { _id: id } = (await stored()).at(-1) as { _id: string };
    await until(() => chat.row(id) !== undefined, 'the quote');
    await goesToQuoted(id);
    await until(() => isAt(first), 'the quoted message has the focus');
    await expect(chat.element).to.be.accessible();
    chat.field.focus();
    expect(chat.row(first)?.classList.contains('found'), 'the mark goes with the focus').to.equal(false);
  }).timeout(20_000);

  it('is the one before the quote, not an equal one after it', async () => {
    await begin();
    const first = await says('See you at noon');
    const quote = await says('> See you at noon\nOr later?');
    await says('See you at noon');
    await menuOf(first);
    expect(chat.menuItems, 'a message that quotes nothing').not.to.include('Go to the quoted message');
    await menuOf(quote);
    expect(chat.menuItems).to.include('Go to the quoted message');
    await chat.press('Go to the quoted message');
    await until(() => isAt(first), 'the first one');
  }).timeout(20_000);

  it('is searched in the service when it is far back', async () => {
    await begin({ seed: 'busy' });
    const all = (await stored()) as { _id: string; content: { bodyText: string } }[];
    const far = all.at(-600)!;
    const words = far.content.bodyText.replace(/<[^>]*>/g, '');
    const quote = await says(`> ${words}\nWhat about this?`);
    expect(chat.row(far._id)).to.equal(undefined);
    await goesToQuoted(quote);
    await until(() => isAt(far._id), 'the message from far back', 15_000);
  }).timeout(30_000);

  it('that was deleted or never existed is not found, and the user is told', async () => {
    await begin();
    const gone = await says('Please forget this');
    const quote = await says('> Please forget this\nNo');
    const foreign = await says('> Words that nobody has written here\nIndeed');
    await world.control({ do: 'delete', id: gone });
    await until(() => !chat.texts.includes('Please forget this'), 'it is deleted');
    for (const id of [quote, foreign]) {
      await goesToQuoted(id);
      await until(() => chat.alert !== '', 'it is said');
      expect(chat.focused === chat.row(id), 'the focus stays').to.equal(true);
      await menuOf(id);
      expect(chat.alert, 'the next menu takes it away').to.equal('');
      chat.field.focus();
      await chat.settled();
    }
  }).timeout(20_000);

  it('is not found while the service does not answer, and can be asked for again', async () => {
    await begin({ seed: 'busy' });
    const all = (await stored()) as { _id: string; content: { bodyText: string } }[];
    const far = all.at(-600)!;
    const quote = await says(`> ${far.content.bodyText.replace(/<[^>]*>/g, '')}\nWhat about this?`);
    await world.control({ do: 'fail', path: '*/messages/query*', status: 500, times: 'all' });
    await goesToQuoted(quote);
    await until(() => chat.alert !== '', 'it is said', 15_000);
    await world.control({ do: 'clear' });
    await goesToQuoted(quote);
    await until(() => isAt(far._id), 'the message from far back', 15_000);
  }).timeout(40_000);
});

describe('the text of a quote', () => {
  for (const [bodyText, text] of [
    ['<blockquote>One</blockquote><p>Two</p>', 'One'],
    ['<blockquote class="q"><p>One</p><p>more</p></blockquote><blockquote>Two</blockquote>', 'One\nmore'],
    ['<p>Well</p><p>&gt; One</p><p>&gt;more</p><p>Two</p><p>&gt; Three</p>', 'One\nmore'],
    ['<p>&gt; One</p>', 'One'],
    ['<p>2 &gt; 1</p>', ''],
    ['<blockquote>never closed', ''],
    ['', ''],
  ] as const)
    it(`of ${bodyText || 'nothing'} is ${JSON.stringify(text)}`, () => {
      expect(quotedText(bodyText)).to.equal(text);
    });
});
