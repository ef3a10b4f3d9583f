import { expect } from '@open-wc/testing';
import { readAddressed, readGivenEmail } from '../../src/protocol/people.ts';

describe('People found by address', () => {
  it('have all their addresses, in lower case', () => {
    const emails = [{ value: 'Ada@Home.example' }, { value: 7 }, 'x', { value: 'no address' }];
    const found = readAddressed({ data: [{ _id: 'p1', username: 'ada@work.example', emails }, { _id: 7 }] });
    expect(found?.map(({ person, addresses }) => [person.id, addresses])).to.deep.equal([
      ['p1', ['ada@work.example', 'ada@home.example']],
    ]);
  });

  it('may come from a page, but only with a valid address', () => {
    expect(readGivenEmail({ email: ' Ada@Work.example ' })).to.equal('ada@work.example');
    for (const given of [null, 'a@b.example', { email: 7 }, { email: 'a@b.example, c@d.example' }])
      expect(readGivenEmail(given)).to.equal(undefined);
  });
});
