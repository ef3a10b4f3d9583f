import { expect } from '@open-wc/testing';
import { readCallEvent } from '../../src/protocol/call.ts';
import type { Person } from '../../src/protocol/person.ts';
import { ringPayload } from '../../src/protocol/ring.ts';
import { sample } from './fixtures/samples.ts';

const mira: Person = {
  id: '65f3a1d27be04c918a6d3f10',
  name: 'Mira Holt',
  username: 'mira.holt@garden.example',
  picture: undefined,
  kind: 'user',
};
const spaceId = '65f3b4e8190c7a42d6b85e20';

describe('A call between two people', () => {
  it('is read from the events of the service', async () => {
    const accepted = readCallEvent(await sample('socket-space-call', 'accept'));
    expect(accepted).to.deep.include({
      kind: 'ring',
      what: 'accepted',
      callId: '65f41b6f8d03a72c94e51b90',
      isBusy: false,
    });
    const offer = await sample('socket-space-call', 'offer');
    expect(readCallEvent(offer)).to.deep.include({ kind: 'ring', what: 'offer', callId: '' });
    const busy = { ...(offer as object), category: 'space.call.offer.failed', error: { code: 'user.busy' } };
    expect(readCallEvent(busy)).to.deep.include({ what: 'failed', isBusy: true });
    expect(readCallEvent({ ...(offer as object), category: 'space.call.constructor' })).to.equal(undefined);
  });

  it('is reported in the shape of the samples', async () => {
    const offer = ringPayload('offer', { spaceId, me: mira, to: mira, callId: '' });
    expect(offer).to.include.keys(Object.keys((await sample('socket-space-call', 'offer')) as object));
    expect(offer).to.not.have.property('spaceCallId');
    const answer = ringPayload('accepted', { spaceId, me: mira, to: mira, callId: 'c1' });
    expect(answer).to.include({ spaceCallId: 'c1', meetingId: 'c1', category: 'space.call.accepted' });
  });
});
