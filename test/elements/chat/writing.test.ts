import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SpacesChat } from '../../../src/elements/chat/spaces-chat.ts';
import { pasteOf } from '../../support/paste.ts';
import { strangersIn } from '../../support/safe-markup.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness } from './chat-harness.ts';
import { LocalConversation, person, stored } from './local-conversation.ts';

const here = [person('Zoë Ångström'), person('Ben Okafor'), person('Bea')];

describe('the tools for writing', () => {
  const shows = async (conversation = new LocalConversation()): Promise<ChatHarness> => {
    conversation.reader = person('Me');
    conversation.$roster.set({ present: here, count: here.length, typing: [] });
    const chat = await ChatHarness.show(conversation);
    await until(() => chat.button('Emoji') !== undefined, 'the tools have loaded');
    return chat;
  };
  const options = (chat: ChatHarness): string[] =>
    chat.all('[role="option"]').map((option) => option.querySelector('bdi')?.textContent ?? '');
  const types = async (chat: ChatHarness, text: string): Promise<void> => {
    chat.field.focus();
    await sendKeys({ type: text });
    await chat.settled();
  };
  const pastes = (chat: ChatHarness, data: Readonly<Record<string, string>>): boolean => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text);
    chat.field.focus();
    return chat.field.dispatchEvent(pasteOf(clipboardData));
  };

  it('pass axe with the list of people, the toolbar and the emoji open', async () => {
    const chat = await shows();
    await types(chat, '@');
    expect(options(chat)).to.have.lengthOf(3);
    await expect(chat.element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await chat.press('Format text');
    await expect(chat.element).to.be.accessible();
    chat.button('Emoji')?.click();
    await until(() => chat.part('emoji-picker')?.checkVisibility() === true, 'it is open', 10_000);
    // Of all emoji, axe would need minutes.
    await sendKeys({ type: 'waving' });
    await expect(chat.element).to.be.accessible();
  }).timeout(20_000);

  it('give a draft its meaning that is sent before they have loaded', async () => {
    const conversation = new LocalConversation();
    conversation.$draft.set('**Now** or later');
    const element = await fixture<SpacesChat>(
      html`<spaces-chat .conversation=${conversation}></spaces-chat>`,
    );
    const chat = new ChatHarness(element);
    expect(chat.button('Emoji'), 'not yet').to.equal(undefined);
    chat.key('Enter');
    await until(() => conversation.bodies.length > 0, 'it is sent');
    expect(conversation.bodies[0]?.bodyText).to.equal('<p><strong>Now</strong> or later</p>');
    expect(chat.field.value).to.equal('');
    await chat.settled();
    expect(conversation.bodies).to.have.length(1);
  });

  for (const dir of ['ltr', 'rtl'])
    for (const text of ['', 'Words', 'كلمات'])
      it(`cover nothing of a text, whatever direction it and the page have (${dir}, "${text}")`, async () => {
        const chat = await shows();
        chat.element.dir = dir;
        chat.element.style.inlineSize = '480px';
        await chat.type(text);
        const { left, right } = chat.field.getBoundingClientRect();
        const { paddingLeft, paddingRight } = getComputedStyle(chat.field);
        for (const tool of [chat.button('Emoji')!, chat.button('Format text')!]) {
          const box = tool.getBoundingClientRect();
          const isBeside = box.left >= right - parseFloat(paddingRight);
          expect(isBeside || box.right <= left + parseFloat(paddingLeft)).to.equal(true);
        }
      });

  it('leave an ellipsis where the placeholder is cut off', async () => {
    const { textOverflow } = getComputedStyle((await shows()).field, '::placeholder');
    expect(textOverflow).to.equal('ellipsis');
  });

  it('mention a person in a conversation of the page that does not remember who was picked', async () => {
    const conversation = new LocalConversation();
    conversation.$mentioned = undefined;
    const chat = await shows(conversation);
    await types(chat, '@bea');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    expect(conversation.bodies[0]?.mentions?.map(({ title }) => title)).to.deep.equal(['Bea']);
  });

  it('mention a person by a part of the name, with the keyboard alone', async () => {
    const conversation = new LocalConversation();
    const chat = await shows(conversation);
    await types(chat, 'Hi @zoe ang');
    expect(options(chat), 'without accents').to.deep.equal(['Zoë Ångström']);
    expect(chat.field.getAttribute('aria-activedescendant')).to.equal('person-0');
    await until(() => chat.announcement.includes('1 person'), 'it is announced');
    await sendKeys({ press: 'Enter' });
    expect(chat.field.value).to.equal('Hi @Zoë Ångström ');
    expect(options(chat)).to.deep.equal([]);
    await types(chat, 'and @b');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    expect(chat.field.value).to.equal('Hi @Zoë Ångström and @Bea ');
    await sendKeys({ press: 'Enter' });
    expect(conversation.bodies[0]?.mentions?.map(({ title }) => title)).to.deep.equal([
      'Zoë Ångström',
      'Bea',
    ]);
    expect(conversation.bodies[0]?.bodyText).to.contain(
      '<mention id="id-Bea" type="user" value="Bea">@Bea</mention>',
    );
  });

  it('mention no person whose name was changed, and none in an address', async () => {
    const conversation = new LocalConversation();
    const chat = await shows(conversation);
    await types(chat, 'me@b');
    expect(options(chat)).to.deep.equal([]);
    await chat.type('');
    await types(chat, '@bea');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Backspace' });
    await types(chat, 'trix');
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Enter' });
    expect(conversation.asked).to.include('send @Beatrix');
    expect(conversation.bodies[0]).to.equal(undefined);
  });

  it('send markdown as markup, and plain words as before', async () => {
    const conversation = new LocalConversation();
    const chat = await shows(conversation);
    for (const text of ['a **b**', '2 * 3 * 4 snake_case_name']) {
      await chat.type(text);
      chat.key('Enter');
    }
    expect(conversation.bodies.map((each) => each?.bodyText)).to.deep.equal([
      '<p>a <strong>b</strong></p>',
      undefined,
    ]);
  });

  it('toggle bold and italic around the selection, which can be undone', async () => {
    const chat = await shows();
    await types(chat, 'one two');
    chat.field.setSelectionRange(4, 7);
    const bold = { ctrlKey: true };
    expect(chat.key('b', bold), 'the browser does nothing').to.equal(false);
    expect(chat.field.value).to.equal('one **two**');
    chat.key('b', bold);
    expect(chat.field.value).to.equal('one two');
    chat.key('i', { metaKey: true });
    expect(chat.field.value).to.equal('one _two_');
    document.execCommand('undo');
    expect(chat.field.value).to.equal('one two');
    chat.field.setSelectionRange(0, 7);
    await chat.press('Format text');
    await chat.press('List');
    expect(chat.field.value).to.equal('- one two');
    expect(chat.focused === chat.field).to.equal(true);
  });

  it('draw mentions as marks, and that of the user as its own, whatever is in the tags', async () => {
    const bodies = [
      '<p>Hi <mention id="id-Me" type="user" value="Me">@Me</mention></p>',
      '<p><mention id="x" value="Bo"></mention></p>',
      `<p><mention id='cookie' onclick="x()" value="&lt;img src=x onerror=alert(1)&gt;"><b>@<mention id="id-Me">Y</mention></b><img src=x></mention></p>`,
      `<p><mention id="${'x'.repeat(5_000)}" class="menu" style="color:red">@${'long '.repeat(500)}</mention></p>`,
      '<p>Dear @Me Too!</p>',
    ];
    const listed = [{ id: 'id-Me', type: 'user', title: 'Me Too' }];
    const chat = await shows(
      new LocalConversation(
        bodies.map((bodyText, at) => stored(`m${at}`, { bodyText, ...(at === 4 && { mentions: listed }) })),
      ),
    );
    await until(() => chat.all('.text mark').length >= 5, 'the markup is drawn');
    const marks = chat.messages.map((row) =>
      [...row.querySelectorAll('mark')].map((mark) => `${mark.className}: ${mark.textContent}`),
    );
    expect(marks[0]).to.deep.equal(['mention me: @Me']);
    expect(marks[1]).to.deep.equal(['mention: @Bo']);
    expect(marks[4]).to.deep.equal(['mention me: @Me Too']);
    for (const row of chat.messages) expect(strangersIn(row.querySelector('.text')!)).to.deep.equal([]);
  });

  it('announce a message that mentions the user', async () => {
    const conversation = new LocalConversation([stored('old')]);
    const chat = await shows(conversation);
    conversation.append(
      stored('plain'),
      stored('new', { bodyText: '<p>Look <mention id="id-Me">@Me</mention></p>' }),
    );
    await until(() => chat.announcement.includes('Ada Park mentioned you: Look @Me'), 'it is said', 5_000);
    expect(chat.announcement).to.contain('2 new messages');
  });

  it('take markup of a paste as markdown, and leave a plain paste to the browser', async () => {
    const chat = await shows();
    const html = '<p>a <b>bold</b> <i>word</i></p><script>alert(1)</script>';
    expect(pastes(chat, { 'text/plain': 'a bold word' })).to.equal(true);
    expect(pastes(chat, { 'text/plain': 'a bold word', 'text/html': html })).to.equal(false);
    await until(() => chat.field.value !== '', 'it is pasted', 10_000);
    expect(chat.field.value, 'without the script').to.equal('a **bold** _word_');
  }).timeout(15_000);

  it('cut a paste that would make the page slow, and say so', async () => {
    const chat = await shows();
    const start = performance.now();
    pastes(chat, { 'text/plain': 'x\n'.repeat(500_000) });
    await chat.settled();
    expect(chat.field.value.length).to.be.within(5_000, 20_000);
    expect(chat.alert).to.contain('Only its first part');
    expect(performance.now() - start).to.be.below(5_000);
    await chat.type('');
    expect(chat.alert).to.equal('');
  }).timeout(15_000);

  it('offer emoji at the caret, with search, tones of skin and keyboard', async () => {
    const chat = await shows();
    await types(chat, 'ab');
    chat.field.setSelectionRange(1, 1);
    chat.button('Emoji')?.focus();
    chat.button('Emoji')?.click();
    await until(() => chat.part('emoji-picker')?.checkVisibility() === true, 'it is open', 10_000);
    expect((chat.focused as HTMLInputElement).type).to.equal('search');
    await sendKeys({ press: 'Escape' });
    expect(chat.focused === chat.button('Emoji')).to.equal(true);
    chat.button('Emoji')?.click();
    await until(() => chat.part('emoji-picker')?.checkVisibility() === true, 'it is open');
    const tone = chat.one<HTMLSelectElement>('.emoji-tone');
    tone.selectedIndex = 5;
    tone.dispatchEvent(new Event('change'));
    await sendKeys({ type: 'waving hand' });
    await sendKeys({ press: 'ArrowDown' });
    expect(chat.focused?.getAttribute('aria-label')).to.equal('waving hand');
    await sendKeys({ press: 'Enter' });
    expect(chat.field.value).to.equal('a👋🏿b');
    expect(chat.focused === chat.field).to.equal(true);
  }).timeout(20_000);
});
