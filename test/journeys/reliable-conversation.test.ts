/** A conversation on a bad network loses no message, duplicates none, and has the same order for all. */
import { expect } from '@open-wc/testing';
import { broken, talkOnABadNetwork } from './bad-network.ts';

const seed = 20_260_301;

describe('Three people on a bad network', () => {
  it(`lose none of 1,000 messages in 50 faults and read them in the same order (seed ${seed})`, async () => {
    const outcome = await talkOnABadNetwork({ messages: 1_000, faults: 50, everyMs: 400, seed });
    expect(outcome.stored).to.have.length(1_000);
    expect(broken(outcome)).to.deep.equal([]);
  }).timeout(240_000);

  it('fail this test when a message is lost, stored twice or out of order', () => {
    const typed = ['message 0', 'message 1', 'message 2', 'message 3'];
    const fine = { typed, stored: typed, shown: [typed, typed, typed] };
    expect(broken(fine)).to.deep.equal([]);
    expect(broken({ ...fine, stored: typed.slice(1) })).to.include('message 0 was never stored');
    expect(broken({ ...fine, stored: [...typed, 'message 3'] })).to.include('message 3 was stored 2 times');
    expect(broken({ ...fine, shown: [typed.toReversed(), typed, typed] })).to.have.length(1);
    expect(broken({ ...fine, stored: typed.toReversed() })).to.include(
      "Ada's messages are not in the order typed",
    );
  });
});
