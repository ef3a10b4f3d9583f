/** The full test that no message is lost or doubled: 10,000 messages, 200 faults, five seeds. It takes minutes. */
import { broken, talkOnABadNetwork } from '../journeys/bad-network.ts';

describe('three people on a bad network', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`lose none of 10,000 messages in 200 resets and stalls (seed ${seed})`, async () => {
      const faults = broken(await talkOnABadNetwork({ messages: 10_000, faults: 200, seed }));
      if (faults.length > 0) throw new Error(faults.slice(0, 10).join('; '));
    }).timeout(1_200_000);
  }
});
