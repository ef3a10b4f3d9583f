/** A session of an account: renewed once for everybody, ended everywhere, and never lost to a network in trouble. */
import { expect } from '@open-wc/testing';
import { readMe } from '../../src/protocol/rest.ts';
import { createSpaces, type Spaces, type SpacesConfig } from '../../src/stores/spaces.ts';
import type { SessionStore } from '../../src/stores/session.ts';
import type { SignInWindow } from '../../src/stores/sign-in.ts';
import { configOf, next, until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

const me = { path: '/api/users/me', read: readMe };
const signInBy = async (session: SessionStore, window: SignInWindow): Promise<void> =>
  (await session.accounts())?.way.signIn(window);
const redirectUri = `${location.origin}/back`;

describe('the session of an account', () => {
  let world: World;
  const open: Spaces[] = [];

  const visitor = (more: SpacesConfig = {}): Spaces => {
    const spaces = createSpaces({
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
  /** As if this tab had been signed in before: what it keeps is put where it looks. */
  const signedIn = async (user = 'gil', more: SpacesConfig = {}): Promise<Spaces> => {
    const answer = await world.control<Record<string, string>>({ do: 'grant', user });
    const tokens = {
      accessToken: answer['access_token'],
      refreshToken: answer['refresh_token'],
      expiresAt: Date.now() + 3_599_000,
    };
    const { id, name, username } = await person(tokens.accessToken!);
    const kept = {
      session: 'a-session-of-the-test',
      secret: 'shared',
      turn: 0,
      tokens,
      person: { id, name, username },
    };
    sessionStorage.setItem(keyOf(more), JSON.stringify(kept));
    const spaces = visitor(more);
    spaces.session.recognise();
    await next(spaces.session.$session, ({ step }) => step === 'recognised');
    return spaces;
  };
  const keyOf = ({ tokenEndpoint }: SpacesConfig = {}): string =>
    `spaces-elements/account@1 ${JSON.stringify([world.server, 'demo', tokenEndpoint, undefined])}`;
  const person = async (token: string) => {
    const answer = await fetch(`${world.server}/api/users/me`, {
      headers: { authorization: `bearer ${token}` },
    });
    return readMe(await answer.json())!;
  };
  const kept = (): string => sessionStorage.getItem(keyOf()) ?? '';

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    for (const spaces of open.splice(0)) spaces.dispose();
    sessionStorage.clear();
    await world.stop();
  });

  it('that a tab remembers sends nothing before the visitor says so', async () => {
    const { session, http } = await signedIn();
    const before = (await world.requests()).length;
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'unauthorized');
    expect((await world.requests()).length).to.equal(before);
    expect(session.$session.get()).to.deep.include({ step: 'recognised', as: 'oauth' });
    expect((await session.enter('')).name).to.equal('Gil Novák');
    expect((await http(me)).name).to.equal('Gil Novák');
  });

  it('is renewed once for a hundred refusals at once, and what is new is kept at once', async () => {
    const { session, http } = await signedIn();
    await session.enter('');
    const old = kept();
    await world.control({ do: 'clock', advance: 4_000_000 });
    const people = await Promise.all(Array.from({ length: 100 }, () => http(me)));
    expect(new Set(people.map(({ name }) => name))).to.deep.equal(new Set(['Gil Novák']));
    expect(await grants('refresh_token')).to.equal(1);
    expect(kept()).to.include('refreshToken').and.not.to.equal(old);
    expect(session.$session.get().step).to.equal('signed-in');
  });

  it('is renewed once by tabs that are copies of each other', async () => {
    const first = await signedIn();
    const second = visitor();
    second.session.recognise();
    await next(second.session.$session, ({ step }) => step === 'recognised');
    for (const { session } of [first, second]) await session.enter('');
    await world.control({ do: 'clock', advance: 4_000_000 });
    const people = await Promise.all([first, second].flatMap(({ http }) => [http(me), http(me)]));
    expect(people.map(({ name }) => name)).to.deep.equal(Array.from({ length: 4 }, () => 'Gil Novák'));
    expect(await grants('refresh_token')).to.equal(1);
  });

  it('is not over because the accounts server cannot be reached', async () => {
    const { session, http } = await signedIn();
    await session.enter('');
    await world.control({ do: 'clock', advance: 4_000_000 });
    await world.control({ do: 'fail', path: '/oauth2/access_token', status: 503 });
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'server-error');
    expect(session.$session.get().step).to.equal('signed-in');
    expect((await http(me)).name).to.equal('Gil Novák');
  });

  it('is over when the accounts server says so, and nothing of it is sent any more', async () => {
    const { session, http } = await signedIn();
    await session.enter('');
    await world.control({ do: 'revoke', who: 'gil' });
    await world.control({ do: 'clock', advance: 3_000_000_000 });
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'unauthorized');
    expect(session.$session.get()).to.deep.include({ step: 'expired', as: 'oauth' });
  });

  it('ends at sign-out for twenty requests on their way, for the tab’s memory and for other tabs', async () => {
    const first = await signedIn();
    const second = visitor();
    second.session.recognise();
    await next(second.session.$session, ({ step }) => step === 'recognised');
    await first.session.enter('');
    await world.control({ do: 'hang', path: '/api/users/me' });
    const asked = Array.from({ length: 20 }, () => first.http(me).catch((error: unknown) => error));
    const began = performance.now();
    first.session.signOut();
    expect(kept()).to.equal('');
    await until(() => second.session.$session.get().step === 'signed-out', 'the other tab knows');
    expect(performance.now() - began).to.be.lessThan(1_000);
    await world.control({ do: 'release' });
    await Promise.all(asked);
    expect(first.session.$session.get()).to.deep.equal({ step: 'signed-out' });
    const revoked = async (): Promise<boolean> =>
      (await world.requests()).some(({ path }) => path === '/oauth2/revoke_token');
    await until(revoked, 'it is revoked');
  });

  it('believes no message but the one it waits for', async () => {
    const { session } = visitor();
    const heard: ((data: unknown) => void)[] = [];
    let address = '';
    const window: SignInWindow = {
      kind: 'window',
      here: location.href,
      go: (to) => (address = to),
      listen: (onMessage) => {
        heard.push(onMessage);
        return () => heard.splice(heard.indexOf(onMessage), 1);
      },
      close: () => {},
    };
    const signing = signInBy(session, window);
    await until(() => address !== '', 'the window goes to the service');
    const state = new URL(address).searchParams.get('state')!;
    const type = 'spaces-sign-in';
    const other = `spaces-${'x'.repeat(22)}`;
    const forged: unknown[] = [
      undefined,
      null,
      '',
      7,
      [],
      {},
      'code',
      type,
      { type },
      { type, state },
      { type, state: other, code: 'x' },
      { type: 'other', state, code: 'x' },
      { type, state, code: 'x', error: 'y' },
      { type, state: [state], code: 'x' },
      { type, state, code: { toString: () => 'x' } },
      JSON.stringify({ type, state, code: 'x' }),
      { type, state: ` ${state}`, code: 'x' },
    ];
    expect(forged).to.have.lengthOf(17);
    for (const data of forged) for (const hear of heard) hear(data);
    expect(session.$session.get()).to.deep.equal({ step: 'signing-in', as: 'oauth' });
    for (const hear of heard) hear({ type, state, code: '', error: 'access_denied', iss: '' });
    await signing;
    expect(session.$session.get()).to.have.nested.property('failure.code', 'sign-in-refused');
    expect(heard, 'nobody listens any more').to.deep.equal([]);
    expect(await grants('authorization_code')).to.equal(0);
  });

  it('takes no code from an issuer that was not asked', async () => {
    const { session } = visitor();
    let answer: (data: unknown) => void = () => {};
    const window: SignInWindow = {
      kind: 'window',
      here: location.href,
      go: (to) => {
        const state = new URL(to).searchParams.get('state');
        answer({ type: 'spaces-sign-in', state, code: 'x', iss: 'https://evil.example' });
      },
      listen: (onMessage) => ((answer = onMessage), () => {}),
      close: () => {},
    };
    await signInBy(session, window);
    expect(session.$session.get()).to.have.nested.property('failure.code', 'sign-in-failed');
    expect(await grants('authorization_code')).to.equal(0);
  });

  it('asks nothing of a token endpoint or redirect address that is not the page’s or the service’s', async () => {
    for (const wrong of [
      { tokenEndpoint: 'https://evil.example/token' },
      { redirectUri: 'https://evil.example/back' },
      { accountsServer: 'https://evil.example' },
    ]) {
      const { session } = visitor(wrong);
      let went = false;
      const window: SignInWindow = {
        kind: 'window',
        here: location.href,
        go: () => (went = true),
        listen: () => () => {},
        close: () => {},
      };
      await signInBy(session, window);
      expect(session.$session.get().step).to.equal('failed');
      expect(went).to.equal(false);
    }
  });
});
