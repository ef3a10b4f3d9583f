/** What a user is told when they are no longer in a space, and how they get in again. */
import { expect } from '@open-wc/testing';
import type { SpacesChat, SpacesJoin, SpacesList } from '../../src/index.ts';
import { user } from '../emulator/rest.ts';
import { allByRole, byRole, focused } from '../support/by-role.ts';
import { joinMarkup, leaveAll, rowsIn, visit, type Visit } from '../support/visit.ts';
import { aWhile, until } from '../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';

type End = 'removed' | 'deleted' | 'archived';

const headings = {
  removed: 'You are no longer in Quiet corner',
  deleted: 'Quiet corner was deleted',
  archived: 'Quiet corner is archived',
};

const ends: readonly (readonly [End, Readonly<Record<string, unknown>> & { readonly do: string }, RegExp])[] =
  [
    ['removed', { do: 'kick', who: 'Mira Holt' }, /removed/],
    ['deleted', { do: 'deleteSpace' }, /deleted/],
    ['archived', { do: 'space', set: { archived: true } }, /archived/],
  ];

describe('When the user is no longer in the space', () => {
  let world: World;
  let page: Visit;

  const begin = async (markup: (world: World) => string, wish: WorldWish = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', ...wish });
    page = await visit(world, markup(world));
    await page.comeIn('Mira Holt');
    page.say('Said before');
    await page.reads('Said before');
  };
  const embedded = (each: World): string => joinMarkup(each);
  const beside = (each: World): string => `${joinMarkup(each, '')}<spaces-chat></spaces-chat>`;
  const left = (): unknown[] =>
    page.heard.filter(({ type }) => type === 'spaces-left').map(({ detail }) => detail);
  const ended = async (end: End | 'expired', within = 5_000): Promise<void> => {
    const isTold = (): boolean => page.chat.state.step === end && page.join.state.step === end;
    await until(isTold, `${end} (${page.join.state.step}, ${page.chat.state.step})`, within);
    await page.reach(end);
    await page.chat.updateComplete;
  };
  const isReadable = (): boolean =>
    byRole(page.chat, 'log').checkVisibility() &&
    rowsIn(page.chat).some(({ text }) => text === 'Said before');

  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  for (const [end, action, reason] of ends) {
    for (const [where, markup] of Object.entries({ 'in the join element': embedded, 'beside it': beside })) {
      it(`because they were ${end} they are told so, with the conversation ${where}`, async () => {
        await begin(markup);
        await world.control(action);
        await ended(end);
        expect(
          page.alerts.some((text) => reason.test(text)),
          page.alerts.join(),
        ).to.equal(true);
        expect(byRole(page.join, 'heading').textContent).to.equal(headings[end]);
        expect(allByRole(page.chat, 'textbox')).to.deep.equal([]);
        expect(isReadable()).to.equal(true);
        const { state } = page.chat;
        expect(state).to.deep.equal({
          step: end,
          line: 'stopped',
          spaceId: world.space,
          title: 'Quiet corner',
        });
        const detail = { spaceId: world.space, reason: end };
        expect(left()).to.deep.equal(markup === embedded ? [detail] : [detail, detail]);
        await expect(page.join).to.be.accessible();
        await expect(page.chat).to.be.accessible();
      });
    }
  }

  it('because the service disconnected them, they are told so', async () => {
    await begin(embedded, { switches: { lossAnnounced: 'disconnected' } });
    await world.control({ do: 'kick', who: 'Mira Holt' });
    await ended('removed', 6_000);
    expect(left()).to.have.lengthOf(1);
  });

  it('and the service is silent, they are told when they send a message', async () => {
    await begin(embedded, { switches: { lossAnnounced: 'silent', updateEvent: false } });
    await world.control({ do: 'kick', who: 'Mira Holt' });
    await aWhile();
    expect(page.join.state.step).to.equal('joined');
    page.say('Is anyone here?');
    await ended('removed', 8_000);
    expect(byRole(page.chat, 'log').textContent).to.contain('Is anyone here?');
  });

  it('and the service is silent about the archive, they are told when a message is refused', async () => {
    await begin(embedded, { switches: { updateEvent: false } });
    await world.control({ do: 'space', set: { archived: true } });
    page.say('Is anyone here?');
    await ended('archived');
    expect(byRole(page.chat, 'log').textContent).to.contain('Is anyone here?');
  });

  it('they join again with one press, and the conversation goes on', async () => {
    await begin(embedded);
    await world.control({ do: 'kick', who: 'Mira Holt', forGood: false });
    await ended('removed');
    const { chat } = page;
    page.press('Join again as Mira Holt');
    await page.live();
    expect(page.chat).to.equal(chat);
    expect(page.join.state).to.deep.include({ step: 'joined', spaceId: world.space });
    page.say('Here again');
    await page.reads('Here again');
    expect(await world.stats(), 'the same person').to.include({ guests: 1 });
    expect(page.types.filter((type) => type === 'spaces-joined')).to.have.lengthOf(2);
    page.join.leave();
    expect(left().at(-1)).to.deep.equal({ spaceId: world.space, reason: 'left' });
  });

  it('they get in again with the button of the conversation, and the join element follows', async () => {
    await begin(beside);
    await world.control({ do: 'kick', who: 'Mira Holt', forGood: false });
    await ended('removed');
    byRole(page.chat, 'button', 'Try again').click();
    await page.live();
    await page.reach('joined');
    expect(byRole(page.join, 'heading').textContent).to.equal('You are in Quiet corner');
  });

  it('and may not come back, each try says so and the messages stay', async () => {
    await begin(embedded);
    await world.control({ do: 'kick', who: 'Mira Holt' });
    await ended('removed');
    byRole(page.chat, 'button', 'Try again').click();
    await until(() => page.chat.state.step === 'open', 'it asks the service');
    await until(() => page.chat.state.step === 'removed', 'still removed');
    page.press('Join again as Mira Holt');
    await page.reach('refused');
    expect(page.alerts.some((text) => /not allowed to join/.test(text))).to.equal(true);
    expect(isReadable()).to.equal(true);
    expect(left()).to.have.lengthOf(1);
    page.press('Back');
    await page.reach('invited');
    expect(left()).to.have.lengthOf(1);
  });

  it('an archived space that is opened again goes on', async () => {
    await begin(embedded);
    await world.control({ do: 'space', set: { archived: true } });
    await ended('archived');
    byRole(page.chat, 'button', 'Try again').click();
    await until(() => page.chat.state.step === 'open', 'it asks the service');
    await ended('archived');
    await world.control({ do: 'space', set: { archived: false } });
    byRole(page.join, 'button', 'Try again').click();
    await page.live();
    await page.reach('joined');
  });

  it('the focus moves from the field to the way on, and a draft is kept', async () => {
    await begin(beside);
    const field = byRole(page.chat, 'textbox', 'Message') as HTMLTextAreaElement;
    field.focus();
    field.value = 'half a thought';
    await world.control({ do: 'kick', who: 'Mira Holt', forGood: false });
    await ended('removed');
    expect(focused()).to.equal(byRole(page.chat, 'button', 'Try again'));
    (focused() as HTMLElement).click();
    await page.live();
    expect(focused()).to.equal(field);
    expect(field.value).to.equal('half a thought');
  });

  it('the list no longer shows the space', async () => {
    world = await startWorld({ seed: 'office' });
    const token = await user(world, 'ben');
    page = await visit(world, '<spaces-list></spaces-list><spaces-chat></spaces-chat>', `token="${token}"`);
    const list = page.find<SpacesList>('spaces-list')!;
    const ids = (): string[] => (list.state.step === 'open' ? list.state.spaces.map(({ id }) => id) : []);
    await until(() => ids().includes(world.space), 'the list is there');
    page.chat.space = world.space;
    await page.live();
    await world.control({ do: 'kick', who: 'ben' });
    await until(() => !ids().includes(world.space) && page.chat.state.step === 'removed', 'told');
    expect(left()).to.deep.equal([{ spaceId: world.space, reason: 'removed' }]);
  });

  it('two elements without a conversation are told, and stop asking', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await visit(world, `${joinMarkup(world, '')}${joinMarkup(world, '')}`);
    const joins = [...page.page.querySelectorAll<SpacesJoin>('spaces-join')];
    await Promise.all(joins.map((join) => join.join('Mira Holt')));
    page.page
      .querySelector('spaces-provider')!
      .insertAdjacentHTML('beforeend', '<spaces-chat></spaces-chat>');
    await page.live();
    await world.control({ do: 'kick', who: 'Mira Holt' });
    await until(() => joins.every(({ state }) => state.step === 'removed'), 'both are told');
    expect(left()).to.have.lengthOf(3);
  });
});

describe('When a page with a conversation alone', () => {
  let world: World;
  let page: Visit;

  afterEach(async () => {
    leaveAll();
    page.page.remove();
    await world.stop();
  });

  it('gives a token that ends, the user continues with a new one', async () => {
    world = await startWorld({ seed: 'demo' });
    page = await visit(world, '<spaces-chat></spaces-chat>', 'id="own"');
    let given = await user(world, 'ben');
    Object.assign(page.provider, { getToken: async () => ({ token: given }) });
    page.chat.space = world.space;
    await page.live();
    await world.control({ do: 'revoke', who: 'ben' });
    await until(() => page.chat.state.step === 'expired', 'expired');
    await page.settled();
    expect(page.heard.at(-1)).to.deep.equal({
      type: 'spaces-left',
      detail: { spaceId: world.space, reason: 'expired' },
    });
    given = await user(world, 'ben');
    byRole(page.chat, 'button', 'Try again').click();
    await page.live();
  });

  it('shows a direct conversation that is closed, the user can try again', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await visit(world, '<spaces-chat></spaces-chat>', `token="${await user(world, 'ada')}"`);
    const person = (
      await world.control<{ id: string }>({ do: 'person', name: 'Ivo Lind', mail: 'ivo@example.test' })
    ).id;
    page.chat.person = person;
    await page.live();
    const { spaceId } = page.chat.state as { spaceId: string };
    await world.control({ do: 'kick', who: 'ada', space: spaceId });
    await until(() => page.chat.state.step === 'removed', 'removed');
    await page.settled();
    byRole(page.chat, 'button', 'Try again').click();
    await until(() => page.chat.state.step === 'open', 'it asks the service');
    await until(() => page.chat.state.step === 'removed', 'still removed');
    await expect(page.chat).to.be.accessible();
  });

  it('shows another space, the user has not left the first one; signing out leaves it', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await visit(
      world,
      '<spaces-chat></spaces-chat><spaces-join></spaces-join>',
      `token="${await user(world, 'ada')}"`,
    );
    page.chat.space = world.space;
    await page.live();
    const { space } = await world.control<{ space: string }>({ do: 'newSpace', title: 'Second' });
    page.chat.space = space;
    await until(() => Reflect.get(page.chat.state, 'spaceId') === space && page.isLive, 'the second is live');
    expect(page.types).not.to.include('spaces-left');
    page.join.signOut();
    await until(() => page.types.includes('spaces-left'), 'left');
    expect(page.heard.find(({ type }) => type === 'spaces-left')?.detail).to.deep.equal({
      spaceId: space,
      reason: 'signed-out',
    });
  });
});

describe('When the role of the user changes', () => {
  let world: World;
  let page: Visit;

  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  it('both elements say so, and the user has not left', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await (await visit(world)).comeIn('Mira Holt');
    await world.control({ do: 'role', who: 'Mira Holt', role: 'member' });
    const roleOf = ({ state }: SpacesChat | SpacesJoin): unknown => 'role' in state && state.role;
    await until(() => roleOf(page.chat) === 'member' && roleOf(page.join) === 'member', 'told');
    await until(() => /now a member/.test(byRole(page.chat, 'log').textContent ?? ''), 'a note in the log');
    expect(page.chat.state.line).to.equal('live');
    expect(page.types).to.deep.equal(['spaces-before-join', 'spaces-joined']);
    await expect(page.join).to.be.accessible();
  });
});

describe('When the PIN of the space changes', () => {
  let world: World;
  let page: Visit;

  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  it('the messages stay readable in the conversation', async () => {
    world = await startWorld({ seed: 'demo' });
    page = await (
      await visit(world, `${joinMarkup(world, '')}<spaces-chat></spaces-chat>`)
    ).comeIn('Mira Holt');
    await world.control({ do: 'pin', pin: '99' });
    await page.reach('needs-pin');
    await until(() => page.chat.state.step === 'refused', 'the conversation says so, too');
    expect(page.chat.state).to.deep.include({ reason: 'pin', spaceId: world.space });
    expect(rowsIn(page.chat)).not.to.have.lengthOf(0);
    await expect(page.chat).to.be.accessible();
    expect(page.types).not.to.include('spaces-left');
  });
});

describe('When the session of a guest ends at a known time', () => {
  let world: World;
  let page: Visit;

  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  for (const tokenEnd of ['silent', 'error', 'closed']) {
    it(`it is over then, on a service whose sockets are ${tokenEnd}`, async () => {
      world = await startWorld({ seed: 'empty', switches: { guestTokenSeconds: 4, tokenEnd } });
      // The service would still accept the token.
      if (tokenEnd === 'silent') await world.control({ do: 'clock', freeze: true });
      page = await (await visit(world)).comeIn('Mira Holt');
      page.say('Said before');
      await page.reads('Said before');
      await until(() => page.join.state.step === 'expired', 'the end');
      await page.reach('expired');
      expect(page.chat.state).to.deep.include({ step: 'expired', spaceId: world.space });
      expect(page.heard.filter(({ type }) => type === 'spaces-left')).to.deep.equal([
        { type: 'spaces-left', detail: { spaceId: world.space, reason: 'expired' } },
      ]);
      await until(async () => (await world.stats())['sockets'] === 0, 'the socket is closed');
      const { socketsTried } = await world.stats();
      await aWhile();
      expect(await world.stats()).to.include({ socketsTried });
      await world.control({ do: 'switch', set: { guestTokenSeconds: 600 } });
      page.press('Join again as Mira Holt');
      await page.live();
      expect(page.texts).to.include('Said before');
    }).timeout(15_000);
  }
});
