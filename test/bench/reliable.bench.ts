/** The full test that no message is lost or doubled: 10,000 messages, 200 faults, `--seeds` seeds. Each takes ten minutes. */
import { broken, talkOnABadNetwork } from '../journeys/bad-network.ts';

const seeds = Number(await (await fetch('/seeds.json')).json());

describe('three people on a bad network', () => {
  for (let seed = 1; seed <= seeds; seed++) {
    it(`lose none of 10,000 messages in 200 resets and stalls (seed ${seed})`, async () => {
      const faults = broken(await talkOnABadNetwork({ messages: 10_000, faults: 200, everyMs: 1_500, seed }));
      if (faults.length > 0) throw new Error(faults.slice(0, 10).join('; '));
    }).timeout(1_200_000);
  }
});
