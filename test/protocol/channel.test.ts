import { expect } from '@open-wc/testing';
import { messagePayload } from '../../src/protocol/message.ts';
import {
  channelEvents,
  presencePayload,
  readPresence,
  readSpaceChange,
  subscribePayload,
  typingPayload,
  unsubscribePayload,
} from '../../src/protocol/channel.ts';
import {
  decodeFrame,
  encodeConnect,
  encodeDisconnect,
  encodeEvent,
  encodePing,
} from '../../src/protocol/frames.ts';
import { mira, spaceId, vera } from './fixtures/sample-values.ts';
import { sample } from './fixtures/samples.ts';
import { shapeDifferences } from './shape-differences.ts';

const created = '2025-03-15T08:30:00.000Z';
const details = { spaceId, me: mira, role: 'guest', subscribed: created } as const;

describe('An event to the service has the documented shape', () => {
  it('when subscribing and unsubscribing', async () => {
    expect(subscribePayload(spaceId)).to.deep.equal(await sample('socket-subscribe', 'payload'));
    expect(subscribePayload(spaceId, '4711')).to.deep.equal(
      await sample('socket-subscribe', 'payload_with_password'),
    );
    expect(unsubscribePayload(spaceId)).to.deep.equal(await sample('socket-unsubscribe', 'payload'));
  });

  it('when sending a message', async () => {
    const sent = messagePayload({ spaceId, bodyText: '<p>hi</p>', created, clientId: 'draft-1' });
    expect(shapeDifferences(await sample('socket-send-message', 'payload_minimal'), sent)).to.deep.equal([]);
    expect(await sample('socket-send-message', 'payload_full')).to.include.keys(Object.keys(sent));
  });

  it('when telling all participants that the user is online', async () => {
    const online = presencePayload('online', details);
    expect(shapeDifferences(await sample('socket-presence-online', 'payload'), online)).to.deep.equal([]);
    expect(readPresence(online)).to.include({ kind: 'online', toAll: true });
  });

  it('when answering a new participant', async () => {
    const answer = presencePayload('online', { ...details, to: [vera] });
    const wanted = await sample('socket-presence-online', 'reply_to_newcomer');
    expect(shapeDifferences(wanted, answer)).to.deep.equal([]);
    expect(answer).to.have.nested.property('receivers[0].type', 'anonymous');
    expect(readPresence(answer)).to.deep.equal({
      kind: 'online',
      spaceId,
      sender: mira,
      role: 'guest',
      toAll: false,
      idle: false,
      isInCall: false,
    });
  });

  it('when a participant is in the call', async () => {
    const media = {
      audio: true,
      video: false,
      connected: true,
      screenshare: false,
      phone: false,
      selfMuted: false,
    };
    expect(readPresence(presencePayload('online', { ...details, media }))).to.include({ isInCall: true });
  });

  it('when asking who is online', () => {
    const request = presencePayload('request', details);
    expect(request).to.include({ category: 'app.event.presence.request.parties', topicId: spaceId });
    expect(readPresence(request)).to.include({ kind: 'request', toAll: true, isInCall: false });
  });

  it('when leaving', async () => {
    const leaves = presencePayload('leaves', details);
    expect(shapeDifferences(await sample('socket-presence-leaves', 'payload'), leaves)).to.deep.equal([]);
    expect(readPresence(leaves)).to.include({ kind: 'leaves', idle: true });
  });

  it('when typing, except for a time that no client reads', async () => {
    const typing = typingPayload({ spaceId, me: mira });
    expect(shapeDifferences(await sample('socket-typing', 'payload'), typing)).to.deep.equal([
      '.content.subscribeTime: missing',
    ]);
    expect(readPresence(typing)).to.include({ kind: 'typing', spaceId });
  });
});

describe('The names of events', () => {
  it('are the service’s own', async () => {
    expect(await sample('socket-subscribe', 'emit')).to.equal(channelEvents.subscribe);
    expect(await sample('socket-subscribe', 'receive_ok')).to.equal(channelEvents.subscribed);
    expect(await sample('socket-subscribe', 'receive_fail')).to.equal(channelEvents.subscribeFailed);
    expect(await sample('socket-unsubscribe', 'emit')).to.equal(channelEvents.unsubscribe);
    expect(await sample('socket-unsubscribe', 'receive')).to.equal(channelEvents.unsubscribed);
    expect(await sample('socket-send-message', 'emit')).to.equal(channelEvents.sendMessage);
    expect(await sample('socket-send-message-failed', 'receive')).to.equal(channelEvents.sendFailed);
    expect(await sample('socket-message-sent', 'receive')).to.equal(channelEvents.messageSent);
    expect(await sample('socket-presence-online', 'emit')).to.equal(channelEvents.sendPresence);
    expect(await sample('socket-presence-response', 'receive')).to.equal(channelEvents.presenceResponse);
  });
});

describe('The frames of the service', () => {
  it('are the ones that we send and understand', async () => {
    const frames = (await sample('socket-raw-frames-eio3', 'frames')) as [string, string][];
    const from = (who: string) => frames.filter(([side]) => side === who).map(([, text]) => text);
    const kinds = from('server').map((text) => decodeFrame(text).type);
    expect(kinds).to.deep.equal(['open', 'connect', 'connect', 'event', 'pong']);
    const [connect, subscribe, ping, leave] = from('client');
    const auth = { token: 'header.claims.signature', tokenType: 'jwt' };
    expect(encodeConnect('/chat', auth, 3)).to.equal(connect);
    expect(encodeEvent('/chat', channelEvents.subscribe, subscribePayload(spaceId))).to.equal(subscribe);
    expect(encodePing()).to.equal(ping);
    expect(encodeDisconnect('/chat')).to.equal(`${leave},`);
  });
});

describe('The shape of a response', () => {
  it('is compared by keys and types, not by values', () => {
    const wanted = { a: 'x', b: [{ c: 1 }], d: null, e: [] };
    expect(shapeDifferences(wanted, { a: '', b: [], d: 7, e: [1], f: true })).to.deep.equal([]);
    expect(shapeDifferences(wanted, { a: 1, b: [{ c: 2 }, {}], e: {} })).to.deep.equal([
      '.a: number instead of string',
      '.b[1].c: missing',
      '.d: missing',
      '.e: object instead of list',
    ]);
    expect(shapeDifferences(wanted, [])).to.deep.equal(['answer: list instead of object']);
  });
});

describe('A message event', () => {
  it('can report a change of its space', () => {
    for (const category of ['topic.updated', 'topic.archived', 'app.event.attendee.left']) {
      expect(readSpaceChange({ category, topicId: spaceId }), category).to.deep.equal({ spaceId });
    }
    expect(readSpaceChange({ category: 'topic.updated' })).to.deep.equal({ spaceId: undefined });
    for (const category of ['chat', 'idea', 'topical', 'chat.topic.updated', undefined]) {
      expect(readSpaceChange({ category, topicId: spaceId }), String(category)).to.equal(undefined);
    }
    expect(readSpaceChange('topic.updated')).to.equal(undefined);
  });
});
