import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readAddress } from '../../src/protocol/email-address.ts';
import { hostileInvitees } from './fixtures/hostile-invitees.ts';

describe('A typed e-mail address', () => {
  it('is accepted, with a domain that shows look-alike letters', () => {
    expect(readAddress(' Ada.Moreno+x@Example.TEST ')).to.equal('Ada.Moreno+x@example.test');
    expect(readAddress('jörg@münchen.example')).to.equal('jörg@xn--mnchen-3ya.example');
    expect(readAddress('pay@pаypal.example'), 'a Cyrillic letter').to.match(/@xn--/);
  });

  for (const [what, text, expected] of hostileInvitees) {
    it(`is ${expected === undefined ? 'refused' : 'made harmless'}: ${what}`, () => {
      expect(readAddress(text)).to.equal(expected);
    });
  }

  it('never contains anything that could end a header or add a recipient', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
        const address = readAddress(`${local}@${domain}.test`);
        return address === undefined || !/[\p{Cc}\p{Cf}\p{Z}\p{Cs},;:<>"()[\]\\]/u.test(address);
      }),
    );
  });
});
