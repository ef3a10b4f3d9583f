import { expect } from '@open-wc/testing';
import { createPeopleClient, type PeopleClient } from '../../src/api/people-client.ts';
import type { Person } from '../../src/protocol/person.ts';
import { openSpaces, type Spaces } from '../../src/stores/spaces.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';

describe('The requests about people', () => {
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

  it('find every character of a regular expression as typed', async () => {
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
    it(`load the next page from the same host when its URL is ${pageUrls}`, async () => {
      await start({ seed: 'directory', switches: { pageUrls } });
      const first = await client.colleagues({ text: 'colleague.' });
      const second = await client.colleagues({ text: 'colleague.', page: first.next });
      expect(first.people).to.have.lengthOf(20);
      expect(second.people[0]?.username).to.equal('colleague.21@example.test');
    });
  }

  it('recognise the last page', async () => {
    await start({ seed: 'empty', switches: { noPage: 'end' } });
    const { people, next } = await client.colleagues({ text: 'gil' });
    expect([names(people), next]).to.deep.equal([['Gil Novák'], undefined]);
  });

  it('find no contacts before the first direct message', async () => {
    await start({ seed: 'empty' });
    expect(await client.contacts({ text: 'ben' })).to.deep.equal({ people: [], next: undefined });
  });

  it('tell which person has which address', async () => {
    await start({ seed: 'empty' });
    const found = await client.byAddress(['Ben.Okafor@example.test', 'nobody@example.test']);
    expect(names(found.map(({ person }) => person))).to.deep.equal(['Ben Okafor']);
    expect(found[0]?.addresses).to.deep.equal(['ben.okafor@example.test']);
  });

  it('find the owner of a room, who can then be added to a space', async () => {
    await start({ seed: 'empty' });
    const gil = await client.roomOwner('gil.novak@example.test');
    await client.addAttendee(world.space, gil, 'member');
    const { people } = await client.colleagues({ text: 'gil' });
    expect(people[0]?.id).to.equal(gil);
  });

  it('stop when the caller aborts', async () => {
    await start({ seed: 'empty' });
    const stopper = new AbortController();
    stopper.abort();
    const outcome = client.colleagues({ text: 'ben', signal: stopper.signal });
    expect(await outcome.catch((error: unknown) => (error as Error).name)).to.equal('AbortError');
  });
});
