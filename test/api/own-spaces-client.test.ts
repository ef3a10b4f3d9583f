import { expect } from '@open-wc/testing';
import { createHttp } from '../../src/api/http.ts';
import { createOwnSpacesClient, type OwnSpacesClient } from '../../src/api/own-spaces-client.ts';
import { user } from '../emulator/rest.ts';
import { watchTraffic, type Traffic } from '../support/page-traffic.ts';
import { startWorld, type World } from '../support/world.ts';

describe('The requests about the user’s spaces', () => {
  let world: World;
  let client: OwnSpacesClient;
  let traffic: Traffic;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    const token = { value: await user(world, 'ada'), type: 'jwt' } as const;
    const tokens = { current: async () => token, refused: async () => undefined };
    client = createOwnSpacesClient(createHttp({ origin: world.server, tokens }));
    traffic = watchTraffic();
  });
  afterEach(async () => {
    traffic.stop();
    await world.stop();
  });

  const list = (part: Partial<Parameters<OwnSpacesClient['list']>[0]> = {}) =>
    client.list({ filter: 'all', search: '', ...part });
  const titles = async (part?: Parameters<typeof list>[0]) =>
    (await list(part)).spaces.map(({ space }) => space.title);

  it('use only the query of the URL of a next page', async () => {
    const page = 'https://elsewhere.example/api/users/me?topictype=direct&page=0';
    await list({ page });
    const [sent] = traffic.sent;
    expect(sent?.url).to.match(new RegExp(`^${world.server}/api/users/me/spaces\\?`));
    expect(new URL(sent?.url ?? '').searchParams.get('topictype')).to.equal('group,direct,personal');
    expect(traffic.sent).to.have.length(1);
  });

  it('find every character as typed', async () => {
    const signs = '.*+?()[]{}|\\^$';
    await world.control({ do: 'newSpace', title: `Odd ${signs} signs` });
    for (const sign of [...signs, signs]) {
      expect(await titles({ search: sign }), sign).to.deep.equal([`Odd ${signs} signs`]);
    }
  });

  it('pin a space, and list only pinned ones', async () => {
    const { space } = await world.control<{ space: string }>({ do: 'newSpace', title: 'Red' });
    expect(await titles({ filter: 'pinned' })).to.deep.equal([]);
    await client.pin(space, true);
    expect(await titles({ filter: 'pinned' })).to.deep.equal(['Red']);
    await client.pin(space, false);
    expect(await titles({ filter: 'pinned' })).to.deep.equal([]);
  });

  it('list groups and direct conversations separately', async () => {
    expect(await titles({ filter: 'groups' })).to.deep.equal(['Quiet corner']);
    expect(await titles({ filter: 'direct' })).to.deep.equal([]);
  });
});
