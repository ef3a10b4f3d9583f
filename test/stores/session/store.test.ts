import { expect } from '@open-wc/testing';
import { openSpaces } from '../../../src/stores/spaces.ts';
import type { GetToken } from '../../../src/api/tokens.ts';
import { SpacesError } from '../../../src/api/errors.ts';
import { openChannel } from '../../../src/stores/channel.ts';
import { readMe } from '../../../src/protocol/rest.ts';
import { configOf } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

const me = { path: '/api/users/me', read: readMe };

describe('a session', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(() => world.stop());

  const tokenOf = async (user: string): Promise<string> =>
    (await world.control<{ token: string }>({ do: 'token', user })).token;
  const countOf = async (path: string): Promise<number> =>
    (await world.requests()).filter((one) => one.path.startsWith(path)).length;

  it('creates one guest for 100 sign-ins at the same time', async () => {
    const { session, dispose } = openSpaces(configOf(world));
    const people = await Promise.all(Array.from({ length: 100 }, () => session.signInGuest('Ada')));
    expect(new Set(people.map(({ id }) => id)).size).to.equal(1);
    expect(await countOf('/api/anonymous/auth')).to.equal(1);
    dispose();
  });

  it('keeps the guest when the answer to `users/me` is lost', async () => {
    const { session, dispose } = openSpaces(configOf(world));
    await world.control({ do: 'fail', path: '/api/users/me', status: 503 });
    const failed = await session.signInGuest('Ada').catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(SpacesError);
    expect(session.$session.get().step).to.equal('failed');
    await session.signInGuest('Ada');
    expect(session.$session.get().step).to.equal('signed-in');
    expect(await countOf('/api/anonymous/auth')).to.equal(1);
    dispose();
  });

  it('renews the page’s token once for 100 refusals at the same time', async () => {
    const reasons: string[] = [];
    const getToken: GetToken = async (reason) => {
      reasons.push(reason);
      return { token: await tokenOf('ada') };
    };
    const { session, http, dispose } = openSpaces({ ...configOf(world), getToken });
    await session.signInPage();
    await world.control({ do: 'revoke', who: 'ada' });
    await world.control({ do: 'clock', advance: 1_000 });
    const people = await Promise.all(Array.from({ length: 100 }, () => http(me)));
    expect(new Set(people.map(({ name }) => name))).to.deep.equal(new Set(['Ada Moreno']));
    expect(reasons).to.deep.equal(['first', 'refused']);
    dispose();
  });

  it('expires when the page returns the refused token again', async () => {
    const token = await tokenOf('ada');
    const { session, http, dispose } = openSpaces({
      ...configOf(world),
      getToken: async () => ({ token }),
    });
    await session.signInPage();
    await world.control({ do: 'revoke', who: 'ada' });
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'unauthorized');
    expect(session.$session.get().step).to.equal('expired');
    dispose();
  });

  it('can be retried when the page cannot provide a token, and does not show the page’s error', async () => {
    const getToken: GetToken = () => Promise.reject(new Error('secret inside'));
    const { session, dispose } = openSpaces({ ...configOf(world), getToken });
    const failed = await session.signInPage().catch((error: unknown) => error);
    expect(failed).to.include({ code: 'token-unavailable', retryable: true });
    expect(JSON.stringify(session.$session.get())).not.to.include('secret');
    dispose();
  });

  it('sends no request of a guest after sign-out', async () => {
    const { session, http, dispose } = openSpaces(configOf(world));
    await session.signInGuest('Ada');
    session.signOut();
    const before = (await world.requests()).length;
    const failed = await http(me).catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'unauthorized');
    expect((await world.requests()).length).to.equal(before);
    dispose();
  });

  it('sends no request to a server that is not allowed', async () => {
    const { failure, session, dispose } = openSpaces({ server: 'https://evil.example' });
    expect(failure?.code).to.equal('server-not-allowed');
    const failed = await session.signInGuest('Ada').catch((error: unknown) => error);
    expect(failed).to.have.property('code', 'server-not-allowed');
    dispose();
  });

  it('does not connect to a socket host that is not allowed', async () => {
    await world.control({ do: 'origin', url: 'https://evil.example' });
    const { channel, session, dispose } = openSpaces(configOf(world));
    await session.signInGuest('Ada');
    const steps: string[] = [];
    const nothing = (): void => {};
    const seat = channel(openChannel).subscribe(world.space, undefined, {
      line: ({ step }) => steps.push(step),
      subscribed: nothing,
      refused: nothing,
      changed: nothing,
      missed: nothing,
      message: nothing,
      sendFailed: nothing,
      presence: nothing,
      media: nothing,
    });
    while (steps.at(-1) === 'connecting') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(steps).to.deep.equal(['connecting', 'forbidden']);
    seat.unsubscribe();
    dispose();
  });
});
