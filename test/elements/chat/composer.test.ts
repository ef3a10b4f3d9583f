import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { PendingStatus } from '../../../src/stores/chat/state.ts';
import { ChatDriver, heard, textOf } from './chat-driver.ts';
import { LocalConversation, openState, person, stored } from './local-conversation.ts';

describe('writing a message', () => {
  it('has a field named "Message" and a button named "Send"', async () => {
    const chat = await ChatDriver.show(new LocalConversation([stored('one')]));
    expect(chat.field.labels[0]!.textContent).to.equal('Message');
    expect(chat.button('Send')).to.be.instanceOf(HTMLButtonElement);
    expect(parseFloat(getComputedStyle(chat.field).fontSize)).to.be.at.least(16);
  });

  it('sends with Enter, breaks the line with Shift and Enter', async () => {
    const conversation = new LocalConversation([stored('one')]);
    const chat = await ChatDriver.show(conversation);
    chat.element.focus();
    await sendKeys({ type: 'first' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'second' });
    expect(chat.field.value).to.equal('first\nsecond');
    await sendKeys({ press: 'Enter' });
    await chat.settled();
    expect(conversation.asked.filter((one) => one !== 'typing')).to.deep.equal(['send first\nsecond']);
    expect(chat.field.value).to.equal('');
    expect(chat.texts.at(-1)).to.equal('first\nsecond');
    expect(chat.element.shadowRoot!.activeElement).to.equal(chat.field);
  });

  it('does not send the Enter that ends the composing of a character', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatDriver.show(conversation);
    await chat.type('かん');
    expect(chat.key('Enter', { isComposing: true })).to.equal(true);
    expect(chat.key('Enter', { keyCode: 229 } as KeyboardEventInit)).to.equal(true);
    expect(conversation.asked).not.to.contain('send かん');
    chat.key('Enter');
    expect(conversation.asked).to.contain('send かん');
  });

  it('sends once while the key is held down', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatDriver.show(conversation);
    await chat.type('once');
    chat.key('Enter');
    await chat.type('again');
    chat.key('Enter', { repeat: true });
    expect(conversation.asked.filter((each) => each.startsWith('send'))).to.deep.equal(['send once']);
  });

  it('sends nothing when there is nothing but space', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatDriver.show(conversation);
    await chat.type('  \n ');
    await chat.press('Send');
    expect(conversation.asked).to.deep.equal([]);
  });

  it('refuses a text that is too long in a plain sentence, and keeps it', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatDriver.show(conversation);
    const long = 'x'.repeat(20_001);
    await chat.type(long);
    await chat.press('Send');
    expect(chat.alert).to.equal('This text has 20,001 characters. A message can have 20,000.');
    expect(chat.field.value).to.equal(long);
    expect(conversation.asked).not.to.contain(`send ${long}`);
    await expect(chat.element).to.be.accessible();
    await chat.type('shorter');
    expect(chat.alert).to.equal('');
  });

  it('grows with the text, and not without end', async () => {
    const chat = await ChatDriver.show(new LocalConversation());
    const { offsetHeight: one } = chat.field;
    await chat.type('1\n2\n3');
    const { offsetHeight: three } = chat.field;
    await chat.type('1\n'.repeat(40));
    expect(three).to.be.above(one);
    expect(chat.field.offsetHeight).to.be.within(three, 170);
  });

  it('tells the others that somebody is typing', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatDriver.show(conversation);
    await chat.type('h');
    expect(conversation.asked).to.deep.equal(['typing']);
  });

  it('asks the page first, and keeps the text when the page says no', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatDriver.show(conversation);
    const asked = heard<{ spaceId: string; text: string }>(chat.element, 'spaces-before-send');
    chat.element.addEventListener('spaces-before-send', (event) => event.preventDefault(), { once: true });
    await chat.type('forbidden word');
    await chat.press('Send');
    expect(asked).to.deep.equal([{ spaceId: openState.spaceId, text: 'forbidden word' }]);
    expect(chat.field.value).to.equal('forbidden word');
    expect(chat.texts).to.deep.equal([]);
  });

  it('is possible for the page, too', async () => {
    const chat = await ChatDriver.show(new LocalConversation());
    expect(chat.element.send('from the page')).to.equal(true);
    await chat.settled();
    expect(chat.texts).to.deep.equal(['from the page']);
  });

  it('keeps its keys from the shortcuts of the page, and only those', async () => {
    const chat = await ChatDriver.show(new LocalConversation());
    const keys: string[] = [];
    const listen = ({ key }: KeyboardEvent): number => keys.push(key);
    document.addEventListener('keydown', listen);
    for (const key of ['j', 'ü', ' ', 'Backspace', 'ArrowUp', 'Escape', 'F2', 'Tab']) chat.key(key);
    chat.key('k', { ctrlKey: true });
    document.removeEventListener('keydown', listen);
    expect(keys).to.deep.equal(['Escape', 'F2', 'Tab', 'k']);
  });

  it('is not offered where the page wants only reading', async () => {
    const chat = await ChatDriver.show(new LocalConversation([stored('one')]), { readonly: true });
    expect(chat.field.checkVisibility()).to.equal(false);
    expect(chat.button('Send')).to.equal(undefined);
    await expect(chat.element).to.be.accessible();
  });

  it('keeps the draft while the element is moved', async () => {
    const chat = await ChatDriver.show(new LocalConversation([stored('one')]));
    await chat.type('half a thought');
    const section = document.createElement('section');
    document.body.append(section);
    section.append(chat.element);
    await chat.settled();
    expect(chat.field.value).to.equal('half a thought');
    section.remove();
  });

  it('brings the own message into view, also from further up', async () => {
    const conversation = new LocalConversation(Array.from({ length: 60 }, (_, i) => stored(`${i}`)));
    const chat = await ChatDriver.show(conversation);
    await chat.scrollTo(100);
    await chat.type('here');
    await chat.press('Send');
    expect(chat.atEnd).to.equal(true);
    expect(chat.texts.at(-1)).to.equal('here');
  });
});

describe('a message on its way', () => {
  const pending = (status: PendingStatus) =>
    ({ kind: 'pending', key: 'p', text: 'hello', created: new Date().toISOString(), status }) as const;

  it('keeps its place and its element when the service has it', async () => {
    const conversation = new LocalConversation([pending('sending')]);
    const chat = await ChatDriver.show(conversation);
    const sent = heard<{ messageId: string }>(document, 'spaces-message-sent');
    const [element] = chat.messages;
    expect(element!.dataset['messageId']).to.equal(undefined);
    conversation.set([{ ...stored('stored', { mine: true, bodyText: '<p>hello</p>' }), key: 'p' }]);
    await chat.settled();
    expect(chat.messages[0]).to.equal(element);
    expect(element!.dataset['messageId']).to.equal('stored');
    expect(sent.map(({ messageId }) => messageId)).to.deep.equal(['stored']);
  });

  for (const [status, sentence] of [
    ['failed', 'Not sent'],
    ['unconfirmed', 'May not have been sent'],
  ] as const) {
    it(`that is ${status} says so and can be sent again or deleted`, async () => {
      const conversation = new LocalConversation([pending(status)]);
      const chat = await ChatDriver.show(conversation);
      expect(textOf(chat.part('delivery')!)).to.contain(sentence);
      expect(chat.messages[0]!.getAttribute('aria-label')).to.contain(sentence);
      await chat.press('Retry');
      expect(conversation.asked).to.deep.equal(['retry p']);
      expect(chat.element.shadowRoot!.activeElement).to.equal(chat.field);
      await chat.press('Delete');
      expect(chat.texts).to.deep.equal([]);
    });
  }

  it('that waits for its turn says so', async () => {
    const chat = await ChatDriver.show(new LocalConversation([pending('queued')]));
    expect(textOf(chat.part('delivery')!)).to.equal('Waiting to be sent');
  });
});

describe('the people of a conversation', () => {
  const names = ['Ada Park', 'Bo', 'Cleo', 'Dan', 'Eva', 'Finn'];

  it('are shown by four faces and a number', async () => {
    const conversation = new LocalConversation([stored('one')]);
    conversation.$roster.set({ present: names.map((name) => person(name)), typing: [] });
    const chat = await ChatDriver.show(conversation);
    expect(textOf(chat.part('presence')!)).to.equal('7 people here');
    expect(textOf(chat.part('people')!)).to.contain('and 2 more');
    await expect(chat.element).to.be.accessible();
  });

  it('are named while they type', async () => {
    const conversation = new LocalConversation([stored('one')]);
    const chat = await ChatDriver.show(conversation);
    const typing = async (count: number): Promise<string> => {
      conversation.$roster.set({ present: [], typing: names.slice(0, count).map((name) => person(name)) });
      await chat.settled();
      return textOf(chat.part('typing')!).replace(/[\u2068\u2069]/g, '');
    };
    expect(await typing(1)).to.equal('Ada Park is typing…');
    expect(await typing(2)).to.equal('Ada Park and Bo are typing…');
    expect(await typing(5)).to.equal('Several people are typing…');
    expect(await typing(0)).to.equal('');
  });
});
