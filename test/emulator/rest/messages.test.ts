import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { dataOf, guestInside, rest, textOf, user, type Answer } from '../rest.ts';

describe('the message history', () => {
  let world: World;
  let token: string;

  const begin = async (seed: string, switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed, switches });
    token = await user(world, 'ada');
  };
  const query = (tail = ''): Promise<Answer> =>
    rest(world, `/api/spaces/${world.space}/messages/query${tail}`, { token });
  const feed = (tail: string): Promise<Answer> =>
    rest(world, `/api/activitiesrecord/messages?spaceid=${world.space}&${tail}`, { token });
  const follow = (url: unknown): Promise<Answer> => rest(world, String(url), { token });
  const texts = (answer: Answer): string[] => dataOf(answer).map(textOf);

  afterEach(() => world.stop());

  it('returns messages newest first, page by page to the beginning', async () => {
    await begin('demo');
    const stored = (await world.messages(world.space)).map(({ _id }) => _id);
    const seen: unknown[] = [];
    let page = await query('?size=500');
    expect(dataOf(page)).to.have.length(50);
    expect(page.body['prevPageUrl']).to.equal('');
    for (;;) {
      seen.push(...dataOf(page).map(({ _id }) => _id));
      if (page.body['nextPageUrl'] === '') break;
      page = await follow(page.body['nextPageUrl']);
    }
    expect(seen.toReversed()).to.deep.equal(stored);
    const back = await follow(page.body['prevPageUrl']);
    expect(dataOf(back).at(-1)?.['_id']).to.equal(stored[stored.length % 50]);
  });

  it('uses absolute, relative or foreign page URLs, and "" or "end" if there is no page', async () => {
    await begin('demo');
    const next = async (): Promise<string> => String((await query()).body['nextPageUrl']);
    expect(new URL(await next()).origin).to.equal(world.server);
    await world.control({ do: 'switch', set: { pageUrls: 'relative', noPage: 'end' } });
    expect(await next()).to.match(/^\/api\/spaces\//);
    expect((await query()).body['prevPageUrl']).to.equal('end');
    await world.control({ do: 'switch', set: { pageUrls: 'foreign' } });
    expect(new URL(await next()).origin).to.not.equal(world.server);
  });

  it('counts the page or the whole conversation in `total`', async () => {
    await begin('demo', { queryTotal: 'all' });
    const all = (await world.messages(world.space)).length;
    expect((await query('?size=5')).body['total']).to.equal(all);
    await world.control({ do: 'switch', set: { queryTotal: 'page' } });
    expect((await query('?size=5')).body['total']).to.equal(5);
  });

  it('starts at a time and continues in the direction that the switch sets', async () => {
    await begin('empty');
    await world.control({ do: 'say', text: 'early #', count: 3 });
    const { now } = await world.control<{ now: number }>({ do: 'clock', advance: 1000 });
    await world.control({ do: 'clock', advance: 1000 });
    await world.control({ do: 'say', text: 'late #', count: 3 });
    const refTime = new Date(now).toISOString();
    expect(texts(await query(`?refTime=${refTime}&direction=before`))).to.deep.equal([
      'early 3',
      'early 2',
      'early 1',
    ]);
    const after = await query(`?refTime=${refTime}&direction=after&size=2`);
    expect(texts(after)).to.deep.equal(['late 2', 'late 1']);
    expect(texts(await follow(after.body['nextPageUrl']))).to.deep.equal(['late 3']);
    await world.control({ do: 'switch', set: { directionAfter: 'older' } });
    expect(texts(await query(`?refTime=${refTime}&direction=after&size=1`))).to.deep.equal(['early 3']);
  });

  it('distinguishes messages of the same millisecond', async () => {
    await begin('empty');
    await world.control({ do: 'clock', freeze: true });
    await world.control({ do: 'say', text: 'tie #', count: 5 });
    const first = await query('?size=3');
    expect(texts(first)).to.deep.equal(['tie 5', 'tie 4', 'tie 3']);
    expect(texts(await follow(first.body['nextPageUrl']))).to.deep.equal(['tie 2', 'tie 1']);
  });

  it('also returns messages by reference', async () => {
    await begin('demo');
    const byref = await rest(world, `/api/topics/${world.space}/messages/byref?size=7`, { token });
    expect(dataOf(byref)).to.deep.equal(dataOf(await query('?size=7')));
  });

  it('returns added, edited and deleted messages in the change feed', async () => {
    await begin('empty');
    await world.control({ do: 'say', text: '#', count: 3 });
    const [one, two] = await world.messages(world.space);
    const { now } = await world.control<{ now: number }>({ do: 'clock', advance: 1000 });
    await world.control({ do: 'clock', advance: 1000 });
    await world.control({ do: 'edit', id: one?.['_id'], text: 'ONE' });
    await world.control({ do: 'delete', id: two?.['_id'] });
    const changes = await feed(`after=${now}`);
    expect(dataOf(changes).map((item) => [item['_id'], textOf(item), item['deleted']])).to.deep.equal([
      [one?.['_id'], 'ONE', undefined],
      [two?.['_id'], '', true],
    ]);
    await world.control({ do: 'switch', set: { deletedInFeed: 'omitted' } });
    expect(texts(await feed(`after=${now}`))).to.deep.equal(['ONE']);
    const [newest] = texts(await feed(`before=${now}`));
    expect(newest).to.equal('3');
    expect((await feed('')).status).to.equal(400);
  });

  it('omits or marks deleted messages', async () => {
    await begin('empty');
    await world.control({ do: 'say', text: 'gone' });
    await world.control({ do: 'delete' });
    expect(dataOf(await query())).to.have.length(0);
    await world.control({ do: 'switch', set: { deletedInHistory: 'marker' } });
    expect(dataOf(await query())[0]).to.include({ deleted: true });
  });

  it('restricts guests if the space says so: with 403, an empty list, or only messages since they joined', async () => {
    await begin('no-history');
    token = await guestInside(world);
    expect((await query()).status).to.equal(403);
    expect((await feed('after=0')).status).to.equal(403);
    await world.control({ do: 'switch', set: { deniedHistory: 'empty' } });
    expect(dataOf(await query())).to.have.length(0);
    await world.control({ do: 'switch', set: { deniedHistory: 'since-join' } });
    await world.control({ do: 'say', text: 'after the guest came' });
    expect(texts(await query())).to.deep.equal(['after the guest came']);
    expect(texts(await feed('after=0'))).to.deep.equal(['after the guest came']);
  });

  it('can return an empty page that is followed by more', async () => {
    await begin('demo');
    await world.control({ do: 'emptyPages' });
    const empty = await query('?size=5');
    expect(dataOf(empty)).to.have.length(0);
    expect(dataOf(await follow(empty.body['nextPageUrl']))).to.have.length(5);
  });

  it('contains ten thousand messages in the busy seed', async () => {
    await begin('busy');
    expect((await query('?size=50')).body['nextPageUrl']).to.not.equal('');
    expect(await world.messages(world.space)).to.have.length(10_000);
  });
});

describe('posting a message by REST', () => {
  let world: World;
  let token: string;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    token = await guestInside(world, 'Gwen');
  });
  afterEach(() => world.stop());

  const post = (bodyText: unknown): Promise<Answer> =>
    rest(world, `/api/spaces/${world.space}/chats`, { token, body: { content: { bodyText, data: [] } } });

  it('stores it and responds with the message, a list, or nothing', async () => {
    expect(textOf((await post('<p>one</p>')).body)).to.equal('one');
    await world.control({ do: 'switch', set: { chatPostAnswer: 'data' } });
    expect(textOf(dataOf(await post('<p>two</p>'))[0])).to.equal('two');
    await world.control({ do: 'switch', set: { chatPostAnswer: 'empty' } });
    expect((await post('plain')).body).to.deep.equal({});
    expect((await world.messages(world.space)).map(textOf)).to.deep.equal(['one', 'two', 'plain']);
  });

  it('is refused without a text, with a rejected text, and in an archived space', async () => {
    expect((await post(7)).status).to.equal(400);
    await world.control({ do: 'poison', text: 'arsenic' });
    expect((await post('<p>tea with arsenic</p>')).status).to.equal(400);
    await world.control({ do: 'space', set: { archived: true } });
    expect((await post('<p>hello</p>')).body['code']).to.equal('topic.invalid_acesss_to_archived_topic');
  });

  it('returns the code of an error, or only the message', async () => {
    expect((await post(7)).body).to.include({ code: 'invalid.parameters' });
    await world.control({ do: 'switch', set: { errorCodes: false } });
    expect((await post(7)).body).to.have.keys('message');
  });

  it('lets only the sender edit it, and only if chat messages can be edited', async () => {
    const path = `/api/messages/${String((await post('<p>teh</p>')).body['_id'])}`;
    const body = { content: { bodyText: '<p>the</p>' } };
    expect(textOf((await rest(world, path, { token, body })).body)).to.equal('the');
    expect((await rest(world, path, { token, body, method: 'PATCH' })).status).to.equal(200);
    expect((await rest(world, path, { token: await user(world, 'ben'), body })).status).to.equal(403);
    await world.control({ do: 'switch', set: { chatEdit: 'refused' } });
    expect((await rest(world, path, { token, body })).status).to.equal(400);
  });

  it('reports deletions in the four lists of the service, with its spelling', async () => {
    const mine = (await post('<p>mine</p>')).body['_id'];
    const { ids } = await world.control<{ ids: string[] }>({ do: 'say', who: 'ben', text: 'his' });
    const all = [mine, ids[0], 'nothing'];
    const remove = (who: string): Promise<Answer> =>
      rest(world, '/api/messages/deletemessages', { token: who, body: all });
    const none = { notFoundMmessages: ['nothing'], notDeletedMessages: [] };
    expect((await remove(token)).body).to.deep.equal({
      ...none,
      deletedMessages: [mine],
      noPermittedMessages: [{ messageId: ids[0] }],
    });
    await world.control({ do: 'space', set: { archived: true } });
    const { body } = await remove(await user(world, 'ada'));
    expect(body['notDeletedMessages']).to.have.length(1);
    await world.control({ do: 'space', set: { archived: false } });
    expect((await remove(await user(world, 'ada'))).body['deletedMessages']).to.deep.equal(ids);
  });

  it('stores how far a user has read', async () => {
    const { status } = await rest(world, `/api/users/me/spaces/${world.space}/markread`, { token, body: {} });
    expect(status).to.equal(200);
    const { body } = await rest(world, `/api/spaces/${world.space}`, { token });
    expect(Date.parse(String(body['lastAccess']))).to.be.closeTo(Date.now(), 5000);
  });
});
