/** Routers, Turbo and htmx replace elements by equal ones, and morphs remove attributes. For the visitor nothing changes. */
import { expect } from '@open-wc/testing';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { aWhile, until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { accountSettings } from '../support/account-page.ts';

describe('When the elements of a page are replaced by equal ones', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    leaveAll();
    await world.stop();
  });

  const count = async (what: RegExp): Promise<number> =>
    (await world.requests()).filter(({ method, path }) => method !== 'OPTIONS' && what.test(path)).length;
  const sockets = async (): Promise<Record<string, unknown>> => {
    const { sockets: open, socketsOpened } = await world.stats();
    return { open, opened: socketsOpened };
  };
  const markupOf = (inside: string, settings = ''): string =>
    `<spaces-provider server="${world.server}" web-server="${world.web}" ${settings}>${inside}</spaces-provider>`;
  /** Replaces the whole page, as Turbo Drive does on each visit. */
  const swap = (page: Visit, markup: string): void => {
    const body = document.createElement('div');
    body.innerHTML = markup;
    page.page.replaceChildren(...body.childNodes);
  };

  for (const remember of ['none', 'guest']) {
    it(`the conversation goes on for the same guest, on one socket (remember="${remember}")`, async () => {
      const settings = `remember="${remember}"`;
      const page = await visit(world, joinMarkup(world), settings);
      await page.comeIn('Mira Holt');
      const { person } = page.join.state as { person: unknown };
      for (let times = 0; times < 3; times++) {
        const old = page.chat;
        swap(page, markupOf(joinMarkup(world), settings));
        await page.reach('joined');
        await page.live();
        expect(page.chat).not.to.equal(old);
        expect(page.join.state).to.have.property('person').that.deep.equals(person);
      }
      page.say('Still Mira');
      await page.reads('Still Mira');
      expect(await count(/anonymous\/auth/)).to.equal(1);
      expect(await count(/\/join/)).to.equal(1);
      expect(await sockets()).to.deep.equal({ open: 1, opened: 1 });
      await page.choose('Leave');
      await page.reach('invited');
      expect(page.types.at(-1)).to.equal('spaces-left');
    });
  }

  it('a route without the elements in between ends nothing', async () => {
    const page = await visit(world);
    await page.comeIn('Mira Holt');
    swap(page, '<p>Another page</p>');
    await until(async () => (await sockets())['open'] === 0, 'the socket is closed');
    const before = (await world.requests()).length;
    await aWhile();
    expect((await world.requests()).length, 'nothing is sent meanwhile').to.equal(before);
    swap(page, markupOf(joinMarkup(world)));
    await page.live();
    expect(await count(/anonymous\/auth/)).to.equal(1);
    expect(await count(/\/join/)).to.equal(1);
    expect(page.types).not.to.include('spaces-left');
  });

  it('an element to join that is replaced alone is in at once, and one that is added offers the name', async () => {
    const page = await visit(world);
    await page.comeIn('Mira Holt');
    page.provider.innerHTML = joinMarkup(world);
    await page.reach('joined');
    await page.live();
    page.provider.insertAdjacentHTML('beforeend', joinMarkup(world, 'id="second"'));
    const second = page.page.querySelector('#second') as typeof page.join;
    await until(() => second.state?.step === 'invited', 'an invitation');
    expect(second.state).to.have.nested.property('identity.name', 'Mira Holt');
    expect(await count(/\/join/)).to.equal(1);
  });

  it('two providers with the same settings stay two guests', async () => {
    const pages = await Promise.all([visit(world), visit(world)]);
    const names = ['Mira Holt', 'Jonas Lind'] as const;
    for (const [index, page] of pages.entries()) await page.comeIn(names[index]!);
    for (const [index, page] of pages.entries()) {
      swap(page, markupOf(joinMarkup(world)));
      await page.live();
      expect(page.join.state).to.have.nested.property('person.name', names[index]);
    }
    expect(await count(/anonymous\/auth/)).to.equal(2);
  });

  it('a provider that is moved keeps its connection, and one that comes back too late gets another', async () => {
    const page = await visit(world);
    await page.comeIn('Mira Holt');
    const { provider } = page;
    const box = document.createElement('div');
    page.page.append(box);
    box.append(provider);
    await page.settled();
    expect(page.join.state.step).to.equal('joined');
    swap(page, markupOf(joinMarkup(world)));
    await page.reach('joined');
    const first = page.join;
    page.page.append(provider);
    await page.settled();
    const back = provider.querySelector('spaces-join') as typeof first;
    await until(() => back.state.step === 'invited', 'an unknown visitor');
    expect(back.state).to.have.property('identity', undefined);
    expect(first.state.step).to.equal('joined');
    back.signOut();
  });

  it('other settings are another connection', async () => {
    const page = await visit(world, joinMarkup(world), 'remember="none"');
    await page.comeIn('Mira Holt');
    swap(page, markupOf(joinMarkup(world), `${accountSettings} remember="none"`));
    await page.reach('invited');
    expect(page.join.state).to.have.property('identity', undefined);
  });

  it('a callback for tokens is that of the element that is on the page', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const page = await visit(world, joinMarkup(world));
    const calls: string[] = [];
    const provide = (name: string): void => {
      (page.provider as HTMLElement & { getToken: unknown }).getToken = async () => {
        calls.push(name);
        return { token };
      };
    };
    provide('first');
    await until(() => page.buttons.some((name) => name.startsWith('Join as Ada')), 'Ada is known');
    page.press(/^Join as Ada/);
    await page.live();
    swap(page, markupOf(joinMarkup(world)));
    provide('second');
    await page.live();
    expect(page.join.state.step).to.equal('joined');
    expect(calls).to.deep.equal(['first']);
    await world.control({ do: 'revoke', who: 'ada' });
    await until(() => calls.length > 1, 'another token');
    expect(calls[1]).to.equal('second');
  });

  it('signing out ends it for good', async () => {
    const page = await visit(world);
    await page.comeIn('Mira Holt');
    page.join.signOut();
    await page.reach('invited');
    swap(page, markupOf(joinMarkup(world)));
    await page.reach('invited');
    expect(page.join.state).to.have.property('identity', undefined);
    expect(page.buttons).to.include('Join as guest');
  });

  it('a dialog that the user has opened and a property that the page has set survive a morph', async () => {
    const page = await visit(
      world,
      '<spaces-invite-dialog></spaces-invite-dialog><spaces-chat space="x"></spaces-chat>',
    );
    const dialog = page.page.querySelector('spaces-invite-dialog')!;
    const chat = page.page.querySelector('spaces-chat')!;
    dialog.show();
    chat.readonly = true;
    await page.settled();
    for (const [element, name] of [
      [dialog, 'open'],
      [chat, 'readonly'],
    ] as const)
      element.removeAttribute(name);
    await page.settled();
    expect(dialog.open).to.equal(true);
    expect(dialog.matches(':state(open)')).to.equal(true);
    expect(chat.readonly).to.equal(true);
    dialog.hide();
    await page.settled();
    dialog.toggleAttribute('open', true);
    await page.settled();
    expect(dialog.open, 'the attribute opens it').to.equal(true);
    dialog.hide();
    await page.settled();
    dialog.toggleAttribute('open', true);
    await page.settled();
    expect(dialog.open, 'and again').to.equal(true);
    dialog.removeAttribute('open');
    await page.settled();
    expect(dialog.open, 'removing it closes').to.equal(false);
  });
});
