import { expect } from '@open-wc/testing';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { joinAs, openPage, reach } from './join-page.ts';

describe('what a page author may ask for', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });

  afterEach(() => world.stop());

  it('asks nothing of any server before the visitor does', async () => {
    await openPage(world, { 'guest-name': 'Mira Holt', chat: '' });
    await aWhile();
    expect(await world.requests()).to.deep.equal([]);
  });

  it('joins by itself as the guest that the page names, once', async () => {
    const { join, events } = await openPage(world, { 'guest-name': 'Mira Holt', 'auto-join': '' });
    await reach(join, 'joined');
    join.leave();
    await reach(join, 'invited');
    await aWhile();
    expect(join.state.step, 'leaving is respected').to.equal('invited');
    expect(events).to.deep.equal(['spaces-before-join', 'spaces-joined', 'spaces-left']);
  });

  it('does not join by itself without knowing whom', async () => {
    const { join } = await openPage(world, { 'auto-join': '' });
    await aWhile();
    expect(join.state.step).to.equal('invited');
    expect(await world.requests()).to.deep.equal([]);
  });

  it('keeps guests out where the page wants that, and says so', async () => {
    const { join } = await openPage(world, { 'no-guest': '' });
    expect(allByRole(join, 'textbox')).to.deep.equal([]);
    expect(nameOf(byRole(join, 'alert'))).to.contain('Guests cannot join here');
    await expect(join).to.be.accessible();
  });

  it('stays outside when the page cancels', async () => {
    const { join } = await openPage(world);
    join.addEventListener('spaces-before-join', (event) => event.preventDefault());
    await joinAs(join, 'Mira Holt');
    await aWhile();
    expect(join.state.step).to.equal('invited');
    expect(await world.requests()).to.deep.equal([]);
  });

  it('names whom the page signed in, and joins as that person', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'gil' });
    const { join, provider } = await openPage(world);
    provider.setAttribute('token', token);
    await until(() => allByRole(join, 'button', /^Join as Gil/).length === 1, 'the button names Gil');
    expect((await world.requests()).filter(({ path }) => path.includes('/join'))).to.deep.equal([]);
    byRole(join, 'button', /^Join as Gil/).click();
    await reach(join, 'joined');
    expect(join.state).to.deep.include({ step: 'joined', role: 'member' });
    const seen = document.documentElement.outerHTML + join.shadowRoot!.innerHTML + JSON.stringify(join.state);
    expect(seen).not.to.contain(token);
  });

  it('shows the conversation in place', async () => {
    const { join } = await openPage(world, { chat: '' });
    expect(join.shadowRoot!.querySelector('spaces-chat')).to.equal(null);
    await joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    await until(() => allByRole(join, 'textbox', 'Message').length === 1, 'there is a field to write in');
    const box = join.shadowRoot!.querySelector('spaces-chat')!.getBoundingClientRect();
    expect(box.height, 'it has a height of its own').to.be.greaterThan(300);
    await expect(join).to.be.accessible();
    byRole(join, 'button', 'Leave').click();
    await reach(join, 'invited');
    expect(join.shadowRoot!.querySelector('spaces-chat')).to.equal(null);
  });

  it('takes the invitation out of the page address, and what is private in it out of the address bar', async () => {
    const before = location.href;
    const link = new URL(world.invite);
    link.searchParams.set('pwd', 'f'.repeat(32));
    const address = new URL(location.href);
    address.searchParams.set('talk', link.href);
    history.replaceState(null, '', address);
    try {
      const { join } = await openPage(world, { invite: '', 'invite-param': 'talk' });
      join.removeAttribute('invite');
      await reach(join, 'invited');
      expect(byRole(join, 'heading').textContent).to.contain('Quiet corner');
      expect(location.href).to.contain('talk=').and.not.to.contain('pwd').and.not.to.contain('inviteInfo');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('speaks German or Spanish where the page does', async () => {
    const { join, provider } = await openPage(world);
    provider.lang = 'de-AT';
    await until(() => allByRole(join, 'button', 'Als Gast beitreten').length === 1, 'German');
    provider.lang = 'es';
    await until(() => allByRole(join, 'textbox', 'Su nombre').length === 1, 'Spanish');
    provider.lang = 'xx-not-a-language-tag';
    await until(() => allByRole(join, 'textbox', 'Your name').length === 1, 'English');
  });
});
