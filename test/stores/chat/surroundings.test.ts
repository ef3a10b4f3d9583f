import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { user } from '../../emulator/rest.ts';
import { asyncProperty } from '../../support/property.ts';
import { configOf, openChat, until, type Visitor } from '../../support/visitors.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import type { SpacePanels } from '../../../src/stores/chat/state.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';

interface Stored {
  readonly _id: string;
  readonly created: string;
  readonly deleted?: boolean;
  readonly content: { readonly bodyText: string };
}

describe('a message from far back', () => {
  let world: World;
  let visitors: Visitor[];

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    visitors = [];
    world = await startWorld({ seed: 'busy', ...wish });
  };
  const comes = async (nick = 'ben'): Promise<{ readonly ben: Visitor; readonly panels: SpacePanels }> => {
    const ben = openChat(openSpaces({ ...configOf(world), token: await user(world, nick) }), world.space);
    visitors.push(ben);
    await until(ben.isLive, 'live');
    const panels = await ben.chat.panels?.();
    if (!panels) throw new Error('There are no panels.');
    return { ben, panels };
  };
  const stored = async (): Promise<readonly Stored[]> =>
    ((await world.messages(world.space)) as never as readonly Stored[]).filter(({ deleted }) => !deleted);
  /** The ids and texts of each part of the timeline that has no gap. */
  const partsOf = ({ chat }: Visitor): string[][] => {
    const parts: string[][] = [[]];
    for (const entry of chat.$timeline.get().entries) {
      if (entry.kind === 'gap') parts.push([]);
      else if (entry.kind === 'message') parts.at(-1)?.push(`${entry.message.id} ${entry.message.bodyText}`);
    }
    return parts;
  };
  /** Whether a part has all messages that the service has between its first and its last one. */
  const isWhole = (part: readonly string[], all: readonly string[]): boolean => {
    const [first, last] = [all.indexOf(part[0] ?? ''), all.indexOf(part.at(-1) ?? '')];
    return first >= 0 && JSON.stringify(part) === JSON.stringify(all.slice(first, last + 1));
  };
  const fresh = async (): Promise<string[]> =>
    (await stored()).map(({ _id, content }) => `${_id} ${content.bodyText}`);

  afterEach(async () => {
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  for (const switches of [
    {},
    { directionAfter: 'older' },
    { pageUrls: 'relative', queryTotal: 'all' },
    { pageUrls: 'foreign' },
  ])
    it(`is shown with those around it, and the gap fills from both ends with ${JSON.stringify(switches)}`, async () => {
      await begin({ switches });
      const { ben, panels } = await comes();
      const all = await stored();
      const hit = all.at(-400) as Stored;
      expect(await panels.surroundings.show({ id: hit._id, created: hit.created })).to.equal(undefined);
      const [island = [], main = []] = partsOf(ben);
      expect(island.some((each) => each.startsWith(hit._id))).to.equal(true);
      expect(island.length).to.be.greaterThan(20);
      expect(
        [island, main].every((part) =>
          isWhole(
            part,
            all.map((each) => `${each._id} ${each.content.bodyText}`),
          ),
        ),
      ).to.equal(true);
      expect(ben.texts()).to.include('[not-loaded]');
      await panels.surroundings.fill('start');
      await panels.surroundings.fill('end');
      const [more = [], rest = []] = partsOf(ben);
      expect(more.length).to.be.greaterThan(island.length);
      expect(rest.length).to.be.greaterThan(main.length);
      for (let fills = 0; fills < 30 && partsOf(ben).length > 1; fills++)
        await panels.surroundings.fill(fills % 2 ? 'start' : 'end');
      const [whole = [], none] = partsOf(ben);
      expect(none).to.equal(undefined);
      expect(isWhole(whole, await fresh())).to.equal(true);
      // The history goes on before it.
      await ben.chat.loadOlder();
      expect(partsOf(ben)[0]?.length).to.be.greaterThan(whole.length);
    }).timeout(20_000);

  it('is found page by page where the service knows no moments, or not at all', async () => {
    await begin({ switches: { refTime: 'ignored' } });
    const { ben, panels } = await comes();
    const all = await stored();
    const [near, far] = [all.at(-200) as Stored, all.at(-9_000) as Stored];
    expect(await panels.surroundings.show({ id: near._id, created: near.created })).to.equal(undefined);
    expect(partsOf(ben)).to.have.lengthOf(1);
    const failure = await panels.surroundings.show({ id: far._id, created: far.created });
    expect(failure?.code).to.equal('not-found');
    expect(isWhole(partsOf(ben)[0] ?? [], await fresh())).to.equal(true);
  }).timeout(20_000);

  it('does not count as new, and neither do those that fill the gap', async () => {
    await begin();
    const { ben, panels } = await comes();
    const hit = (await stored()).at(-300) as Stored;
    await panels.surroundings.show({ id: hit._id, created: hit.created });
    await world.control({ do: 'fail', path: '*/messages/query*', status: 500, times: 'all' });
    await panels.surroundings.fill('end');
    expect(ben.texts()).to.include('[not-filled]');
    await world.control({ do: 'clear' });
    await panels.surroundings.fill('end');
    expect(ben.texts()).to.include('[not-loaded]');
    // An edit of a message in the gap does not appear alone.
    const inside = (await stored()).at(-200) as Stored;
    await world.control({ do: 'edit', id: inside._id, text: 'edited meanwhile' });
    await world.control({ do: 'say', text: 'news' });
    await until(() => ben.texts().at(-1) === 'news', 'the news');
    expect(ben.texts()).not.to.include('edited meanwhile');
    for (let fills = 0; fills < 30 && partsOf(ben).length > 1; fills++)
      await panels.surroundings.fill('start');
    expect(ben.texts()).to.include('edited meanwhile');
    expect(isWhole(partsOf(ben)[0] ?? [], await fresh())).to.equal(true);
  }).timeout(20_000);

  it('leaves the conversation as a fresh one, whatever happens', async () => {
    await begin({ seed: 'empty' });
    // Some of them in the same second, which is all that an id tells of the time.
    for (let batch = 0; batch < 12; batch++) {
      await world.control({ do: 'say', text: `${batch}, #`, count: batch === 5 ? 120 : 40 });
      await world.control({ do: 'clock', advance: 60_000 });
    }
    // Two equal texts of one person in the same millisecond would be one.
    let edits = 0;
    const back = fc.integer({ min: 1, max: 500 });
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('jump' as const, 'edit' as const, 'delete' as const), back }),
      fc.record({ do: fc.constantFrom('start' as const, 'end' as const, 'older' as const, 'say' as const) }),
      { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const) }) },
    );
    const law = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const { ben, panels } = await comes();
      for (const each of steps) {
        const all = await stored();
        const one = 'back' in each ? (all.at(-each.back) as Stored) : undefined;
        if (each.do === 'jump' && one) await panels.surroundings.show({ id: one._id, created: one.created });
        else if (each.do === 'edit')
          await world.control({ do: 'edit', id: one?._id, text: `edited ${(edits += 1)}` });
        else if (each.do === 'delete') await world.control({ do: 'delete', id: one?._id });
        else if (each.do === 'start' || each.do === 'end') await panels.surroundings.fill(each.do);
        else if (each.do === 'older') await ben.chat.loadOlder();
        else if (each.do === 'say') await world.control({ do: 'say', text: `said ${all.length}` });
        else await world.control({ do: 'dropSockets' });
      }
      const last = `the end ${(await stored()).length}`;
      await world.control({ do: 'say', text: last });
      await until(async () => ben.isLive() && ben.texts().at(-1) === last, 'live again', 15_000);
      const all = await fresh();
      const broken = partsOf(ben).filter((part) => !isWhole(part, all));
      if (broken.length > 0) throw new Error(`${JSON.stringify(broken[0]?.slice(0, 3))} of ${all.length}`);
      for (let fills = 0; fills < 60 && partsOf(ben).length > 1; fills++)
        await panels.surroundings.fill(fills % 3 ? 'end' : 'start');
      expect(partsOf(ben)).to.have.lengthOf(1);
      expect(isWhole(partsOf(ben)[0] ?? [], await fresh())).to.equal(true);
      visitors.pop()?.leave();
    });
    await asyncProperty(law, 8);
  }).timeout(60_000);

  it('is found by its words, page by page, whatever addresses the service names', async () => {
    await begin({ switches: { pageUrls: 'foreign' } });
    const { panels } = await comes();
    const pages = panels.search('steady');
    await until(() => pages.items.length > 0, 'matches');
    await pages.more();
    expect(new Set(pages.items.map(({ id }) => id)).size).to.equal(60);
    expect(pages.items.every(({ bodyText }) => bodyText.includes('steady'))).to.equal(true);
    pages.dispose();
  });
});
