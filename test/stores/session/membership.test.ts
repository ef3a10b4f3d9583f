/** Whether the user is still in a space, on a service that may be silent about it. */
import { expect } from '@open-wc/testing';
import { SpacesError } from '../../../src/api/errors.ts';
import type { AdmissionUpdate } from '../../../src/stores/session/admissions.ts';
import { endAfter, Membership } from '../../../src/stores/session/membership.ts';
import { openSpaces, type Spaces } from '../../../src/stores/spaces.ts';
import { configOf, until } from '../../support/visitors.ts';
import { user } from '../../emulator/rest.ts';
import { startWorld, type World, type WorldWish } from '../../support/world.ts';
import { ManualClock } from '../fixtures/manual-clock.ts';

describe('the membership of a user', () => {
  let world: World;
  let spaces: Spaces;
  let clock: ManualClock;
  let membership: Membership;
  let updates: AdmissionUpdate[];
  let unwatch = (): void => {};

  const begin = async (wish: WorldWish = {}, nick = ''): Promise<void> => {
    world = await startWorld({ seed: 'empty', ...wish });
    await world.control({ do: 'switch', set: { lossAnnounced: 'silent', updateEvent: false } });
    spaces = openSpaces({ ...configOf(world), ...(nick && { token: await user(world, nick) }) });
    await spaces.session.signIn('Ada');
    await spaces.admissions.join({ kind: 'space', spaceId: world.space });
    clock = new ManualClock();
    membership = new Membership(spaces, world.space, clock);
    updates = [];
    spaces.admissions.$update.listen((update) => update && updates.push(update));
    unwatch = membership.watch();
    // The end of the session is known.
    await (await spaces.tab.load())?.endsAt();
  };
  const asked = async (): Promise<string[]> =>
    (await world.requests())
      .map(({ path }) => path.replace(world.space, 'ID'))
      .filter((path) => path.startsWith('/api/spaces/ID'));
  /** Lets the time pass after which the service is asked, and waits for its answer. */
  const anAnswer = async (): Promise<void> => {
    clock.pass(45_000);
    await membership.check();
  };

  afterEach(async () => {
    unwatch();
    spaces.dispose();
    await world.stop();
  });

  for (const [action, end] of Object.entries({
    kick: 'removed',
    deleteSpace: 'deleted',
    space: 'archived',
  })) {
    it(`ends as ${end} within 60 s when the service is silent`, async () => {
      await begin();
      await world.control({ do: action, ...(action === 'kick' && { who: 'Ada' }), set: { archived: true } });
      clock.pass(44_000);
      expect(updates).to.deep.equal([]);
      await anAnswer();
      expect(updates).to.deep.equal([{ spaceId: world.space, end }]);
      expect(spaces.admissions.find(world.space)).to.equal(undefined);
    });
  }

  it('ends as removed when the user could join again, and does not bring them back', async () => {
    await begin();
    await world.control({ do: 'kick', who: 'Ada', forGood: false });
    await anAnswer();
    expect(updates).to.deep.equal([{ spaceId: world.space, end: 'removed' }]);
    expect((await asked()).filter((path) => path.endsWith('/join'))).to.have.lengthOf(1);
    await spaces.admissions.join({ kind: 'space', spaceId: world.space });
    expect(
      (await asked()).filter((path) => path.endsWith('/join')),
      'the server is asked anew',
    ).to.have.lengthOf(2);
  });

  it('tells a new role', async () => {
    await begin();
    await world.control({ do: 'role', who: 'Ada', role: 'member' });
    await anAnswer();
    expect(updates).to.deep.equal([{ spaceId: world.space, role: 'member' }]);
    expect(spaces.admissions.find(world.space)?.space.role).to.equal('member');
  });

  it('keeps the role when later answers do not tell it', async () => {
    await begin();
    await world.control({ do: 'switch', set: { topLevelRole: false, guestsListed: false } });
    await anAnswer();
    expect(updates).to.deep.equal([{ spaceId: world.space }]);
    expect(spaces.admissions.find(world.space)?.space.role).to.equal('guest');
  });

  it('says that the PIN has changed', async () => {
    await begin();
    await world.control({ do: 'pin', pin: '99' });
    await anAnswer();
    expect(spaces.admissions.$pinRequired.get()).to.equal(world.space);
    expect(updates).to.deep.equal([]);
  });

  for (const [what, fault] of Object.entries({
    'a server error': { do: 'fail', status: 500 },
    'too many requests': { do: 'fail', status: 429, retryAfter: 100 },
    'a page instead of JSON': { do: 'fail', status: 200, body: 'html' },
    'a bad request': { do: 'fail', status: 400 },
    'a reset connection': { do: 'reset' },
    'one refusal of two': { do: 'fail', status: 403 },
    'one 404 of two': { do: 'fail', status: 404 },
  })) {
    it(`does not end because of ${what}`, async () => {
      await begin();
      await world.control({ ...fault, path: `/api/spaces/${world.space}`, times: 'all' });
      await anAnswer();
      expect(updates.filter(({ end }) => end)).to.deep.equal([]);
      expect(spaces.admissions.find(world.space)).not.to.equal(undefined);
    });
  }

  it('does not end on a service that does not show the space to guests, until the members are closed, too', async () => {
    await begin({ switches: { spaceRead: 'no-guests' } });
    await anAnswer();
    expect(updates.filter(({ end }) => end)).to.deep.equal([]);
    await world.control({ do: 'kick', who: 'Ada' });
    await anAnswer();
    expect(updates.at(-1)).to.deep.equal({ spaceId: world.space, end: 'removed' });
  });

  it('ends on a service that shows spaces to everyone, when the members no longer include the user', async () => {
    await begin({ switches: { spaceRead: 'everyone', topLevelRole: false } }, 'ben');
    await anAnswer();
    expect(updates).to.deep.equal([{ spaceId: world.space }]);
    await world.control({ do: 'kick', who: 'ben' });
    await anAnswer();
    expect(updates.at(-1)).to.deep.equal({ spaceId: world.space, end: 'removed' });
  });

  it('does not end when the list of members has more pages', async () => {
    await begin({ switches: { spaceRead: 'everyone', topLevelRole: false } }, 'ben');
    await world.control({ do: 'members', count: 120 });
    await world.control({ do: 'kick', who: 'ben' });
    await anAnswer();
    expect(updates.filter(({ end }) => end)).to.deep.equal([]);
  });

  it('is not asked about sooner than the service allows', async () => {
    await begin();
    await world.control({ do: 'fail', status: 429, retryAfter: 100, path: `/api/spaces/${world.space}` });
    await anAnswer();
    const before = (await asked()).length;
    clock.pass(99_000);
    expect((await asked()).length).to.equal(before);
    await anAnswer();
    expect((await asked()).length).to.equal(before + 1);
  });

  it('is asked about once for many hints, and not after the last watcher is gone', async () => {
    await begin();
    const other = membership.watch();
    const before = (await asked()).length;
    for (let hint = 0; hint < 100; hint++) {
      membership.suspect();
      clock.pass(0);
    }
    await membership.check();
    clock.pass(2_000);
    await membership.check();
    expect((await asked()).length - before).to.equal(2);
    unwatch();
    other();
    clock.pass(1_000_000);
    await world.control({ do: 'clock' });
    expect((await asked()).length - before).to.equal(2);
  });

  it('asks soon after a hint, also when another element begins to watch meanwhile', async () => {
    await begin();
    await anAnswer();
    await world.control({ do: 'role', who: 'Ada', role: 'member' });
    membership.suspect();
    const other = membership.watch();
    await (await spaces.tab.load())?.endsAt();
    clock.pass(2_000);
    await until(() => updates.some(({ role }) => role === 'member'), 'the new role');
    other();
  });

  it('does not end for another user who has signed in meanwhile', async () => {
    await begin();
    await world.control({ do: 'hang', path: `/api/spaces/${world.space}` });
    await world.control({ do: 'kick', who: 'Ada' });
    clock.pass(45_000);
    spaces.session.signOut();
    await world.control({ do: 'release' });
    await membership.check();
    expect(updates).to.deep.equal([]);
  });

  describe('whose session has an end', () => {
    const step = (): string => spaces.session.$session.get().step;

    it('ends then, also when the service still takes their token', async () => {
      await begin({ switches: { guestTokenSeconds: 600 } });
      await until(() => {
        clock.pass(0);
        return step() === 'signed-in';
      }, 'signed in');
      clock.pass(590_000);
      await membership.check();
      expect(step()).to.equal('signed-in');
      clock.pass(10_001);
      expect(step()).to.equal('expired');
    });

    for (const [what, shift] of Object.entries({
      '5 min early': -300_000,
      '5 min late': 300_000,
      'a day late': 86_400_000,
    })) {
      it(`ends in time when the time of day jumps: ${what}`, async () => {
        await begin({ switches: { guestTokenSeconds: 600 } });
        const realNow = Date.now;
        try {
          Date.now = () => realNow() + shift;
          clock.pass(590_000);
          await membership.check();
          expect(step()).to.equal('signed-in');
          clock.pass(10_001);
          expect(step()).to.equal('expired');
        } finally {
          Date.now = realNow;
        }
      });
    }
  });
});

describe('the reason why a user is out', () => {
  const refused = (code: SpacesError['code'], reason?: string): SpacesError =>
    new SpacesError(code, reason === undefined ? {} : { reason });
  const cases: readonly [readonly SpacesError[], string | undefined][] = [
    [[refused('forbidden', 'access.denied'), refused('forbidden', 'access.denied')], 'removed'],
    [[refused('not-found'), refused('not-found')], 'deleted'],
    [[refused('not-found', 'topic.not.found'), refused('forbidden')], 'removed'],
    [[refused('not-found', 'topic.member.only')], 'removed'],
    [[refused('forbidden', 'topic.invalid_acesss_to_archived_topic')], 'archived'],
    [[refused('forbidden', 'space.password.wrong')], 'pin'],
    [[refused('pin-required')], 'pin'],
    [[refused('pin-required', 'forbidden')], 'removed'],
    [[refused('forbidden'), refused('forbidden')], 'removed'],
    [[refused('forbidden'), refused('server-error')], undefined],
    [[refused('rejected')], undefined],
    [[refused('unauthorized')], undefined],
  ];
  for (const [errors, end] of cases) {
    const answers = errors.map(({ code, detail }) => `${code} ${detail.reason ?? ''}`.trim()).join(', ');
    it(`is ${end ?? 'not known'} after "${answers}"`, () => expect(endAfter(errors)).to.equal(end));
  }

  it('is the PIN after a refusal without a reason, if the space had a PIN before', () => {
    expect(endAfter([refused('forbidden'), refused('forbidden')], true)).to.equal('pin');
  });
});
