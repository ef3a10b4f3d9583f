/** The window in which a user signs in: which messages it accepts, and what it never sends. */
import { expect } from '@open-wc/testing';
import { openSpaces, type Spaces, type SpacesConfig } from '../../../src/stores/spaces.ts';
import type { SessionStore } from '../../../src/stores/session/store.ts';
import type { SignInWindow } from '../../../src/stores/session/sign-in.ts';
import { configOf, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

const signInBy = async (session: SessionStore, window: SignInWindow): Promise<void> =>
  (await session.accounts())?.session.signIn(window);

describe('a sign-in window', () => {
  let world: World;
  const open: Spaces[] = [];

  const visitor = (more: SpacesConfig = {}): Spaces => {
    const spaces = openSpaces({
      ...configOf(world),
      accountsServer: world.accounts,
      clientId: 'demo',
      redirectUri: `${location.origin}/back`,
      ...more,
    });
    open.push(spaces);
    return spaces;
  };
  const grants = async (kind: string): Promise<number> =>
    (await world.requests()).filter(({ grant }) => grant === kind).length;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    for (const spaces of open.splice(0)) spaces.dispose();
    await world.stop();
  });

  it('accepts only the message that it waits for', async () => {
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
    expect(heard, 'the listener is removed').to.deep.equal([]);
    expect(await grants('authorization_code')).to.equal(0);
  });

  it('accepts no code from another issuer', async () => {
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

  it('does not use a token endpoint, redirect address or accounts server of another site', async () => {
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
