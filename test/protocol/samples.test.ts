import { expect } from '@open-wc/testing';
import {
  messagePayload,
  presencePayload,
  readPresence,
  readSendFailed,
  readSubscribed,
  readSubscribeFailed,
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
import { parseInviteLink } from '../../src/protocol/invite-link.ts';
import { readMessage } from '../../src/protocol/message.ts';
import { readPerson, type Person } from '../../src/protocol/person.ts';
import {
  readAnonymousAuth,
  readChanges,
  readErrorBody,
  readJoin,
  readMe,
  readMembers,
  readMessages,
  readServiceConfigurations,
} from '../../src/protocol/rest.ts';
import { readSpace } from '../../src/protocol/space.ts';
import { sample, sampleNames } from './samples.ts';
import { shapeDifferences } from './shape.ts';

const mira: Person = {
  id: '65f3a1d27be04c918a6d3f10',
  name: 'Mira Holt',
  username: 'mira.holt@garden.example',
  picture: undefined,
  kind: 'user',
};
const vera: Person = {
  id: '6612f0c3a94be17d52c80e91',
  name: 'Visiting Vera',
  username: 'vera-82c',
  picture: undefined,
  kind: 'guest',
};
const spaceId = '65f3b4e8190c7a42d6b85e20';
const garden = {
  id: spaceId,
  title: 'Garden plan',
  type: 'group',
  archived: false,
  role: undefined,
  historyDenied: false,
  members: [{ person: mira, role: 'admin' }],
};
const seeds = {
  id: '65f4017a2c9b3e5d18f07a61',
  spaceId,
  category: 'chat',
  sender: mira,
  bodyText: '<p>The seeds have come.</p>',
  created: '2025-03-15T08:30:00.000Z',
  clientId: undefined,
  modified: undefined,
  parentId: undefined,
  deleted: false,
};

describe('The samples of the service', () => {
  it('are all there', async () => {
    const all = await Promise.all(sampleNames.map((name) => sample(name)));
    expect(all.length).to.equal(48);
    for (const one of all) expect(one).to.be.an('object').that.is.not.empty;
  });
});

describe('An answer of the documented shape', () => {
  it('tells the socket and accounts servers', async () => {
    expect(readServiceConfigurations((await sample('service-configurations')).response)).to.deep.equal({
      socket: 'https://spacesapis-socket.avayacloud.com',
      accounts: 'https://accounts.avayacloud.com',
    });
  });

  it('gives a guest a token', async () => {
    expect(readAnonymousAuth((await sample('anonymous-auth')).response)).to.deep.equal({
      token: 'header.claims.signature',
    });
  });

  it('tells who the visitor is', async () => {
    expect(readMe((await sample('users-me')).response)).to.deep.equal(mira);
  });

  it('lets the visitor in, by space and by invite', async () => {
    expect(readJoin((await sample('space-join')).response)).to.deep.equal(garden);
    expect(readJoin((await sample('invite-join')).response)).to.deep.equal(garden);
  });

  it('describes spaces in lists, direct ones and personal rooms', async () => {
    expect((await sample('users-me-spaces')).response.data.map(readSpace)).to.deep.equal([garden]);
    const direct = readSpace((await sample('space-direct')).response.data[0]);
    expect(direct).to.include({ type: 'direct', title: '' });
    expect(direct?.members.map(({ person, role }) => [person.id, role])).to.deep.equal([
      [mira.id, 'member'],
      ['65f3a1d27be04c918a6d3f11', 'member'],
    ]);
    expect(readSpace((await sample('meetingroom')).response.data)).to.include({
      type: 'personal',
      role: 'admin',
      historyDenied: true,
    });
  });

  it('lists members', async () => {
    expect(readMembers((await sample('space-members')).response)).to.deep.equal({
      members: garden.members,
      next: undefined,
      total: 1,
    });
  });

  it('lists messages in the order sent', async () => {
    const page = readMessages((await sample('messages-query')).response);
    expect(page?.messages.map(({ id }) => id)).to.deep.equal(['65f4017a2c9b3e5d18f07a62', seeds.id]);
    expect(page?.messages[1]).to.deep.equal(seeds);
    expect(page).to.include({ next: undefined, previous: undefined });
    const byRef = readChanges((await sample('messages-byref')).response);
    expect(byRef?.messages[1]).to.deep.equal(seeds);
  });

  it('lists comments, which name no space but what they belong to', async () => {
    const page = readMessages((await sample('message-comment-list')).response);
    expect(page?.messages[0]).to.include({ spaceId: '', parentId: '65f4017a2c9b3e5d18f07a62', created: '' });
  });

  it('describes people who were searched for', async () => {
    for (const name of ['users-colleagues', 'users-colleaguesbulk', 'users-people-withdm'] as const) {
      const [person] = (await sample(name)).response.data.map(readPerson);
      expect(person).to.include({ id: '65f3a1d27be04c918a6d3f11', name: 'Jonas Weir', kind: 'user' });
    }
  });

  it('says why something was refused', async () => {
    const { reason } = (await sample('messages-delete')).response.notDeletedMessages[0];
    expect(readErrorBody(reason)).to.deep.equal(reason);
  });
});

describe('An event of the documented shape', () => {
  it('confirms a subscription', async () => {
    const { receive_ok_payload, receive_fail_payload } = await sample('socket-subscribe');
    expect(readSubscribed(receive_ok_payload)).to.deep.equal({ spaceId });
    expect(readSubscribeFailed(receive_fail_payload)).to.deep.equal({ spaceId, code: 'invalid.parameters' });
  });

  it('brings a message', async () => {
    const { payload } = await sample('socket-message-sent');
    expect(readMessage(payload)).to.deep.equal({ ...seeds, clientId: 'draft-17' });
  });

  it('brings a meeting, which is no chat', async () => {
    const { payload_meeting_started } = await sample('socket-media-session-response');
    const message = readMessage(payload_meeting_started);
    expect(message).to.include({ category: 'app.event.meeting.started', deleted: false });
    expect(message?.sender.kind).to.equal('service');
  });

  it('says that a message was not taken', async () => {
    expect(readSendFailed((await sample('socket-send-message-failed')).payload)).to.deep.equal({
      spaceId: undefined,
      clientId: undefined,
      code: 'space.unknown',
      needsSubscription: true,
    });
  });

  it('tells who is there, who asks for it, who leaves and who is typing', async () => {
    const response = readPresence((await sample('socket-presence-response')).payload);
    expect(response).to.deep.equal({
      kind: 'online',
      spaceId,
      sender: mira,
      role: 'admin',
      toAll: false,
      idle: false,
    });
    const online = await sample('socket-presence-online');
    expect(readPresence(online.payload)).to.include({ kind: 'online', toAll: true, role: 'guest' });
    expect(readPresence(online.reply_to_newcomer)).to.include({ kind: 'online', toAll: false });
    const leaves = {
      ...(await sample('socket-presence-leaves')).payload,
      sender: online.payload.sender,
    };
    expect(readPresence(leaves)).to.include({ kind: 'leaves', idle: true });
    expect(readPresence((await sample('socket-typing')).payload)).to.include({ kind: 'typing', spaceId });
  });
});

describe('What we send', () => {
  it('has the documented shape when subscribing', async () => {
    const { payload, payload_with_password } = await sample('socket-subscribe');
    expect(subscribePayload(spaceId)).to.deep.equal(payload);
    expect(subscribePayload(spaceId, '4711')).to.deep.equal(payload_with_password);
    expect(unsubscribePayload(spaceId)).to.deep.equal((await sample('socket-unsubscribe')).payload);
  });

  it('has the documented shape when sending a message', async () => {
    const { payload_minimal, payload_full } = await sample('socket-send-message');
    const sent = messagePayload({
      spaceId,
      bodyText: '<p>hi</p>',
      created: '2025-03-15T08:30:00.000Z',
      clientId: 'draft-1',
    });
    expect(shapeDifferences(payload_minimal, sent)).to.deep.equal([]);
    expect(Object.keys(payload_full)).to.include.members(Object.keys(sent));
  });

  it('has the documented shape when telling who is there', async () => {
    const { payload, reply_to_newcomer } = await sample('socket-presence-online');
    const details = { spaceId, me: mira, role: 'guest', subscribed: '2025-03-15T08:30:00.000Z' } as const;
    const online = presencePayload('online', details);
    expect(shapeDifferences(payload, online)).to.deep.equal([]);
    const answer = presencePayload('online', { ...details, to: vera });
    expect(shapeDifferences(reply_to_newcomer, answer)).to.deep.equal([]);
    expect(answer).to.have.nested.property('receivers[0].type', 'anonymous');
    const leaves = presencePayload('leaves', details);
    expect(shapeDifferences((await sample('socket-presence-leaves')).payload, leaves)).to.deep.equal([]);
    expect(readPresence(leaves)).to.include({ kind: 'leaves', idle: true });
    expect(readPresence(answer)?.sender).to.deep.equal(mira);
  });

  it('has the documented shape when telling who is typing', async () => {
    const { payload } = await sample('socket-typing');
    const typing = typingPayload({ spaceId, me: mira });
    expect(shapeDifferences(payload, typing)).to.deep.equal(['.content.subscribeTime: missing']);
    expect(readPresence(typing)).to.include({ kind: 'typing', spaceId });
  });
});

describe('The frames of the service', () => {
  it('are those we send and understand', async () => {
    const { frames } = (await sample('socket-raw-frames-eio3')) as { frames: [string, string][] };
    const from = (who: string) => frames.filter(([side]) => side === who).map(([, text]) => text);
    expect(from('server').map((text) => decodeFrame(text).type)).to.deep.equal([
      'open',
      'connect',
      'connect',
      'event',
      'pong',
    ]);
    const [connect, subscribe, ping, leave] = from('client');
    expect(encodeConnect('/chat', { token: 'header.claims.signature', tokenType: 'jwt' }, 3)).to.equal(
      connect,
    );
    expect(encodeEvent('/chat', 'SUBSCRIBE_CHANNEL', subscribePayload(spaceId))).to.equal(subscribe);
    expect(encodePing()).to.equal(ping);
    expect(encodeDisconnect('/chat')).to.equal(`${leave},`);
  });
});

describe('The links of the service', () => {
  it('are read with what they say', async () => {
    const { url, url_with_pwd, inviteInfo_decoded } = await sample('invite-link');
    const link = { kind: 'invite', inviteId: '65f3c90b6d21f8e4730a5c44', preview: inviteInfo_decoded };
    expect(parseInviteLink(url)).to.deep.equal(link);
    expect(parseInviteLink(url_with_pwd)).to.deep.equal({
      ...link,
      password: '9c2f4b7708d1e5a36b90c4f2187d3ea5',
    });
  });
});

describe('The shape of an answer', () => {
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
