import { expect } from '@open-wc/testing';
import type { SpacesChat } from '../../../src/elements/chat/spaces-chat.ts';
import type { ChatState, TimelineEntry } from '../../../src/stores/chat/state.ts';
import { failureWithCode } from '../../../src/stores/failure.ts';
import { allByRole, byRole, focused } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness, heard, textOf } from './chat-harness.ts';
import { LocalConversation, openState, person, stored } from './local-conversation.ts';

const messages: TimelineEntry[] = [
  { kind: 'gap', key: 'gap', reason: 'history-denied' },
  stored('a', { bodyText: '<p>Good <b>morning</b>, see https://example.org</p>' }),
  stored('b', { sender: person('Bo', { kind: 'guest' }) }),
  stored('c', { deleted: true }),
  stored('d', { mine: true }),
  { kind: 'new-name', key: 'new-name', name: 'Cleo' },
  { kind: 'new-role', key: 'new-role', role: 'guest' },
  stored('e', { mine: true }),
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

/** Each state, and a sentence by which the user knows it. */
const states: Record<string, { state: ChatState; entries?: TimelineEntry[]; says: string }> = {
  'is live': { state: openState, entries: messages, says: 'Only you are here' },
  'has no messages yet': { state: openState, says: 'No messages yet' },
  'is connecting': { state: { ...openState, line: 'connecting' }, says: 'Connecting…' },
  'is catching up': { state: { ...openState, line: 'catching-up' }, entries: messages, says: 'Catching up…' },
  'asks for new messages because no socket can be opened': {
    state: { ...openState, line: 'polling' },
    entries: messages,
    says: 'No live connection. New messages appear within 30 seconds.',
  },
  'waits for the network': {
    state: { ...openState, line: 'waiting', retryAt: Date.now() + 60_000 },
    entries: messages,
    says: 'No connection. Your messages will be sent later.',
  },
  'waits for a service that cannot be reached': {
    state: {
      ...openState,
      line: 'waiting',
      retryAt: Date.now() + 60_000,
      failure: failureWithCode('unreachable'),
    },
    entries: messages,
    says: 'The service cannot be reached right now.',
  },
  'waits while the device is offline': {
    state: {
      ...openState,
      line: 'waiting',
      retryAt: Date.now() + 60_000,
      failure: failureWithCode('offline'),
    },
    entries: messages,
    says: 'You are offline.',
  },
  'waits because of too many requests': {
    state: {
      ...openState,
      line: 'waiting',
      retryAt: Date.now() + 60_000,
      failure: failureWithCode('rate-limited'),
    },
    entries: messages,
    says: 'Too many requests.',
  },
  'does not know of edits': {
    state: openState,
    entries: [...messages, { kind: 'gap', key: 'no-changes', reason: 'no-changes' }],
    says: 'Edits and deletions may be missing',
  },
  'has stopped': { state: { ...openState, line: 'stopped' }, entries: messages, says: 'is not connected' },
  'loads older messages': {
    state: { ...openState, older: 'loading' },
    entries: messages,
    says: 'Loading earlier messages…',
  },
  'could not load older messages': {
    state: { ...openState, older: 'failed' },
    entries: messages,
    says: 'could not be loaded',
  },
  'is not chosen': {
    state: { step: 'empty', line: 'idle', why: 'no-space' },
    says: 'Choose a conversation',
  },
  'needs a sign-in': {
    state: { step: 'empty', line: 'idle', why: 'signed-out' },
    says: 'You are not signed in',
  },
  'does not exist': { state: { step: 'refused', ...stopped, reason: 'not-found' }, says: 'does not exist' },
  'is not open to the user': {
    state: { step: 'refused', ...stopped, reason: 'not-allowed' },
    says: 'You do not have access',
  },
  'requires a PIN': { state: { step: 'refused', ...stopped, reason: 'pin' }, says: 'requires a PIN' },
  'has expired': {
    state: { step: 'expired', ...stopped, spaceId, title: 'Harbour refit' },
    entries: messages,
    says: 'Your session has ended.',
  },
  'the user was removed from': {
    state: { step: 'removed', ...stopped, spaceId, title: 'Harbour refit' },
    entries: messages,
    says: 'You were removed from this space.',
  },
  'was deleted': {
    state: { step: 'deleted', ...stopped, spaceId, title: 'Harbour refit' },
    entries: messages,
    says: 'This space was deleted.',
  },
  'was archived': {
    state: { step: 'archived', ...stopped, spaceId, title: 'Harbour refit' },
    entries: messages,
    says: 'This space was archived.',
  },
  'has a new PIN': {
    state: { step: 'refused', ...stopped, reason: 'pin', spaceId, title: 'Harbour refit' },
    entries: messages,
    says: 'This space requires a PIN. Join it with the PIN',
  },
  'is in an archive that cannot be opened': {
    state: { step: 'refused', ...stopped, reason: 'archived' },
    says: 'This space was archived.',
  },
  'has failed': {
    state: { step: 'failed', ...stopped, failure: serverError },
    says: 'The server has a problem',
  },
};

/** What fades in has its full contrast only at the end. The styles that fade it in load once the conversation is live. */
async function endOfAnimations({ shadowRoot, state }: SpacesChat): Promise<void> {
  const fading =
    state.line === 'live' ? [...(shadowRoot?.querySelectorAll('.sending .line time') ?? [])] : [];
  await until(() => fading.every((time) => getComputedStyle(time).animationName !== 'none'), 'all styles');
  // The document does not count what happens in a shadow root.
  const finite = (shadowRoot?.getAnimations() ?? []).filter(({ effect }) =>
    Number.isFinite(Number(effect?.getComputedTiming().endTime)),
  );
  await Promise.all(finite.map(({ finished }) => finished.catch(() => {})));
}

describe('a conversation that', () => {
  for (const [name, { state, entries = [], says }] of Object.entries(states)) {
    it(`${name} says so and is accessible`, async () => {
      const chat = await ChatHarness.show(new LocalConversation(entries, state));
      await until(() => chat.words.includes(says), says);
      expect(chat.element.state).to.deep.equal(state);
      await endOfAnimations(chat.element);
      await expect(chat.element).to.be.accessible();
    });
  }

  it('has failed can be tried again', async () => {
    const conversation = new LocalConversation([], { step: 'failed', ...stopped, failure: serverError });
    const chat = await ChatHarness.show(conversation);
    expect(chat.alert).to.contain('The server has a problem');
    await chat.press('Try again');
    expect(conversation.asked).to.contain('reconnect');
  });

  it('has failed counts down to the next attempt', async () => {
    const retryAt = Date.now() + 20_000;
    const chat = await ChatHarness.show(
      new LocalConversation([], { step: 'failed', ...stopped, failure: serverError, retryAt }),
    );
    await until(() => /Next try in (?:20|19) s/.test(chat.words), 'the seconds');
    await expect(chat.element).to.be.accessible();
  });

  for (const [name, button] of Object.entries({
    'has failed': 'Try again',
    'waits for the network': 'Try now',
  })) {
    it(`${name} keeps the focus when it opens by itself`, async () => {
      const conversation = new LocalConversation([], states[name]!.state);
      const chat = await ChatHarness.show(conversation);
      await until(() => allByRole(chat.element, 'button', button).length > 0, button);
      byRole(chat.element, 'button', button).focus();
      conversation.$chat.set(openState);
      await chat.settled();
      await until(() => focused() === chat.field, 'the focus is in the field');
    });
  }

  it('waits for the network counts down and can connect at once', async () => {
    const conversation = new LocalConversation(messages, states['waits for the network']!.state);
    const chat = await ChatHarness.show(conversation);
    await until(() => /Next try in \d+ s/.test(chat.status), 'the seconds');
    expect(chat.one('.next-try').getAttribute('aria-hidden')).to.equal('true');
    await chat.press('Try now');
    expect(conversation.asked).to.contain('reconnect');
  });

  it('has expired keeps its messages and the draft', async () => {
    const conversation = new LocalConversation(messages);
    const chat = await ChatHarness.show(conversation);
    await chat.type('half a thought');
    conversation.$chat.set(states['has expired']!.state);
    await chat.settled();
    const sentence = 'Your session has ended. Join again to continue the conversation.';
    await until(() => chat.alert === sentence, sentence);
    expect(chat.messages).to.have.length.above(5);
    expect(chat.field.checkVisibility()).to.equal(false);
    conversation.$chat.set(openState);
    await chat.settled();
    expect(chat.field.value).to.equal('half a thought');
  });

  it('the user was removed from can be tried again, and says once that the user has left', async () => {
    const conversation = new LocalConversation(messages);
    const chat = await ChatHarness.show(conversation);
    const left = heard(chat.element, 'spaces-left');
    conversation.$chat.set(states['the user was removed from']!.state);
    conversation.$chat.set({ ...states['the user was removed from']!.state });
    await until(() => chat.alert !== '', 'the reason');
    expect(left).to.deep.equal([{ spaceId, reason: 'removed' }]);
    await chat.press('Try again');
    expect(conversation.asked).to.contain('reconnect');
  });

  it('the user was never in does not say that they have left', async () => {
    const conversation = new LocalConversation([], { ...openState, line: 'connecting' });
    const chat = await ChatHarness.show(conversation);
    const left = heard(chat.element, 'spaces-left');
    conversation.$chat.set(states['was archived']!.state);
    conversation.$chat.set(states['needs a sign-in']!.state);
    await chat.settled();
    expect(left).to.deep.equal([]);
  });

  it('gives the user a new role announces it', async () => {
    const conversation = new LocalConversation(messages);
    const chat = await ChatHarness.show(conversation);
    conversation.patch({ role: 'guest' });
    await until(() => chat.announcement !== '', 'an announcement');
    expect(chat.announcement).to.equal('You are now a guest in this space');
  });

  it('is open draws initials, names and times in one size', async () => {
    const chat = await ChatHarness.show(
      new LocalConversation([stored('one'), stored('two', { mine: true })]),
    );
    await until(() => chat.all('time').length === 2, 'the rows');
    for (const size of ['14px', '16px', '20px']) {
      chat.element.style.fontSize = size;
      const small = chat.all('.header .avatar, .message .avatar, .author, time, .presence span');
      // Chromium compares sizes by hundredths of a pixel.
      const sizes = small.map((each) => Math.trunc(100 * parseFloat(getComputedStyle(each).fontSize)));
      expect(sizes, size).to.deep.equal(small.map(() => Math.trunc((100 * parseFloat(size) * 13) / 16)));
      expect(small.length, size).to.be.at.least(5);
    }
  });

  for (const line of ['connecting', 'catching-up'] as const) {
    it(`is loading for the first time (${line}) says one word and shows shapes that screen readers skip`, async () => {
      const conversation = new LocalConversation([], { ...openState, line });
      const chat = await ChatHarness.show(conversation);
      expect(chat.status).to.equal('Connecting…');
      expect(chat.words.trim()).to.equal('HR Harbour refit Connecting…');
      expect(chat.one('.skeleton').getAttribute('aria-hidden')).to.equal('true');
      const { top } = chat.field.getBoundingClientRect();
      conversation.set(messages);
      conversation.patch({ line: 'live' });
      await chat.settled();
      expect(chat.all('.skeleton')).to.deep.equal([]);
      expect(chat.field.getBoundingClientRect().top, 'nothing moved').to.equal(top);
    });
  }

  it('is looked up keeps the place of the composer free, so that nothing moves later', async () => {
    const conversation = new LocalConversation([], { step: 'opening', line: 'connecting', title: 'Ada' });
    const chat = await ChatHarness.show(conversation);
    const { height } = chat.one('.body').getBoundingClientRect();
    expect(chat.status).to.equal('Connecting…');
    expect(chat.all('.skeleton')).to.have.length(1);
    conversation.$chat.set(openState);
    conversation.set(messages);
    await chat.settled();
    expect(chat.one('.body').getBoundingClientRect().height).to.equal(height);
  });

  it('is live matches :state(live)', async () => {
    const conversation = new LocalConversation(messages);
    const chat = await ChatHarness.show(conversation);
    expect(chat.element.matches(':state(live):state(open)')).to.equal(true);
    conversation.patch({ line: 'polling' });
    await chat.element.updateComplete;
    expect(chat.element.matches(':state(polling):not(:state(live))')).to.equal(true);
    conversation.patch({ line: 'waiting' });
    await chat.settled();
    expect(chat.element.matches(':state(waiting):not(:state(live))')).to.equal(true);
  });

  it('fails dispatches spaces-error once', async () => {
    const conversation = new LocalConversation(messages);
    const chat = await ChatHarness.show(conversation);
    const codes: string[] = [];
    document.addEventListener('spaces-error', (event) => codes.push(event.detail.code), { once: true });
    conversation.$chat.set(states['has failed']!.state);
    await chat.settled();
    expect(codes).to.deep.equal(['server-error']);
  });
});

describe('the people in the conversation', () => {
  const names = ['Ada Park', 'Bo', 'Cleo', 'Dan', 'Eva', 'Finn'];

  it('are shown as four pictures and a number', async () => {
    const conversation = new LocalConversation([stored('one')]);
    conversation.$roster.set({
      present: names.map((name) => person(name)),
      count: names.length,
      typing: [],
    });
    const chat = await ChatHarness.show(conversation);
    expect(textOf(chat.part('presence')!)).to.equal('7 people here');
    expect(textOf(chat.part('people')!)).to.contain('and 2 more');
    await expect(chat.element).to.be.accessible();
  });

  it('are named while they type', async () => {
    const conversation = new LocalConversation([stored('one')]);
    const chat = await ChatHarness.show(conversation);
    const typing = async (count: number): Promise<string> => {
      conversation.$roster.set({
        present: [],
        count: 0,
        typing: names.slice(0, count).map((name) => person(name)),
      });
      await chat.settled();
      return textOf(chat.part('typing')!).replace(/[\u2068\u2069]/g, '');
    };
    expect(await typing(1)).to.equal('Ada Park is typing…');
    expect(await typing(2)).to.equal('Ada Park and Bo are typing…');
    expect(await typing(5)).to.equal('Several people are typing…');
    expect(await typing(0)).to.equal('');
  });
});
