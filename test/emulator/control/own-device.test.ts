import { expect } from '@open-wc/testing';
import { sendRaw, startWorld, type RawAnswer, type World } from '../../support/world.ts';
import { user } from '../rest.ts';

describe('the emulator and pages of other sites', () => {
  const page = 'https://garden.example';
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty', pages: [page] });
  });
  afterEach(() => world.stop());

  const control = (headers: Record<string, string>, path = 'control'): Promise<RawAnswer> =>
    sendRaw({
      url: `${world.server}/_emulator/${path}`,
      method: path === 'control' ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...headers },
      body: path === 'control' ? '{"do":"clear"}' : '',
    });

  for (const [what, headers] of Object.entries({
    'a host that only points to this device': { host: 'evil.example:1234' },
    'a host that looks like this device': { host: '127.0.0.1.evil.example' },
    'a page of another site': { origin: 'https://evil.example' },
    'a page that was named at the start': { origin: page },
    'a sandboxed frame': { origin: 'null' },
  })) {
    it(`does not let ${what} control it or read what it received`, async () => {
      for (const path of ['control', 'requests', 'mails', 'stats', `messages/${world.space}`])
        expect((await control(headers as Record<string, string>, path)).status, path).to.equal(403);
    });
  }

  it('can be controlled from this device, with JSON', async () => {
    const { host } = new URL(world.server);
    expect((await control({})).status).to.equal(200);
    expect((await control({ host: host.replace('127.0.0.1', 'localhost') })).status).to.equal(200);
    expect((await control({ origin: 'http://localhost:8000' })).status).to.equal(200);
    expect((await control({ 'content-type': 'application/json; charset=utf-8' })).status).to.equal(200);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])
      expect((await control({ 'content-type': type })).status, type).to.equal(415);
  });

  it('lets pages on this device and pages named at the start use the service, and no others', async () => {
    const authorization = `jwt ${await user(world, 'ada')}`;
    const allowed = async (origin: string): Promise<unknown> => {
      const url = `${world.server}/api/users/me`;
      const { headers } = await sendRaw({ url, headers: { origin, authorization } });
      return headers['access-control-allow-origin'];
    };
    expect(await allowed(page)).to.equal(page);
    expect(await allowed('http://localhost:8000')).to.equal('http://localhost:8000');
    for (const origin of ['https://evil.example', `${page}.evil.example`, 'http://garden.example', 'null'])
      expect(await allowed(origin), origin).to.equal(undefined);
  });

  it('refuses counts that are too large or no whole numbers', async () => {
    const { space } = world;
    for (const action of [
      { do: 'members', count: 100_001 },
      { do: 'say', count: 1e9 },
      { do: 'newSpace', title: 'x', count: -1 },
      { do: 'emit', event: 'x', payload: {}, count: '9999999' },
      { do: 'members', count: 1.5, space },
    ]) {
      const problem = await world.control(action).catch(String);
      expect(problem, JSON.stringify(action)).to.contain('400');
    }
    expect(await world.messages(space)).to.deep.equal([]);
  });
});
