/** The list of the user's spaces when the service refuses or fails, or the user signs out. */
import { expect } from '@open-wc/testing';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { user } from '../../emulator/rest.ts';
import { aWhile, configOf, until } from '../../support/visitors.ts';
import { startWorld } from '../../support/world.ts';
import { adasSpaces } from '../fixtures/adas-spaces.ts';

describe('the list of my spaces during failures', () => {
  const ada = adasSpaces();
  const { begin, asked, open, state, list, titles, leave } = ada;

  it('keeps the list and shows a problem when a later request fails, and a failure when the first one fails', async () => {
    await begin();
    await ada.world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 503, times: 'all' });
    await ada.mine.refresh();
    expect(titles()).to.deep.equal(['Quiet corner']);
    expect(list().problem?.code).to.equal('server-error');
    leave();
    await open(openSpaces({ ...configOf(ada.world), token: await user(ada.world, 'ada') }));
    expect(state()).to.have.nested.property('failure.code', 'server-error');
    await ada.world.control({ do: 'clear' });
    await ada.mine.refresh();
    expect(titles()).to.deep.equal(['Quiet corner']);
  });

  it('sends requests less and less often while the service fails', async () => {
    await begin();
    await ada.world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 503, times: 'all' });
    await ada.mine.refresh();
    for (const pause of [16_000, 32_000, 64_000, 64_000]) {
      const before = await asked();
      ada.clock.pass(pause - 1);
      await aWhile();
      expect(await asked(), `before ${pause} ms`).to.equal(before);
      ada.clock.pass(1);
      await until(() => list().problem !== undefined, 'it failed again');
      await aWhile();
      expect(await asked(), `after ${pause} ms`).to.be.above(before);
    }
  });

  it('sends a request soon when the network is back right after a failure', async () => {
    await begin();
    ada.clock.pass(5_000);
    await ada.world.control({ do: 'fail', status: 503, path: '/api/users/me/spaces*', times: 'all' });
    await ada.mine.refresh();
    await ada.world.control({ do: 'clear' });
    ada.mine.wake();
    ada.clock.pass(2_000);
    await until(() => list().problem === undefined, 'all is well again');
  });

  for (const [what, nextPageUrl, most] of [
    ['empty pages without end', '/?page=#', 3],
    ['pages that link to themselves', '/?page=same', 2],
  ] as const) {
    it(`stops to load more after a few ${what}, and asks once more for the user`, async () => {
      await begin();
      await ada.world.control({ do: 'newSpace', title: '#', count: 60 });
      await ada.mine.refresh();
      const body = { own: JSON.stringify({ data: [], nextPageUrl }) };
      await ada.world.control({ do: 'fail', path: '/api/users/me/spaces*', times: 'all', status: 200, body });
      const before = await asked();
      for (let time = 0; time < 50 && list().more === 'more'; time++) await ada.mine.loadMore();
      const after = await asked();
      expect(after - before).to.be.within(1, most);
      if (list().more === 'none') return;
      expect(list().more).to.equal('failed');
      await ada.mine.loadMore();
      expect(await asked()).to.equal(after + 1);
    });
  }

  it('can load more again after that failed', async () => {
    await begin();
    await ada.world.control({ do: 'newSpace', title: '#', count: 60 });
    await ada.mine.refresh();
    await ada.world.control({ do: 'fail', path: '/api/users/me/spaces*', status: 500 });
    await ada.mine.loadMore();
    expect(list().more).to.equal('failed');
    await ada.mine.loadMore();
    expect(list().spaces).to.have.length(61);
  });

  it('shows no spaces after sign-out or when the session expires', async () => {
    await begin();
    await ada.world.control({ do: 'expire' });
    await ada.mine.refresh();
    expect(state()).to.deep.equal({ step: 'expired' });
    ada.spaces.session.signOut();
    expect(state()).to.deep.equal({ step: 'signed-out' });
  });

  for (const [guestSpaces, step] of [
    ['refused', 'guest'],
    ['allowed', 'open'],
  ] as const) {
    it(`handles a guest whose list is ${guestSpaces}`, async () => {
      ada.world = await startWorld({ seed: 'empty', switches: { guestSpaces } });
      const connection = openSpaces(configOf(ada.world));
      await connection.session.signInGuest('Vera');
      await open(connection);
      expect(state().step).to.equal(step);
      const before = await asked();
      ada.clock.pass(60_000);
      await aWhile();
      // A refused guest does not send the request again and again.
      expect((await asked()) > before).to.equal(step === 'open');
    });
  }
});
