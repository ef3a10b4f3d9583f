/** A guest joins with an invite link and a name, and sends each request only once. */
import { expect } from '@open-wc/testing';
import type { SpacesChat } from '../../src/index.ts';
import { byRole } from '../support/by-role.ts';
import { watchTraffic, type Traffic } from '../support/page-traffic.ts';
import { joinMarkup, leaveAll, visit } from '../support/visit.ts';
import { aWhile, until } from '../support/visitors.ts';
import { startWorld, type LoggedRequest, type World } from '../support/world.ts';

describe('A guest with an invitation', () => {
  let world: World;
  let traffic: Traffic;

  beforeEach(async () => {
    world = await startWorld({ seed: 'demo' });
    traffic = watchTraffic();
  });
  afterEach(async () => {
    leaveAll();
    traffic.stop();
    await world.stop();
  });

  const asked = async (what: RegExp): Promise<readonly LoggedRequest[]> =>
    (await world.requests()).filter(({ path }) => what.test(path));

  /** Checks that there was one sign-in, one join and one socket. */
  const onlyOnce = async (): Promise<void> => {
    await aWhile();
    expect(await asked(/anonymous\/auth$/), 'sign-ins').to.have.lengthOf(1);
    expect(await asked(/\/join$/), 'joins').to.have.lengthOf(1);
    expect(await world.stats()).to.include({ guests: 1, sockets: 1, socketsOpened: 1, socketsTried: 1 });
  };

  it('reads the history and writes with another guest on the same page', async () => {
    const mira = await (await visit(world)).comeIn('Mira Holt');
    expect(byRole(mira.page, 'heading', /You are in/).textContent).to.contain('Product launch');
    const last = (await world.messages(world.space)).at(-1) as { _id: string };
    await until(() => mira.rows.at(-1)?.id === last._id, 'the history is there');

    const tom = await (await visit(world)).comeIn('Tom Reyes');
    mira.say('Good morning, can you read me?');
    await tom.reads('Good morning, can you read me?');
    expect(tom.rows.at(-1)?.label).to.contain('Mira Holt');
    tom.say('Loud and clear.');
    await mira.reads('Loud and clear.');
    expect(mira.rows.at(-1)?.label).to.contain('Tom Reyes');
    expect(await world.stats(), 'two sessions, two sockets').to.include({ guests: 2, socketsOpened: 2 });
    expect(mira.types).to.deep.equal([
      'spaces-before-join',
      'spaces-joined',
      'spaces-before-send',
      'spaces-message-sent',
      'spaces-message-received',
    ]);
  });

  it('sends no request before pressing the button', async () => {
    await visit(world, `${joinMarkup(world, 'chat guest-name="Mira Holt"')}<spaces-chat></spaces-chat>`);
    await aWhile();
    expect(traffic.sent).to.deep.equal([]);
    expect(await world.stats()).to.include({ requests: 0, socketsTried: 0 });
  });

  it('joins once after pressing the button 20 times', async () => {
    const page = await visit(world);
    page.name('Mira Holt');
    const button = byRole(page.page, 'button', 'Join as guest');
    for (let times = 0; times < 20; times++) button.click();
    await page.live();
    await onlyOnce();
    expect(page.types).to.deep.equal(['spaces-before-join', 'spaces-joined']);
  });

  it('joins once with the conversation beside the join element', async () => {
    const page = await visit(world, `${joinMarkup(world, '')}<spaces-chat></spaces-chat>`);
    page.name('Mira Holt');
    const button = byRole(page.page, 'button', 'Join as guest');
    for (let times = 0; times < 20; times++) button.click();
    await page.live();
    await onlyOnce();
  });

  it('joins once with two join elements and a separate conversation on the page', async () => {
    const page = await visit(world, `${joinMarkup(world)}${joinMarkup(world)}<spaces-chat></spaces-chat>`);
    const joins = [...page.page.querySelectorAll('spaces-join')];
    await Promise.all(Array.from({ length: 50 }, (_, call) => joins[call % 2]?.join('Mira Holt')));
    await until(() => joins.every(({ state }) => state.step === 'joined'), 'both have joined');
    const lines = (): string[] => page.findAll<SpacesChat>('spaces-chat').map(({ state }) => state.line);
    const areLive = (): boolean => lines().length === 3 && lines().every((line) => line === 'live');
    await until(areLive, 'three conversations are live');
    await onlyOnce();
  });

  it('sends the token in the header of each later request', async () => {
    const page = await (await visit(world)).comeIn('Mira Holt');
    page.say('hello');
    await page.reads('hello');
    await world.control({ do: 'dropSockets' });
    await until(() => !page.isLive, 'down');
    await page.live();
    const open = /service-configurations$|anonymous\/auth$/;
    for (const { path, authorization } of await world.requests()) {
      expect(authorization, path).to.equal(open.test(path) ? null : 'jwt');
    }
    const [token] = traffic.guestTokens;
    const withToken = traffic.sent.filter(({ kind, url }) => kind === 'fetch' && !open.test(url));
    expect(withToken.length).to.be.greaterThan(3);
    for (const { url, authorization } of withToken) {
      expect(authorization, url).to.equal(`jwt ${token}`);
      expect(url, 'no token in an address').not.to.contain(token);
    }
  });
});
