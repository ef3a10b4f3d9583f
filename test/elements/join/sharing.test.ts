import { expect } from '@open-wc/testing';
import { byRole, allByRole, typeInto } from '../../support/by-role.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { addJoin, headingOf, joinAs, openPage, reach, settled } from './join-harness.ts';

describe('a session shared by several elements', () => {
  let world: World;

  const count = async (what: RegExp): Promise<number> =>
    (await world.requests()).filter(({ method, path }) => method !== 'OPTIONS' && what.test(path)).length;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });

  afterEach(() => world.stop());

  it('signs in and joins once, however often the button is pressed', async () => {
    const { join, events } = await openPage(world);
    typeInto(byRole(join, 'textbox', 'Your name'), 'Mira Holt');
    const button = byRole(join, 'button', 'Join as guest');
    for (let times = 0; times < 20; times++) button.click();
    await reach(join, 'joined');
    expect(await count(/anonymous\/auth/)).to.equal(1);
    expect(await count(/\/join/)).to.equal(1);
    expect(events).to.deep.equal(['spaces-before-join', 'spaces-joined']);
  });

  it('signs in and joins once for two elements and fifty calls at once', async () => {
    const { join, provider } = await openPage(world);
    const other = await addJoin(provider, { invite: world.invite });
    await Promise.all(Array.from({ length: 50 }, (_, call) => (call % 2 ? join : other).join('Mira Holt')));
    await reach(join, 'joined');
    await reach(other, 'joined');
    expect(await count(/anonymous\/auth/)).to.equal(1);
    expect(await count(/\/join/)).to.equal(1);
  });

  it('offers the name of the session in a second element, and sends no request before the button is pressed', async () => {
    const { join, provider } = await openPage(world);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    await until(() => allByRole(join, 'button', 'Start call').length > 0, 'the call of the panel');
    // The call of the first element looks for the socket server by itself.
    const isFound = async (): Promise<boolean> =>
      (await world.requests()).some(({ path }) => path.endsWith('/service-configurations'));
    await until(isFound, 'the socket server is known');
    const before = (await world.requests()).length;
    const other = await addJoin(provider, { invite: world.invite });
    await until(() => allByRole(other, 'button', 'Join as Mira Holt').length === 1, 'the name');
    expect(byRole(other, 'button', 'Use another name')).to.be.an.instanceOf(HTMLElement);
    await aWhile();
    const made = (await world.requests()).slice(before).map(({ method, path }) => `${method} ${path}`);
    expect(made).to.deep.equal([]);
  });

  it('shows the guest form again after signOut()', async () => {
    const { join, events } = await openPage(world);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    join.signOut();
    await reach(join, 'invited');
    expect(byRole(join, 'button', 'Join as guest')).to.be.an.instanceOf(HTMLElement);
    expect(events.at(-1)).to.equal('spaces-left');
  });

  it('stays joined when the element is moved, without another event or request', async () => {
    const { join, provider, events } = await openPage(world);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    await until(() => allByRole(join, 'button', 'Start call').length > 0, 'the call of the panel');
    const before = (await world.requests()).length;
    const box = document.createElement('div');
    provider.append(box);
    box.append(join);
    await join.updateComplete;
    expect(headingOf(join)).to.equal('You are in Quiet corner');
    expect(events).to.deep.equal(['spaces-before-join', 'spaces-joined']);
    expect((await world.requests()).length).to.equal(before);
  });

  it('shows the session again when the element is removed and inserted again', async () => {
    const { join, provider } = await openPage(world);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    join.remove();
    await until(() => join.state.step === 'joined', 'it keeps its last state while it is removed');
    provider.append(join);
    await settled(join);
    expect(allByRole(join, 'button').length).to.be.greaterThan(0);
  });

  it('does not keep the session of a provider that it was moved out of', async () => {
    const { join, provider } = await openPage(world);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    provider.after(join);
    await settled(join);
    expect(join.state.step, 'the page default does not accept a loopback link').to.equal('no-invite');
  });

  it('drops a running attempt when another link is set', async () => {
    const { join } = await openPage(world);
    await world.control({ do: 'hang', path: '*/join*' });
    joinAs(join, 'Mira Holt');
    await reach(join, 'joining');
    join.invite = 'nonsense';
    await reach(join, 'no-invite');
    await world.control({ do: 'release' });
    await aWhile();
    expect(join.state.step).to.equal('no-invite');
  });

  it('gives each of two providers a session of its own', async () => {
    const one = await openPage(world);
    const two = await openPage(world);
    joinAs(one.join, 'Mira Holt');
    joinAs(two.join, 'Jonas Lind');
    await reach(one.join, 'joined');
    await reach(two.join, 'joined');
    expect(await count(/anonymous\/auth/)).to.equal(2);
    const named = [one.join.state, two.join.state].map((state) => 'person' in state && state.person.name);
    expect(named).to.deep.equal(['Mira Holt', 'Jonas Lind']);
  });
});
