import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { connected, subscribed, subscription } from '../channel-client.ts';
import { dataOf, guestInside, rest, textOf, topicOf, user } from '../rest.ts';

describe('a direct conversation', () => {
  let world: World;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
  };
  const idOf = async (token: string): Promise<string> =>
    String((await rest(world, '/api/users/me', { token })).body['_id']);
  const direct = (token: string, id: string, kind = 'user') =>
    rest(world, `/api/spaces/direct/${kind}/${id}`, { token });
  const rolesIn = (space: Record<string, unknown> = {}): string[] =>
    (space['members'] as { role: string }[]).map(({ role }) => role);

  afterEach(() => world.stop());

  it('is the same for both colleagues, returned in a list of one', async () => {
    await begin();
    const [ada, gil] = [await user(world, 'ada'), await user(world, 'gil')];
    const [space, ...more] = dataOf(await direct(ada, await idOf(gil)));
    expect(more).to.be.empty;
    expect(space).to.include({ type: 'direct', title: '', role: 'member' });
    expect(rolesIn(space)).to.deep.equal(['member', 'member']);
    expect(dataOf(await direct(gil, await idOf(ada)))[0]).to.include({ _id: space?.['_id'] });
    const older = await rest(world, `/api/topics/direct/user/${await idOf(gil)}`, { token: ada });
    expect(dataOf(older)[0]).to.include({ _id: space?.['_id'] });
  });

  it('is a space that both people can join, read and post in', async () => {
    await begin();
    const [ada, ben] = [await user(world, 'ada'), await user(world, 'ben')];
    const id = String(dataOf(await direct(ada, await idOf(ben)))[0]?.['_id']);
    expect(topicOf(await rest(world, `/api/spaces/${id}/join`, { token: ben }))).to.include({ _id: id });
    await rest(world, `/api/spaces/${id}/chats`, { token: ada, body: { content: { bodyText: 'Lunch?' } } });
    const heard = dataOf(await rest(world, `/api/spaces/${id}/messages/query`, { token: ben }));
    expect(heard.map(textOf)).to.deep.equal(['Lunch?']);
  });

  it('does not let other people join or subscribe', async () => {
    await begin({ subscribeNeedsJoin: false });
    const [ada, ben, emil] = [await user(world, 'ada'), await user(world, 'ben'), await user(world, 'emil')];
    const id = String(dataOf(await direct(ada, await idOf(ben)))[0]?.['_id']);
    expect((await rest(world, `/api/spaces/${id}/join`, { token: emil })).status).to.equal(403);
    const channel = await connected(world, emil);
    channel.send('SUBSCRIBE_CHANNEL', subscription(id));
    expect(await channel.next('SUBSCRIBE_CHANNEL_FAILED')).to.have.property('error');
  });

  for (const directRefusal of [403, 404, 400]) {
    it(`is refused with ${directRefusal} for people who have never met, if the switch says so`, async () => {
      await begin({ directRefusal });
      const [ada, hana] = [await user(world, 'ada'), await user(world, 'hana')];
      expect((await direct(ada, await idOf(hana))).status).to.equal(directRefusal);
      expect((await direct(hana, await idOf(ada))).status).to.equal(directRefusal);
    });
  }

  it('is allowed for people of different companies who were in the same space, even after one has left', async () => {
    await begin();
    const [ada, hana] = [await user(world, 'ada'), await user(world, 'hana')];
    await rest(world, `/api/spaces/${world.space}/join`, { token: hana });
    await world.control({ do: 'kick', who: 'hana' });
    expect((await direct(ada, await idOf(hana))).status).to.equal(200);
  });

  it('is allowed with a guest only while both are online in the same space', async () => {
    await begin();
    const [ada, gwen] = [await user(world, 'ada'), await guestInside(world, 'Gwen')];
    const id = await idOf(gwen);
    expect((await direct(ada, id, 'anonymous')).status).to.equal(403);
    await subscribed(world, gwen);
    expect((await direct(ada, id, 'anonymous')).status).to.equal(403);
    await subscribed(world, ada);
    const [space] = dataOf(await direct(ada, id, 'anonymous'));
    expect(rolesIn(space)).to.deep.equal(['member', 'guest']);
  });

  it('is allowed for two guests while both are online in the same space', async () => {
    await begin();
    const [gwen, olaf] = [await guestInside(world, 'Gwen'), await guestInside(world, 'Olaf')];
    const channel = await subscribed(world, gwen);
    await subscribed(world, olaf);
    expect((await direct(gwen, await idOf(olaf), 'anonymous')).status).to.equal(200);
    channel.send('UNSUBSCRIBE_CHANNEL', subscription(world.space));
    await channel.next('CHANNEL_UNSUBSCRIBED');
    expect((await direct(olaf, await idOf(gwen), 'anonymous')).status).to.equal(403);
  });

  it('is refused for the wrong user type, an unknown user and oneself', async () => {
    await begin();
    const [ada, ben] = [await user(world, 'ada'), await user(world, 'ben')];
    expect((await direct(ada, await idOf(ben), 'anonymous')).status).to.equal(404);
    expect((await direct(ada, 'f'.repeat(24))).status).to.equal(404);
    expect((await direct(ada, await idOf(ben), 'phone')).status).to.equal(400);
    expect((await direct(ada, await idOf(ada))).status).to.equal(400);
  });
});
