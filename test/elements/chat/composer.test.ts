import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { PendingStatus } from '../../../src/stores/chat/state.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness, heard, textOf } from './chat-harness.ts';
import { LocalConversation, openState, stored } from './local-conversation.ts';

describe('the composer', () => {
  it('has a field named "Message" and a button named "Send"', async () => {
    const chat = await ChatHarness.show(new LocalConversation([stored('one')]));
    expect(chat.field.ariaLabel).to.equal('Message');
    expect(chat.button('Send')).to.be.instanceOf(HTMLButtonElement);
    expect(parseFloat(getComputedStyle(chat.field).fontSize)).to.be.at.least(16);
  });

  it('sends on Enter and adds a line on Shift+Enter', async () => {
    const conversation = new LocalConversation([stored('one')]);
    const chat = await ChatHarness.show(conversation);
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
    expect(chat.focused).to.equal(chat.field);
  });

  it('does not send on the Enter that ends IME composition', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    await chat.type('かん');
    expect(chat.key('Enter', { isComposing: true })).to.equal(true);
    expect(chat.key('Enter', { keyCode: 229 } as KeyboardEventInit)).to.equal(true);
    expect(conversation.asked).not.to.contain('send かん');
    chat.key('Enter');
    expect(conversation.asked).to.contain('send かん');
  });

  it('sends only once while Enter is held down', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    await chat.type('once');
    chat.key('Enter');
    await chat.type('again');
    chat.key('Enter', { repeat: true });
    expect(conversation.asked.filter((each) => each.startsWith('send'))).to.deep.equal(['send once']);
  });

  it('does not send white space', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    await chat.type('  \n ');
    await chat.press('Send');
    expect(conversation.asked).to.deep.equal([]);
  });

  it('keeps a text that is too long and says how long it may be', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
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

  it('grows with the text up to a limit', async () => {
    const chat = await ChatHarness.show(new LocalConversation());
    const { offsetHeight: one } = chat.field;
    await chat.type('1\n2\n3');
    const { offsetHeight: three } = chat.field;
    await chat.type('1\n'.repeat(40));
    expect(three).to.be.above(one);
    expect(chat.field.offsetHeight).to.be.within(three, 170);
  });

  it('tells the other people that the user is typing', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    await chat.type('h');
    expect(conversation.asked).to.deep.equal(['typing']);
  });

  it('keeps the text when the page cancels spaces-before-send', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    const asked = heard<{ spaceId: string; text: string }>(chat.element, 'spaces-before-send');
    chat.element.addEventListener('spaces-before-send', (event) => event.preventDefault(), { once: true });
    await chat.type('forbidden word');
    await chat.press('Send');
    expect(asked).to.deep.equal([{ spaceId: openState.spaceId, text: 'forbidden word' }]);
    expect(chat.field.value).to.equal('forbidden word');
    expect(chat.texts).to.deep.equal([]);
  });

  it('shows a message that the page sends', async () => {
    const chat = await ChatHarness.show(new LocalConversation());
    expect(chat.element.send('from the page')).to.equal(true);
    await chat.settled();
    expect(chat.texts).to.deep.equal(['from the page']);
  });

  it('does not trigger shortcuts of the page while the user types', async () => {
    await import('../../../src/controllers/field-keys.ts');
    const chat = await ChatHarness.show(new LocalConversation());
    const keys: string[] = [];
    const listen = ({ key }: KeyboardEvent): number => keys.push(key);
    document.addEventListener('keydown', listen);
    for (const key of ['j', 'ü', ' ', 'Backspace', 'ArrowUp', 'Escape', 'F2', 'Tab']) chat.key(key);
    chat.key('k', { ctrlKey: true });
    document.removeEventListener('keydown', listen);
    expect(keys).to.deep.equal(['Escape', 'F2', 'Tab', 'k']);
  });

  it('is hidden when the element is readonly', async () => {
    const chat = await ChatHarness.show(new LocalConversation([stored('one')]), { readonly: true });
    expect(chat.field.checkVisibility()).to.equal(false);
    expect(chat.button('Send')).to.equal(undefined);
    await expect(chat.element).to.be.accessible();
  });

  it('keeps the draft while the element is moved', async () => {
    const chat = await ChatHarness.show(new LocalConversation([stored('one')]));
    await chat.type('half a thought');
    const section = document.createElement('section');
    document.body.append(section);
    section.append(chat.element);
    await chat.settled();
    expect(chat.field.value).to.equal('half a thought');
    section.remove();
  });

  it('shows the draft of the conversation that is shown, and sends it there', async () => {
    const one = new LocalConversation([stored('one')]);
    const two = new LocalConversation([stored('two')]);
    const chat = await ChatHarness.show(one);
    await chat.type('for one');
    chat.element.conversation = two;
    await chat.settled();
    expect(chat.field.value).to.equal('');
    await chat.type('for two');
    chat.element.conversation = one;
    await chat.settled();
    expect(chat.field.value).to.equal('for one');
    chat.key('Enter');
    expect(one.asked).to.contain('send for one');
    chat.element.conversation = two;
    await chat.settled();
    expect(chat.field.value).to.equal('for two');
    expect(two.asked.filter((each) => each.startsWith('send'))).to.deep.equal([]);
  });

  it('says that a draft is too long only where it is', async () => {
    const one = new LocalConversation([stored('one')]);
    const chat = await ChatHarness.show(one);
    await chat.type('x'.repeat(20_001));
    chat.key('Enter');
    await chat.settled();
    expect(chat.alert).to.contain('20,001');
    chat.element.conversation = new LocalConversation([stored('two')]);
    await chat.settled();
    expect(chat.alert).to.equal('');
    chat.element.conversation = one;
    await chat.settled();
    expect(chat.alert).to.contain('20,001');
  });

  it('scrolls to a message that the user sends', async () => {
    const conversation = new LocalConversation(Array.from({ length: 60 }, (_, i) => stored(`${i}`)));
    const chat = await ChatHarness.show(conversation);
    await chat.scrollTo(100);
    await chat.type('here');
    await chat.press('Send');
    expect(chat.atEnd).to.equal(true);
    expect(chat.texts.at(-1)).to.equal('here');
  });
});

describe('a message that is not stored yet', () => {
  const pending = (status: PendingStatus) =>
    ({ kind: 'pending', key: 'p', text: 'hello', created: new Date().toISOString(), status }) as const;

  it('keeps its place and its element when the service has stored it', async () => {
    const conversation = new LocalConversation([pending('sending')]);
    const chat = await ChatHarness.show(conversation);
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
    it(`says that it is ${status} and can be sent again or deleted`, async () => {
      const conversation = new LocalConversation([pending(status)]);
      const chat = await ChatHarness.show(conversation);
      expect(textOf(chat.part('delivery')!)).to.contain(sentence);
      expect(chat.messages[0]!.getAttribute('aria-label')).to.contain(sentence);
      await chat.press('Retry');
      expect(conversation.asked).to.deep.equal(['retry p']);
      expect(chat.focused).to.equal(chat.field);
      await chat.press('Delete');
      expect(chat.texts).to.deep.equal([]);
    });
  }

  it('says why it was not sent, and goes back into the field below the draft', async () => {
    const conversation = new LocalConversation([{ ...pending('failed'), reason: 'not-accepted' }]);
    const chat = await ChatHarness.show(conversation);
    expect(textOf(chat.part('delivery')!)).to.contain('Not sent. The service does not accept this message.');
    await until(() => getComputedStyle(chat.part('retry')!).borderStyle === 'none', 'its styles');
    await expect(chat.element).to.be.accessible();
    await chat.type('a draft');
    await chat.press('Edit');
    expect(chat.field.value).to.equal('a draft\nhello');
    expect(chat.texts).to.deep.equal([]);
    expect(chat.focused).to.equal(chat.field);
  });

  it('says that it waits for the message above', async () => {
    const chat = await ChatHarness.show(new LocalConversation([pending('held')]));
    expect(textOf(chat.part('delivery')!)).to.equal('Waiting for the message above');
  });

  it('says that it is waiting to be sent', async () => {
    const chat = await ChatHarness.show(new LocalConversation([pending('queued')]));
    expect(textOf(chat.part('delivery')!)).to.equal('Waiting to be sent');
  });
});
