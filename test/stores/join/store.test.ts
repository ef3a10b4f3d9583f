import { expect } from '@open-wc/testing';
import { JoinStore } from '../../../src/stores/join/store.ts';
import type { JoinState } from '../../../src/stores/join/state.ts';
import { openSpaces, type Spaces } from '../../../src/stores/spaces.ts';
import { configOf } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('joining', () => {
  let world: World;
  let spaces: Spaces;
  let join: JoinStore;

  const start = async (seed: string): Promise<void> => {
    world = await startWorld({ seed });
    spaces = openSpaces(configOf(world));
    join = new JoinStore(spaces);
    join.setInvite(world.invite);
  };
  const state = (): JoinState => join.$join.get();
  const paths = async (): Promise<string[]> =>
    (await world.requests()).map(({ method, path }) => `${method} ${path.split('?')[0]}`);

  afterEach(async () => {
    join.dispose();
    spaces.dispose();
    await world.stop();
  });

  it('sends no request before the user joins', async () => {
    await start('empty');
    expect(state()).to.deep.include({ step: 'invited', identity: undefined });
    expect(await paths()).to.deep.equal([]);
  });

  it('joins once when a guest presses the button 1,000 times', async () => {
    await start('empty');
    await Promise.all(Array.from({ length: 1_000 }, () => join.join('Ada')));
    expect(state()).to.deep.include({
      step: 'joined',
      spaceId: world.space,
      role: 'guest',
      title: 'Quiet corner',
    });
    expect(await paths()).to.have.lengthOf(3);
    expect(spaces.$current.get()).to.equal(world.space);
  });

  it('joins once for two elements with the same link', async () => {
    await start('empty');
    const other = new JoinStore(spaces);
    other.setInvite(world.invite);
    await Promise.all([join.join('Ada'), other.join('Bo')]);
    expect(other.$join.get().step).to.equal('joined');
    expect((await paths()).filter((path) => /auth|join/.test(path))).to.have.lengthOf(2);
    other.dispose();
  });

  it('asks for the PIN, reports a wrong one, and accepts the right one', async () => {
    await start('pin');
    await join.join('Ada');
    expect(state()).to.include({ step: 'needs-pin', wrong: false });
    await join.submitPin('0000');
    expect(state()).to.include({ step: 'needs-pin', wrong: true });
    await join.submitPin('4711');
    expect(state().step).to.equal('joined');
  });

  it('reports a PIN that cannot be sent in a header as wrong', async () => {
    await start('pin');
    await join.join('Ada');
    await join.submitPin('4711 🔑');
    expect(state()).to.include({ step: 'needs-pin', wrong: true });
  });

  it('reports an unknown invite for each status that the server may use', async () => {
    await start('empty');
    for (const status of [404, 400, 410]) {
      await world.control({ do: 'fail', path: '*/join', status });
      await join.join('Ada');
      expect(state(), String(status)).to.deep.equal({ step: 'refused', reason: 'unknown-invite' });
    }
  });

  it('reads a bare id as an invite, and as a space if there is no such invite', async () => {
    await start('empty');
    join.setInvite(world.space);
    await join.join('Ada');
    expect(state()).to.deep.include({ step: 'joined', spaceId: world.space });
  });

  for (const [what, fault] of Object.entries({
    'a server error': { do: 'fail', status: 500 },
    'a page instead of JSON': { do: 'fail', status: 200, body: 'html' },
    'a captive portal': { do: 'fail', status: 200, body: 'login' },
    'a truncated body': { do: 'truncate' },
    'a reset connection': { do: 'reset' },
  })) {
    it(`shows ${what} as a failure that can be retried`, async () => {
      await start('empty');
      // A browser may repeat the request by itself when the connection is cut.
      await world.control({ ...fault, path: '*/join', times: 'all' });
      await join.join('Ada');
      expect(state()).to.have.nested.property('failure.retryable', true);
      await world.control({ do: 'clear' });
      await join.retry();
      expect(state().step).to.equal('joined');
    });
  }

  it('ignores an attempt after the link was replaced', async () => {
    await start('empty');
    await world.control({ do: 'delay', ms: 200, path: '*/join' });
    const joining = join.join('Ada');
    join.setInvite('https://elsewhere.example/');
    await joining;
    expect(state()).to.deep.equal({ step: 'no-invite', problem: 'foreign-host' });
  });
});
