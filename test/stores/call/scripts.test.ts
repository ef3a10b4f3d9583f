/** Random scripts: whatever happens in a meeting and to the line, an open call shows what a fresh one shows. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { CallState } from '../../../src/stores/call/state.ts';
import { createCall } from '../../../src/stores/call/store.ts';
import { openSpaces } from '../../../src/stores/spaces.ts';
import { configOf, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { isKnown, peopleIn } from '../fixtures/caller.ts';
import { ManualClock } from '../fixtures/manual-clock.ts';

/** From the environment variable of this name: `CALL_SCRIPTS=200 npx wtr …` takes minutes. */
declare const CALL_SCRIPTS: number;
const scripts = CALL_SCRIPTS;
const minute = 60_000;

const nicks = ['ada', 'ben', 'chiara', 'devika'] as const;
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('join'), who: fc.constantFrom(...nicks) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('leave'), who: fc.constantFrom(...nicks) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end'), who: fc.constant('ada') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop'), who: fc.constant('ada') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('miss'), who: fc.constant('ada') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('twice'), who: fc.constant('ada') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('record'), who: fc.constant('ada') }) },
);
type Step = { readonly do: string; readonly who: string };

const script = fc.record({
  steps: fc.array(step, { minLength: 3, maxLength: 12 }),
  switches: fc.record({
    attendeeLeft: fc.constantFrom('left', 'added'),
    eventAttendees: fc.boolean(),
    meetingEvents: fc.constantFrom('full', 'bare'),
    repeatedMeetingEvents: fc.boolean(),
    emptyMeeting: fc.constantFrom('ends', 'stays'),
  }),
});

describe('An open call', () => {
  let world: World;
  before(async () => (world = await startWorld({ seed: 'empty' })));
  after(() => world.stop());

  const play = async (one: Step): Promise<void> => {
    const event = 'MEDIA_SESSION_RESPONSE';
    const actions: Record<string, object> = {
      drop: { do: 'dropSockets' },
      miss: { do: 'missEvents', times: 1 },
      twice: { do: 'duplicateEvents', event },
    };
    const action = actions[one.do] ?? { do: 'call', what: one.do, who: one.who };
    // Leaving or ending fails while no meeting runs, which changes nothing.
    await world.control(action as { do: string }).catch(() => {});
  };

  const follow = async (clock?: ManualClock) => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'emil' });
    const spaces = openSpaces({ ...configOf(world), token });
    const call = createCall(
      spaces,
      { kind: 'space', spaceId: world.space },
      clock === undefined ? {} : { clock },
    );
    const stop = call.$call.listen(() => {});
    await until(() => isKnown(call.$call.get()), 'known', 15_000);
    return {
      state: () => call.$call.get(),
      stop: () => {
        stop();
        spaces.dispose();
      },
    };
  };

  it(`shows what a fresh one shows a minute after each of ${scripts} random scripts`, async () => {
    let right = 0;
    await fc.assert(
      fc.asyncProperty(script, async ({ steps, switches }) => {
        await world.control({ do: 'clear' });
        await world.control({ do: 'call', what: 'end' }).catch(() => {});
        await world.control({ do: 'switch', set: switches });
        const clock = new ManualClock();
        const open = await follow(clock);
        for (const one of steps) await play(one);
        await world.control({ do: 'clear' });
        const fresh = await follow();
        const isSame = (): boolean => {
          clock.pass(minute);
          return view(open.state()) === view(fresh.state());
        };
        await until(isSame, `${JSON.stringify(steps)} → ${view(fresh.state())}`, 10_000);
        open.stop();
        fresh.stop();
        right += 1;
      }),
      { numRuns: scripts, seed: 14, endOnFailure: true },
    );
    expect(right).to.equal(scripts);
  }).timeout(20_000 + scripts * 6_000);
});

function view(state: CallState): string {
  const isRecorded = 'meeting' in state && state.meeting?.isRecorded === true;
  return JSON.stringify([state.step, isKnown(state), peopleIn(state), isRecorded]);
}
