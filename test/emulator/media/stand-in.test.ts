import { expect } from '@open-wc/testing';
import { loadStandIn, mediaToken } from '../../engines/stand-in.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

type Callback = (...details: unknown[]) => void;

interface SdkCall {
  [name: `addOn${string}` | `removeOn${string}`]: (listen: Callback) => void;
  start(): unknown;
  end(): unknown;
  getState(): string;
  setVideoMode(mode: string): PromiseLike<unknown>;
}

interface SdkUser {
  start(): PromiseLike<unknown> & { state(): string };
  stop(): PromiseLike<unknown>;
  getCalls(): { createDefaultCall(): SdkCall };
}

type Sdk = new () => { createUser(configuration: object): SdkUser; getVersion(): string };

describe('The stand-in of the media SDK', () => {
  let world: World;
  const users: SdkUser[] = [];

  afterEach(async () => {
    await Promise.all(users.splice(0).map((user) => user.stop()));
    await world.stop();
  });

  const begin = async (mediaSdk: object = {}): Promise<Sdk> => {
    world = await startWorld({ switches: { mediaSdk } });
    return (await loadStandIn(world)).sdk as Sdk;
  };
  const userOf = async (Client: Sdk): Promise<SdkUser> => {
    const mediaServiceContext = await mediaToken(world, 'ada');
    const user = new Client().createUser({ mediaServiceContext });
    users.push(user);
    return user;
  };
  /** The names of the callbacks of a call, in the order in which they come. */
  const callbacksOf = async (Client: Sdk): Promise<string[]> => {
    const user = await userOf(Client);
    await user.start();
    const call = user.getCalls().createDefaultCall();
    const heard: string[] = [];
    for (const name of ['Established', 'VideoChannelsUpdated', 'ConferenceStatusChanged', 'Ended'])
      call[`addOnCall${name}Callback`]!(() => void heard.push(name));
    expect([call.start(), heard.length], 'start returns nothing, and callbacks come later').to.deep.equal([
      undefined,
      0,
    ]);
    await until(() => heard.length >= 3, 'the call is established');
    call.end();
    expect(heard).not.to.include('Ended');
    await until(() => heard.includes('Ended'), 'the call has ended');
    expect(call.getState()).to.equal('ended');
    return heard.slice(0, 3);
  };

  it('has promises without catch, and one user for each client', async () => {
    const Client = await begin();
    const client = new Client();
    const user = client.createUser({ mediaServiceContext: await mediaToken(world, 'ada') });
    expect(client.createUser({})).to.equal(user);
    const promise = user.start();
    expect(promise).not.to.have.property('catch');
    expect(promise.state()).to.equal('pending');
    await promise;
    expect(promise.state()).to.equal('resolved');
    users.push(user);
  });

  for (const [first, order] of [
    ['established', ['Established', 'VideoChannelsUpdated', 'ConferenceStatusChanged']],
    ['channels', ['VideoChannelsUpdated', 'Established', 'ConferenceStatusChanged']],
    ['conference', ['ConferenceStatusChanged', 'Established', 'VideoChannelsUpdated']],
  ] as const) {
    it(`calls back in the order that the switch names (${first})`, async () => {
      expect(await callbacksOf(await begin({ firstCallback: first }))).to.deep.equal(order);
    });
  }

  it('has muteVideo only if the switch says so', async () => {
    for (const muteVideo of ['absent', 'darkens'] as const) {
      const user = await userOf(await begin({ muteVideo }));
      await user.start();
      expect('muteVideo' in user.getCalls().createDefaultCall()).to.equal(muteVideo === 'darkens');
      if (muteVideo === 'absent') await world.stop();
    }
  });

  it('refuses a switch that it does not know', async () => {
    await begin();
    const action = { do: 'switch', set: { mediaSdk: { mutevideo: 'absent' } } };
    const problem = await world.control(action).catch(String);
    expect(problem).to.contain('There is no switch called').and.to.contain('mutevideo');
  });
});
