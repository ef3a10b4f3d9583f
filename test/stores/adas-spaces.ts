/** Ada's list of spaces, for tests: her connection, a clock in the test's hand, and what happens around her. */
import { createMySpaces, type MySpaces } from '../../src/stores/my-spaces/store.ts';
import type { MySpacesState } from '../../src/stores/my-spaces/state.ts';
import { openSpaces, type Spaces } from '../../src/stores/spaces.ts';
import { dataOf, rest, user } from '../emulator/rest.ts';
import { configOf, until } from '../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';
import { HandClock } from './hand-clock.ts';

type Open = Extract<MySpacesState, { step: 'open' }>;

/** To be called within `describe`; leaves and stops the world after each test. */
export function adasSpaces() {
  let world: World;
  let clock: HandClock;
  let spaces: Spaces;
  let mine: MySpaces;
  let leave = (): void => {};

  const begin = async (wish: WorldWish = { seed: 'empty' }): Promise<void> => {
    world = await startWorld(wish);
    await open(openSpaces({ ...configOf(world), token: await user(world, 'ada') }));
  };
  const open = async (connection: Spaces): Promise<void> => {
    clock = new HandClock();
    spaces = connection;
    mine = createMySpaces(spaces, clock);
    const stop = mine.$mySpaces.listen(() => {});
    leave = () => {
      stop();
      spaces.dispose();
    };
    await until(() => !['loading', 'signed-out'].includes(state().step), 'the list is there');
  };
  const state = (): MySpacesState => mine.$mySpaces.get();
  const list = (): Open => {
    const now = state();
    if (now.step !== 'open') throw new Error(`The list is ${now.step}.`);
    return now;
  };
  const titles = (): string[] => list().spaces.map(({ title }) => title);
  const make = async (title: string): Promise<string> => {
    await world.control({ do: 'clock', advance: 1_000 });
    return (await world.control<{ space: string }>({ do: 'newSpace', title })).space;
  };
  const say = async (space: string, who: string): Promise<void> => {
    await world.control({ do: 'clock', advance: 1_000 });
    await world.control({ do: 'say', space, who, text: 'Here I am' });
  };
  /** Opens ada's direct conversation with somebody. */
  const talkTo = async (nick: string): Promise<string> => {
    const { body } = await rest(world, '/api/users/me', { token: await user(world, nick) });
    const path = `/api/spaces/direct/user/${String(body['_id'])}`;
    return String(dataOf(await rest(world, path, { token: await user(world, 'ada') }))[0]?.['_id']);
  };
  const asked = async (): Promise<number> =>
    (await world.requests()).filter(
      ({ path, authorization }) => path.startsWith('/api/users/me/spaces') && authorization === 'jwt',
    ).length;
  const shows = (...wanted: string[]): Promise<void> =>
    until(() => state().step === 'open' && titles().join() === wanted.join(), wanted.join(', '));

  afterEach(async () => {
    leave();
    await world.stop();
  });

  return {
    begin,
    open,
    state,
    list,
    titles,
    make,
    say,
    talkTo,
    asked,
    shows,
    leave: () => leave(),
    get world() {
      return world;
    },
    set world(started) {
      world = started;
    },
    get mine() {
      return mine;
    },
    get spaces() {
      return spaces;
    },
    get clock() {
      return clock;
    },
  };
}
