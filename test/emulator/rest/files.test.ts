import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';

describe('the emulator, calls for files and meetings', () => {
  let world: World;
  let token: string;

  beforeEach(async () => {
    world = await startWorld({ seed: 'demo' });
    ({ token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' }));
  });
  afterEach(() => world.stop());

  type Item = Record<string, unknown> & { url: string; fileKey: string; content: { bodyText: string } };
  type Answer = { status: number; body: { data: Item[] } };

  const call = async (path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${world.server}/api/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `jwt ${token}`, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };

  it('stores a file that is as large as announced, and gives it back', async () => {
    const files = [{ 'Content-Type': 'text/plain', 'Content-Length': 5 }];
    const { body } = await call('files/getuploadurl', { files, topicId: world.space });
    const [{ url, fileKey } = { url: '', fileKey: '' }] = body.data;
    const put = (content: string): Promise<Response> =>
      fetch(url, { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: content });
    expect((await put('longer')).status).to.equal(400);
    expect((await put('hello')).status).to.equal(200);
    const found = await call('files/getdownloadurl', { fileKeys: [fileKey] });
    expect(await (await fetch(found.body.data[0]?.url ?? '')).text()).to.equal('hello');
  });

  it('refuses an address that has expired, and one that is for something else', async () => {
    const announce = async (): Promise<string> => {
      const files = [{ 'Content-Type': 'text/plain', 'Content-Length': 0 }];
      return (await call('files/getuploadurl', { files })).body.data[0]?.url ?? '';
    };
    const put = async (url: string): Promise<number> =>
      (await fetch(url, { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: '' })).status;
    const url = await announce();
    expect((await fetch(url)).status, 'get').to.equal(404);
    await world.control({ do: 'clock', advance: 901_000 });
    expect(await put(url)).to.equal(403);
    expect(await put(await announce()), 'a new one').to.equal(200);
  });

  it('sends files of messages with an address, and says who may not send any', async () => {
    const hello = [{ name: 'a.txt', type: 'text/plain', base64: btoa('hello') }];
    await world.control({ do: 'say', body: '', files: hello });
    const { body } = await call(`spaces/${world.space}/messages/query?size=1`);
    const content = body.data[0]?.content as unknown as { data: { path: string }[] } | undefined;
    const address = content?.data[0]?.path ?? '';
    expect(await (await fetch(address)).text()).to.equal('hello');
    await world.control({ do: 'switch', set: { files: 'denied', fileLength: 'short' } });
    expect(await (await fetch(address)).text(), 'short').to.equal('he');
    const files = [{ 'Content-Type': 'text/plain', 'Content-Length': 5 }];
    expect((await call('files/getuploadurl', { files })).status).to.equal(403);
    const settings = (await call('users/me/settings')).body.data[0]?.['companyPolicy'];
    expect(settings).to.deep.equal({ user: { denyFeatures: { attachment: true } } });
  });

  it('keeps the settings of a user, and gives a media token, dial-in numbers and no running meeting', async () => {
    const { body } = await call('users/me/settings');
    const { _id, muteaudio }: Record<string, unknown> = body.data[0] ?? {};
    expect(muteaudio).to.equal(false);
    await call(`users/me/settings/${String(_id)}`, { muteaudio: true });
    expect((await call('users/me/settings')).body.data[0]?.['muteaudio']).to.equal(true);
    const media = await call(`mediasessions/mpaas/token/${world.space}?isCollab=false`);
    expect(media.body).to.have.all.keys('token', 'sessionId', 'confId');
    expect((await call('confnumbers')).body.data[0]).to.have.all.keys('description', 'number');
    expect((await call(`spaces/${world.space}/activemeeting`)).status).to.equal(404);
  });

  it('gives the newest messages for the time "now"', async () => {
    await world.control({ do: 'say', text: 'newest' });
    const { body } = await call(`spaces/${world.space}/messages/query?refTime=now&size=1`);
    expect(body.data[0]?.content.bodyText).to.contain('newest');
  });

  it('refuses a count that would fill the memory, and controls that are not JSON', async () => {
    const refused = await world.control({ do: 'members', count: 3_000_000 }).catch(String);
    expect(refused).to.contain('400').and.to.contain('at most 100000');
    const form = await fetch(`${world.server}/_emulator/control`, {
      method: 'POST',
      body: '{"do":"members","count":1}',
    });
    expect(form.status).to.equal(415);
  });
});
