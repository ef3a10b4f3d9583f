import { expect } from '@open-wc/testing';
import { createPeopleClient, type PeopleClient } from '../../src/api/people-client.ts';
import type { Person } from '../../src/protocol/person.ts';
import { openSpaces, type Spaces } from '../../src/stores/spaces.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';

describe('finding people by the REST calls', () => {
  let world: World;
  let spaces: Spaces;
  let client: PeopleClient;

  const start = async (wish: WorldWish): Promise<void> => {
    world = await startWorld(wish);
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    spaces = openSpaces({ server: world.server, token });
    client = createPeopleClient(spaces.http);
  };
  const names = (people: readonly Person[]): string[] => people.map(({ name }) => name);

  afterEach(async () => {
    spaces.dispose();
    await world.stop();
  });

  it('takes every character of a regular expression as it is typed', async () => {
    await start({ seed: 'empty' });
    for (const text of '.*+?()[]{}|\\^$') {
      const { people } = await client.colleagues({ text });
      expect(
        people.every(({ name, username }) => `${name} ${username}`.includes(text)),
        text,
      ).to.equal(true);
      expect(people.length > 0, text).to.equal(text === '.');
    }
  });

  for (const pageUrls of ['absolute', 'relative', 'foreign'] as const) {
    it(`goes on to the next page when its URL is ${pageUrls}, and asks no other host`, async () => {
      await start({ seed: 'directory', switches: { pageUrls } });
      const first = await client.colleagues({ text: 'colleague.' });
      const second = await client.colleagues({ text: 'colleague.', page: first.next });
      expect(first.people).to.have.lengthOf(20);
      expect(second.people[0]?.username).to.equal('colleague.21@example.test');
    });
  }

  it('knows that there is no further page, however that is written', async () => {
    await start({ seed: 'empty', switches: { noPage: 'end' } });
    const { people, next } = await client.colleagues({ text: 'gil' });
    expect([names(people), next]).to.deep.equal([['Gil Novák'], undefined]);
  });

  it('finds nobody among direct messages before there are any', async () => {
    await start({ seed: 'empty' });
    expect(await client.contacts({ text: 'ben' })).to.deep.equal({ people: [], next: undefined });
  });

  it('says which address found whom', async () => {
    await start({ seed: 'empty' });
    const found = await client.byAddress(['Ben.Okafor@example.test', 'nobody@example.test']);
    expect(names(found.map(({ person }) => person))).to.deep.equal(['Ben Okafor']);
    expect(found[0]?.addresses).to.deep.equal(['ben.okafor@example.test']);
  });

  it('turns the address of a room into its owner, who can then be brought into a space', async () => {
    await start({ seed: 'empty' });
    const gil = await client.roomOwner('gil.novak@example.test');
    await client.addAttendee(world.space, gil, 'member');
    const { people } = await client.colleagues({ text: 'gil' });
    expect(people[0]?.id).to.equal(gil);
  });

  it('gives up when nobody waits for the answer any more', async () => {
    await start({ seed: 'empty' });
    const stopper = new AbortController();
    stopper.abort();
    const outcome = client.colleagues({ text: 'ben', signal: stopper.signal });
    expect(await outcome.catch((error: unknown) => (error as Error).name)).to.equal('AbortError');
  });
});
