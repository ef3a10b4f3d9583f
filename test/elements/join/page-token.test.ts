/** Joining with a token of the page: who it joins as, and when it asks. */
import { expect } from '@open-wc/testing';
import type { SpacesProvider } from '../../../src/index.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { watchTraffic } from '../../support/page-traffic.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { type JoinPage, openPage, press, reach, settled } from './join-harness.ts';

describe('joining with a token of the page', () => {
  let world: World;

  const tokenOf = async (user: string): Promise<string> =>
    (await world.control<{ token: string }>({ do: 'token', user })).token;
  const ways: Readonly<Record<string, (provider: SpacesProvider, token: string) => void>> = {
    'an attribute': (provider, token) => provider.setAttribute('token', token),
    'a callback': (provider, token) => (provider.getToken = async () => ({ token })),
  };
  const known = ({ join }: JoinPage, name: RegExp): Promise<void> =>
    until(() => allByRole(join, 'button', name).length === 1, String(name));
  const joins = async (): Promise<number> =>
    (await world.requests()).filter(({ path }) => path.includes('/join')).length;

  afterEach(async () => {
    document.querySelectorAll('spaces-join').forEach((join) => join.signOut());
    await world.stop();
  });

  for (const uninvited of ['guest', 'refused', 'absent']) {
    for (const [way, give] of Object.entries(ways)) {
      it(`says that the account is not invited, and lets the user in as a guest (${way}; the service: ${uninvited})`, async () => {
        world = await startWorld({ seed: 'empty', switches: { uninvited } });
        const page = await openPage(world);
        const { join, provider } = page;
        give(provider, await tokenOf('hana'));
        await known(page, /^Join as Hana/);
        press(join, /^Join as Hana/);
        await reach(join, 'wrong-account');
        await until(() => allByRole(join, 'alert').length === 1, 'an alert');
        expect(nameOf(byRole(join, 'alert'))).to.contain('Hana Ito (hana.ito@elsewhere.example)');
        expect(allByRole(join, 'button').map(nameOf)).to.deep.equal(['Continue as guest']);
        await expect(join).to.be.accessible();
        press(join, 'Continue as guest');
        await reach(join, 'joined');
        expect(join.state).to.deep.include({ step: 'joined', role: 'guest' });
      });
    }
  }

  it('stays a guest after the choice, also when the guest’s session ends', async () => {
    world = await startWorld({ seed: 'empty', switches: { uninvited: 'refused' } });
    const page = await openPage(world, { chat: '' });
    page.provider.setAttribute('token', await tokenOf('hana'));
    await known(page, /^Join as Hana/);
    press(page.join, /^Join as Hana/);
    await reach(page.join, 'wrong-account');
    await until(() => allByRole(page.join, 'button').length > 0, 'buttons');
    press(page.join, 'Continue as guest');
    await reach(page.join, 'joined');
    await until(() => allByRole(page.join, 'textbox', 'Message').length === 1, 'the conversation');
    await world.control({ do: 'expire' });
    await reach(page.join, 'expired');
    press(page.join, /^Join again as Hana/);
    await reach(page.join, 'joined');
    expect(page.join.state).to.have.nested.property('person.kind', 'guest');
  });

  it('waits with its button until it can name the user', async () => {
    world = await startWorld({ seed: 'empty' });
    const page = await openPage(world);
    await world.control({ do: 'hang', path: '*/users/me' });
    page.provider.setAttribute('token', await tokenOf('gil'));
    await until(() => allByRole(page.join, 'button', /^Join$/).length === 1, 'a button without a name');
    expect(allByRole(page.join, 'button', 'Join as guest')).to.deep.equal([]);
    const button = byRole(page.join, 'button', /^Join$/);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    await aWhile();
    expect(page.events).to.deep.equal([]);
    await world.control({ do: 'release' });
    await known(page, /^Join as Gil/);
    expect(await joins()).to.equal(0);
  });

  it('lets the user try again when the service did not tell who they are', async () => {
    world = await startWorld({ seed: 'empty' });
    const page = await openPage(world);
    // Otherwise the next request could succeed before the test has seen the button.
    await world.control({ do: 'fail', path: '*/users/me', status: 500, times: 'all' });
    page.provider.setAttribute('token', await tokenOf('gil'));
    await until(() => {
      const [button] = allByRole(page.join, 'button', /^Join$/);
      return button !== undefined && !button.hasAttribute('aria-disabled');
    }, 'the button can be used');
    await world.control({ do: 'clear' });
    press(page.join, /^Join$/);
    await reach(page.join, 'joined');
  });

  it('with auto-join needs a click when the invitation comes from the page’s URL', async () => {
    world = await startWorld({ seed: 'empty' });
    const before = location.href;
    const address = new URL(location.href);
    address.searchParams.set('talk', world.invite);
    history.replaceState(null, '', address);
    try {
      const page = await openPage(world, { 'invite-param': 'talk', 'auto-join': '' });
      page.join.removeAttribute('invite');
      page.provider.setAttribute('token', await tokenOf('gil'));
      await known(page, /^Join as Gil/);
      await aWhile();
      expect(await joins()).to.equal(0);
      press(page.join, /^Join as Gil/);
      await reach(page.join, 'joined');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('with auto-join needs no click when the page names the invitation', async () => {
    world = await startWorld({ seed: 'empty' });
    const page = await openPage(world, { 'auto-join': '', invite: '' });
    page.provider.setAttribute('token', await tokenOf('gil'));
    page.join.setAttribute('invite', world.invite);
    await reach(page.join, 'joined');
  });

  it('sends nothing while the browser only prepares the page', async () => {
    world = await startWorld({ seed: 'empty' });
    const token = await tokenOf('gil');
    const traffic = watchTraffic();
    let isPrerendering = true;
    Object.defineProperty(document, 'prerendering', { configurable: true, get: () => isPrerendering });
    try {
      const page = await openPage(world, { 'auto-join': '', invite: '' });
      let asked = 0;
      page.provider.getToken = async () => (asked++, { token });
      page.join.setAttribute('invite', world.invite);
      await settled(page.join);
      await aWhile();
      expect(asked, 'requests for a token').to.equal(0);
      expect(traffic.sent).to.deep.equal([]);
      isPrerendering = false;
      document.dispatchEvent(new Event('prerenderingchange'));
      await reach(page.join, 'joined');
    } finally {
      Reflect.deleteProperty(document, 'prerendering');
      traffic.stop();
    }
  });
});
