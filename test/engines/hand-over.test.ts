import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { handOver } from '../../src/engines/hand-over.ts';
import { anyText, property } from '../support/property.ts';

const web = 'https://spaces.avayacloud.com';

describe('the hand-over', () => {
  it('leads to the page of a space, of a personal room, and of a direct call', () => {
    expect(handOver.addressOf({ kind: 'space', spaceId: '5f0000000000000000000001' }, web)).to.equal(
      `${web}/spaces/5f0000000000000000000001`,
    );
    expect(handOver.addressOf({ kind: 'room', email: 'ada@example.test' }, web)).to.equal(
      `${web}/u/ada%40example.test?videoMode=expanded&videoStart=true`,
    );
    expect(handOver.addressOf({ kind: 'person', email: 'ada@example.test' }, web)).to.equal(
      `${web}/d/call?email=ada%40example.test`,
    );
  });

  it('never leaves the server of the pages, whatever the id or address is', () => {
    property(
      fc.property(anyText, (text) => {
        for (const place of [
          { kind: 'space', spaceId: text } as const,
          { kind: 'room', email: text } as const,
          { kind: 'person', email: text } as const,
        ])
          expect(new URL(handOver.addressOf(place, web)).origin).to.equal(web);
      }),
    );
  });
});
