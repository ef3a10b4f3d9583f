/** The line of a call: when it asks the service. */
import { expect } from '@open-wc/testing';
import { CallLine, type CallLineListener } from '../../../src/stores/call/line.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { user } from '../../emulator/rest.ts';
import { configOf, until } from '../../support/visitors.ts';
import { startWorld } from '../../support/world.ts';
import { ManualClock } from '../fixtures/manual-clock.ts';

describe('The line of a call', () => {
  it('asks the service while doubts come without end, but not for each of them', async () => {
    const world = await startWorld({ seed: 'empty' });
    const spaces = openSpaces({ ...configOf(world), token: await user(world, 'ada') });
    const me = await spaces.session.signIn('');
    const clock = new ManualClock();
    let answers = 0;
    const nothing = (): void => {};
    const listener: CallLineListener = {
      ...{ admitted: nothing, subscribed: nothing, lost: nothing, event: nothing, asked: nothing },
      closed: nothing,
      changed: (_, { isAnswer }) => (answers += Number(isAnswer)),
    };
    const line = new CallLine({ spaces, spaceId: world.space, me, clock, listener, asks: true });
    const asked = async (): Promise<number> =>
      (await world.requests()).filter(({ path }) => path.endsWith('/activemeeting')).length;
    await until(() => answers === 1, 'the first answer');
    clock.pass(10_000);
    for (let time = 0; time < 10; time += 1) {
      line.suspect();
      clock.pass(500);
      await until(async () => (await asked()) === answers, 'the answer');
    }
    expect(answers, 'in five seconds').to.be.within(2, 4);
    line.close();
    spaces.dispose();
    await world.stop();
  });
});
