import { expect } from '@open-wc/testing';
import { readActiveMeeting, readDialInNumbers, readMediaToken } from '../../src/protocol/call.ts';
import { messagePayload, readMessage } from '../../src/protocol/message.ts';
import {
  channelEvents,
  presencePayload,
  readPresence,
  readSendFailed,
  readSubscribed,
  readSubscribeFailed,
  subscribePayload,
  typingPayload,
  unsubscribePayload,
} from '../../src/protocol/channel.ts';
import { parseInviteLink } from '../../src/protocol/invite-link.ts';
import { readIdentityHint, readTokenResponse, readTokenExpiry } from '../../src/protocol/oauth.ts';
import { readChanges, readMembers, readMessages } from '../../src/protocol/paged-lists.ts';
import { readServiceConfigurations } from '../../src/protocol/service-configurations.ts';
import { readErrorBody } from '../../src/protocol/error-body.ts';
import { readAnonymousAuth, readJoin, readMe } from '../../src/protocol/rest.ts';
import { readSpace } from '../../src/protocol/space.ts';
import { startWorld, type World } from '../support/world.ts';
import { openRawSocket, type RawSocket } from './raw-socket.ts';
import { sample, type SampleName } from './fixtures/samples.ts';
import { shapeDifferences } from './shape-differences.ts';

const created = '2025-03-15T08:30:00.000Z';

describe('The emulator responds like the service', () => {
  let world: World;
  let token: string;

  before(async () => {
    world = await startWorld();
    const guest = { displayname: 'Visiting Vera', username: '' };
    token = readAnonymousAuth(await rest('/api/anonymous/auth', guest))?.token ?? '';
    await rest(`/api/spaces/invites/${inviteId()}/join`);
  });

  after(() => world.stop());

  function inviteId(): string {
    const link = parseInviteLink(world.invite, [world.web]);
    return link.kind === 'invite' ? link.inviteId : '';
  }

  async function rest(path: string, body?: object): Promise<unknown> {
    const headers = new Headers({ 'content-type': 'application/json' });
    if (token) headers.set('authorization', `jwt ${token}`);
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    return (await fetch(world.server + path, { headers, ...init })).json() as Promise<unknown>;
  }

  /** The response to a GET, with its shape checked. */
  async function got(path: string, name: SampleName): Promise<unknown> {
    const answer = await rest(path);
    expect(shapeDifferences(await sample(name, 'response'), answer), path).to.deep.equal([]);
    return answer;
  }

  it('to a request for the configuration', async () => {
    const answer = await rest('/api/service-configurations');
    const wanted = (await sample('service-configurations', 'response')) as object;
    expect(answer).to.include.keys(Object.keys(wanted));
    expect(readServiceConfigurations(answer)).to.deep.equal({
      socket: world.socket,
      accounts: world.accounts,
    });
  });

  it('to a request for a token and for the signed-in user', async () => {
    const auth = await rest('/api/anonymous/auth', { displayname: 'Ada' });
    expect(shapeDifferences(await sample('anonymous-auth', 'response'), auth)).to.deep.equal([]);
    expect(readMe(await got('/api/users/me', 'users-me'))).to.include({
      name: 'Visiting Vera',
      kind: 'guest',
    });
  });

  it('to an application that requests tokens', async () => {
    const answer = await world.control<{ id_token: string }>({ do: 'grant', user: 'gil' });
    expect(shapeDifferences(await sample('oauth-access-token', 'response'), answer)).to.deep.equal([]);
    const now = Date.now();
    expect(readTokenResponse(answer, now)).to.include({ expiresAt: now + 3_599_000 });
    expect(readIdentityHint(answer.id_token)).to.include({ email: 'gil.novak@example.test' });
    expect(Math.abs(readTokenExpiry(answer.id_token)! - now - 3_600_000)).to.be.below(5_000);
  });

  it('to a user who joins by invite and by space', async () => {
    const byInvite = readJoin(await got(`/api/spaces/invites/${inviteId()}/join`, 'invite-join'));
    const bySpace = readJoin(await got(`/api/spaces/${world.space}/join`, 'space-join'));
    expect(byInvite).to.deep.equal(bySpace);
    expect(bySpace).to.include({ id: world.space, type: 'group', role: 'guest' });
    expect(readSpace(await rest(`/api/spaces/${world.space}`))).to.deep.equal(bySpace);
  });

  it('to a request for members', async () => {
    const answer = await got(`/api/spaces/${world.space}/members?size=2&page=0`, 'space-members');
    expect(readMembers(answer)?.members.length).to.equal(2);
    expect(readMembers(answer)?.next).to.be.a('string');
  });

  it('to a request for messages', async () => {
    const query = await got(`/api/spaces/${world.space}/messages/query?size=50`, 'messages-query');
    const items = (query as { data: unknown[] }).data;
    const page = readMessages(query);
    expect(items.length).to.be.above(0);
    expect(page?.messages.length).to.equal(items.length);
    for (const message of page?.messages ?? [])
      expect(message).to.include({ spaceId: world.space, deleted: false });
    await got(`/api/spaces/${world.space}/messages/byref?size=30`, 'messages-byref');
  });

  it('to a request for changes, with deletions', async () => {
    const [oldest] = await world.messages(world.space);
    await world.control({ do: 'delete', id: oldest?.['_id'] });
    const answer = await rest(
      `/api/activitiesrecord/messages?spaceid=${world.space}&after=${Date.now() - 60_000}&page=0&size=50`,
    );
    const changes = readChanges(answer)?.messages ?? [];
    expect(changes.length).to.equal((answer as { data: unknown[] }).data.length);
    expect(changes.filter(({ deleted }) => deleted).map(({ id }) => id)).to.deep.equal([oldest?.['_id']]);
    for (const { modified } of changes) expect(modified).to.be.above(Date.UTC(2020));
  });

  it('to requests of a call', async () => {
    await world.control({ do: 'call', what: 'join' });
    const meeting = await got(`/api/spaces/${world.space}/activemeeting`, 'activemeeting');
    expect(readActiveMeeting(meeting)?.attendees.map(({ person }) => person.name)).to.deep.equal([
      'Ada Moreno',
    ]);
    const token = await got(`/api/mediasessions/mpaas/token/${world.space}`, 'mpaas-token');
    expect(readMediaToken(token)?.token).to.be.a('string');
    expect(readDialInNumbers(await got('/api/confnumbers', 'confnumbers'))).to.have.length(2);
    await world.control({ do: 'call', what: 'end' });
  });

  it('to a request for something that does not exist', async () => {
    const answer = await rest('/api/spaces/invites/000000000000000000000000/join');
    expect(readErrorBody(answer)).to.have.keys('code', 'message');
  });

  describe('on the socket', () => {
    let socket: RawSocket;

    before(async () => {
      socket = await openRawSocket(world.socket, token);
    });

    after(() => socket.close());

    /** The response to an event, with its shape checked. */
    async function asked(name: string, payload: object, answer: string, ...shape: Parameters<typeof sample>) {
      const [payloadBack] = await Promise.all([socket.next(answer), socket.send(name, payload)]);
      expect(shapeDifferences(await sample(...shape), payloadBack), answer).to.deep.equal([]);
      return payloadBack;
    }

    it('to a message without a subscription', async () => {
      const message = messagePayload({
        spaceId: world.space,
        bodyText: '<p>hi</p>',
        created,
        clientId: 'draft-1',
      });
      const back = await asked(
        channelEvents.sendMessage,
        message,
        channelEvents.sendFailed,
        'socket-send-message-failed',
        'payload',
      );
      expect(readSendFailed(back)).to.include({ needsSubscription: true });
    });

    it('to a subscription to a space that does not exist', async () => {
      const payload = subscribePayload('000000000000000000000000');
      const back = await asked(
        channelEvents.subscribe,
        payload,
        channelEvents.subscribeFailed,
        'socket-subscribe',
        'receive_fail_payload',
      );
      expect(readSubscribeFailed(back).code).not.to.equal('');
    });

    it('to a subscription', async () => {
      const payload = subscribePayload(world.space);
      const back = await asked(
        channelEvents.subscribe,
        payload,
        channelEvents.subscribed,
        'socket-subscribe',
        'receive_ok_payload',
      );
      expect(readSubscribed(back)).to.deep.equal({ spaceId: world.space });
    });

    it('to a message', async () => {
      const message = messagePayload({
        spaceId: world.space,
        bodyText: '<p>hi</p>',
        created,
        clientId: 'draft-2',
      });
      const back = await asked(
        channelEvents.sendMessage,
        message,
        channelEvents.messageSent,
        'socket-message-sent',
        'payload',
      );
      expect(readMessage(back)).to.include({ bodyText: '<p>hi</p>', created, clientId: 'draft-2' });
    });

    it('to presence and typing events', async () => {
      const me = readMe(await rest('/api/users/me'));
      if (!me) throw new Error('The guest has no identity.');
      const online = presencePayload('online', {
        spaceId: world.space,
        me,
        role: 'guest',
        subscribed: created,
      });
      const back = await asked(
        channelEvents.sendPresence,
        online,
        channelEvents.presenceResponse,
        'socket-presence-response',
        'payload',
      );
      expect(readPresence(back)).to.deep.include({ kind: 'online', sender: me, role: 'guest' });
      const [typing] = await Promise.all([
        socket.next(channelEvents.presenceResponse),
        socket.send(channelEvents.sendPresence, typingPayload({ spaceId: world.space, me })),
      ]);
      expect(readPresence(typing)).to.include({ kind: 'typing', spaceId: world.space });
    });

    it('to the end of a subscription', async () => {
      const payload = unsubscribePayload(world.space);
      await asked(
        channelEvents.unsubscribe,
        payload,
        channelEvents.unsubscribed,
        'socket-unsubscribe',
        'receive_payload',
      );
    });
  });
});
