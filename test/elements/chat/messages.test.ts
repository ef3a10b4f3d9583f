import { expect } from '@open-wc/testing';
import type { TimelineEntry } from '../../../src/stores/chat/state.ts';
import { ChatDriver, heard, textOf } from './chat-driver.ts';
import { LocalConversation, person, stored } from './local-conversation.ts';

const at = (time: string): string => new Date(`2026-03-02T${time}:00`).toISOString();
const bo = person('Bo', { kind: 'guest' });

function hundred(from = 0): TimelineEntry[] {
  return Array.from({ length: 100 }, (_, i) => stored(`h${from + i}`));
}

describe('the messages of a conversation', () => {
  it('stand in a log named after the space, each with its id, author and time', async () => {
    const entries = [
      stored('one', { created: at('09:00') }),
      stored('two', { sender: bo, created: at('09:01') }),
    ];
    const chat = await ChatDriver.show(new LocalConversation(entries));
    expect(chat.log.getAttribute('aria-label')).to.equal('Harbour refit');
    expect(chat.messages.map((message) => message.dataset['messageId'])).to.deep.equal(['one', 'two']);
    expect(chat.messages.map((message) => message.getAttribute('aria-label'))).to.deep.equal([
      'Ada Park, 9:00 AM',
      'Bo, 9:01 AM',
    ]);
    expect(chat.texts).to.deep.equal(['Message one', 'Message two']);
    expect(textOf(chat.messages[1]!)).to.contain('Guest');
  });

  it('name their author once for messages in a row, and again after a pause', async () => {
    const times = ['09:00', '09:03', '09:20'];
    const entries = times.map((time, i) => stored(`${i}`, { created: at(time) }));
    const chat = await ChatDriver.show(new LocalConversation(entries));
    expect(chat.parts('author')).to.have.length(2);
  });

  it('begin each day with its date', async () => {
    const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString();
    const created = [day(40), day(1), day(0), day(0)];
    const chat = await ChatDriver.show(
      new LocalConversation(created.map((when, i) => stored(`${i}`, { created: when }))),
    );
    const days = chat.parts('day').map(textOf);
    expect(days).to.have.length(3);
    expect(days.slice(1)).to.deep.equal(['Yesterday', 'Today']);
  });

  it('do not fall over times that nobody can read', async () => {
    const entries = ['yesterday', '', '9'.repeat(40)].map((created, i) => stored(`${i}`, { created }));
    const chat = await ChatDriver.show(new LocalConversation(entries));
    expect(chat.texts).to.have.length(3);
    expect(chat.parts('day')).to.have.length(0);
  });

  it('mark what is mine', async () => {
    const chat = await ChatDriver.show(new LocalConversation([stored('one', { mine: true })]));
    expect(chat.messages[0]!.getAttribute('aria-label')).to.match(/^You, /);
    expect(chat.parts('own-message')).to.have.length(1);
  });

  it('show no text of a deleted one, also when it is deleted while it is shown', async () => {
    const conversation = new LocalConversation([stored('one', { bodyText: 'secret' })]);
    const chat = await ChatDriver.show(conversation);
    expect(chat.texts).to.deep.equal(['secret']);
    conversation.replace('one', stored('one', { bodyText: '', deleted: true }));
    await chat.settled();
    expect(chat.texts).to.deep.equal(['This message was deleted']);
    expect(chat.messages[0]!.innerHTML).not.to.contain('secret');
  });

  it('change in place when edited', async () => {
    const conversation = new LocalConversation([stored('one'), stored('two')]);
    const chat = await ChatDriver.show(conversation);
    const [element] = chat.messages;
    conversation.replace('one', stored('one', { bodyText: 'edited' }));
    await chat.settled();
    expect(chat.texts).to.deep.equal(['edited', 'Message two']);
    expect(chat.messages[0]).to.equal(element);
  });

  it('say where some are missing, and why', async () => {
    const gap = (key: string): TimelineEntry => ({ kind: 'gap', key, reason: 'history-denied' });
    const chat = await ChatDriver.show(
      new LocalConversation([gap('1'), stored('one'), gap('2'), stored('two')]),
    );
    expect(chat.parts('gap').map(textOf)).to.deep.equal([
      'Earlier messages are not shown to guests',
      'Messages may be missing here',
    ]);
  });

  it('keep a name that turns the reading direction from turning anything else', async () => {
    const chat = await ChatDriver.show(
      new LocalConversation([
        stored('one', { sender: person('\u202eadmin\u2066<b>') }),
        stored('two', { sender: person('') }),
      ]),
    );
    expect(chat.parts('author').map(textOf)).to.deep.equal(['admin<b>', 'Someone']);
    expect(chat.parts('author')[0]!.localName).to.equal('bdi');
  });

  it('fetch older ones when the reader comes near the first', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatDriver.show(conversation);
    conversation.patch({ older: 'more' });
    await chat.settled();
    expect(conversation.asked).not.to.contain('older');
    await chat.scrollTo(300);
    expect(conversation.asked).to.contain('older');
  });

  it('are not fetched again by themselves after that failed, but when asked', async () => {
    const conversation = new LocalConversation(hundred());
    conversation.patch({ older: 'failed' });
    const chat = await ChatDriver.show(conversation);
    await chat.scrollTo(0);
    expect(conversation.asked).to.deep.equal([]);
    await chat.press('Load earlier messages');
    expect(conversation.asked).to.deep.equal(['older']);
  });

  it('hold still under a reader when older ones come', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatDriver.show(conversation);
    await chat.scrollTo(100);
    const line = chat.messages.find((message) => message.dataset['messageId'] === 'h3')!;
    const { top } = line.getBoundingClientRect();
    conversation.prepend(...hundred(1_000));
    await chat.settled();
    expect(line.isConnected).to.equal(true);
    expect(line.getBoundingClientRect().top).to.be.closeTo(top, 0.5);
  });

  it('are counted while the reader is further up, and can be jumped to', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatDriver.show(conversation);
    const counts = heard<{ count: number }>(chat.element, 'spaces-unread');
    await chat.scrollTo(500);
    conversation.append(stored('new1', { sender: bo }), stored('new2', { sender: bo }));
    await chat.settled();
    expect(chat.atEnd).to.equal(false);
    await chat.press('2 new messages');
    expect(chat.atEnd).to.equal(true);
    expect(counts.map(({ count }) => count)).to.deep.equal([2, 0]);
    expect(chat.parts('unread')).to.have.length(1);
    expect(conversation.asked).to.contain('read');
    expect(chat.part('jump')).to.equal(undefined);
  });

  it('are told to the page once each, and history and own ones are not news', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatDriver.show(conversation);
    const received = heard<{ messageId: string }>(document, 'spaces-message-received');
    conversation.prepend(...hundred(1_000));
    conversation.append(stored('fresh'), stored('own', { mine: true }));
    conversation.replace('fresh', stored('fresh', { bodyText: 'edited' }));
    chat.element.remove();
    document.body.append(chat.element);
    await chat.settled();
    expect(received.map(({ messageId }) => messageId)).to.deep.equal(['fresh']);
    chat.element.remove();
  });

  it('are read out one by one, and many at once only by their number', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatDriver.show(conversation);
    const said: string[] = [];
    const region = chat.one('[aria-live="polite"]');
    new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    conversation.patch({ line: 'catching-up' });
    conversation.append(...Array.from({ length: 500 }, (_, i) => stored(`late${i}`)));
    conversation.patch({ line: 'live' });
    await expectSoon(() => said.length === 1);
    expect(said).to.deep.equal(['500 new messages']);
    expect(chat.log.getAttribute('aria-live')).to.equal('off');
  });

  it('stay where they are when the element is moved', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatDriver.show(conversation);
    await chat.scrollTo(1_000);
    const before = chat.log.scrollTop;
    const section = document.createElement('section');
    document.body.append(section);
    section.append(chat.element);
    await chat.settled();
    expect(chat.log.scrollTop).to.be.closeTo(before, 1);
    expect(conversation.asked).to.deep.equal([]);
    section.remove();
  });

  it('of another conversation replace them', async () => {
    const chat = await ChatDriver.show(new LocalConversation(hundred()));
    await chat.scrollTo(200);
    chat.element.conversation = new LocalConversation([stored('other')]);
    await chat.settled();
    expect(chat.texts).to.deep.equal(['Message other']);
  });
});

async function expectSoon(holds: () => boolean): Promise<void> {
  const { until } = await import('../../support/visitors.ts');
  await until(holds, 'it is announced');
}
