import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define/spaces-join.ts';
import type { SpacesJoin, SpacesProvider } from '../../../src/index.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { joinAs, openPage, reach, settled } from '../join/join-harness.ts';

describe('spaces-provider', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });

  afterEach(() => world.stop());

  it('is invisible and takes no space', async () => {
    const { provider } = await openPage(world);
    expect(getComputedStyle(provider).display).to.equal('contents');
    expect(allByRole(provider, 'alert')).to.deep.equal([]);
    await expect(provider).to.be.accessible();
  });

  it('says that a server is not allowed, reports it to the page, and sends it no request', async () => {
    const requested: string[] = [];
    const realFetch = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url.includes('evil')) requested.push(url);
      return realFetch(input, init);
    };
    try {
      const { join, provider, events, details } = await openPage(world);
      provider.setAttribute('server', 'https://evil.example');
      await until(() => allByRole(provider, 'alert').length > 0, 'an alert');
      await until(() => allByRole(join, 'alert').length > 0, 'an alert of the element');
      const sentence =
        'This page is not allowed to use that server. `server`: add https://evil.example to <meta name="spaces-servers">.';
      expect(nameOf(byRole(provider, 'alert'))).to.equal(sentence);
      expect(nameOf(byRole(join, 'alert'))).to.equal(sentence);
      expect(events).to.include('spaces-error');
      expect(details[0]).to.deep.equal({
        code: 'server-not-allowed',
        message: sentence,
        retryable: false,
        setting: 'server',
        origin: 'https://evil.example',
      });
      await settled(join);
      expect(join.state).to.deep.include({ step: 'failed' });
      expect(allByRole(join, 'button')).to.deep.equal([]);
      await join.join('Mira Holt');
      await aWhile();
      expect(requested).to.deep.equal([]);
      await expect(provider).to.be.accessible();
    } finally {
      globalThis.fetch = realFetch;
    }
  });

  for (const attributes of [{}, { 'auto-join': '', 'guest-name': 'Mira Holt' }]) {
    const how = Object.keys(attributes)[0] ?? 'a click';
    it(`sends nothing to its former server when the page sets an invitation before the settings of the provider, with ${how}`, async () => {
      const other = await startWorld({ seed: 'empty' });
      try {
        const { join, provider } = await openPage(other, { invite: '', ...attributes });
        await provider.updateComplete;
        const former = (await other.requests()).length;
        // As `hydrateRoot` does: first the element inside, then the provider, in the same task.
        join.invite = world.invite;
        provider.server = world.server;
        provider.webServer = world.web;
        await reach(join, 'auto-join' in attributes ? 'joined' : 'invited');
        await aWhile();
        expect((await other.requests()).length).to.equal(former);
      } finally {
        await other.stop();
      }
    });
  }

  for (const server of [
    'not a server',
    'http://spacesapis.avayacloud.com',
    'https://user@spacesapis.avayacloud.com',
  ]) {
    it(`shows a problem when server is "${server}"`, async () => {
      const { provider } = await openPage(world);
      provider.setAttribute('server', server);
      await until(() => allByRole(provider, 'alert').length > 0, 'an alert');
    });
  }

  for (const setting of ['server', 'socket-server', 'accounts-server', 'web-server']) {
    it(`names ${setting} when it is wrong, but not what is in it`, async () => {
      const { provider, events, details } = await openPage(world);
      provider.setAttribute(setting, 'http://user:secret@meet.garden.example/?secret');
      await until(() => allByRole(provider, 'alert').length > 0, 'an alert');
      expect(nameOf(byRole(provider, 'alert')))
        .to.contain(`\`${setting}\`: must be an https origin.`)
        .and.not.to.contain('secret');
      expect(details[events.indexOf('spaces-error')]).to.deep.include({
        code: 'bad-configuration',
        setting,
      });
      provider.setAttribute(setting, 'https://meet.garden.example/path?secret');
      await until(
        () =>
          nameOf(byRole(provider, 'alert')).includes(`\`${setting}\`: add https://meet.garden.example to`),
        'the origin',
      );
      expect(JSON.stringify(details)).not.to.contain('secret');
    });
  }

  it('explains wrong settings in the language of the page', async () => {
    const { provider } = await openPage(world);
    provider.lang = 'de';
    provider.setAttribute('server', 'https://evil.example');
    await until(
      () => allByRole(provider, 'alert', /`server`: ergänzen Sie https:\/\/evil.example/).length > 0,
      'German',
    );
  });

  for (const [setting, attributes] of Object.entries({
    'redirect-uri': { 'client-id': 'demo', 'redirect-uri': 'https://evil.example/back' },
    'token-endpoint': {
      'client-id': 'demo',
      'redirect-uri': '/back',
      'token-endpoint': 'https://evil.example/t',
    },
    'token-url': { 'token-url': 'https://evil.example/token' },
  })) {
    it(`names ${setting} when it is wrong`, async () => {
      const { provider, join, events, details } = await openPage(world);
      for (const [name, value] of Object.entries(attributes)) provider.setAttribute(name, value);
      if (setting === 'token-url') {
        await until(() => {
          const [button] = allByRole(join, 'button', /^Join$/);
          return button !== undefined && !button.hasAttribute('aria-disabled');
        }, 'the button can be used');
        byRole(join, 'button', 'Join').click();
      }
      await until(() => allByRole(join, 'alert').length > 0, 'an alert');
      expect(nameOf(byRole(join, 'alert'))).to.contain(`\`${setting}\``);
      expect(details[events.indexOf('spaces-error')]).to.deep.include({ setting });
    });
  }

  it('removes the token attribute from the document', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const { provider, join } = await openPage(world);
    provider.setAttribute('token', token);
    expect(provider.hasAttribute('token')).to.equal(false);
    await until(() => allByRole(join, 'button', /^Join as Ada/).length === 1, 'the button names Ada');
    expect((provider as SpacesProvider & { token: unknown }).token).to.equal(undefined);
    expect(Object.values(provider)).not.to.include(token);
  });

  it('calls getToken once for all elements when a token is needed', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const reasons: string[] = [];
    const { provider, join } = await openPage(world);
    provider.getToken = async (reason) => {
      reasons.push(reason);
      return { token };
    };
    await until(() => allByRole(join, 'button', /^Join as Ada/).length === 1, 'the button names Ada');
    // A framework sets a new function at each render.
    provider.getToken = async () => ({ token });
    await provider.updateComplete;
    byRole(join, 'button', /^Join as Ada/).click();
    await reach(join, 'joined');
    expect(reasons).to.deep.equal(['first']);
  });

  it('ends the session when server changes', async () => {
    const other = await startWorld({ seed: 'pin' });
    const { provider, join, events } = await openPage(world);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    provider.setAttribute('server', other.server);
    provider.setAttribute('web-server', other.web);
    join.setAttribute('invite', other.invite);
    await until(
      () => join.state.step === 'invited' && join.state.identity === undefined,
      'an unknown visitor again',
    );
    expect(byRole(join, 'heading').textContent).to.contain('Board meeting');
    expect(events.at(-1)).to.equal('spaces-left');
    await other.stop();
  });

  it('keeps the session when the same settings are set again', async () => {
    const { provider, join } = await openPage(world);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    provider.setAttribute('server', world.server);
    provider.setAttribute('token-type', 'jwt');
    provider.removeAttribute('token-type');
    await aWhile();
    expect(join.state.step).to.equal('joined');
  });

  it('applies to elements inside shadow roots unless a nearer provider does', async () => {
    const { provider } = await openPage(world);
    const host = document.createElement('div');
    const inner = document.createElement('spaces-provider');
    inner.setAttribute('server', 'https://evil.example');
    const far = document.createElement('spaces-join');
    const near = document.createElement('spaces-join');
    for (const join of [far, near]) join.setAttribute('invite', world.invite);
    inner.append(near);
    host.attachShadow({ mode: 'open' }).append(far, inner);
    provider.append(host);
    await settled(far);
    await settled(near);
    expect(far.state.step).to.equal('invited');
    expect(near.state.step).to.equal('failed');
  });

  it('does not apply to an element with its own connection', async () => {
    const { join } = await openPage(world);
    const second = await fixture<SpacesProvider>(html`
      <spaces-provider server=${world.server} web-server=${world.web}
        ><spaces-join></spaces-join
      ></spaces-provider>
    `);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
    const own = second.querySelector('spaces-join') as SpacesJoin;
    await settled(own);
    own.spaces = { ...(await connectionOf(join)) };
    own.setAttribute('invite', world.invite);
    await until(() => allByRole(own, 'button', 'Join as Mira Holt').length === 1, 'the other session');
  });
});

/** The connection of an element, requested as a consumer of the context does. */
function connectionOf(join: SpacesJoin): Promise<NonNullable<SpacesJoin['spaces']>> {
  return new Promise((resolve) => {
    const request = new Event('context-request', { bubbles: true, composed: true });
    Object.assign(request, { context: Symbol.for('spaces-elements/spaces@1'), callback: resolve });
    join.dispatchEvent(request);
  });
}
