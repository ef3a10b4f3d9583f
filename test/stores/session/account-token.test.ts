/** The session of an account: renewed once for all requests, ended in all tabs, and kept through network failures. */
import { expect } from '@open-wc/testing';
import { readMe } from '../../../src/protocol/rest.ts';
import { openSpaces, type Spaces, type SpacesConfig } from '../../../src/stores/spaces.ts';
import { keptSession } from '../../support/account-page.ts';
import { configOf, next, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

const me = { path: '/api/users/me', read: readMe };
const redirectUri = `${location.origin}/back`;

describe('the session of an account', () => {
  let world: World;
  const open: Spaces[] = [];

  const visitor = (more: SpacesConfig = {}): Spaces => {
    const spaces = openSpaces({
      ...configOf(world),
      accountsServer: world.accounts,
      clientId: 'demo',
      redirectUri,
      remember: 'tab',
      ...more,
    });
    open.push(spaces);
    return spaces;
  };
  const grants = async (kind: string): Promise<number> =>
    (await world.requests()).filter(({ grant }) => grant === kind).length;
  const signedIn = async (user = 'gil', more: SpacesConfig = {}): Promise<Spaces> => {
    const { key, value } = await keptSession(world, user);
    sessionStorage.setItem(key, value);
    keptAt = key;
    const spaces = visitor(more);
    spaces.session.recognise();
    await next(spaces.session.$session, ({ step }) => step === 'recognised');
    return spaces;
  };
  let keptAt = '';
  const kept = (): string => sessionStorage.getItem(keptAt) ?? '';

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    for (const spaces of open.splice(0)) spaces.dispose();
    sessionStorage.clear();
    await world.stop();
  });

  it('sends no request with a remembered token before the user confirms', async () => {
    const { session, http } = await signedIn();
    const before = (await world.requests()).length;
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'unauthorized');
    expect((await world.requests()).length).to.equal(before);
    expect(session.$session.get()).to.deep.include({ step: 'recognised', as: 'oauth' });
    expect((await session.signIn('')).name).to.equal('Gil Novák');
    expect((await http(me)).name).to.equal('Gil Novák');
  });

  it('renews the token once for 100 refusals at the same time, and stores the new one at once', async () => {
    const { session, http } = await signedIn();
    await session.signIn('');
    const old = kept();
    await world.control({ do: 'clock', advance: 4_000_000 });
    const people = await Promise.all(Array.from({ length: 100 }, () => http(me)));
    expect(new Set(people.map(({ name }) => name))).to.deep.equal(new Set(['Gil Novák']));
    expect(await grants('refresh_token')).to.equal(1);
    expect(kept()).to.include('refreshToken').and.not.to.equal(old);
    expect(session.$session.get().step).to.equal('signed-in');
  });

  it('renews the token once for two copies of a tab', async () => {
    const first = await signedIn();
    const second = visitor();
    second.session.recognise();
    await next(second.session.$session, ({ step }) => step === 'recognised');
    for (const { session } of [first, second]) await session.signIn('');
    await world.control({ do: 'clock', advance: 4_000_000 });
    const people = await Promise.all([first, second].flatMap(({ http }) => [http(me), http(me)]));
    expect(people.map(({ name }) => name)).to.deep.equal(Array.from({ length: 4 }, () => 'Gil Novák'));
    expect(await grants('refresh_token')).to.equal(1);
  });

  it('stays signed in when the accounts server cannot be reached', async () => {
    const { session, http } = await signedIn();
    await session.signIn('');
    await world.control({ do: 'clock', advance: 4_000_000 });
    await world.control({ do: 'fail', path: '/oauth2/access_token', status: 503 });
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'server-error');
    expect(session.$session.get().step).to.equal('signed-in');
    expect((await http(me)).name).to.equal('Gil Novák');
  });

  it('does not renew the token again for a late refusal', async () => {
    const { session, http } = await signedIn();
    await session.signIn('');
    await world.control({ do: 'hang', path: '/api/users/me' });
    const late = http(me);
    await until(
      async () => (await world.requests()).some(({ status }) => status === 0),
      'the request is running',
    );
    await world.control({ do: 'clock', advance: 4_000_000 });
    expect((await http(me)).name).to.equal('Gil Novák');
    await world.control({ do: 'release' });
    expect((await late).name).to.equal('Gil Novák');
    expect(await grants('refresh_token')).to.equal(1);
  });

  it('asks other copies of a tab for newer tokens before it renews old ones', async () => {
    const first = await signedIn();
    await first.session.signIn('');
    const old = kept();
    await world.control({ do: 'clock', advance: 4_000_000 });
    await first.http(me);
    // A tab that was asleep still has the tokens from before the renewal.
    sessionStorage.setItem(keptAt, old);
    const second = visitor();
    second.session.recognise();
    await next(second.session.$session, ({ step }) => step === 'recognised');
    await second.session.signIn('');
    expect((await second.http(me)).name).to.equal('Gil Novák');
    expect((await first.http(me)).name).to.equal('Gil Novák');
    expect(await grants('refresh_token')).to.equal(1);
  });

  it('sends no secret on the channel between tabs, and accepts no forged message', async () => {
    const heard: unknown[] = [];
    const first = await signedIn();
    const name = keptAt;
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => heard.push(data);
    try {
      await first.session.signIn('');
      const before = kept();
      const stolen = { accessToken: 'x'.repeat(40), expiresAt: Infinity, refreshToken: 'y' };
      for (const forged of [
        { turn: 9, tokens: stolen },
        { session: 'a-session-of-the-test', tokens: stolen },
        { sealed: { turn: 9, tokens: stolen } },
        { sealed: { iv: new Uint8Array(12), bytes: new ArrayBuffer(64) } },
        { sealed: { iv: null, bytes: null } },
        { signedOut: 'another-person' },
        { signedOut: 7 },
        null,
        'signedOut',
      ])
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
        channel.postMessage(forged);
      await world.control({ do: 'clock', advance: 4_000_000 });
      await first.http(me);
      await until(() => heard.length > 0, 'the copies get a message');
      const { tokens } = JSON.parse(kept()) as { tokens: Record<string, string> };
      const told = heard.map((message) => readable(message)).join();
      for (const secret of [...Object.values(tokens), 'shared-by-gil']) {
        if (typeof secret === 'string') expect(told).not.to.contain(secret);
      }
      expect(kept()).not.to.equal(before);
      expect(first.session.$session.get().step).to.equal('signed-in');
      expect(await grants('refresh_token')).to.equal(1);
    } finally {
      channel.close();
    }
  });

  it('signs out at once without a network, and revokes the token when the network is back', async () => {
    const { session } = await signedIn();
    await session.signIn('');
    await world.control({ do: 'reset', path: '/oauth2/revoke_token', times: 2 });
    session.signOut();
    expect(kept()).to.equal('');
    expect(session.$session.get()).to.deep.equal({ step: 'signed-out' });
    const revoked = async (): Promise<boolean> =>
      (await world.requests()).some(({ path, status }) => path === '/oauth2/revoke_token' && status === 200);
    await until(revoked, 'the token is revoked');
  });

  it('revokes the tokens of two separate sign-ins of a person when one of them signs out', async () => {
    const alive = async (): Promise<number> =>
      (await world.control<{ grants: unknown[] }>({ do: 'signedIn' })).grants.length;
    const first = await signedIn();
    // As in another tab, which has a storage of its own.
    const second = await signedIn();
    for (const { session } of [first, second]) await session.signIn('');
    expect(await alive()).to.equal(2);
    first.session.signOut();
    await next(second.session.$session, ({ step }) => step === 'signed-out');
    await until(async () => (await alive()) === 0, 'no token is left');
  });

  it('is not signed out when its connection is closed', async () => {
    const first = await signedIn();
    await first.session.signIn('');
    first.dispose();
    expect(first.session.$session.get().step).to.equal('signed-out');
    const second = visitor();
    await second.session.recognise();
    expect((await second.session.signIn('')).name).to.equal('Gil Novák');
    expect((await world.requests()).filter(({ path }) => path.includes('revoke'))).to.deep.equal([]);
  });

  it('stores no id token', async () => {
    const { session, http } = await signedIn();
    await session.signIn('');
    await world.control({ do: 'clock', advance: 4_000_000 });
    await http(me);
    expect(kept()).to.include('refreshToken').and.not.to.include('idToken');
  });

  it('expires when the accounts server refuses to renew the token', async () => {
    const { session, http } = await signedIn();
    await session.signIn('');
    await world.control({ do: 'revoke', who: 'gil' });
    await world.control({ do: 'clock', advance: 3_000_000_000 });
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'unauthorized');
    expect(session.$session.get()).to.deep.include({ step: 'expired', as: 'oauth' });
  });

  it('ends at sign-out for 20 running requests, for the tab’s storage and for other tabs', async () => {
    const first = await signedIn();
    const second = visitor();
    second.session.recognise();
    await next(second.session.$session, ({ step }) => step === 'recognised');
    await first.session.signIn('');
    await world.control({ do: 'hang', path: '/api/users/me' });
    const asked = Array.from({ length: 20 }, () => first.http(me).catch((error: unknown) => error));
    first.session.signOut();
    expect(kept()).to.equal('');
    await until(() => second.session.$session.get().step === 'signed-out', 'the other tab is signed out');
    await world.control({ do: 'release' });
    await Promise.all(asked);
    expect(first.session.$session.get()).to.deep.equal({ step: 'signed-out' });
    const revoked = async (): Promise<boolean> =>
      (await world.requests()).some(({ path }) => path === '/oauth2/revoke_token');
    await until(revoked, 'the token is revoked');
  });
});

/** The content of a message as a listener can read it, with bytes as text. */
function readable(value: unknown): string {
  if (value instanceof ArrayBuffer) return new TextDecoder().decode(value);
  if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${readable(part)}`)
    .join(' ');
}
