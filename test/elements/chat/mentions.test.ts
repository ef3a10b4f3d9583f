import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/define/spaces-chat.ts';
import '../../../src/define/spaces-provider.ts';
import type { SpacesChat } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { guest, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { ChatHarness } from './chat-harness.ts';

describe('the people to mention in a space', () => {
  let world: World;
  let chat: ChatHarness;
  let guests: Visitor[];

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    guests = [];
    world = await startWorld({ seed: 'empty', ...wish });
  };
  const shows = async (nick = 'ben'): Promise<ChatHarness> => {
    const provider = await fixture<HTMLElement>(html`<spaces-provider></spaces-provider>`);
    provider.setAttribute('server', world.server);
    provider.setAttribute('token', await user(world, nick));
    const element = document.createElement('spaces-chat') as SpacesChat;
    element.setAttribute('space', world.space);
    provider.append(element);
    const shown = new ChatHarness(element);
    await until(() => shown.isRendered && shown.button('Emoji') !== undefined, 'the tools', 15_000);
    return shown;
  };
  const types = async (text: string): Promise<void> => {
    await chat.type('');
    chat.field.focus();
    await sendKeys({ type: text });
    await chat.settled();
  };
  const offered = (): string =>
    chat
      .all('[role="option"]')
      .map((option) => option.querySelector('bdi')?.textContent)
      .join(', ');
  const offers = (names: string): Promise<void> => until(() => offered() === names, names);
  const requests = async (): Promise<number> =>
    (await world.requests()).filter(({ path }) => path.endsWith(`/${world.space}/members`)).length;
  const marksOf = (shown: ChatHarness): string[] =>
    shown.all('.text mark').map((mark) => `${mark.className}: ${mark.textContent}`);

  afterEach(async () => {
    for (const each of guests) each.leave();
    await world.stop();
  });

  for (const mentions of ['kept', 'tags', 'list'])
    it(`are marked for all, and for the one who is meant, where the service sends mentions as "${mentions}"`, async () => {
      await begin({ switches: { mentions } });
      chat = await shows();
      await types('Hi @ada');
      await offers('Ada Moreno');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: 'and all' });
      await sendKeys({ press: 'Enter' });
      await until(async () => (await world.messages(world.space)).length === 1, 'it is stored');
      const isMarked = (shown: ChatHarness, mark: string): Promise<void> =>
        until(() => marksOf(shown).join() === mark, mark);
      await isMarked(chat, 'mention: @Ada Moreno');
      await isMarked(await shows('ben'), 'mention: @Ada Moreno');
      await isMarked(await shows('ada'), 'mention me: @Ada Moreno');
    }).timeout(20_000);

  for (const guestsListed of [true, false])
    it(`include a guest who is here, once, where guests are ${guestsListed ? '' : 'not '}in the list of members`, async () => {
      await begin({ switches: { guestsListed } });
      chat = await shows();
      guests.push(await guest(world, 'Gwen Guest'));
      await until(() => chat.part('people')?.textContent.includes('Gwen') === true, 'the guest is here');
      await types('@gwen');
      await offers('Gwen Guest');
      await types('@ad');
      await offers('Ada Moreno, Farah Haddad');
      await types('@gwen');
      await offers('Gwen Guest');
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      await until(async () => (await world.messages(world.space)).length === 1, 'it is stored');
      const [message] = (await world.messages(world.space)) as { mentions: { type: string }[] }[];
      expect(message?.mentions.map(({ type }) => type)).to.deep.equal(['anonymous']);
    }).timeout(20_000);

  for (const invalidSearch of ['refused', 'broken', 'empty', 'literal'])
    it(`are searched in a large space, whatever is typed, where an invalid search is "${invalidSearch}"`, async () => {
      await begin({ switches: { invalidSearch } });
      await world.control({ do: 'members', count: 150 });
      chat = await shows();
      await types('@149');
      await offers('Person 149');
      await types('@person 148');
      await offers('Person 148');
      const before = await requests();
      await types('@+[(*\\');
      await until(async () => (await requests()) > before, 'it is searched, too');
      expect(offered()).to.equal('');
      await types('@ada');
      await offers('Ada Moreno');
    }).timeout(20_000);

  it('are those who are here where the list of members is refused, and it is asked for once', async () => {
    await begin();
    await world.control({ do: 'fail', path: '*/members*', status: 403, times: 'all' });
    chat = await shows();
    guests.push(await guest(world, 'Gwen Guest'));
    await until(() => chat.part('people')?.textContent.includes('Gwen') === true, 'the guest is here');
    await types('@');
    await offers('Gwen Guest');
    await types('@ada');
    await offers('');
    await types('@g');
    await offers('Gwen Guest');
    expect(await requests()).to.equal(1);
  }).timeout(20_000);

  it('are requested once while a slow service answers, and then only the last text is searched for', async () => {
    await begin();
    await world.control({ do: 'members', count: 150 });
    await world.control({ do: 'delay', path: '*/members*', ms: 1_500, times: 'all' });
    chat = await shows();
    await types('@person 149');
    await offers('Person 149');
    expect(await requests()).to.equal(2);
  }).timeout(20_000);
});
