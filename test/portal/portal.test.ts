import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { closePages, openPage, type OtherPage } from '../support/other-page.ts';
import { sendRaw, startWorld, type RawAnswer, type World } from '../support/world.ts';
import { rest } from '../emulator/rest.ts';
import { authorizeUrl, logIn, pkce, queryOf, type Fields } from '../emulator/sign-in.ts';

interface PortalAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

describe('the partner portal’s server', () => {
  let world: World;
  let portal: { readonly id: string; readonly origin: string };
  let page: OtherPage;

  /** Sends a POST from a page of the portal, with cookies. */
  const post = (path: string, fields?: Fields): Promise<PortalAnswer> => {
    const body = fields ? `new URLSearchParams(${JSON.stringify(fields)})` : 'undefined';
    return page.run(`fetch('/portal/${path}', { method: 'POST', body: ${body} }).then(async (answer) => ({
      status: answer.status,
      body: answer.status === 204 ? {} : await answer.json(),
    }))`);
  };
  const back = (): string => `${portal.origin}/back`;
  const codeFor = async (): Promise<string> => {
    await page.go(authorizeUrl(world, { client_id: 'portal', redirect_uri: back() }));
    if ((await page.look()).heading === 'Sign in') await logIn(page);
    await page.press('Allow');
    return (await queryOf(page)).get('code') ?? '';
  };
  const exchange = async (more: Fields = {}): Promise<PortalAnswer> =>
    post('token', {
      grant_type: 'authorization_code',
      code: await codeFor(),
      code_verifier: pkce.verifier,
      redirect_uri: back(),
      ...more,
    });
  const nameOf = async (token: unknown): Promise<unknown> =>
    (await rest(world, '/api/users/me', { authorization: `bearer ${String(token)}` })).body['displayname'];
  const grants = async (): Promise<readonly unknown[]> =>
    (await world.requests()).flatMap(({ grant }) => grant ?? []);

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    const { client, secret } = await world.control<{ client: string; secret: string }>({
      do: 'redirectUri',
      url: 'https://portal.example/back',
      client: 'portal',
    });
    const options = { accounts: world.accounts, clientId: client, clientSecret: secret };
    portal = await executeServerCommand<typeof portal, object>('portal:start', options);
    page = await openPage(back());
  });
  afterEach(async () => {
    await closePages();
    await executeServerCommand('portal:stop', { id: portal.id });
    await world.stop();
  });

  it('exchanges a code with its secret and keeps the refresh token', async () => {
    const { status, body } = await exchange();
    expect(status).to.equal(200);
    expect(body).to.have.keys('access_token', 'token_type', 'scope', 'expires_in', 'id_token');
    expect(body).to.include({ token_type: 'bearer', expires_in: 3599 });
    expect(await nameOf(body['access_token'])).to.equal('Gil Novák');
    await page.go(`${portal.origin}/portal/page`);
    const cookies: string = await page.run('document.cookie');
    expect(cookies.split('; ').map((cookie) => cookie.split('=')[0])).to.deep.equal(['AUTH_TOKEN']);
  });

  it('gives a signed-in browser a fresh token in both forms', async () => {
    const first = (await exchange()).body['access_token'];
    await world.control({ do: 'expire', kind: 'access' });
    const again = await post('token', { grant_type: 'refresh_token' });
    expect(again.body).to.have.keys('access_token', 'token_type', 'scope', 'expires_in', 'id_token');
    expect(again.body['access_token']).to.not.equal(first);
    const { body } = await post('spaces-token');
    expect(body).to.have.keys('token', 'tokenType', 'expiresIn');
    expect(body).to.include({ tokenType: 'bearer', expiresIn: 3599 });
    expect(await nameOf(body['token'])).to.equal('Gil Novák');
  });

  it('sends one request for tabs that ask at the same time', async () => {
    await exchange();
    await world.control({ do: 'delay', path: '/oauth2/access_token', ms: 200 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post('spaces-token')));
    expect(new Set(answers.map(({ body }) => body['token'])).size).to.equal(1);
    expect(await grants()).to.deep.equal(['authorization_code', 'refresh_token']);
    expect((await post('spaces-token')).status).to.equal(200);
  });

  it('responds with login_required before a sign-in and after a sign-out or a revocation', async () => {
    const signedOut = { status: 401, body: { error: 'login_required' } };
    expect(await post('spaces-token')).to.deep.equal(signedOut);
    const { body } = await exchange();
    expect((await post('sign-out')).status).to.equal(204);
    expect(await post('spaces-token')).to.deep.equal(signedOut);
    expect(await nameOf(body['access_token'])).to.equal(undefined);
    await exchange();
    await world.control({ do: 'revoke', who: 'gil' });
    expect(await post('token', { grant_type: 'refresh_token' })).to.deep.equal(signedOut);
  });

  it('leaves no refresh token alive that was replaced by another sign-in, or that arrives after a sign-out', async () => {
    const alive = async (): Promise<number> =>
      (await world.control<{ grants: unknown[] }>({ do: 'signedIn' })).grants.length;
    await exchange();
    await exchange();
    expect(await alive()).to.equal(1);
    await world.control({ do: 'delay', path: '/oauth2/access_token', ms: 500 });
    await Promise.all([post('spaces-token'), post('sign-out')]);
    expect(await alive()).to.equal(0);
  });

  it('keeps users signed in if the accounts server fails', async () => {
    await exchange();
    for (const trouble of [
      { do: 'fail', status: 500 },
      { do: 'reset' },
      { do: 'fail', body: 'login', status: 200 },
    ]) {
      await world.control({ ...trouble, path: '/oauth2/access_token' });
      expect(await post('spaces-token')).to.deep.equal({
        status: 503,
        body: { error: 'temporarily_unavailable' },
      });
    }
    expect((await post('spaces-token')).status).to.equal(200);
  });

  it('refuses a wrong verifier, a code of another page, and a redirect to another site', async () => {
    const refused = { status: 400, body: { error: 'invalid_grant' } };
    expect(await exchange({ code_verifier: 'x'.repeat(43) })).to.deep.equal(refused);
    expect(await exchange({ redirect_uri: `${portal.origin}/other` })).to.deep.equal(refused);
    const asked = (await grants()).length;
    expect(await exchange({ redirect_uri: `${portal.origin}.evil.example/` })).to.deep.equal(refused);
    expect((await grants()).length).to.equal(asked);
  });

  it('refuses pages of other origins and does not use the session for them', async () => {
    await exchange();
    const asked = (await grants()).length;
    // The page is on the same site, so the browser sends the session cookie. Only the origin differs.
    await page.go(`${world.accounts}/accounts.css`);
    for (const path of ['token', 'spaces-token', 'sign-out']) {
      const type = await page.run(`fetch('${portal.origin}/portal/${path}', {
        method: 'POST',
        credentials: 'include',
        mode: 'no-cors',
        body: new URLSearchParams({ grant_type: 'refresh_token' }),
      }).then(({ type }) => type)`);
      expect(type).to.equal('opaque');
    }
    await page.go(back());
    expect((await grants()).length).to.equal(asked);
    expect((await post('spaces-token')).status).to.equal(200);
  });

  it('refuses a body that is larger than any of its forms', async () => {
    const body = `grant_type=authorization_code&code=${'x'.repeat(20_000)}`;
    const headers = { origin: portal.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const url = `${portal.origin}/portal/token`;
    expect((await sendRaw({ url, method: 'POST', headers, body })).status).to.equal(413);
    const chunked = { ...headers, 'transfer-encoding': 'chunked' };
    expect((await sendRaw({ url, method: 'POST', headers: chunked, body })).status).to.equal(411);
    expect(await grants(), 'nothing was asked').to.deep.equal([]);
  });

  it('sends its cookie with Secure where a proxy in front of it ends TLS, and believes only that proxy', async () => {
    const ask = async (isBehindProxy: boolean, scheme: string): Promise<RawAnswer> => {
      const grant = { do: 'grant', user: 'gil', client: 'portal' };
      const { refresh_token: refreshToken } = await world.control<{ refresh_token: string }>(grant);
      const { client, secret } = await world.control<{ client: string; secret: string }>({
        do: 'redirectUri',
        url: 'https://portal.example/back',
        client: 'portal',
      });
      const options = { accounts: world.accounts, clientId: client, clientSecret: secret };
      const other = await executeServerCommand<typeof portal, object>('portal:start', {
        ...options,
        refreshToken,
        isBehindProxy,
      });
      const { host } = new URL(other.origin);
      const answer = await sendRaw({
        url: `${other.origin}/portal/spaces-token`,
        method: 'POST',
        headers: { origin: `${scheme}://${host}`, 'x-forwarded-proto': 'https' },
      });
      await executeServerCommand('portal:stop', { id: other.id });
      return answer;
    };
    const behind = await ask(true, 'https');
    expect(behind.status).to.equal(200);
    expect(String(behind.headers['set-cookie'])).to.match(/; HttpOnly; Secure; SameSite=Lax/);
    expect((await ask(true, 'http')).status, 'a page without TLS').to.equal(403);
    const forged = await ask(false, 'http');
    expect(String(forged.headers['set-cookie'])).to.contain('HttpOnly').and.not.to.contain('Secure');
    expect((await ask(false, 'https')).status).to.equal(403);
  });
});
