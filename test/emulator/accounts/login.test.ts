import { expect } from '@open-wc/testing';
import { closePages, openPage, type OtherPage } from '../../support/other-page.ts';
import { startWorld, type World } from '../../support/world.ts';
import { violationsIn } from '../axe.ts';
import { authorizeUrl, backTo, exchange, logIn, queryOf } from '../sign-in.ts';

describe('the pages of the accounts server', () => {
  let world: World;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
  };
  const signIn = (more?: Record<string, string>): Promise<OtherPage> => openPage(authorizeUrl(world, more));
  const headingOf = async (page: OtherPage): Promise<string> => (await page.look()).heading;
  const nameBehind = async (page: OtherPage): Promise<unknown> => {
    const { body } = await exchange(world, (await queryOf(page)).get('code'));
    const claims: unknown = JSON.parse(atob(String(body['id_token']).split('.')[1] ?? ''));
    return (claims as { email: string }).email;
  };

  afterEach(async () => {
    await closePages();
    await world.stop();
  });

  it('are all accessible: sign-in, its error, sign-up, provider, consent, account and error page', async () => {
    await begin();
    const page = await signIn();
    expect(await violationsIn(page)).to.deep.equal([]);
    await page.fill('User name', 'gil');
    await page.fill('Password', 'guessed');
    await page.press('Sign in');
    expect(await violationsIn(page)).to.deep.equal([]);
    for (const name of ['Create an account', 'Sign in', 'Continue with Google']) {
      await page.press(name);
      expect(await violationsIn(page)).to.deep.equal([]);
    }
    await page.fill('E-mail', 'gil.novak@example.test');
    await page.press('Continue');
    expect(await headingOf(page)).to.equal('Allow access?');
    expect(await violationsIn(page)).to.deep.equal([]);
    await page.go(`${world.accounts}/account`);
    expect(await violationsIn(page)).to.deep.equal([]);
    await page.go(`${world.accounts}/nowhere`);
    expect(await violationsIn(page)).to.deep.equal([]);
  }).timeout(60_000);

  it('report a wrong password, keep the name, and continue with the right password', async () => {
    await begin();
    const page = await signIn();
    expect((await page.look()).text).to.contain('to continue to Larkfield Partners');
    await page.fill('User name', 'Gil.Novak@example.test');
    await page.fill('Password', 'guessed');
    await page.press('Sign in');
    expect((await page.look()).alert).to.equal('The user name or the password is wrong.');
    await page.fill('Password', 'gil-lark');
    await page.press('Sign in');
    expect((await page.look()).text).to.contain('Gil Novák');
    await page.press('Allow');
    expect(await nameBehind(page)).to.equal('gil.novak@example.test');
  });

  it('return to the page if the user denies access', async () => {
    await begin();
    const page = await signIn();
    await logIn(page);
    await page.press('Deny');
    expect((await page.look()).url).to.equal(`${backTo(world)}&error=access_denied&state=state-of-the-test`);
  });

  for (const [idp, name] of [
    ['google', 'Google'],
    ['office365', 'Office 365'],
    ['salesforce', 'Salesforce'],
  ] as const) {
    it(`sign a user in with ${name}, from the sign-in page or directly from the link`, async () => {
      await begin();
      const page = await signIn();
      await page.press(`Continue with ${name}`);
      await page.fill('E-mail', 'hana.ito@elsewhere.example');
      await page.press('Continue');
      await page.press('Allow');
      expect(await nameBehind(page)).to.equal('hana.ito@elsewhere.example');
      expect(await headingOf(await signIn({ idp }))).to.equal(`Sign in with ${name}`);
      await world.control({ do: 'switch', set: { straightProvider: false } });
      expect(await headingOf(await signIn({ idp }))).to.equal('Sign in');
    });
  }

  it('create an account with the form or with the first sign-in from a provider', async () => {
    await begin();
    const page = await signIn();
    await page.press('Create an account');
    await page.fill('Name', 'Ivy Lund');
    await page.fill('E-mail', 'gil.novak@example.test');
    await page.fill('Password', 'long enough');
    await page.press('Create account');
    expect((await page.look()).alert).to.equal('An account with this e-mail address already exists.');
    await page.fill('E-mail', 'ivy.lund@example.test');
    await page.fill('Password', 'long enough');
    await page.press('Create account');
    expect((await page.look()).text).to.contain('Ivy Lund');
    await page.press('Allow');
    expect(await nameBehind(page)).to.equal('ivy.lund@example.test');
    const other = await signIn({ idp: 'google' });
    await other.fill('E-mail', 'jo.berg@example.test');
    await other.press('Continue');
    expect((await other.look()).text).to.contain('Jo Berg');
  });

  it('ask a signed-in browser only for consent, and allow another account', async () => {
    await begin();
    const page = await signIn();
    await logIn(page);
    await page.go(authorizeUrl(world));
    expect(await headingOf(page)).to.equal('Allow access?');
    await page.press('Use another account');
    expect(await headingOf(page)).to.equal('Sign in');
    await logIn(page, 'hana');
    await page.press('Allow');
    expect(await nameBehind(page)).to.equal('hana.ito@elsewhere.example');
    await page.go(authorizeUrl(world, { prompt: 'select_account' }));
    expect(await headingOf(page)).to.equal('Sign in');
    await world.control({ do: 'switch', set: { promptHonoured: false } });
    await page.go(authorizeUrl(world, { prompt: 'select_account' }));
    expect(await headingOf(page)).to.equal('Allow access?');
  });

  it('ask for consent once if the switch says so, and forget a signed-out browser', async () => {
    await begin({ consent: 'once', issInRedirect: true });
    const page = await signIn();
    await logIn(page);
    await page.press('Allow');
    expect(await world.control({ do: 'signedIn' })).to.deep.equal({
      browsers: ['gil.novak@example.test'],
      grants: [],
    });
    await page.go(authorizeUrl(world));
    expect((await queryOf(page)).get('iss')).to.equal(world.accounts);
    expect(await nameBehind(page)).to.equal('gil.novak@example.test');
    await world.control({ do: 'signOut' });
    expect(await world.control({ do: 'signedIn' })).to.deep.equal({
      browsers: [],
      grants: [{ user: 'gil.novak@example.test', client: 'demo' }],
    });
    await page.go(authorizeUrl(world));
    expect(await headingOf(page)).to.equal('Sign in');
  });

  it('keep a sign-in for ten minutes and complete it only once', async () => {
    await begin();
    const page = await signIn();
    await world.control({ do: 'clock', advance: 600_000 });
    await logIn(page);
    expect((await page.look()).alert).to.contain('has expired');
    await page.go(authorizeUrl(world));
    const { url } = await page.look();
    await page.press('Allow');
    await page.go(url);
    expect((await page.look()).alert).to.contain('already complete');
  });

  it('accept no form from a page of another origin', async () => {
    await begin();
    for (const path of ['/login', '/signup', '/identity/google', '/account', '/oauth2/authorize/confirm']) {
      const body = new URLSearchParams({ username: 'gil.novak@example.test', password: 'gil-lark' });
      const { type } = await fetch(world.accounts + path, { method: 'POST', body, mode: 'no-cors' });
      expect(type).to.equal('opaque');
    }
    const statuses = (await world.requests()).map(({ status }) => status);
    expect(statuses).to.deep.equal([403, 403, 403, 403, 403]);
    expect(await world.control({ do: 'signedIn' })).to.deep.include({ browsers: [] });
  });

  it('keep or cut the connection to their opener, and cannot be framed', async () => {
    await begin();
    const page = await openPage(`${world.accounts}/accounts.css`);
    const headerOf = (name: string): Promise<string | null> =>
      page.run(`fetch('/login').then(({ headers }) => headers.get('${name}'))`);
    for (const coop of ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups']) {
      await world.control({ do: 'switch', set: { accountsCoop: coop } });
      expect(await headerOf('cross-origin-opener-policy')).to.equal(coop);
    }
    await world.control({ do: 'switch', set: { accountsCoop: 'none' } });
    expect(await headerOf('cross-origin-opener-policy')).to.equal(null);
    expect(await headerOf('content-security-policy')).to.contain("frame-ancestors 'none'");
  });
});
