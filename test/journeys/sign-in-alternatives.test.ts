/** Other sign-ins than the usual popup: by cookie, through the page's own server, with a new account; and wrong settings. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { logIn } from '../emulator/sign-in.ts';
import { accountSettings, names, signIn } from '../support/account-page.ts';
import { closePages, openPage, popupAt } from '../support/other-page.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { aWhile, until } from '../support/visitors.ts';
import { startWorld, type World, type WorldWish } from '../support/world.ts';

describe('Signing in', () => {
  let world: World;
  let page: Visit;

  const begin = async (settings: string, wish: WorldWish = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', ...wish });
    page = await visit(world, joinMarkup(world), settings);
  };
  const known = (name: string): Promise<void> =>
    until(() => page.buttons.includes(`Join as ${name}`), `Join as ${name}`);
  const joins = async (): Promise<number> =>
    (await world.requests()).filter(({ path }) => path.includes('/join')).length;
  const grants = async (): Promise<readonly string[]> =>
    (await world.requests()).flatMap(({ grant }) => grant ?? []);

  afterEach(async () => {
    leaveAll();
    await closePages();
    sessionStorage.clear();
    await world.stop();
  });

  describe('with the service’s own cookie', () => {
    const cookie = async (host: string, authCookie = 'readable'): Promise<void> => {
      const switches = { cookieSession: true, authCookie };
      world = await startWorld({ seed: 'empty', host, switches });
      const login = await openPage(`${world.accounts}/login`, { alone: false });
      await logIn(login);
      await login.close();
      page = await visit(world, joinMarkup(world), `${accountSettings} cookie-session`);
    };

    for (const authCookie of ['readable', 'http-only']) {
      it(`names the user, who then joins with the button (${authCookie})`, async () => {
        await cookie('localhost', authCookie);
        await known(names.gil);
        expect(await joins(), 'no join before the button').to.equal(0);
        await expect(page.join).to.be.accessible();
        page.press('Join as Gil Novák');
        await page.live();
        expect(page.join.state).to.include({ step: 'joined', role: 'member' });
        expect(page.heard).to.deep.include({ type: 'spaces-signed-in', detail: { as: 'cookie' } });
      });
    }

    it('finds no user when the browser does not send it to other sites, and offers the other sign-ins', async () => {
      await cookie('127.0.0.1');
      await until(() => page.buttons.includes('Sign in'), 'the sign-in buttons');
      await aWhile();
      expect(page.join.state).to.deep.include({ step: 'invited', identity: undefined });
      expect(page.buttons).to.include('Join as guest');
      expect(page.alerts).to.deep.equal([]);
      await signIn(world, page);
    });
  });

  describe('through the page’s own server', () => {
    let portal: { readonly id: string };

    beforeEach(async () => {
      world = await startWorld({ seed: 'empty' });
      const redirect = { do: 'redirectUri', url: 'https://portal.example/back', client: 'portal' };
      const { client, secret } = await world.control<{ client: string; secret: string }>(redirect);
      portal = await executeServerCommand<typeof portal, object>('portal:start', {
        accounts: world.accounts,
        clientId: client,
        clientSecret: secret,
        origin: location.origin,
      });
      const settings = accountSettings.replace('"demo"', '"portal"');
      page = await visit(world, joinMarkup(world), `${settings} token-endpoint="/portal/token"`);
    });
    afterEach(async () => {
      await executeServerCommand('portal:stop', { id: portal.id });
    });

    it('exchanges the code, renews and revokes the token there, and the page never gets the refresh token', async () => {
      await signIn(world, page);
      page.press('Join as Gil Novák');
      await page.live();
      expect(page.join.state).to.include({ step: 'joined', role: 'member' });
      expect(await grants()).to.deep.equal(['authorization_code']);
      await world.control({ do: 'expire', who: 'gil', kind: 'access' });
      await until(async () => (await grants()).length === 2, 'a renewed token');
      await page.live();
      expect(JSON.stringify({ ...sessionStorage })).to.equal('{}');
      page.join.signOut();
      const revoked = async (): Promise<boolean> =>
        (await world.requests()).some(({ path }) => path === '/oauth2/revoke_token');
      await until(revoked, 'the portal revokes the token');
    });
  });

  it('with a new account opens the service’s registration page', async () => {
    await begin(accountSettings);
    await until(() => page.buttons.includes('Sign up'), 'the sign-in buttons');
    page.press('Sign up');
    const popup = await popupAt(`${world.accounts}/signup`);
    await popup.fill('Name', 'Ivy Lund');
    await popup.fill('E-mail', 'ivy.lund@example.test');
    await popup.fill('Password', 'a-long-password');
    await popup.press('Create account');
    await popup.press('Allow');
    await known('Ivy Lund');
  });

  it('again shows which provider was used last, but not by which user', async () => {
    await begin(`${accountSettings} remember="tab"`);
    await until(() => page.buttons.includes('Sign in with Google'), 'the sign-in buttons');
    expect(page.find('[part="last-way"]')).to.equal(undefined);
    page.press('Sign in with Google');
    const popup = await popupAt(`${world.accounts}/identity/google`);
    await popup.fill('E-mail', 'gil.novak@example.test');
    await popup.press('Continue');
    await popup.press('Allow');
    await known('Gil Novák');
    page.join.signOut();
    const marked = (): string | undefined => page.find('[aria-describedby="last-way"]')?.textContent?.trim();
    await until(() => marked() === 'Sign in with Google', 'the mark');
    expect(page.find('[part="last-way"]')?.textContent).to.equal('Last used');
    await expect(page.join).to.be.accessible();
    expect(JSON.stringify({ ...sessionStorage })).not.to.match(/gil|Gil|novak/);
    const later = await visit(world, joinMarkup(world), `${accountSettings} remember="tab"`);
    await until(() => later.find('[part="last-way"]') !== undefined, 'the mark in a later visit');
  });

  for (const [wrong, settings] of [
    ['redirect-uri elsewhere', 'client-id="demo" redirect-uri="https://evil.example/back"'],
    ['redirect-uri missing', 'client-id="demo"'],
    ['token-endpoint invalid', `${accountSettings} token-endpoint="http://[nowhere"`],
    ['token-endpoint elsewhere', `${accountSettings} token-endpoint="https://evil.example/token"`],
  ] as const) {
    it(`is reported as not set up correctly, and guests can still join (${wrong})`, async () => {
      await begin(settings);
      await until(() => page.alerts.length > 0, 'an alert');
      expect(page.alerts[0]).to.match(/not set up correctly|not allowed to use that server/);
      const code = page.join.state.step === 'invited' ? page.join.state.failure?.code : '';
      expect(code).to.be.oneOf(['bad-configuration', 'server-not-allowed']);
      expect(page.buttons).to.deep.equal(['Join as guest']);
      await expect(page.join).to.be.accessible();
      await page.comeIn('Mira Holt');
    });
  }

  it('with an account works when the browser’s storage throws', async () => {
    const { getItem, setItem, removeItem } = Storage.prototype;
    const full = (): never => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
    Object.assign(Storage.prototype, { getItem: full, setItem: full, removeItem: full });
    try {
      await begin(`${accountSettings} remember="tab"`);
      await signIn(world, page);
      page.press('Join as Gil Novák');
      await page.live();
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem, removeItem });
    }
  });
});
