/** How many pages of members are read, whatever the service links them to. */
import { expect } from '@open-wc/testing';
import { createPeopleClient } from '../../../src/api/people-client.ts';
import { openSpaces, type Spaces } from '../../../src/stores/spaces.ts';
import { SpaceMembers } from '../../../src/stores/people/members.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('the members of a space', () => {
  let world: World;
  let spaces: Spaces;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty', switches: { latency: false } });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    spaces = openSpaces({ server: world.server, token });
    await spaces.session.signInPage();
  });
  afterEach(async () => {
    spaces.dispose();
    await world.stop();
  });

  const asked = async (): Promise<number> =>
    (await world.requests()).filter(({ path }) => path.endsWith('/members')).length;
  const search = async (members: SpaceMembers, text: string): Promise<void> =>
    members.loadMatching(text, new AbortController().signal);

  for (const [what, nextPageUrl, most] of [
    ['empty pages without end', '/?page=#', 5],
    ['pages that link to themselves', '/?page=same', 2],
  ] as const) {
    it(`are looked for in a few requests if the service sends ${what}`, async () => {
      const body = { own: JSON.stringify({ data: [], total: 0, nextPageUrl }) };
      await world.control({ do: 'fail', path: '*/members', times: 'all', status: 200, body });
      const members = new SpaceMembers(createPeopleClient(spaces.http), world.space);
      await search(members, 'ben');
      expect(await asked()).to.be.at.most(2 * most);
      const before = await asked();
      await search(members, 'chiara');
      expect((await asked()) - before).to.be.at.most(most);
    });
  }

  it('are all read once in a small space', async () => {
    const members = new SpaceMembers(createPeopleClient(spaces.http), world.space);
    await search(members, 'ben');
    await search(members, 'chiara');
    expect(await asked()).to.equal(1);
    expect(
      members.has(await spaces.http({ path: '/api/users/me', read: (me) => (me as { _id: string })._id })),
    ).to.equal(true);
  });
});
