import { expect } from '@open-wc/testing';
import type { ChatState, TimelineEntry } from '../../../src/stores/chat/state.ts';
import { ChatDriver } from './chat-driver.ts';
import { LocalConversation, openState, person, stored } from './local-conversation.ts';

const talk: TimelineEntry[] = [
  { kind: 'gap', key: 'gap', reason: 'history-denied' },
  stored('a', { bodyText: '<p>Good <b>morning</b>, see https://example.org</p>' }),
  stored('b', { sender: person('Bo', { kind: 'guest' }) }),
  stored('c', { deleted: true }),
  stored('d', { mine: true }),
  stored('e', { category: 'app.event.topic.joined', bodyText: 'Cleo joined the space' }),
  ...(['queued', 'sending', 'unconfirmed', 'failed'] as const).map((status): TimelineEntry => ({
    kind: 'pending',
    key: status,
    text: status,
    created: '2026-03-02T10:00:00Z',
    status,
  })),
];

const spaceId = openState.spaceId;
const serverError = { code: 'server-error', message: 'The server has a problem.', retryable: true } as const;
const stopped = { line: 'stopped' } as const;

/** Each state, and a sentence that tells a visitor where they are. */
const states: Record<string, { state: ChatState; entries?: TimelineEntry[]; says: string }> = {
  'is live': { state: openState, entries: talk, says: 'Only you are here' },
  'has nothing in it yet': { state: openState, says: 'No messages yet' },
  'is connecting': { state: { ...openState, line: 'connecting' }, says: 'Connecting…' },
  'is catching up': { state: { ...openState, line: 'catching-up' }, entries: talk, says: 'Catching up…' },
  'waits for the network': {
    state: { ...openState, line: 'waiting', retryAt: Date.now() + 60_000 },
    entries: talk,
    says: 'No connection. Your messages will be sent later.',
  },
  'has stopped': { state: { ...openState, line: 'stopped' }, entries: talk, says: 'is not connected' },
  'loads older messages': {
    state: { ...openState, older: 'loading' },
    entries: talk,
    says: 'Loading earlier messages…',
  },
  'could not load older messages': {
    state: { ...openState, older: 'failed' },
    entries: talk,
    says: 'could not be loaded',
  },
  'was not chosen': {
    state: { step: 'empty', line: 'idle', why: 'no-space' },
    says: 'Choose a conversation',
  },
  'needs a sign-in': {
    state: { step: 'empty', line: 'idle', why: 'signed-out' },
    says: 'You are not signed in',
  },
  'does not exist': { state: { step: 'refused', ...stopped, reason: 'not-found' }, says: 'does not exist' },
  'is not open to them': {
    state: { step: 'refused', ...stopped, reason: 'not-allowed' },
    says: 'You do not have access',
  },
  'asks for a PIN': { state: { step: 'refused', ...stopped, reason: 'pin' }, says: 'requires a PIN' },
  'has expired': {
    state: { step: 'expired', ...stopped, spaceId, title: 'Harbour refit' },
    entries: talk,
    says: 'Your session has ended.',
  },
  'has failed': {
    state: { step: 'failed', ...stopped, failure: serverError },
    says: 'The server has a problem',
  },
};

describe('a conversation that', () => {
  for (const [name, { state, entries = [], says }] of Object.entries(states)) {
    it(`${name} is accessible and says so`, async () => {
      const chat = await ChatDriver.show(new LocalConversation(entries, state));
      expect(chat.words).to.contain(says);
      expect(chat.element.state).to.deep.equal(state);
      await expect(chat.element).to.be.accessible();
    });
  }

  it('has failed offers another try', async () => {
    const conversation = new LocalConversation([], { step: 'failed', ...stopped, failure: serverError });
    const chat = await ChatDriver.show(conversation);
    expect(chat.alert).to.contain('The server has a problem');
    await chat.press('Try again');
    expect(conversation.asked).to.contain('reconnect');
  });

  it('waits for the network counts down and can be hurried', async () => {
    const conversation = new LocalConversation(talk, states['waits for the network']!.state);
    const chat = await ChatDriver.show(conversation);
    expect(chat.status).to.match(/Next try in \d+ s/);
    expect(chat.one('.next-try').getAttribute('aria-hidden')).to.equal('true');
    await chat.press('Try now');
    expect(conversation.asked).to.contain('reconnect');
  });

  it('has expired keeps what was said, and what was being written', async () => {
    const conversation = new LocalConversation(talk);
    const chat = await ChatDriver.show(conversation);
    await chat.type('half a thought');
    conversation.$chat.set(states['has expired']!.state);
    await chat.settled();
    expect(chat.alert).to.equal('Your session has ended. Join again to continue the conversation.');
    expect(chat.messages).to.have.length.above(5);
    expect(chat.field.checkVisibility()).to.equal(false);
    conversation.$chat.set(openState);
    await chat.settled();
    expect(chat.field.value).to.equal('half a thought');
  });

  it('is live shows it to style sheets', async () => {
    const conversation = new LocalConversation(talk);
    const chat = await ChatDriver.show(conversation);
    expect(chat.element.matches(':state(live):state(open)')).to.equal(true);
    conversation.patch({ line: 'waiting' });
    await chat.settled();
    expect(chat.element.matches(':state(waiting):not(:state(live))')).to.equal(true);
  });

  it('fails tells the page, once', async () => {
    const conversation = new LocalConversation(talk);
    const chat = await ChatDriver.show(conversation);
    const codes: string[] = [];
    document.addEventListener('spaces-error', (event) => codes.push(event.detail.code), { once: true });
    conversation.$chat.set(states['has failed']!.state);
    await chat.settled();
    expect(codes).to.deep.equal(['server-error']);
  });
});
