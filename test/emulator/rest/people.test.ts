import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { dataOf, guestInside, rest, user, type Answer } from '../rest.ts';

describe('the people search', () => {
  let world: World;
  const search = async (nick: string, text: string, more = ''): Promise<Answer> =>
    rest(world, `/api/users/me/colleagues?search=${encodeURIComponent(text)}${more}`, {
      token: await user(world, nick),
    });
  const names = (answer: Answer): unknown[] => dataOf(answer).map(({ displayname }) => displayname);

  afterEach(() => world.stop());

  it('finds only people in the same company, and other people after they share a space', async () => {
    world = await startWorld({ seed: 'empty' });
    expect(names(await search('ada', 'gil'))).to.deep.equal(['Gil Novák']);
    expect(names(await search('ada', 'hana'))).to.deep.equal([]);
    expect(names(await search('hana', 'ada'))).to.deep.equal([]);
    await rest(world, `/api/spaces/${world.space}/join`, { token: await user(world, 'hana') });
    expect(names(await search('ada', 'hana'))).to.deep.equal(['Hana Ito']);
    expect(names(await search('hana', 'ada'))).to.deep.equal(['Ada Moreno']);
  });

  it('refuses guests or lets them search, depending on the switch', async () => {
    world = await startWorld({ seed: 'empty' });
    const token = await guestInside(world);
    const path = '/api/users/me/colleagues?search=ada';
    expect((await rest(world, path, { token })).status).to.equal(403);
    await world.control({ do: 'switch', set: { guestSearch: 'allowed' } });
    expect(names(await rest(world, path, { token }))).to.deep.equal(['Ada Moreno']);
  });

  it('handles an invalid regular expression as the switch says', async () => {
    world = await startWorld({ seed: 'empty' });
    expect((await search('ada', '(')).status).to.equal(400);
    await world.control({ do: 'switch', set: { invalidSearch: 'broken' } });
    expect((await search('ada', '(')).status).to.equal(500);
    await world.control({ do: 'switch', set: { invalidSearch: 'empty' } });
    expect(dataOf(await search('ada', '('))).to.deep.equal([]);
  });

  it('returns 50,000 colleagues in pages', async () => {
    world = await startWorld({ seed: 'directory' });
    const first = await search('ada', 'colleague', '&size=100');
    expect(first.body['total']).to.equal(50_000);
    const token = await user(world, 'ada');
    const second = await rest(world, String(first.body['nextPageUrl']), { token });
    expect(dataOf(second)).to.have.lengthOf(100);
    expect(dataOf(second)[0]?.['username']).to.equal('colleague.101@example.test');
  });

  it('looks up at most 50 addresses and leaves out unknown ones', async () => {
    world = await startWorld({ seed: 'directory' });
    const token = await user(world, 'ada');
    const asked = Array.from({ length: 60 }, (_, index) => `colleague.${index + 1}@example.test`);
    const bulk = async (body: unknown): Promise<Answer> =>
      rest(world, '/api/users/me/colleaguesbulk', { token, body });
    expect(dataOf(await bulk(asked))).to.have.lengthOf(50);
    expect(names(await bulk(['ben.okafor@example.test', 'unknown@example.test']))).to.deep.equal([
      'Ben Okafor',
    ]);
    expect((await bulk({})).status).to.equal(400);
  });

  it('returns a personal room by its owner’s address', async () => {
    world = await startWorld({ seed: 'empty' });
    const token = await user(world, 'ada');
    const { body } = await rest(world, '/api/users/meetingroom/ben.okafor@example.test', { token });
    const [ben] = dataOf(await search('ada', 'ben'));
    expect(body['data']).to.include({ type: 'personal', cid: ben?.['_id'] });
    expect((await rest(world, '/api/users/meetingroom/unknown@example.test', { token })).status).to.equal(
      404,
    );
  });

  it('lets members add people they can find, and only admins add admins', async () => {
    world = await startWorld({ seed: 'empty' });
    const idOf = async (nick: string): Promise<string> =>
      String((await rest(world, '/api/users/me', { token: await user(world, nick) })).body['_id']);
    const add = async (by: string, who: string, role: string): Promise<Answer> =>
      rest(world, `/api/spaces/${world.space}/attendees/userid/${await idOf(who)}`, {
        token: await user(world, by),
        body: { role },
      });
    expect((await add('ben', 'gil', 'member')).body).to.include({ attendeeType: 'userId', role: 'member' });
    expect((await add('ben', 'gil', 'admin')).status).to.equal(403);
    expect((await add('ada', 'gil', 'admin')).status).to.equal(200);
    expect((await add('ada', 'hana', 'member')).status).to.equal(403);
    expect((await add('ada', 'ben', 'guest')).status).to.equal(400);
  });
});
