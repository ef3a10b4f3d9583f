import { expect } from '@open-wc/testing';
import type { TimelineEntry } from '../../../src/stores/chat/state.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness, heard, textOf } from './chat-harness.ts';
import { LocalConversation, person, stored } from './local-conversation.ts';

const at = (time: string): string => new Date(`2026-03-02T${time}:00`).toISOString();
const bo = person('Bo', { kind: 'guest' });

function hundred(from = 0): TimelineEntry[] {
  return Array.from({ length: 100 }, (_, i) => stored(`h${from + i}`));
}

describe('the messages of a conversation', () => {
  it('are in a log named after the space, each with its id, author and time', async () => {
    const entries = [
      stored('one', { created: at('09:00') }),
      stored('two', { sender: bo, created: at('09:01') }),
    ];
    const chat = await ChatHarness.show(new LocalConversation(entries));
    expect(chat.log.getAttribute('aria-label')).to.equal('Harbour refit');
    expect(chat.messages.map((message) => message.dataset['messageId'])).to.deep.equal(['one', 'two']);
    expect(chat.messages.map((message) => message.getAttribute('aria-label'))).to.deep.equal([
      'Ada Park, 9:00 AM',
      'Bo, 9:01 AM',
    ]);
    expect(chat.texts).to.deep.equal(['Message one', 'Message two']);
    expect(textOf(chat.messages[1]!)).to.contain('Guest');
  });

  it('show their author once for messages in a row, and again after a pause', async () => {
    const times = ['09:00', '09:03', '09:20'];
    const entries = times.map((time, i) => stored(`${i}`, { created: at(time) }));
    const chat = await ChatHarness.show(new LocalConversation(entries));
    expect(chat.parts('author')).to.have.length(2);
  });

  it('are separated by day', async () => {
    const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString();
    const created = [day(40), day(1), day(0), day(0)];
    const chat = await ChatHarness.show(
      new LocalConversation(created.map((when, i) => stored(`${i}`, { created: when }))),
    );
    const days = chat.parts('day').map(textOf);
    expect(days).to.have.length(3);
    expect(days.slice(1)).to.deep.equal(['Yesterday', 'Today']);
  });

  it('are shown even when their time is not readable', async () => {
    const entries = ['yesterday', '', '9'.repeat(40)].map((created, i) => stored(`${i}`, { created }));
    const chat = await ChatHarness.show(new LocalConversation(entries));
    expect(chat.texts).to.have.length(3);
    expect(chat.parts('day')).to.have.length(0);
  });

  it('have a part of their own when the user wrote them', async () => {
    const chat = await ChatHarness.show(new LocalConversation([stored('one', { mine: true })]));
    expect(chat.messages[0]!.getAttribute('aria-label')).to.match(/^You, /);
    expect(chat.parts('own-message')).to.have.length(1);
  });

  it('get the styles of markup in every conversation of the page', async () => {
    const markup = '<p>To do</p><ul><li>paint</li></ul>';
    for (let count = 0; count < 2; count++) {
      const chat = await ChatHarness.show(new LocalConversation([stored('one', { bodyText: markup })]));
      const list = (): Element | null => chat.messages[0]!.querySelector('ul');
      await until(() => list() !== null, 'the markup');
      await until(() => getComputedStyle(list()!).paddingInlineStart === '22px', 'its styles');
    }
  });

  it('have a button without a frame when they are cut', async () => {
    const chat = await ChatHarness.show(
      new LocalConversation([stored('one', { bodyText: 'long '.repeat(900) })]),
    );
    const more = (): Element | null => chat.messages[0]!.querySelector('button');
    await until(() => more() !== null, 'the button');
    await until(() => getComputedStyle(more()!).borderStyle === 'none', 'its styles');
  });

  it('lose their text when they are deleted', async () => {
    const conversation = new LocalConversation([stored('one', { bodyText: 'secret' })]);
    const chat = await ChatHarness.show(conversation);
    expect(chat.texts).to.deep.equal(['secret']);
    conversation.replace('one', stored('one', { bodyText: '', deleted: true }));
    await chat.settled();
    expect(chat.texts).to.deep.equal(['This message was deleted']);
    expect(chat.messages[0]!.innerHTML).not.to.contain('secret');
  });

  it('change in place when they are edited', async () => {
    const conversation = new LocalConversation([stored('one'), stored('two')]);
    const chat = await ChatHarness.show(conversation);
    const [element] = chat.messages;
    conversation.replace('one', stored('one', { bodyText: 'edited' }));
    await chat.settled();
    expect(chat.texts).to.deep.equal(['edited', 'Message two']);
    expect(chat.messages[0]).to.equal(element);
  });

  it('have a note where some are missing', async () => {
    const gap = (key: string): TimelineEntry => ({ kind: 'gap', key, reason: 'history-denied' });
    const chat = await ChatHarness.show(
      new LocalConversation([gap('1'), stored('one'), gap('2'), stored('two')]),
    );
    expect(chat.parts('gap').map(textOf)).to.deep.equal([
      'Earlier messages are not shown to guests',
      'Messages may be missing here',
    ]);
  });

  it('have a note where the user continues under another name', async () => {
    const entries: TimelineEntry[] = [
      stored('one', { mine: true }),
      { kind: 'new-name', key: 'name', name: 'Gil' },
      stored('two', { mine: true }),
    ];
    const chat = await ChatHarness.show(new LocalConversation(entries));
    expect(chat.parts('gap').map(textOf)).to.deep.equal(['From here on, you write as Gil']);
  });

  it('show names without characters that change the reading direction', async () => {
    const chat = await ChatHarness.show(
      new LocalConversation([
        stored('one', { sender: person('\u202eadmin\u2066<b>') }),
        stored('two', { sender: person('') }),
      ]),
    );
    expect(chat.parts('author').map(textOf)).to.deep.equal(['admin<b>', 'Someone']);
    expect(chat.parts('author')[0]!.localName).to.equal('bdi');
  });

  it('load older ones when the user scrolls near the first', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatHarness.show(conversation);
    conversation.patch({ older: 'more' });
    await chat.settled();
    expect(conversation.asked).not.to.contain('older');
    await chat.scrollTo(300);
    expect(conversation.asked).to.contain('older');
  });

  it('load older ones after a failure only when the user asks', async () => {
    const conversation = new LocalConversation(hundred());
    conversation.patch({ older: 'failed' });
    const chat = await ChatHarness.show(conversation);
    await chat.scrollTo(0);
    expect(conversation.asked).to.deep.equal([]);
    await chat.press('Load earlier messages');
    expect(conversation.asked).to.deep.equal(['older']);
  });

  it('do not move when older ones are added above', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatHarness.show(conversation);
    await chat.scrollTo(100);
    const line = chat.messages.find((message) => message.dataset['messageId'] === 'h3')!;
    const { top } = line.getBoundingClientRect();
    conversation.prepend(...hundred(1_000));
    await chat.settled();
    expect(line.isConnected).to.equal(true);
    expect(line.getBoundingClientRect().top).to.be.closeTo(top, 0.5);
  });

  it('are counted while the user reads further up, and a button leads to them', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatHarness.show(conversation);
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

  it('are counted as unread from the moment the page hides the conversation', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatHarness.show(conversation);
    const counts = heard<{ count: number }>(chat.element, 'spaces-unread');
    chat.element.hidden = true;
    conversation.append(stored('new1', { sender: bo }));
    expect(counts.map(({ count }) => count)).to.deep.equal([1]);
    expect(conversation.asked).not.to.contain('read');
    chat.element.hidden = false;
    await until(() => counts.length === 2, 'the user has seen it');
    expect(conversation.asked).to.contain('read');
  });

  it('are reported to the page once each, unless they are history or written by the user', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatHarness.show(conversation);
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

  it('are announced by their number when many arrive at once', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatHarness.show(conversation);
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
    await until(() => said.length === 1, 'an announcement');
    expect(said).to.deep.equal(['500 new messages']);
    expect(chat.log.getAttribute('aria-live')).to.equal('off');
  });

  it('keep their scroll position when the element is moved', async () => {
    const conversation = new LocalConversation(hundred());
    const chat = await ChatHarness.show(conversation);
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

  it('are replaced by those of another conversation', async () => {
    const chat = await ChatHarness.show(new LocalConversation(hundred()));
    await chat.scrollTo(200);
    chat.element.conversation = new LocalConversation([stored('other')]);
    await chat.settled();
    expect(chat.texts).to.deep.equal(['Message other']);
  });
});
