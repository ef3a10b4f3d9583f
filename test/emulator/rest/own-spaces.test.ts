import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { dataOf, guestInside, rest, textOf, user, type Answer } from '../rest.ts';

describe('the list of the user’s spaces', () => {
  let world: World;
  let ada: string;

  const begin = async (switches: Record<string, unknown> = {}, seed = 'empty'): Promise<void> => {
    world = await startWorld({ seed, switches });
    ada = await user(world, 'ada');
  };
  const list = (query = '', token = ada): Promise<Answer> =>
    rest(world, `/api/users/me/spaces?${query}`, { token });
  const titles = (answer: Answer): unknown[] => dataOf(answer).map(({ title }) => title);
  const make = async (title: string): Promise<string> =>
    (await world.control<{ space: string }>({ do: 'newSpace', title })).space;
  /** Opens Ada's direct conversation with a person. */
  const talkTo = async (nick: string): Promise<string> => {
    const { body } = await rest(world, '/api/users/me', { token: await user(world, nick) });
    const answer = await rest(world, `/api/spaces/direct/user/${String(body['_id'])}`, { token: ada });
    return String(dataOf(answer)[0]?.['_id']);
  };
  /** Follows the page URLs and collects the titles. */
  const walk = async (query: string): Promise<unknown[][]> => {
    const pages: unknown[][] = [];
    for (let at = `/api/users/me/spaces?${query}`; at !== '';) {
      const answer = await rest(world, at, { token: ada });
      pages.push(titles(answer));
      at = String(answer.body['nextPageUrl']);
    }
    return pages;
  };

  afterEach(() => world.stop());

  it('sorts by latest activity and moves a space up when it gets a message', async () => {
    await begin();
    await world.control({ do: 'clock', advance: 1000 });
    const red = await make('Red');
    await world.control({ do: 'clock', advance: 1000 });
    await make('Blue');
    expect(titles(await list())).to.deep.equal(['Blue', 'Red', 'Quiet corner']);
    await world.control({ do: 'clock', advance: 1000 });
    await world.control({ do: 'say', space: red, text: 'Here' });
    expect(titles(await list())).to.deep.equal(['Red', 'Blue', 'Quiet corner']);
  });

  it('contains only the user’s own spaces, also with the older name of the path', async () => {
    await begin();
    await make('Red');
    const ben = await user(world, 'ben');
    expect(titles(await rest(world, '/api/users/me/topics', { token: ben }))).to.deep.equal(['Quiet corner']);
    expect(titles(await list('', await user(world, 'gil')))).to.deep.equal([]);
  });

  it('contains groups, or direct conversations with their latest chat message on request', async () => {
    await begin();
    const direct = await talkTo('gil');
    await world.control({ do: 'say', space: direct, text: 'First' });
    await world.control({ do: 'say', space: direct, text: 'Second' });
    expect(titles(await list())).to.deep.equal(['Quiet corner']);
    const [item] = dataOf(await list('topictype=direct'));
    expect(item).to.include({ _id: direct, type: 'direct' });
    expect(textOf(item?.['message'] as Record<string, unknown>)).to.equal('Second');
    expect(dataOf(await list('topictype=all'))).to.have.length(2);
    expect(dataOf(await list('topictype=group,direct'))).to.have.length(2);
    expect(dataOf(await list('topictype=personal'))).to.have.length(0);
  });

  it('contains the latest message in a list, or not at all, as the switch says', async () => {
    await begin({ latestMessageAs: 'list' });
    const direct = await talkTo('gil');
    await world.control({ do: 'say', space: direct, text: 'Hi' });
    expect(dataOf(await list('topictype=direct'))[0])
      .to.have.property('messages')
      .with.length(1);
    await world.control({ do: 'switch', set: { latestMessageAs: 'absent' } });
    expect(dataOf(await list('topictype=direct'))[0]).to.not.have.any.keys('message', 'messages');
  });

  it('searches titles by regular expression, and direct conversations by the other person’s name', async () => {
    await begin();
    await make('Red team (north)');
    await talkTo('gil');
    expect(titles(await list('search=%5Ered'))).to.deep.equal(['Red team (north)']);
    expect(titles(await list('search=%5C(north%5C)'))).to.deep.equal(['Red team (north)']);
    expect(dataOf(await list('topictype=all&search=nov'))).to.have.length(1);
    expect(dataOf(await list('topictype=all&search=ada'))).to.have.length(0);
  });

  it('handles an invalid regular expression as the switch says', async () => {
    await begin();
    await make('Red team (north)');
    expect((await list('search=(')).status).to.equal(400);
    await world.control({ do: 'switch', set: { invalidSearch: 'empty' } });
    expect(titles(await list('search=('))).to.deep.equal([]);
    await world.control({ do: 'switch', set: { invalidSearch: 'literal' } });
    expect(titles(await list('search=('))).to.deep.equal(['Red team (north)']);
  });

  it('omits archived and deleted spaces unless the request includes them', async () => {
    await begin();
    const [red, blue] = [await make('Red'), await make('Blue')];
    await world.control({ do: 'space', space: red, set: { archived: true } });
    await world.control({ do: 'deleteSpace', space: blue });
    expect(titles(await list())).to.deep.equal(['Quiet corner']);
    expect(titles(await list('topicstatus=1'))).to.deep.equal(['Red']);
    expect(dataOf(await list('topicstatus=all'))).to.have.length(2);
    const all = dataOf(await list('topicstatus=all&includedeleted=true'));
    expect(all.map(({ status }) => status)).to.have.members([0, 1, 2]);
    expect((await list('topicstatus=7')).status).to.equal(400);
  });

  it('pins a space for one user, and can list only pinned spaces', async () => {
    await begin();
    const red = await make('Red');
    const path = `/api/users/me/topics/${red}/preference`;
    const { body } = await rest(world, path, { token: ada, body: { isPinned: true } });
    expect(body).to.include({ targetId: red, isPinned: true, notification: true, unread: false });
    expect(dataOf(await list('filtertype=pinned'))[0]).to.include({ title: 'Red', isPinned: true });
    const again = await rest(world, path, { token: ada, body: { isPinned: false, notification: false } });
    expect(again.body).to.include({ _id: body['_id'], isPinned: false, notification: false });
    expect(dataOf(await list('filtertype=pinned'))).to.have.length(0);
    expect((await rest(world, path, { token: ada, body: { isPinned: 'yes' } })).status).to.equal(400);
    const ben = await user(world, 'ben');
    expect((await rest(world, path, { token: ben, body: { isPinned: true } })).status).to.equal(403);
  });

  it('marks a space as unread after messages from others, until the user marks it as read', async () => {
    await begin();
    const unread = async (): Promise<unknown> => dataOf(await list())[0]?.['unread'];
    await world.control({ do: 'clock', freeze: true });
    await world.control({ do: 'say', who: 'ada', text: 'My own' });
    expect(await unread()).to.equal(false);
    await world.control({ do: 'say', who: 'ben', text: 'An answer' });
    expect(await unread()).to.equal(true);
    await world.control({ do: 'clock', advance: 1000 });
    await rest(world, `/api/users/me/spaces/${world.space}/markread`, { token: ada, body: {} });
    expect(await unread()).to.equal(false);
    const { now } = await world.control<{ now: number }>({ do: 'clock' });
    expect(dataOf(await list())[0]?.['lastAccess']).to.equal(new Date(now).toISOString());
    await world.control({ do: 'switch', set: { unreadInList: false } });
    expect(dataOf(await list())[0]).to.not.have.property('unread');
  });

  for (const pageUrls of ['absolute', 'relative']) {
    it(`returns each space once with ${pageUrls} page URLs, even within one millisecond`, async () => {
      await begin({ pageUrls });
      await world.control({ do: 'clock', freeze: true });
      for (const name of ['A', 'B', 'C', 'D']) await make(name);
      const pages = await walk('size=2');
      expect(pages.map(({ length }) => length)).to.deep.equal([2, 2, 1]);
      expect(pages.flat()).to.deep.equal(['D', 'C', 'B', 'A', 'Quiet corner']);
    });
  }

  it('skips no space when one moves up between two pages', async () => {
    await begin();
    const ids: string[] = [];
    for (const name of ['A', 'B', 'C']) {
      await world.control({ do: 'clock', advance: 1000 });
      ids.push(await make(name));
    }
    const first = await list('size=2');
    expect(titles(first)).to.deep.equal(['C', 'B']);
    await world.control({ do: 'clock', advance: 1000 });
    await world.control({ do: 'say', space: ids[1] ?? '', text: 'Up' });
    const second = await rest(world, String(first.body['nextPageUrl']), { token: ada });
    expect(titles(second)).to.deep.equal(['A', 'Quiet corner']);
  });

  it('still supports page numbers, at most 50 spaces per page, and a start time', async () => {
    await begin();
    for (let number = 1; number <= 51; number += 1) await make(`No. ${number}`);
    expect(dataOf(await list())).to.have.length(10);
    expect(dataOf(await list('size=500'))).to.have.length(50);
    expect(dataOf(await list('size=50&page=1'))).to.have.length(2);
    const { now } = await world.control<{ now: number }>({ do: 'clock', advance: 5000 });
    await make('Latest');
    expect(titles(await list(`after=${now - 1}`))).to.deep.equal(['Latest']);
    expect((await list('pageToken=x')).status).to.equal(400);
  });

  it('contains a guest’s spaces, or refuses guests, as the switch says', async () => {
    await begin();
    const gwen = await guestInside(world);
    expect(titles(await list('', gwen))).to.deep.equal(['Quiet corner']);
    await world.control({ do: 'switch', set: { guestSpaces: 'refused' } });
    expect((await list('', gwen)).status).to.equal(403);
  });
});
