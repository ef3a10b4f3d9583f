/** Signing in with an account: in a popup, with the whole page, cancelled or refused. */
import { expect } from '@open-wc/testing';
import { logIn } from '../emulator/sign-in.ts';
import { byRole, textIn, typeInto } from '../support/by-role.ts';
import { allText, closePages, openPage, popupAt, type OtherPage } from '../support/other-page.ts';
import { watchTraffic } from '../support/page-traffic.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { aWhile, until } from '../support/visitors.ts';
import { placesOf } from '../support/find-secret.ts';
import { startWorld, type World } from '../support/world.ts';

const settings = 'client-id="demo" redirect-uri="/test/support/signed-in.html"';

describe('Signing in with an account', () => {
  let world: World;
  let page: Visit;

  const begin = async (switches: Record<string, unknown> = {}, more = ''): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
    page = await visit(world, joinMarkup(world), `${settings} ${more}`);
  };
  const openPopup = async (button = 'Sign in', at = '/login'): Promise<OtherPage> => {
    await until(() => page.buttons.includes(button), button);
    page.press(button);
    return popupAt(world.accounts + at);
  };
  const signIn = async (nick: 'gil' | 'hana' = 'gil'): Promise<void> => {
    const popup = await openPopup();
    await logIn(popup, nick);
    await popup.press('Allow');
  };
  const known = (name: string): Promise<void> =>
    until(() => page.buttons.includes(`Join as ${name}`), `Join as ${name}`);
  const asked = async (path: string): Promise<number> =>
    (await world.requests()).filter((one) => one.path.includes(path)).length;

  afterEach(async () => {
    leaveAll();
    await closePages();
    sessionStorage.clear();
    await world.stop();
  });

  it('in a popup names the user, who then joins with the button', async () => {
    await begin();
    await signIn();
    await known('Gil Novák');
    await expect(page.join).to.be.accessible();
    expect(await asked('/join'), 'no join before the button').to.equal(0);
    expect(page.types).to.include('spaces-signed-in');
    page.press('Join as Gil Novák');
    await page.live();
    expect(page.join.state).to.include({ step: 'joined', role: 'member' });
  });

  it('with a session kept in the tab ends with "Sign out", also in the tab’s storage', async () => {
    await begin({}, 'remember="tab"');
    await signIn();
    await known('Gil Novák');
    expect(Object.keys(sessionStorage)).to.have.lengthOf(2);
    page.press('Sign out');
    await until(() => page.buttons.includes('Sign in'), 'the sign-in buttons');
    expect(page.types).to.include('spaces-signed-out');
    expect(JSON.stringify({ ...sessionStorage })).not.to.match(/token/i);
  });

  it('with a provider skips the service’s list of providers', async () => {
    await begin();
    await until(() => page.buttons.includes('Sign in with Google'), 'the sign-in buttons');
    await expect(page.join).to.be.accessible();
    const popup = await openPopup('Sign in with Google', '/identity/google');
    await popup.fill('E-mail', 'gil.novak@example.test');
    await popup.press('Continue');
    await popup.press('Allow');
    await known('Gil Novák');
  });

  it('shows when it is refused, and all buttons stay', async () => {
    await begin();
    const popup = await openPopup();
    await logIn(popup);
    await popup.press('Deny');
    await until(() => page.alerts.length > 0, 'an alert');
    expect(page.alerts).to.deep.equal(['The sign-in was cancelled or refused.']);
    expect(page.buttons).to.include.members(['Sign in', 'Join as guest']);
    await expect(page.join).to.be.accessible();
  });

  it('says within two seconds that the user closed the window, and offers to sign in again', async () => {
    await begin();
    const popup = await openPopup();
    await until(() => page.buttons.includes('Open it again'), 'the page waits');
    await popup.close();
    const closed = performance.now();
    await until(() => page.buttons.includes('Sign in again'), 'the offer');
    expect(performance.now() - closed).to.be.lessThan(2_000);
    expect(textIn(page.join)).to.contain('The sign-in window seems to be closed.');
    expect(page.join.state).to.deep.include({ step: 'signing-in', away: true });
    await expect(page.join).to.be.accessible();
    const again = await openPopup('Sign in again');
    expect(textIn(page.join), 'the page waits again').not.to.contain('seems to be closed');
    await logIn(again);
    await again.press('Allow');
    await known('Gil Novák');
  });

  it('says within two seconds to a guest in the space that the window is closed', async () => {
    await begin();
    await page.comeIn('Mira Holt');
    await page.choose('Sign in');
    const popup = await popupAt(`${world.accounts}/login`);
    await until(() => page.buttons.includes('Open it again'), 'the page waits');
    await popup.close();
    await until(() => page.buttons.includes('Sign in again'), 'the offer');
    page.press('Cancel');
    await until(() => !page.buttons.includes('Sign in again'), 'the offer is gone');
    expect(page.join.state.step).to.equal('joined');
  });

  it('still takes the answer of a window that only looks closed', async () => {
    await begin({ accountsCoop: 'same-origin' });
    const popup = await openPopup();
    await until(() => page.buttons.includes('Sign in again'), 'the window looks closed');
    await logIn(popup);
    await popup.press('Allow');
    await known('Gil Novák');
  });

  it('gives the service’s pages no access to this page', async () => {
    await begin();
    const popup = await openPopup();
    expect(await popup.run<boolean>('window.opener === null')).to.equal(true);
  });

  it('can be cancelled, and later answers change nothing', async () => {
    await begin();
    const popup = await openPopup();
    await until(() => page.buttons.includes('Cancel'), 'a cancel button');
    await expect(page.join).to.be.accessible();
    page.press('Cancel');
    await page.reach('invited');
    await until(() => page.buttons.includes('Join as guest'), 'guests may join');
    // The page has no access to the window either, so the user closes it, or finishes in it.
    await logIn(popup);
    await popup.press('Allow');
    await aWhile();
    expect(page.join.state).to.deep.include({ step: 'invited', identity: undefined });
  });

  it('works when the accounts server isolates its windows', async () => {
    await begin({ accountsCoop: 'same-origin' });
    await signIn();
    await known('Gil Novák');
  });

  it('leaves no token in a place that a script can read', async () => {
    const traffic = watchTraffic();
    try {
      await begin();
      await signIn();
      await known('Gil Novák');
      page.press('Join as Gil Novák');
      await page.live();
      const used = traffic.sent.map(
        ({ authorization }) => /^bearer (\S{20,})$/.exec(authorization ?? '')?.[1],
      );
      const [token] = used.filter((one) => one !== undefined);
      expect(token, 'a token was used').to.be.a('string');
      expect(placesOf(token!, page.heard, [])).to.deep.equal([]);
      expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).to.equal('[{},{}]');
    } finally {
      traffic.stop();
    }
  });

  it('ends in the page and at the service when the user signs out', async () => {
    await begin();
    await signIn();
    await known('Gil Novák');
    page.join.signOut();
    await page.reach('invited');
    expect(page.types.at(-1)).to.equal('spaces-signed-out');
    await until(async () => (await asked('/oauth2/revoke_token')) === 1, 'the token is revoked');
  });

  for (const [uninvited, errorCodes] of [
    ['guest', true],
    ['absent', true],
    ['refused', true],
    ['refused', false],
  ] as const) {
    const how = errorCodes ? uninvited : `${uninvited}, without a code`;
    it(`shows that the account is not invited (the service: ${how})`, async () => {
      await begin({ uninvited, errorCodes });
      await signIn('hana');
      await known('Hana Ito');
      page.press('Join as Hana Ito');
      await page.reach('wrong-account');
      expect(page.alerts).to.deep.equal([
        'You are signed in as Hana Ito (hana.ito@elsewhere.example); this invitation is not for this account.',
      ]);
      await expect(page.join).to.be.accessible();
      expect(page.buttons).to.deep.equal(['Continue as guest', 'Use another account']);
      page.press('Continue as guest');
      await page.live();
      expect(page.join.state).to.include({ step: 'joined', role: 'guest' });
      expect(textIn(page.join), 'the role of the account').to.contain('as Hana Ito (guest)');
    });
  }

  it('offers the PIN field when the service refuses an account without a reason', async () => {
    world = await startWorld({ seed: 'pin', switches: { pinErrorBody: 'empty' } });
    page = await visit(world, joinMarkup(world), settings);
    await signIn('hana');
    await known('Hana Ito');
    page.press('Join as Hana Ito');
    await page.reach('wrong-account');
    expect(page.alerts[0]).to.contain('Hana Ito (hana.ito@elsewhere.example)').and.to.contain('a PIN');
    await expect(page.join).to.be.accessible();
    typeInto(byRole(page.join, 'textbox', 'PIN'), '0000');
    page.press('Continue');
    await page.reach('needs-pin');
    await until(() => page.buttons.includes('Use another account'), 'the other buttons stay');
    typeInto(byRole(page.join, 'textbox', 'PIN'), '4711');
    page.press('Continue');
    await page.reach('wrong-account');
    page.press('Continue as guest');
    await page.live();
  });

  it('with another account works after an account that is not invited', async () => {
    await begin();
    await signIn('hana');
    await known('Hana Ito');
    page.press('Join as Hana Ito');
    await page.reach('wrong-account');
    const popup = await openPopup('Use another account');
    await logIn(popup, 'gil');
    await popup.press('Allow');
    await known('Gil Novák');
  });

  for (const [decision, shown] of [
    ['Allow', 'Join as Gil'],
    ['Deny', 'The sign-in was cancelled or refused.'],
  ] as const) {
    it(`without popups uses the whole page and returns to the same URL (${decision})`, async () => {
      world = await startWorld({ seed: 'empty' });
      const wish = {
        provider: {
          server: world.server,
          'web-server': world.web,
          'client-id': 'demo',
          'redirect-uri': '/test/support/signed-in.html',
        },
        join: { invite: world.invite },
        blocked: true,
      };
      const start = `${location.origin}/test/support/portal-page.html?topic=7#${encodeURIComponent(JSON.stringify(wish))}`;
      const other = await openPage(start);
      await other.press('Sign in');
      await logIn(other);
      await other.press(decision);
      const isBack = async (): Promise<boolean> => (await other.look()).url === start;
      await until(() => isBack().catch(() => false), 'the same URL');
      const says = `${allText}.includes('${shown}')`;
      await until(() => other.run<boolean>(says).catch(() => false), shown);
      expect(await other.run('JSON.stringify(sessionStorage)')).to.equal('{}');
    });
  }
});
