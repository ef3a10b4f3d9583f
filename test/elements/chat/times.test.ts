import { expect } from '@open-wc/testing';
import { Times } from '../../../src/elements/chat/times.ts';

const minutes = Array.from({ length: 24 * 60 }, (_, minute) => new Date(2026, 2, 2, 0, minute).getTime());

describe('the time of a message', () => {
  for (const lang of ['en', 'en-US', 'en-GB', 'de', 'es']) {
    it(`is formatted as the browser does in ${lang}, for every minute of a day`, () => {
      const formatter = new Intl.DateTimeFormat(lang, { timeStyle: 'short' });
      const times = Times.of(lang);
      // Browsers differ in the kind of space they put before AM and PM.
      const written = minutes.map((moment) => formatter.format(moment).replaceAll('\u202f', ' '));
      expect(minutes.map((moment) => times.time(moment).replaceAll('\u202f', ' '))).to.deep.equal(written);
    });
  }

  it('is empty when it is not readable', () => {
    expect(Times.of('en').time(NaN)).to.equal('');
  });
});
