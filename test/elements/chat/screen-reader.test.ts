/** What a screen reader says in a conversation, and where the focus stays. */
import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { failureWithCode } from '../../../src/stores/failure.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness } from './chat-harness.ts';
import { LocalConversation, person, stored } from './local-conversation.ts';

const me = person('Me');
const ada = person('Ada Park');

describe('a screen reader in a conversation', () => {
  let conversation: LocalConversation;
  let chat: ChatHarness;
  let said: string[];

  beforeEach(async () => {
    conversation = new LocalConversation(Array.from({ length: 20 }, (_, i) => stored(`m${i}`)));
    conversation.reader = me;
    chat = await ChatHarness.show(conversation);
    await until(() => chat.hasMenu, 'the parts that load later');
    said = [];
    const region = chat.one('[aria-live="polite"]');
    new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });

  /** Everything that is said, also in the second after which changes are announced. */
  const hears = async (...sentences: string[]): Promise<void> => {
    await until(() => said.length >= sentences.length, sentences.join());
    await aTimeout(1_200);
    expect(said.splice(0)).to.deep.equal(sentences);
  };

  it('says once that 500 messages were missed', async () => {
    conversation.patch({ line: 'catching-up' });
    for (let page = 0; page < 10; page++)
      conversation.append(...Array.from({ length: 50 }, (_, i) => stored(`late${page}-${i}`)));
    conversation.patch({ line: 'live' });
    await hears('500 new messages');
  });

  it('reads a message, an edit, a deletion and a mention once each', async () => {
    conversation.append(stored('new', { bodyText: '<p>See you at six</p>' }));
    await hears('Ada Park: See you at six');
    conversation.replace('new', stored('new', { bodyText: '<p>See you at seven</p>', edited: true }));
    await hears('Message edited. Ada Park: See you at seven');
    conversation.set(conversation.entries.filter(({ key }) => key !== 'new'));
    await hears('Message deleted. Ada Park: See you at seven');
    const bodyText = '<p><mention id="id-Me" type="user" value="Me">@Me</mention> look</p>';
    conversation.append(stored('mention', { sender: ada, bodyText }));
    await hears('Ada Park mentioned you: @Me look');
  });

  it('hears the number of changes when there are several, and nothing of older pages', async () => {
    conversation.replace('m3', stored('m3', { bodyText: '<p>other</p>', edited: true }));
    conversation.set(conversation.entries.filter(({ key }) => key !== 'm5'));
    conversation.prepend(...Array.from({ length: 50 }, (_, i) => stored(`old${i}`)));
    await hears('2 messages changed');
    // After a long absence, a conversation begins again with its newest page.
    conversation.set(Array.from({ length: 20 }, (_, i) => stored(`next${i}`)));
    await hears();
  });

  it('keeps the focus in the field, on a message and in its menu while the connection comes back', async () => {
    const reconnect = async (): Promise<void> => {
      conversation.patch({ line: 'waiting', failure: failureWithCode('offline'), retryAt: undefined });
      await chat.settled();
      await expect(chat.element).to.be.accessible();
      conversation.patch({ line: 'connecting', failure: undefined });
      await chat.settled();
      conversation.patch({ line: 'catching-up' });
      conversation.append(stored(`missed${Math.random()}`));
      await chat.settled();
      conversation.patch({ line: 'live' });
      await chat.settled();
    };
    chat.field.focus();
    await reconnect();
    expect(chat.focused === chat.field, 'the field').to.equal(true);
    chat.log.focus();
    await sendKeys({ press: 'ArrowUp' });
    const row = chat.focused;
    expect(row?.localName).to.equal('article');
    await reconnect();
    expect(chat.focused === row, 'the message').to.equal(true);
    await sendKeys({ press: 'Enter' });
    const item = chat.focused;
    expect(item?.getAttribute('role')).to.equal('menuitem');
    await reconnect();
    expect(chat.focused === item, 'the menu').to.equal(true);
  });
});
