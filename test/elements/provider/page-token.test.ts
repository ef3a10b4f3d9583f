/** A page's token goes to the server that the page gave it for, and nowhere else. */
import { expect } from '@open-wc/testing';
import type { SpacesProvider } from '../../../src/index.ts';
import { allByRole } from '../../support/by-role.ts';
import { watchTraffic, type Traffic } from '../../support/page-traffic.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../../support/visit.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('A token of the page', () => {
  let world: World;
  let other: World;
  let token: string;
  let traffic: Traffic;

  /** How a page gives its token, together with the settings of its provider. */
  const ways: Readonly<Record<string, (page: Visit) => void>> = {
    attribute: ({ provider }) => provider.setAttribute('token', token),
    property: ({ provider }) => Object.assign(provider, { token }),
    callback: ({ provider }) => Object.assign(provider, { getToken: async () => ({ token }) }),
  };
  const strangers = (): string[] =>
    traffic.sent
      .filter(({ url, authorization }) => `${url} ${authorization}`.includes(token))
      .map(({ url }) => new URL(url).host)
      .filter((host) => host !== new URL(world.server).host);
  const open = async (way: string): Promise<Visit> => {
    const page = await visit(world, joinMarkup(world));
    ways[way]?.(page);
    await until(() => page.buttons.some((name) => name.startsWith('Join as Gil')), 'Gil is known');
    return page;
  };

  beforeEach(async () => {
    [world, other] = await Promise.all([startWorld({ seed: 'empty' }), startWorld({ seed: 'empty' })]);
    ({ token } = await world.control<{ token: string }>({ do: 'token', user: 'gil' }));
    traffic = watchTraffic();
  });

  afterEach(async () => {
    leaveAll();
    traffic.stop();
    await Promise.all([world.stop(), other.stop()]);
  });

  const attacks: Readonly<Record<string, (page: Visit) => unknown>> = {
    'a changed server': ({ provider }) => provider.setAttribute('server', other.server),
    'a changed server property': ({ provider }) => Object.assign(provider, { server: other.server }),
    'a removed server': ({ provider }) => provider.removeAttribute('server'),
    'a server in another spelling of the host': ({ provider }) =>
      provider.setAttribute('server', world.server.replace('127.0.0.1', 'localhost')),
    'a changed socket server': async (page) => {
      page.provider.setAttribute('socket-server', other.server);
      await until(() => page.buttons.some((name) => name.startsWith('Join')), 'a button');
      page.name('Mira Holt');
      page.press(/^Join/);
      await page.live().catch(() => {});
    },
    'a web server that is only listed': ({ provider }) => provider.setAttribute('web-server', other.server),
    'an accounts server that is only listed': ({ provider }) =>
      provider.setAttribute('accounts-server', other.server),
    'another provider in this one': async ({ provider }) => {
      const inner = document.createElement('spaces-provider');
      inner.setAttribute('server', other.server);
      inner.innerHTML = joinMarkup(other, 'auto-join');
      provider.append(inner);
    },
    'another provider beside this one': async ({ page }) => {
      const beside = document.createElement('spaces-provider');
      beside.setAttribute('server', other.server);
      beside.innerHTML = joinMarkup(other, 'auto-join');
      page.append(beside);
    },
    'an element that moves to another provider': async ({ page, join }) => {
      const beside = document.createElement('spaces-provider');
      beside.setAttribute('server', other.server);
      page.append(beside);
      beside.append(join);
    },
    'a redirect': async (page) => {
      const location = `${other.server}/api/spaces`;
      await world.control({ do: 'fail', path: '*/join*', status: 307, headers: { location }, times: 'all' });
      page.press(/^Join as Gil/);
      await page.reach('failed');
    },
  };
  for (const way of Object.keys(ways)) {
    for (const [attack, run] of Object.entries(attacks)) {
      it(`given by ${way} is not sent elsewhere after ${attack}`, async () => {
        const page = await open(way);
        await run(page);
        await aWhile();
        expect(strangers()).to.deep.equal([]);
        const reached = await other.requests();
        expect(reached.filter(({ authorization }) => authorization !== null)).to.deep.equal([]);
      });
    }
  }

  it('is used again when the page gives it for the new server', async () => {
    const page = await open('attribute');
    const next = await other.control<{ token: string }>({ do: 'token', user: 'gil' });
    page.provider.setAttribute('server', other.server);
    page.provider.setAttribute('token', next.token);
    await until(() => page.buttons.some((name) => name.startsWith('Join as Gil')), 'Gil is known there');
    expect(strangers()).to.deep.equal([]);
  });

  it('is used for the first server again when the attribute changes back', async () => {
    const page = await open('callback');
    page.provider.setAttribute('server', other.server);
    await until(() => page.buttons.includes('Join as guest'), 'the visitor is unknown');
    page.provider.setAttribute('server', world.server);
    await until(() => page.buttons.some((name) => name.startsWith('Join as Gil')), 'Gil is known again');
    expect(strangers()).to.deep.equal([]);
  });

  it('does not stay in the default connection of the page when another provider sets another server', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<script type="module">
      import { configurePageSpaces } from '/src/all.ts';
      configurePageSpaces({ server: '${world.server}', token: '${token}' });
    </script>${joinMarkup(world)}`;
    document.body.append(frame);
    const buttons = (): string[] => {
      const join = frame.contentDocument?.querySelector('spaces-join');
      return join ? allByRole(join, 'button').map(({ textContent }) => textContent.trim()) : [];
    };
    await until(() => buttons().some((name) => name.startsWith('Join as Gil')), 'Gil is known');
    const late = frame.contentDocument!.createElement('spaces-provider') as SpacesProvider;
    late.setAttribute('server', other.server);
    frame.contentDocument!.body.append(late);
    await until(() => !buttons().some((name) => name.startsWith('Join as Gil')), 'Gil is unknown');
    await aWhile();
    const reached = await other.requests();
    expect(reached.filter(({ authorization }) => authorization !== null)).to.deep.equal([]);
    frame.remove();
  });
});
