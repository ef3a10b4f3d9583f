import { expect } from '@open-wc/testing';
import { SpacesError } from '../../../src/api/errors.ts';
import type { Person } from '../../../src/protocol/person.ts';
import { PeopleSearch, type PeopleSource } from '../../../src/stores/people/search.ts';
import { ManualClock } from '../fixtures/manual-clock.ts';

const person = (id: string, name: string): Person => ({
  id,
  name,
  username: `${id}@example.test`,
  picture: undefined,
  kind: 'user',
});

const tasksDone = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const source = (people: readonly Person[], contacts = false): PeopleSource => ({
  contacts,
  search: async () => ({ people, next: undefined }),
});
const counting = (count: () => number): PeopleSource => ({
  contacts: false,
  search: async () => ({ people: [], next: String(count()) }),
});
const broken: PeopleSource = {
  contacts: false,
  search: () => Promise.reject(new SpacesError('server-error')),
};

describe('a search for people', () => {
  const search = (sources: readonly PeopleSource[], clock = new ManualClock()) => {
    const store = new PeopleSearch({ sources, selfId: () => 'me', clock });
    const find = async (text: string) => {
      store.type(text);
      clock.pass(1_000);
      await tasksDone();
      return store.$people.get();
    };
    return { store, clock, find };
  };

  it('lists each person once and leaves out the user, sorted by word beginning, contact and name', async () => {
    const all = [
      person('a', 'Zoe Benson'),
      person('b', 'Ruben Fox'),
      person('d', 'Ben Zorn'),
      person('c', 'Ben Abel'),
      person('me', 'Ben Me'),
    ];
    const { find } = search([source(all), source([person('a', 'Zoe Benson')], true)]);
    const state = await find('ben');
    expect(state.step === 'found' && state.people.map(({ id }) => id)).to.deep.equal(['a', 'c', 'd', 'b']);
  });

  it('stops after a few pages without new people, and loads the next one when the user asks for it', async () => {
    let pages = 0;
    const { store, find } = search([counting(() => ++pages)]);
    await find('ben');
    for (let time = 0; time < 50; time += 1) await store.more();
    expect(pages).to.equal(3);
    expect(store.$people.get()).to.include({ step: 'found', more: 'paused' });
    store.retry();
    await tasksDone();
    expect(pages).to.equal(4);
    expect(store.$people.get()).to.include({ more: 'paused' });
  });

  it('sends at most three rounds of requests for 20 keys within two seconds', async () => {
    for (const gaps of [[100], [160, 40], [200, 0]]) {
      let rounds = 0;
      const { store, clock } = search([counting(() => ++rounds)]);
      for (let key = 1; key <= 20; key += 1) {
        store.type('abcdefghijklmnopqrst'.slice(0, key));
        clock.pass(gaps[key % gaps.length] ?? 0);
      }
      clock.pass(1_000);
      expect(rounds).to.be.within(1, 3);
    }
  });

  it('shows the results of the last text in 1,000 runs with answers in any order', async () => {
    const waiting: { text: string; answer: () => void }[] = [];
    const slow: PeopleSource = {
      contacts: false,
      search: ({ text }) =>
        new Promise((resolve) => {
          waiting.push({ text, answer: () => resolve({ people: [person(text, text)], next: undefined }) });
        }),
    };
    const { store, clock } = search([slow]);
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let run = 0; run < 1_000; run += 1) {
      const texts = [`ab${run}`, `abc${run}`, `abcd${run}`];
      for (const text of texts) {
        store.type(text);
        clock.pass(1_000 + random(300));
      }
      while (waiting.length > 0) waiting.splice(random(waiting.length), 1)[0]?.answer();
      await tasksDone();
      const state = store.$people.get();
      expect(state.step === 'found' && state.people.map(({ name }) => name)).to.deep.equal([texts[2]]);
    }
  });

  it('shows the results of one source when the other fails, and a failure when all fail', async () => {
    const half = await search([source([person('a', 'Ada')]), broken]).find('ada');
    expect(half.step === 'found' && [half.people.length, half.missing?.code]).to.deep.equal([
      1,
      'server-error',
    ]);
    const { store, find } = search([broken, broken]);
    expect((await find('ada')).step).to.equal('failed');
    store.retry();
    expect(store.$people.get().step).to.equal('searching');
  });

  it('asks a failed source again only on retry, and keeps the rows', async () => {
    let asked = 0;
    let works = false;
    const moody: PeopleSource = {
      contacts: true,
      search: async () => {
        asked += 1;
        if (!works) throw new SpacesError('server-error');
        return { people: [person('b', 'Ben Ada')], next: undefined };
      },
    };
    const { store, find } = search([source([person('a', 'Ada')]), moody]);
    const half = await find('ada');
    expect(half.step === 'found' && half.more, 'scrolling has nothing to load').to.equal('none');
    await store.more();
    expect(asked).to.equal(1);
    works = true;
    store.retry();
    await tasksDone();
    const whole = store.$people.get();
    expect(
      whole.step === 'found' && [whole.people.map(({ id }) => id), whole.missing, whole.more],
    ).to.deep.equal([['a', 'b'], undefined, 'none']);
  });

  it('continues at a failed page only on retry', async () => {
    const pages: (string | undefined)[] = [];
    const { store, find } = search([
      {
        contacts: false,
        search: async ({ page }) => {
          pages.push(page);
          if (pages.length === 2) throw new SpacesError('unreachable');
          return { people: [person(`p${pages.length}`, 'Ada')], next: page ? undefined : 'second' };
        },
      },
    ]);
    await find('ada');
    await store.more();
    await store.more();
    expect(pages).to.deep.equal([undefined, 'second']);
    store.retry();
    await tasksDone();
    expect(pages).to.deep.equal([undefined, 'second', 'second']);
    const state = store.$people.get();
    expect(state.step === 'found' && [state.people.length, state.missing]).to.deep.equal([2, undefined]);
  });

  it('ends at a page that links to itself', async () => {
    const { store, find } = search([
      { contacts: false, search: async () => ({ people: [person('a', 'Ada')], next: 'again' }) },
    ]);
    await find('ada');
    await store.more();
    const state = store.$people.get();
    expect(state.step === 'found' && state.more).to.equal('none');
  });

  it('adds the next page after the rows already shown', async () => {
    const paged: PeopleSource = {
      contacts: false,
      search: async ({ page }) =>
        page === undefined
          ? { people: [person('z', 'Zed Ada')], next: 'second' }
          : { people: [person('z', 'Zed Ada'), person('a', 'Ada')], next: undefined },
    };
    const { store, find } = search([paged]);
    await find('ada');
    await store.more();
    const state = store.$people.get();
    expect(state.step === 'found' && [state.people.map(({ id }) => id), state.more]).to.deep.equal([
      ['z', 'a'],
      'none',
    ]);
  });

  it('loads the next page of each source', async () => {
    const asked: string[] = [];
    const paged = (name: string, contacts: boolean): PeopleSource => ({
      contacts,
      search: async ({ page }) => {
        asked.push(`${name} ${page ?? 'first'}`);
        return { people: [person(`${name}${page}`, 'Ada')], next: page ? undefined : `${name} second` };
      },
    });
    const { store, find } = search([paged('a', false), paged('b', true)]);
    await find('ada');
    await store.more();
    expect(asked).to.deep.equal(['a first', 'b first', 'a a second', 'b b second']);
  });

  it('waits for a typing pause of 150 ms', async () => {
    let rounds = 0;
    const { store, clock } = search([counting(() => ++rounds)]);
    store.type('ad');
    clock.pass(149);
    store.type('ada');
    clock.pass(149);
    const early = rounds;
    clock.pass(1);
    expect([early, rounds]).to.deep.equal([0, 1]);
  });

  it('sends no request for fewer than two characters', async () => {
    expect((await search([broken]).find(' a ')).step).to.equal('idle');
  });
});
