import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { guest, guestInside, rest } from '../rest.ts';

describe('planned request faults', () => {
  let world: World;
  let token: string;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    token = await guest(world);
  });
  afterEach(() => world.stop());

  const me = (): Promise<Response> =>
    fetch(`${world.server}/api/users/me`, { headers: { authorization: `jwt ${token}` } });
  const broken = (answer: Promise<unknown>): Promise<boolean> =>
    answer.then(
      () => false,
      () => true,
    );

  it('fail the planned number of requests, then stop', async () => {
    await world.control({ do: 'fail', path: '/api/users/*', times: 2 });
    expect([(await me()).status, (await me()).status, (await me()).status]).to.deep.equal([500, 500, 200]);
  });

  it('affect only the planned path and method', async () => {
    await world.control({ do: 'fail', path: '*/auth', method: 'post', times: 'all' });
    expect((await me()).status).to.equal(200);
    expect((await rest(world, '/api/anonymous/auth', { body: {} })).status).to.equal(500);
    expect((await rest(world, '/api/anonymous/auth', { body: {} })).status).to.equal(500);
    await world.control({ do: 'clear' });
    expect((await rest(world, '/api/anonymous/auth', { body: {} })).status).to.equal(200);
  });

  it('respond with HTML, a login page, text, broken JSON, nothing, or a given body', async () => {
    const bodies: readonly (readonly [body: unknown, status: number, type: string | null, start: string])[] =
      [
        ['json', 500, 'application/json', '{"code"'],
        ['html', 502, 'text/html', '<!doctype'],
        ['login', 200, 'text/html', '<!doctype'],
        ['text', 200, 'text/plain', '{"data"'],
        ['broken-json', 200, 'application/json', '{"data":[{'],
        ['empty', 204, null, ''],
        [{ own: '[1' }, 200, 'application/json', '[1'],
      ];
    for (const [body, status, type, start] of bodies) {
      await world.control({ do: 'fail', status, body });
      const answer = await me();
      expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([status, type]);
      expect((await answer.text()).startsWith(start)).to.equal(true);
    }
  });

  it('send Retry-After, readable or hidden for pages of other origins', async () => {
    await world.control({ do: 'fail', status: 429, retryAfter: '7', times: 2 });
    expect((await me()).headers.get('retry-after')).to.equal('7');
    await world.control({ do: 'switch', set: { exposeRetryAfter: false } });
    expect((await me()).headers.get('retry-after')).to.equal(null);
  });

  it('can handle the request and still respond with an error', async () => {
    await world.control({ do: 'fail', path: '*/auth', when: 'after' });
    expect((await rest(world, '/api/anonymous/auth', { body: {} })).status).to.equal(500);
    await world.control({ do: 'reset', path: '*/auth', when: 'after' });
    expect(await broken(rest(world, '/api/anonymous/auth', { body: {} }))).to.equal(true);
    expect(await world.stats()).to.include({ guests: 3 });
  });

  it('can reset the connection before the request is handled', async () => {
    await world.control({ do: 'reset', path: '*/auth' });
    expect(await broken(rest(world, '/api/anonymous/auth', { body: {} }))).to.equal(true);
    expect(await world.stats()).to.include({ guests: 1 });
  });

  it('can end in the middle of the body', async () => {
    await world.control({ do: 'truncate' });
    expect(await broken(me().then((answer) => answer.text()))).to.equal(true);
    await world.control({ do: 'truncate', bytes: 1 });
    expect(await broken(me().then((answer) => answer.text()))).to.equal(true);
  });

  it('can delay a response, or send it slowly', async () => {
    const started = performance.now();
    await world.control({ do: 'delay', ms: 60 });
    expect((await me()).status).to.equal(200);
    await world.control({ do: 'slow', bytesPerSecond: 4000 });
    expect(((await (await me()).json()) as { aType: string }).aType).to.equal('anonymous');
    expect(performance.now() - started).to.be.greaterThan(100);
  });

  it('can hang until they are released or the page gives up', async () => {
    await world.control({ do: 'hang', path: '*/me', times: 2 });
    const late = me();
    while (!(await world.requests()).some(({ path }) => path.endsWith('/me'))) continue;
    const aborting = new AbortController();
    const given = fetch(`${world.server}/api/users/me`, { signal: aborting.signal });
    aborting.abort();
    expect(await broken(given)).to.equal(true);
    await world.control({ do: 'release' });
    expect((await late).status).to.equal(200);
  });

  it('appear in the log with method, path, scheme and status, but never with a token', async () => {
    await guestInside(world);
    await me();
    const requests = await world.requests();
    expect(
      requests.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{24}/, 'id')}`),
    ).to.deep.equal([
      'POST /api/anonymous/auth',
      'POST /api/anonymous/auth',
      'GET /api/spaces/invites/id/join',
      'GET /api/users/me',
    ]);
    expect(requests.at(-1)).to.include({ status: 200, authorization: 'jwt' });
    expect(JSON.stringify(requests)).to.not.contain(token.slice(-20));
  });

  it('make the server unreachable during an outage', async () => {
    await world.control({ do: 'outage', ms: 100 });
    while (!(await broken(me()))) continue;
    while (await broken(me())) continue;
    expect((await me()).status).to.equal(200);
  });

  it('explain invalid actions', async () => {
    const problem = (action: { do: string }): Promise<string> =>
      world.control(action).then(String, (error: Error) => error.message);
    expect(await problem({ do: 'dance' })).to.contain('There is no action called \\"dance\\".');
    expect(await problem({ do: 'switch', set: { lights: false } } as { do: string })).to.contain('no switch');
    expect(await problem({ do: 'kick', who: 'unknown' } as { do: string })).to.contain('No person is called');
  });
});
