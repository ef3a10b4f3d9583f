import { expect } from '@open-wc/testing';
import {
  readPresence,
  readSendFailed,
  readSubscribed,
  readSubscribeFailed,
} from '../../src/protocol/channel.ts';
import { parseInviteLink } from '../../src/protocol/invite-link.ts';
import { readMessage } from '../../src/protocol/message.ts';
import { readOwnSpaces, readChanges, readMembers, readMessages } from '../../src/protocol/paged-lists.ts';
import { readServiceConfigurations } from '../../src/protocol/service-configurations.ts';
import { readErrorBody } from '../../src/protocol/error-body.ts';
import { readAnonymousAuth, readJoin, readMe } from '../../src/protocol/rest.ts';
import { readPerson } from '../../src/protocol/person.ts';
import { readSpace } from '../../src/protocol/space.ts';
import { garden, mira, seedsMessage, spaceId } from './fixtures/sample-values.ts';
import { sample, sampleNames } from './fixtures/samples.ts';

describe('The samples of the service', () => {
  it('are complete', async () => {
    const all = await Promise.all(sampleNames.map((name) => sample(name)));
    expect(all.length).to.equal(48);
    for (const one of all) expect(Object.keys(one as object).length).to.be.above(0);
  });
});

describe('A response of the documented shape', () => {
  it('names the socket and accounts servers', async () => {
    expect(readServiceConfigurations(await sample('service-configurations', 'response'))).to.deep.equal({
      socket: 'https://spacesapis-socket.avayacloud.com',
      accounts: 'https://accounts.avayacloud.com',
    });
  });

  it('gives a guest a token', async () => {
    expect(readAnonymousAuth(await sample('anonymous-auth', 'response'))).to.deep.equal({
      token: 'header.claims.signature',
    });
  });

  it('names the signed-in user', async () => {
    expect(readMe(await sample('users-me', 'response'))).to.deep.equal(mira);
  });

  it('gives the space after joining by space and by invite', async () => {
    expect(readJoin(await sample('space-join', 'response'))).to.deep.equal(garden);
    expect(readJoin(await sample('invite-join', 'response'))).to.deep.equal(garden);
  });

  it('describes spaces in lists, direct ones and personal rooms', async () => {
    expect(readSpace(await sample('users-me-spaces', 'response.data.0'))).to.deep.equal(garden);
    const direct = readSpace(await sample('space-direct', 'response.data.0'));
    expect(direct).to.include({ type: 'direct', title: '' });
    expect(direct?.members.map(({ person, role }) => [person.id, role])).to.deep.equal([
      [mira.id, 'member'],
      ['65f3a1d27be04c918a6d3f11', 'member'],
    ]);
    expect(readSpace(await sample('meetingroom', 'response.data'))).to.include({
      type: 'personal',
      role: 'admin',
      historyDenied: true,
    });
  });

  it('lists the user’s spaces', async () => {
    expect(readOwnSpaces(await sample('users-me-spaces', 'response'))).to.deep.equal({
      spaces: [{ space: garden, pinned: false, muted: false, unread: undefined, latest: undefined }],
      next: undefined,
    });
  });

  it('lists members', async () => {
    expect(readMembers(await sample('space-members', 'response'))).to.deep.equal({
      members: garden.members,
      next: undefined,
      total: 1,
    });
  });

  it('lists messages in the order sent', async () => {
    const page = readMessages(await sample('messages-query', 'response'));
    expect(page?.messages.map(({ id }) => id)).to.deep.equal(['65f4017a2c9b3e5d18f07a62', seedsMessage.id]);
    expect(page?.messages[1]).to.deep.equal(seedsMessage);
    expect(page).to.include({ next: undefined, previous: undefined });
    const byRef = readChanges(await sample('messages-byref', 'response'));
    expect(byRef?.messages[1]).to.deep.equal(seedsMessage);
  });

  it('lists comments, which name the post they belong to and no space', async () => {
    const page = readMessages(await sample('message-comment-list', 'response'));
    expect(page?.messages[0]).to.include({ spaceId: '', parentId: '65f4017a2c9b3e5d18f07a62', created: '' });
  });

  it('lists the people that a search finds', async () => {
    for (const name of ['users-colleagues', 'users-colleaguesbulk', 'users-people-withdm'] as const) {
      expect(readPerson(await sample(name, 'response.data.0'))).to.include({
        id: '65f3a1d27be04c918a6d3f11',
        name: 'Jonas Weir',
        kind: 'user',
      });
    }
  });

  it('gives the reason of a refusal', async () => {
    const reason = await sample('messages-delete', 'response.notDeletedMessages.0.reason');
    expect(readErrorBody(reason)).to.deep.equal(reason);
  });
});

describe('An event of the documented shape', () => {
  it('confirms a subscription', async () => {
    expect(readSubscribed(await sample('socket-subscribe', 'receive_ok_payload'))).to.deep.equal({ spaceId });
    expect(readSubscribeFailed(await sample('socket-subscribe', 'receive_fail_payload'))).to.deep.equal({
      spaceId,
      code: 'invalid.parameters',
    });
  });

  it('brings a message', async () => {
    expect(readMessage(await sample('socket-message-sent', 'payload'))).to.deep.equal({
      ...seedsMessage,
      clientId: 'draft-17',
    });
  });

  it('brings a meeting, which is not a chat message', async () => {
    const message = readMessage(await sample('socket-media-session-response', 'payload_meeting_started'));
    expect(message).to.include({ category: 'app.event.meeting.started', deleted: false });
    expect(message?.sender.kind).to.equal('service');
  });

  it('reports a message that was not accepted', async () => {
    expect(readSendFailed(await sample('socket-send-message-failed', 'payload'))).to.deep.equal({
      spaceId: undefined,
      clientId: undefined,
      code: 'space.unknown',
      needsSubscription: true,
    });
  });

  it('tells who is online, who asks, who leaves and who is typing', async () => {
    const response = readPresence(await sample('socket-presence-response', 'payload'));
    expect(response).to.deep.equal({
      kind: 'online',
      spaceId,
      sender: mira,
      role: 'admin',
      toAll: false,
      idle: false,
      isInCall: false,
    });
    const online = readPresence(await sample('socket-presence-online', 'payload'));
    expect(online).to.include({ kind: 'online', toAll: true, role: 'guest' });
    const answer = readPresence(await sample('socket-presence-online', 'reply_to_newcomer'));
    expect(answer).to.include({ kind: 'online', toAll: false });
    const leaves = (await sample('socket-presence-leaves', 'payload')) as object;
    const sender = await sample('socket-typing', 'payload.sender');
    expect(readPresence({ ...leaves, sender })).to.include({ kind: 'leaves', idle: true });
    expect(readPresence(await sample('socket-typing', 'payload'))).to.include({ kind: 'typing', spaceId });
  });

  it('reports a user who is offline as having left', async () => {
    const online = (await sample('socket-presence-online', 'payload')) as object;
    expect(readPresence({ ...online, content: { offline: true } })).to.include({ kind: 'leaves' });
  });

  it('is not read as presence when it names no sender', async () => {
    expect(readPresence(await sample('socket-presence-leaves', 'payload'))).to.equal(undefined);
  });
});

describe('An invite link of the documented shape', () => {
  it('is read with its preview', async () => {
    const preview = await sample('invite-link', 'inviteInfo_decoded');
    const link = { kind: 'invite', inviteId: '65f3c90b6d21f8e4730a5c44', preview };
    const read = async (path: string) => parseInviteLink((await sample('invite-link', path)) as string);
    expect(await read('url')).to.deep.equal(link);
    expect(await read('url_with_pwd')).to.deep.equal({
      ...link,
      password: '9c2f4b7708d1e5a36b90c4f2187d3ea5',
    });
  });
});
