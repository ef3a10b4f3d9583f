import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { CallDevices, deviceKinds } from '../../../src/stores/call/call-devices.ts';
import { SilentEngine } from '../fixtures/silent-engine.ts';

const labels = ['A', 'B', 'C'];
const step = fc.record({
  what: fc.constantFrom('plugIn' as const, 'unplug' as const, 'select' as const),
  kind: fc.constantFrom(...deviceKinds),
  label: fc.constantFrom(...labels),
});

describe('the devices during a call', () => {
  it('are those of the engine after any plugging, and what is missing is said until there is another one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const engine = new SilentEngine();
        const devices = new CallDevices(engine, () => undefined);
        await devices.refresh();
        for (const { what, kind, label } of steps) {
          const isThere = engine.connected[kind].some(({ id }) => id === label);
          const wasInUse = engine.connected[kind].some(({ id, isSelected }) => id === label && isSelected);
          if (what === 'plugIn' && !isThere) engine.plugIn(kind, label);
          if (what === 'unplug') engine.unplug(kind, label);
          if (what === 'select' && isThere) await devices.select(kind, label);
          await devices.refresh();
          const { list, problem } = devices.$devices.get()[kind];
          expect(list).to.deep.equal(engine.connected[kind]);
          const isInUse = list.some(({ isSelected }) => isSelected);
          if (what === 'unplug' && wasInUse) expect(problem).to.equal('unplugged');
          if (isInUse) expect(problem).to.equal(undefined);
        }
        devices.dispose();
        expect(engine.listeners).to.equal(0);
      }),
      { seed: 20_250_315, numRuns: 300 },
    );
  });
});
