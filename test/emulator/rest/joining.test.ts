import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { dataOf, guest, guestInside, invitePath, rest, topicOf, user } from '../rest.ts';

describe('signing in and joining', () => {
  let world: World;

  const begin = async (seed: string, switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed, switches });
  };
  afterEach(() => world.stop());

  it('gives a guest a token for 24 hours with the documented claims', async () => {
    await begin('empty');
    const token = await guest(world, 'Gwen');
    const claims = JSON.parse(atob(token.split('.')[1] ?? '')) as Record<string, number>;
    expect(claims).to.have.keys('anonymous_id', 'product_type', 'iss', 'iat', 'exp');
    expect(Number(claims['exp']) - Number(claims['iat'])).to.equal(86_400);
    const { body } = await rest(world, '/api/users/me', { token });
    expect(body).to.deep.include({ _id: claims['anonymous_id'], displayname: 'Gwen', aType: 'anonymous' });
  });

  it('creates a new guest for each login', async () => {
    await begin('empty');
    expect(await guest(world)).to.not.equal(await guest(world));
    expect(await world.stats()).to.include({ guests: 2 });
  });

  it('accepts the schemes jwt, bearer and service_app in any case, each with its own token', async () => {
    await begin('empty');
    const answers: number[] = [];
    for (const kind of ['user', 'access', 'service'] as const) {
      const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada', kind });
      for (const scheme of ['JWT', 'Bearer', 'service_app']) {
        answers.push((await rest(world, '/api/users/me', { authorization: `${scheme} ${token}` })).status);
      }
    }
    expect(answers).to.deep.equal([200, 401, 401, 401, 200, 401, 401, 401, 200]);
  });

  it('responds with 401 to a missing, unknown, expired or revoked token', async () => {
    await begin('empty');
    const token = await guest(world);
    expect((await rest(world, '/api/users/me')).status).to.equal(401);
    expect((await rest(world, '/api/users/me', { token: 'x.y.z' })).status).to.equal(401);
    await world.control({ do: 'clock', advance: 86_400_000 });
    expect((await rest(world, '/api/users/me', { token })).status).to.equal(401);
    const ada = await user(world, 'ada');
    await world.control({ do: 'revoke', who: 'ada' });
    expect((await rest(world, '/api/users/me', { token: ada })).status).to.equal(401);
  });

  it('lets a guest join as a guest, also with the older names of the path', async () => {
    await begin('demo');
    const token = await guest(world);
    const older = invitePath(world).replace('/spaces/', '/topics/');
    const topic = topicOf(await rest(world, `${older}/`, { token }));
    expect(topic).to.include({ _id: world.space, title: 'Product launch', role: 'guest', status: 0 });
    expect(topic['members']).to.have.length(7);
    expect((await rest(world, `/api/spaces/${world.space}`, { token })).body).to.include({
      _id: world.space,
    });
  });

  it('does not let people read a space they have not joined', async () => {
    await begin('demo');
    const token = await guest(world);
    expect((await rest(world, `/api/spaces/${world.space}`, { token })).status).to.equal(403);
    expect((await rest(world, `/api/spaces/${world.space}/messages/query`, { token })).status).to.equal(403);
  });

  it('gives an invited user the role of the invitation and keeps a member’s role', async () => {
    await begin('demo');
    const role = async (nick: string): Promise<unknown> =>
      topicOf(await rest(world, invitePath(world), { token: await user(world, nick) }))['role'];
    expect(await role('gil')).to.equal('member');
    expect(await role('ada')).to.equal('admin');
  });

  it('handles a user who is not on the invitation in each of the three ways', async () => {
    await begin('demo');
    const hana = await user(world, 'hana');
    await world.control({ do: 'switch', set: { uninvited: 'refused' } });
    expect((await rest(world, invitePath(world), { token: hana })).status).to.equal(403);
    await world.control({ do: 'switch', set: { uninvited: 'absent' } });
    const absent = topicOf(await rest(world, invitePath(world), { token: hana }));
    expect(absent).to.not.have.property('role');
    expect(absent['members']).to.have.length(6);
    await world.control({ do: 'switch', set: { uninvited: 'guest' } });
    expect(topicOf(await rest(world, invitePath(world), { token: hana }))['role']).to.equal('guest');
  });

  it('refuses an unknown and a withdrawn invitation with the status of the switch', async () => {
    await begin('demo');
    const token = await guest(world);
    const unknown = `/api/spaces/invites/${'0'.repeat(24)}/join`;
    for (const status of [400, 403, 404]) {
      await world.control({ do: 'switch', set: { unknownInvite: status } });
      expect((await rest(world, unknown, { token })).status).to.equal(status);
    }
    await world.control({ do: 'withdraw' });
    expect((await rest(world, invitePath(world), { token })).status).to.equal(404);
  });

  it('lets only members and invited people join a private space', async () => {
    await begin('private');
    const token = await guest(world);
    const join = `/api/spaces/${world.space}/join`;
    expect((await rest(world, join, { token })).status).to.equal(403);
    await world.control({ do: 'switch', set: { memberOnlyJoin: 404 } });
    expect((await rest(world, join, { token })).status).to.equal(404);
    expect((await rest(world, invitePath(world), { token })).status).to.equal(200);
    expect((await rest(world, join, { token })).status).to.equal(200);
  });

  it('gives a user who joins by space id the role guest or member', async () => {
    await begin('demo', { strangerRole: 'member', topLevelRole: false });
    const topic = topicOf(
      await rest(world, `/api/spaces/${world.space}/join`, { token: await user(world, 'hana') }),
    );
    expect(topic).to.not.have.property('role');
    expect((topic['members'] as { role: string }[]).at(-1)?.role).to.equal('member');
  });

  it('returns an archived space as archived, or refuses it', async () => {
    await begin('archived');
    const token = await guest(world);
    expect(topicOf(await rest(world, invitePath(world), { token }))['status']).to.equal(1);
    await world.control({ do: 'switch', set: { archivedJoin: 'refused' } });
    expect((await rest(world, invitePath(world), { token })).status).to.equal(403);
  });

  it('asks guests for the PIN, and members only if the switch says so', async () => {
    await begin('pin');
    const token = await guest(world);
    const join = invitePath(world);
    const missing = await rest(world, join, { token });
    expect([missing.status, missing.body['code']]).to.deep.equal([403, 'space.password.required']);
    const wrong = await rest(world, join, { token, pin: '1234' });
    expect([wrong.status, wrong.body['code']]).to.deep.equal([403, 'space.password.wrong']);
    expect((await rest(world, join, { token, pin: '4711' })).status).to.equal(200);
    const ada = await user(world, 'ada');
    expect((await rest(world, join, { token: ada })).status).to.equal(200);
    await world.control({ do: 'switch', set: { pinFor: 'everyone' } });
    expect((await rest(world, join, { token: ada })).status).to.equal(403);
  });

  it('needs the PIN on every call, or only to join', async () => {
    await begin('pin');
    const token = await guestInside(world, 'Gwen', '4711');
    const query = `/api/spaces/${world.space}/messages/query`;
    expect((await rest(world, query, { token })).status).to.equal(403);
    expect((await rest(world, query, { token, pin: '4711' })).status).to.equal(200);
    await world.control({ do: 'switch', set: { pinOnEveryCall: false } });
    expect((await rest(world, query, { token })).status).to.equal(200);
  });

  it('describes a missing PIN as much as the switch allows', async () => {
    await begin('pin', { pinErrorBody: 'message' });
    const token = await guest(world);
    expect((await rest(world, invitePath(world), { token })).body).to.have.keys('message');
    await world.control({ do: 'switch', set: { pinErrorBody: 'empty' } });
    expect((await rest(world, invitePath(world), { token })).body).to.deep.equal({});
  });

  it('accepts or refuses the password of a link instead of the PIN', async () => {
    await begin('pin');
    const token = await guest(world);
    const { invite } = await world.control<{ invite: string }>({ do: 'invite', pwd: true });
    const pin = new URL(invite).searchParams.get('pwd') ?? '';
    expect(pin).to.match(/^[0-9a-f]{32}$/);
    await world.control({ do: 'switch', set: { linkPassword: false } });
    expect((await rest(world, invitePath({ invite }), { token, pin })).status).to.equal(403);
    await world.control({ do: 'switch', set: { linkPassword: true } });
    expect((await rest(world, invitePath({ invite }), { token, pin })).status).to.equal(200);
  });

  it('refuses removed people, and does not find a deleted space', async () => {
    await begin('demo');
    const token = await guestInside(world, 'Gwen');
    await world.control({ do: 'kick', who: 'Gwen' });
    expect((await rest(world, `/api/spaces/${world.space}`, { token })).status).to.equal(403);
    expect((await rest(world, invitePath(world), { token })).status).to.equal(403);
    await world.control({ do: 'deleteSpace' });
    const ada = await user(world, 'ada');
    expect((await rest(world, `/api/spaces/${world.space}`, { token: ada })).status).to.equal(404);
  });

  it('lists members in pages, with a search and `previousPageUrl`', async () => {
    await begin('demo');
    const token = await user(world, 'ada');
    const first = await rest(world, `/api/spaces/${world.space}/members?size=4`, { token });
    expect(first.body).to.have.keys('data', 'total', 'nextPageUrl', 'previousPageUrl');
    expect(first.body).to.include({ total: 6, previousPageUrl: '' });
    const second = await rest(world, String(first.body['nextPageUrl']), { token });
    expect(dataOf(second)).to.have.length(2);
    expect(second.body['nextPageUrl']).to.equal('');
    const found = await rest(world, `/api/spaces/${world.space}/members?search=^a`, { token });
    expect(dataOf(found).map(({ displayname }) => displayname)).to.deep.equal(['Ada Moreno']);
    await guestInside(world, 'Gwen');
    await world.control({ do: 'switch', set: { guestsListed: false } });
    expect((await rest(world, `/api/spaces/${world.space}/members`, { token })).body['total']).to.equal(6);
  });

  it('names the origin of the request, or the configured outer origin', async () => {
    await begin('empty');
    const origins = async (): Promise<unknown> =>
      (await rest(world, '/api/service-configurations')).body['spaces'];
    expect(await origins()).to.include({ socketio_server_url: world.server });
    await world.control({ do: 'origin', url: 'http://127.0.0.1:9/' });
    expect(await origins()).to.include({ socketio_server_url: 'http://127.0.0.1:9' });
  });
});
