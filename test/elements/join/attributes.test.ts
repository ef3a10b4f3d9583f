import { expect } from '@open-wc/testing';
import { allByRole, byRole, focused, nameOf } from '../../support/by-role.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { chatOf, headingOf, joinAs, markupOf, openPage, press, reach } from './join-harness.ts';

describe('the attributes of spaces-join', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });

  afterEach(() => world.stop());

  it('sends no request before the visitor presses a button', async () => {
    await openPage(world, { 'guest-name': 'Mira Holt', chat: '' });
    await aWhile();
    expect(await world.requests()).to.deep.equal([]);
  });

  it('auto-join joins once, as the guest that the page names', async () => {
    const { join, events } = await openPage(world, { 'guest-name': 'Mira Holt', 'auto-join': '' });
    await reach(join, 'joined');
    join.leave();
    await reach(join, 'invited');
    await aWhile();
    expect(join.state.step, 'it does not join again after leaving').to.equal('invited');
    expect(events).to.deep.equal(['spaces-before-join', 'spaces-joined', 'spaces-left']);
  });

  it('auto-join does nothing without a name', async () => {
    const { join } = await openPage(world, { 'auto-join': '' });
    await aWhile();
    expect(join.state.step).to.equal('invited');
    expect(await world.requests()).to.deep.equal([]);
  });

  it('no-guest keeps guests out and says so', async () => {
    const { join } = await openPage(world, { 'no-guest': '' });
    expect(allByRole(join, 'textbox')).to.deep.equal([]);
    await until(() => allByRole(join, 'alert').length > 0, 'the part with the reason is loaded');
    expect(nameOf(byRole(join, 'alert'))).to.contain('Guests cannot join here');
    await expect(join).to.be.accessible();
  });

  it('does not join when the page cancels spaces-before-join', async () => {
    const { join } = await openPage(world);
    join.addEventListener('spaces-before-join', (event) => event.preventDefault());
    joinAs(join, 'Mira Holt');
    await aWhile();
    expect(join.state.step).to.equal('invited');
    expect(await world.requests()).to.deep.equal([]);
  });

  it('names the user whose token the page gives, and joins as that user', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'gil' });
    const { join, provider } = await openPage(world);
    provider.setAttribute('token', token);
    await until(() => allByRole(join, 'button', /^Join as Gil/).length === 1, 'the button names Gil');
    expect((await world.requests()).filter(({ path }) => path.includes('/join'))).to.deep.equal([]);
    press(join, /^Join as Gil/);
    await reach(join, 'joined');
    expect(join.state).to.deep.include({ step: 'joined', role: 'member' });
    const seen = document.documentElement.outerHTML + markupOf(join) + JSON.stringify(join.state);
    expect(seen).not.to.contain(token);
  });

  it('chat embeds the conversation after joining', async () => {
    const { join } = await openPage(world, { chat: '' });
    expect(chatOf(join)).to.equal(null);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    await until(() => allByRole(join, 'textbox', 'Message').length === 1, 'the message field is shown');
    const box = chatOf(join)!.getBoundingClientRect();
    expect(box.height, 'it has a height of its own').to.be.greaterThan(300);
    await expect(join).to.be.accessible();
    expect(allByRole(join, 'button', 'Leave'), 'the panel has no bar of its own').to.have.length(0);
    press(join, 'Menu');
    await until(() => allByRole(join, 'menuitem', 'Leave').length === 1, 'the menu');
    await expect(join).to.be.accessible();
    byRole(join, 'menuitem', 'Leave').click();
    await reach(join, 'invited');
    expect(nameOf(focused() as HTMLElement), 'the focus is not lost').to.equal('Join as Mira Holt');
    expect(chatOf(join)).to.equal(null);
  });

  it('invite-param reads the invitation from the page URL and removes its private parts from the address bar', async () => {
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
      expect(headingOf(join)).to.contain('Quiet corner');
      expect(location.href).to.contain('talk=').and.not.to.contain('pwd').and.not.to.contain('inviteInfo');
    } finally {
      history.replaceState(null, '', before);
    }
  });

  describe('invite-param', () => {
    const before = location.href;
    const withPin = (): string => {
      const link = new URL(world.invite);
      link.searchParams.set('pwd', 'f'.repeat(32));
      link.searchParams.set('inviteInfo', btoa('{"spaceName":"Quiet corner"}'));
      return link.href;
    };
    const show = (suffix: string): void =>
      history.replaceState(
        null,
        '',
        new URL(before).pathname + location.search.replace(/[?&]talk=.*$/, '') + suffix,
      );
    const isHidden = (): boolean =>
      !/pwd|inviteInfo|ffff/.test(decodeURIComponent(decodeURIComponent(location.href)));

    afterEach(() => history.replaceState(null, '', before));

    for (const [title, suffix] of [
      ['in the query of a hash router', () => `#/meet?x=a%20b&talk=${encodeURIComponent(withPin())}&y=1`],
      ['in a hash that is a query', () => `#talk=${encodeURIComponent(withPin())}`],
      ['in a hash without encoding', () => `#!/meet?talk=${withPin()}`],
      ['encoded twice', () => `#/meet?talk=${encodeURIComponent(encodeURIComponent(withPin()))}`],
      [
        'rewritten by a mail gateway',
        () =>
          `#/meet?talk=${encodeURIComponent(`https://gate.example/?url=${encodeURIComponent(withPin())}`)}`,
      ],
      ['in angle brackets', () => `#/meet?talk=${encodeURIComponent(`<${withPin()}>`)}`],
    ] as const) {
      it(`finds the invitation ${title} and hides its private parts`, async () => {
        show(suffix());
        const { join } = await openPage(world, { invite: '', 'invite-param': 'talk' });
        join.removeAttribute('invite');
        await reach(join, 'invited');
        expect(isHidden(), location.href).to.equal(true);
        expect(location.hash).to.contain('talk=');
        if (title.includes('router')) expect(location.hash).to.match(/^#\/meet\?x=a%20b&talk=.*&y=1$/);
      });
    }

    it('finds an invitation that the page sets later, and keeps it when the page goes on', async () => {
      const { join } = await openPage(world, { invite: '', 'invite-param': 'talk' });
      join.removeAttribute('invite');
      await until(() => join.state.step === 'no-invite', 'there is none');
      history.pushState({ page: 1 }, '', `#/meet?talk=${encodeURIComponent(withPin())}`);
      await reach(join, 'invited');
      expect(isHidden()).to.equal(true);
      expect(history.state).to.deep.equal({ page: 1 });
      history.pushState(null, '', '#/elsewhere');
      await join.updateComplete;
      expect(join.state.step).to.equal('invited');
      location.hash = `#/meet?talk=${'a'.repeat(24)}x`;
      await until(() => join.state.step === 'no-invite', 'another text');
      join.remove();
      location.hash = `#/meet?talk=${encodeURIComponent(withPin())}`;
      await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
      expect(isHidden(), 'no element reads it').to.equal(false);
    });
  });

  it('shows German or Spanish texts when lang asks for them', async () => {
    const { join, provider } = await openPage(world);
    provider.lang = 'de-AT';
    await until(() => allByRole(join, 'button', 'Als Gast beitreten').length === 1, 'German');
    provider.lang = 'es';
    await until(() => allByRole(join, 'textbox', 'Su nombre').length === 1, 'Spanish');
    provider.lang = 'xx-not-a-language-tag';
    await until(() => allByRole(join, 'textbox', 'Your name').length === 1, 'English');
  });
});
