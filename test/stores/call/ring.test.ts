import { expect } from '@open-wc/testing';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { connected, subscription } from '../../emulator/channel-client.ts';
import { caller, type Caller } from '../fixtures/caller.ts';

const wish = { microphone: true, camera: false };

describe('A call to a person', () => {
  let world: World;
  let callers: Caller[];

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
  };
  const comes = async (nick: string, person: string): Promise<Caller> => {
    const one = await caller(world, nick, { kind: 'person', person });
    callers.push(one);
    await until(() => {
      const state = one.state();
      return state.step !== 'none' || state.known;
    }, `${nick} knows whether a meeting runs`);
    return one;
  };
  const ada = (): Promise<Caller> => comes('ada', 'ben.okafor@example.test');
  const ben = (): Promise<Caller> => comes('ben', 'ada.moreno@example.test');
  const rings = (one: Caller): boolean => one.state().step === 'ringing';
  const ends = async (one: Caller, reason: string): Promise<void> => {
    await until(() => one.state().step === 'ended', reason);
    expect(one.state()).to.include({ reason });
  };

  beforeEach(() => (callers = []));
  afterEach(async () => {
    for (const one of callers) one.leave();
    await world.stop();
  });

  for (const acceptedAs of ['space.call.accepted', 'space.call.offer.accepted']) {
    it(`rings in three tabs, and stops in the others when one accepts (${acceptedAs})`, async () => {
      await begin({ acceptedAs });
      const caller1 = await ada();
      const tabs = [await ben(), await ben(), await ben()];
      await caller1.call.join(wish);
      expect(caller1.state()).to.deep.include({ step: 'ringing', direction: 'outgoing' });
      await until(() => tabs.every(rings), 'all ring');
      const [first, second, third] = tabs as [Caller, Caller, Caller];
      expect(first.state()).to.have.nested.property('person.name', 'Ada Moreno');
      await first.call.accept();
      await Promise.all([ends(second, 'answered-elsewhere'), ends(third, 'answered-elsewhere')]);
      await until(() => caller1.state().step === 'in-call', 'ada is in');
      await until(() => caller1.people()?.join() === 'Ada Moreno,Ben Okafor', 'both are in');
      await first.call.leave();
      await ends(caller1, 'meeting-ended');
    });
  }

  it('tells the caller that the other person declined, and the other tabs stop', async () => {
    await begin();
    const [one, tab, other] = [await ada(), await ben(), await ben()];
    await one.call.join(wish);
    await until(() => rings(tab) && rings(other), 'both ring');
    await tab.call.decline();
    expect(tab.state().step).to.equal('none');
    await ends(one, 'declined');
    await ends(other, 'answered-elsewhere');
  });

  it('stops ringing when the caller gives up', async () => {
    await begin();
    const [one, tab] = [await ada(), await ben()];
    await one.call.join(wish);
    await until(() => rings(tab), 'rings');
    await one.call.leave();
    expect(one.state().step).to.equal('none');
    await ends(tab, 'cancelled');
  });

  it('stops ringing when the page of the caller is gone', async () => {
    await begin({ mediaGrace: 50 });
    const tab = await ben();
    const { space } = await world.control<{ space: string }>({
      do: 'directSpace',
      who: 'ada',
      with: 'ben',
    });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const channel = await connected(world, token);
    channel.send('SUBSCRIBE_CHANNEL', subscription(space));
    await channel.next('CHANNEL_SUBSCRIBED');
    channel.send('SEND_MEDIA_SESSION_EVENTS', { category: 'space.call.offer', topicId: space });
    await until(() => rings(tab), 'rings');
    channel.close();
    await ends(tab, 'cancelled');
  });

  it('is over for both when it is not answered', async () => {
    await begin({ ringTime: 300 });
    const [one, tab] = [await ada(), await ben()];
    await one.call.join(wish);
    await Promise.all([ends(one, 'no-answer'), ends(tab, 'no-answer')]);
  });

  for (const busyCallee of ['fails', 'rejects']) {
    it(`tells the caller that the other person is in another call (the call ${busyCallee})`, async () => {
      await begin({ busyCallee });
      await world.control({ do: 'call', what: 'join', who: 'ben' });
      const one = await ada();
      await one.call.join(wish);
      await ends(one, 'busy');
    });
  }

  it('connects two people who call each other at the same time', async () => {
    await begin();
    const [one, other] = [await ada(), await ben()];
    await Promise.all([one.call.join(wish), other.call.join(wish)]);
    await until(() => [one, other].every(({ state }) => state().step === 'in-call'), 'both are in');
    await until(() => one.people()?.length === 2, 'together');
  });

  it('does not ring again for a call that is over, whatever arrives twice', async () => {
    await begin();
    const [one, tab] = [await ada(), await ben()];
    await world.control({ do: 'duplicateEvents', event: 'MEDIA_SESSION_RESPONSE', times: 'all' });
    await one.call.join(wish);
    await until(() => rings(tab), 'rings');
    await tab.call.decline();
    await ends(one, 'declined');
    await aWhile();
    expect(tab.state().step).to.equal('none');
  });

  it('waits for the space of the two when the user calls at once', async () => {
    await begin();
    const tab = await ben();
    const one = await caller(world, 'ada', { kind: 'person', person: 'ben.okafor@example.test' });
    callers.push(one);
    await one.call.join(wish);
    await until(() => rings(tab), 'rings');
    await tab.call.accept();
    await until(() => one.state().step === 'in-call', 'in');
  });

  it('fails with a reason when the person is not known', async () => {
    await begin();
    const one = await comes('ada', 'unknown@elsewhere.example');
    expect(one.state()).to.have.nested.property('failure.code', 'not-found');
  });
});
