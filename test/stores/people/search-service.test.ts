import { expect } from '@open-wc/testing';
import { createPeopleClient } from '../../../src/api/people-client.ts';
import { PeopleSearch, serviceSources } from '../../../src/stores/people/search.ts';
import { openSpaces, type Spaces } from '../../../src/stores/spaces.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('a people search at a service with random delays', () => {
  let world: World;
  let spaces: Spaces;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    spaces = openSpaces({ server: world.server, token });
    await spaces.session.signInPage();
  });

  afterEach(async () => {
    spaces.dispose();
    await world.stop();
  });

  it('shows the people of the last text in each of 1,000 runs', async () => {
    const names = ['Ben Okafor', 'Chiara Rossi', 'Devika Rao', 'Emil Sørensen', 'Farah Haddad', 'Gil Novák'];
    await world.control({ do: 'delay', ms: 0, upTo: 12, times: 'all', path: '/api/users/me/*' });
    const sources = serviceSources(
      createPeopleClient(spaces.http),
      async () => {},
      async () => {},
    );
    // This clock does not wait for a typing pause: each text is sent, and its answers arrive in any order.
    const clock = { now: () => 0, after: (_: number, run: () => void) => (run(), () => {}) };
    const oneRun = async (run: number): Promise<void> => {
      const store = new PeopleSearch({ sources, selfId: () => undefined, clock });
      const texts = [0, 1, 2].map((at) => names[(run * 5 + at * (1 + (run % 4))) % names.length]!);
      const seen: string[] = [];
      const last = texts[2]!.slice(0, 4).trim();
      const answered = new Promise<void>((resolve) => {
        store.$people.subscribe((state) => {
          if (state.step !== 'found') return;
          seen.push(...state.people.map(({ name }) => name));
          if (state.text === last) resolve();
        });
      });
      for (const [at, text] of texts.entries()) {
        store.type(text.slice(0, 4));
        // Some requests of the older text are running by then, others are not sent yet.
        if ((run + at) % 3 === 0) await new Promise((resolve) => setTimeout(resolve, (run * 7) % 9));
      }
      await answered;
      expect(store.$people.get()).to.include({ step: 'found', text: last });
      expect(seen.at(-1)).to.equal(texts[2]);
      store.dispose();
    };
    const many = 20;
    for (let from = 0; from < 1_000; from += many)
      await Promise.all(Array.from({ length: many }, (_, at) => oneRun(from + at)));
    expect((await world.requests()).length).to.be.above(2_000);
  }).timeout(120_000);
});
