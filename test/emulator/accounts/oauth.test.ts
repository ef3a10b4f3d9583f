import { expect } from '@open-wc/testing';
import { closePages, openPage } from '../../support/other-page.ts';
import { startWorld, type World } from '../../support/world.ts';
import { Channel } from '../channel-client.ts';
import { invitePath, rest, topicOf } from '../rest.ts';
import { ask, authorize, authorizeUrl, exchange, grant, pkce, refresh } from '../sign-in.ts';

describe('the OAuth endpoints of the accounts server', () => {
  let world: World;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
  };
  const me = (token: unknown) => rest(world, '/api/users/me', { authorization: `bearer ${String(token)}` });

  afterEach(async () => {
    await closePages();
    await world.stop();
  });

  it('have their own origin, which the service returns', async () => {
    await begin();
    const { body } = await rest(world, '/api/service-configurations');
    expect(body['accounts']).to.deep.equal({ server_url: world.accounts });
    expect(world.accounts).to.not.equal(world.server);
  });

  it('exchange a code for the documented response, and the token works for REST and the socket', async () => {
    await begin();
    const query = await authorize(world);
    expect([...query.keys()]).to.deep.equal(['from', 'code', 'state']);
    expect(query.get('state')).to.equal('state-of-the-test');
    const { status, body } = await exchange(world, query.get('code'));
    expect(status).to.equal(200);
    expect(body).to.have.keys('access_token', 'scope', 'expires_in', 'refresh_token', 'id_token');
    expect(body['access_token']).to.match(/^[0-9a-f]{40}$/);
    expect(body['refresh_token']).to.match(/^[0-9a-f]{40}$/);
    expect(body).to.include({ scope: 'email profile spaces', expires_in: 3599 });
    const claims = JSON.parse(atob(String(body['id_token']).split('.')[1] ?? '')) as Record<string, number>;
    expect(claims).to.have.keys('sub', 'iss', 'exp', 'id_token_version', 'iat', 'email', 'aud');
    expect(claims).to.deep.include({ email: 'gil.novak@example.test', aud: 'demo', iss: 'esna.com' });
    expect(claims['exp']! - claims['iat']!).to.equal(3600);
    expect((await me(body['access_token'])).body).to.include({ displayname: 'Gil Novák', aType: 'user' });
    const channel = new Channel(world, String(body['access_token']), { tokenType: 'oauth' });
    expect(await channel.opening).to.deep.equal({ as: 'in' });
  });

  it('also check a plain challenge', async () => {
    await begin();
    const query = await authorize(world, { code_challenge: pkce.verifier, code_challenge_method: 'plain' });
    expect((await exchange(world, query.get('code'))).status).to.equal(200);
  });

  it('refuse a wrong or missing verifier and invalidate the code', async () => {
    await begin();
    const code = (await authorize(world)).get('code');
    const wrong = await exchange(world, code, { code_verifier: 'x'.repeat(43) });
    expect([wrong.status, wrong.body['error']]).to.deep.equal([400, 'invalid_grant']);
    expect((await exchange(world, code)).body['error']).to.equal('invalid_grant');
  });

  it('end the whole grant if a code is used twice', async () => {
    await begin();
    const code = (await authorize(world)).get('code');
    const { body } = await exchange(world, code);
    expect((await exchange(world, code)).body['error']).to.equal('invalid_grant');
    expect((await me(body['access_token'])).status).to.equal(401);
    expect((await refresh(world, body['refresh_token'])).status).to.equal(400);
  });

  it('accept a code for one minute, and only with its own redirect_uri', async () => {
    await begin();
    const late = (await authorize(world)).get('code');
    await world.control({ do: 'clock', advance: 60_000 });
    expect((await exchange(world, late)).body['error']).to.equal('invalid_grant');
    const code = (await authorize(world)).get('code');
    const elsewhere = await exchange(world, code, { redirect_uri: `${world.server}/other` });
    expect(elsewhere.body['error']).to.equal('invalid_grant');
  });

  it('show an error page without a redirect for an unregistered address', async () => {
    await begin();
    await world.control({ do: 'redirectUri', url: 'https://partner.example/back', client: 'partner' });
    const strays = [
      { client_id: 'unknown' },
      { redirect_uri: 'https://evil.example/' },
      { redirect_uri: 'http://127.0.0.1.evil.example/' },
      { redirect_uri: 'javascript:alert(1)' },
      { client_id: 'partner', redirect_uri: 'https://partner.example/back/' },
      { client_id: 'partner', redirect_uri: `${world.server}/back` },
    ];
    for (const stray of strays) {
      const page = await openPage(authorizeUrl(world, stray));
      const { url, heading, alert } = await page.look();
      expect(new URL(url).origin).to.equal(world.accounts);
      expect(heading).to.equal('Something went wrong');
      expect(alert).to.match(/not known|not registered/);
      await page.close();
    }
    const page = await openPage(
      authorizeUrl(world, { client_id: 'partner', redirect_uri: 'https://partner.example/back' }),
    );
    expect((await page.look()).heading).to.equal('Sign in');
  });

  it('redirect other errors back to the page', async () => {
    await begin();
    const page = await openPage(authorizeUrl(world, { response_type: 'token' }));
    const { searchParams } = new URL((await page.look()).url);
    expect(Object.fromEntries(searchParams)).to.deep.include({
      error: 'unsupported_response_type',
      state: 'state-of-the-test',
    });
  });

  it('exchange a refresh token for new tokens, and end the grant if an old one is reused', async () => {
    await begin();
    const first = await grant(world);
    const second = await refresh(world, first['refresh_token']);
    expect(second.status).to.equal(200);
    expect(second.body['refresh_token']).to.not.equal(first['refresh_token']);
    expect((await me(second.body['access_token'])).status).to.equal(200);
    expect((await refresh(world, first['refresh_token'])).body['error']).to.equal('invalid_grant');
    expect((await refresh(world, second.body['refresh_token'])).body['error']).to.equal('invalid_grant');
    expect((await me(second.body['access_token'])).status).to.equal(401);
  });

  it('only refuse an old refresh token, or accept it, depending on the switch', async () => {
    await begin({ oldRefreshToken: 'refused' });
    const first = await grant(world);
    const second = await refresh(world, first['refresh_token']);
    expect((await refresh(world, first['refresh_token'])).status).to.equal(400);
    expect((await refresh(world, second.body['refresh_token'])).status).to.equal(200);
    await world.control({ do: 'switch', set: { oldRefreshToken: 'accepted' } });
    expect((await refresh(world, first['refresh_token'])).status).to.equal(200);
  });

  it('let access and refresh tokens expire by the service’s clock', async () => {
    await begin({ accessTokenSeconds: 60, refreshTokenSeconds: 120 });
    const tokens = await grant(world);
    expect(tokens['expires_in']).to.equal(60);
    await world.control({ do: 'clock', advance: 60_000 });
    expect((await me(tokens['access_token'])).status).to.equal(401);
    const { opening } = new Channel(world, String(tokens['access_token']), { tokenType: 'oauth' });
    expect(await opening).to.deep.equal({ as: 'refused', message: 'Authentication error' });
    await world.control({ do: 'clock', advance: 60_000 });
    expect((await refresh(world, tokens['refresh_token'])).body['error']).to.equal('invalid_grant');
  });

  it('can expire only access tokens, so that the client must refresh', async () => {
    await begin();
    const tokens = await grant(world);
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'gil' });
    const channel = new Channel(world, String(tokens['access_token']), { tokenType: 'oauth' });
    await channel.opening;
    await world.control({ do: 'expire', who: 'gil', kind: 'access' });
    await channel.closed;
    expect((await me(tokens['access_token'])).status).to.equal(401);
    expect((await rest(world, '/api/users/me', { token })).status).to.equal(200);
    expect((await refresh(world, tokens['refresh_token'])).status).to.equal(200);
  });

  it('sign an application out with its refresh token, including access tokens unless a switch prevents it', async () => {
    await begin();
    const revoke = (token: unknown) =>
      ask(world, { refresh_token: String(token), grant_type: 'revoke_token' }, '/oauth2/revoke_token');
    const tokens = await grant(world);
    expect(await revoke(tokens['refresh_token'])).to.deep.equal({ status: 200, body: {} });
    expect((await refresh(world, tokens['refresh_token'])).status).to.equal(400);
    expect((await me(tokens['access_token'])).status).to.equal(401);
    expect((await revoke(tokens['refresh_token'])).status).to.equal(400);
    await world.control({ do: 'switch', set: { revokeEndsAccess: false } });
    const others = await grant(world);
    await revoke(others['refresh_token']);
    expect((await me(others['access_token'])).status).to.equal(200);
  });

  it('require the secret of a confidential client, and of all clients if public ones are not allowed', async () => {
    await begin();
    const { secret } = await world.control<{ secret: string }>({
      do: 'redirectUri',
      url: 'http://127.0.0.1/',
      client: 'portal',
    });
    const asked = async (more: Record<string, string>, client: string): Promise<unknown[]> => {
      const { refresh_token: token } = await grant(world, 'gil', client);
      const { status, body } = await refresh(world, token, { client_id: client, ...more });
      return [status, body['error']];
    };
    expect(await asked({}, 'portal')).to.deep.equal([401, 'invalid_client']);
    expect(await asked({ client_secret: 'guessed' }, 'portal')).to.deep.equal([401, 'invalid_client']);
    expect(await asked({ client_secret: secret }, 'portal')).to.deep.equal([200, undefined]);
    expect(await asked({ client_secret: 'guessed' }, 'demo')).to.deep.equal([401, 'invalid_client']);
    await world.control({ do: 'switch', set: { publicClients: false } });
    expect(await asked({}, 'demo')).to.deep.equal([401, 'invalid_client']);
  });

  it('refuse a token of another client, an unknown grant type, and a request with missing fields', async () => {
    await begin();
    await world.control({ do: 'redirectUri', url: 'https://partner.example/back', client: 'partner' });
    const { refresh_token: token } = await grant(world);
    expect((await refresh(world, token, { client_id: 'partner' })).body['error']).to.equal('invalid_grant');
    expect((await ask(world, { grant_type: 'password' })).body['error']).to.equal('unsupported_grant_type');
    expect((await ask(world, { grant_type: 'refresh_token' })).body['error']).to.equal('invalid_request');
  });

  it('log each token request with its grant type, and support planned faults', async () => {
    await begin();
    const { refresh_token: token } = await grant(world);
    await world.control({ do: 'fail', path: '/oauth2/access_token', status: 503 });
    expect((await refresh(world, token)).status).to.equal(503);
    expect((await refresh(world, token)).status).to.equal(200);
    const asked = (await world.requests()).filter(({ path }) => path === '/oauth2/access_token');
    expect(asked.map(({ grant: kind, status }) => [kind, status])).to.deep.equal([
      ['refresh_token', 503],
      ['refresh_token', 200],
    ]);
  });

  it('hide their responses from pages of other origins if the switch says so', async () => {
    await begin({ tokenCors: false });
    const { refresh_token: token } = await grant(world);
    const asked = await refresh(world, token).catch((problem: unknown) => problem);
    expect(asked).to.be.instanceOf(TypeError);
  });

  it('handle users who are not on the invitation in each of the three ways, with a bearer token', async () => {
    await begin();
    const authorization = `bearer ${String((await grant(world, 'hana'))['access_token'])}`;
    const join = () => rest(world, invitePath(world), { authorization });
    await world.control({ do: 'switch', set: { uninvited: 'refused' } });
    expect((await join()).status).to.equal(403);
    await world.control({ do: 'switch', set: { uninvited: 'absent' } });
    expect(topicOf(await join())).to.not.have.property('role');
    await world.control({ do: 'switch', set: { uninvited: 'guest' } });
    expect(topicOf(await join())['role']).to.equal('guest');
    const gil = `bearer ${String((await grant(world, 'gil'))['access_token'])}`;
    expect(topicOf(await rest(world, invitePath(world), { authorization: gil }))['role']).to.equal('member');
  });
});
