import { expect } from '@open-wc/testing';
import { user } from '../../emulator/rest.ts';
import { configOf, guest, openChat, until, type Visitor } from '../../support/visitors.ts';
import { presenceOf } from '../../../src/stores/presence.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import type { Members, SpacePerson } from '../../../src/stores/chat/members.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';

const inCall = {
  connected: true,
  audio: true,
  video: false,
  screenshare: false,
  phone: false,
  selfMuted: false,
};

describe('the people of a space', () => {
  let world: World;
  let visitors: Visitor[];
  let open: Members[];

  const begin = async (wish: WorldWish = {}): Promise<void> => {
    visitors = [];
    open = [];
    world = await startWorld({ seed: 'empty', ...wish });
  };
  const comes = async (nick: string): Promise<Visitor> => {
    const visitor = openChat(openSpaces({ ...configOf(world), token: await user(world, nick) }), world.space);
    visitors.push(visitor);
    await until(visitor.isLive, `${nick} is live`);
    return visitor;
  };
  const membersOf = async ({ chat }: Visitor): Promise<Members> => {
    const members = (await chat.panels?.())?.members('en');
    if (!members) throw new Error('There are no panels.');
    open.push(members);
    await until(() => members.$members.get().step !== 'loading', 'the list', 20_000);
    return members;
  };
  const people = (members: Members): readonly SpacePerson[] => members.$members.get().people;
  const names = (members: Members): string[] =>
    people(members).map(({ person, role, presence }) => `${person.name}, ${role}, ${presence}`);
  const one = (members: Members, name: string): SpacePerson =>
    people(members).find(({ person }) => person.name === name) as SpacePerson;

  afterEach(async () => {
    for (const members of open) members.dispose();
    for (const visitor of visitors) visitor.leave();
    await world.stop();
  });

  for (const guestsListed of [true, false])
    it(`are those who are here, then admins, then all others, with guests ${guestsListed ? 'in' : 'missing from'} the list of the service`, async () => {
      await begin({ switches: { guestsListed } });
      const [ben, gwen] = [await comes('ben'), await guest(world, 'Gwen')];
      visitors.push(gwen);
      const members = await membersOf(ben);
      const all = [
        'Ben Okafor, member, here',
        'Gwen, guest, here',
        'Ada Moreno, admin, away',
        'Chiara Rossi, member, away',
      ];
      await until(() => names(members).slice(0, 4).join() === all.join(), 'the order');
      expect(people(members).filter(({ isMe }) => isMe)).to.have.lengthOf(1);
      expect(people(members).some(({ canRemove }) => canRemove)).to.equal(false);
      gwen.leave();
      await until(() => !names(members).includes('Gwen, guest, here'), 'she is gone');
    });

  it('change as people come, go, get another role or are removed, also while the connection is lost', async () => {
    await begin();
    const ben = await comes('ben');
    const members = await membersOf(ben);
    const emil = await comes('emil');
    await until(() => names(members).includes('Emil Sørensen, member, here'), 'Emil is here');
    await world.control({ do: 'role', who: 'farah', role: 'admin' });
    await until(() => one(members, 'Farah Haddad')?.role === 'admin', 'Farah is an admin', 15_000);
    await world.control({ do: 'refuseSockets', times: 1 });
    await world.control({ do: 'dropSockets', who: 'ben' });
    await world.control({ do: 'kick', who: 'chiara' });
    emil.leave();
    await until(() => ben.isLive() && !one(members, 'Chiara Rossi'), 'Chiara is out', 15_000);
    await until(() => names(members).includes('Emil Sørensen, member, away'), 'Emil is away', 15_000);
  }).timeout(30_000);

  it('are in the call when their clients say so', async () => {
    await begin();
    const [ben, emil] = [await comes('ben'), await comes('emil')];
    presenceOf(emil.spaces).ownMediaBySpaceId.set(world.space, inCall);
    // The list asks those who were there before.
    const members = await membersOf(ben);
    await until(() => names(members).includes('Emil Sørensen, member, in-call'), 'Emil is in the call');
    emil.leave();
    await until(() => names(members).includes('Emil Sørensen, member, away'), 'Emil is gone');
  });

  it('can be promoted and removed by an admin, but not the one who created the space', async () => {
    await begin();
    const [farah, ada] = [await comes('farah'), await comes('ada')];
    await world.control({ do: 'role', who: 'farah', role: 'admin' });
    await until(
      () => {
        const state = farah.state();
        return state.step === 'open' && state.role === 'admin';
      },
      'Farah is an admin',
      15_000,
    );
    const members = await membersOf(farah);
    expect(one(members, 'Ada Moreno').canRemove).to.equal(false);
    expect(await members.setRole(one(members, 'Ben Okafor'), 'admin')).to.equal(undefined);
    expect(one(members, 'Ben Okafor').role).to.equal('admin');
    expect(await members.remove(one(members, 'Emil Sørensen'))).to.equal(undefined);
    expect(one(members, 'Emil Sørensen')).to.equal(undefined);
    const adas = await membersOf(ada);
    await until(
      () => one(adas, 'Ben Okafor')?.role === 'admin' && !one(adas, 'Emil Sørensen'),
      'all see it',
      15_000,
    );
  }).timeout(30_000);

  it('stay where the service has no call that removes them', async () => {
    await begin({ switches: { removal: 'absent' } });
    const ada = await comes('ada');
    const members = await membersOf(ada);
    expect((await members.remove(one(members, 'Emil Sørensen')))?.code).to.equal('not-found');
    expect(one(members, 'Emil Sørensen')).to.not.equal(undefined);
  });

  it('are shown as far as the service allows, and again after a failure', async () => {
    await begin();
    const ben = await comes('ben');
    await world.control({ do: 'fail', path: '*/members*', status: 403, times: 1 });
    const members = await membersOf(ben);
    expect(members.$members.get()).to.include({ step: 'limited', why: 'denied' });
    expect(names(members)).to.deep.equal(['Ben Okafor, member, here']);
    await world.control({ do: 'fail', path: '*/members*', status: 500, times: 1 });
    members.retry();
    await until(() => members.$members.get().step === 'failed', 'the failure');
    members.retry();
    await until(() => members.$members.get().step === 'loaded' && names(members).length === 6, 'the list');
  });

  it('are all there after as many pages as needed', async () => {
    await begin();
    await world.control({ do: 'members', count: 3_000 });
    const ben = await comes('ben');
    const members = await membersOf(ben);
    expect(people(members)).to.have.lengthOf(3_006);
    expect(names(members).slice(0, 3)).to.deep.equal([
      'Ben Okafor, member, here',
      'Ada Moreno, admin, away',
      'Chiara Rossi, member, away',
    ]);
  }).timeout(30_000);
});
