import { expect } from '@open-wc/testing';
import { invitationMail, mailTime } from '../../src/protocol/invitation-mail.ts';
import { zonedTime } from '../../src/stores/invites/zoned-time.ts';

describe('the mail of an invitation', () => {
  const link = `https://spaces.example/spaces/invites/${'0123456789ab'.repeat(2)}/join`;
  const mailIn = (language: string) =>
    invitationMail({ title: 'Harbour', inviter: 'Ada', link, meet: false, language });

  for (const [language, quoted] of [
    ['en', '“Harbour”'],
    ['de', '„Harbour“'],
    ['es', '«Harbour»'],
  ] as const) {
    it(`quotes the title as ${language} does, in the subject and in the plain text`, () => {
      const { subject, text } = mailIn(language);
      expect(subject).to.contain(quoted);
      expect(text).to.contain(quoted);
      if (language !== 'en') expect(text).not.to.contain('”');
    });

    it(`breaks an address anywhere, and never a word of ${language}`, () => {
      const page = new DOMParser().parseFromString(mailIn(language).html, 'text/html');
      const broken = [...page.querySelectorAll<HTMLElement>('[style]')].filter(
        ({ style }) => style.wordBreak === 'break-all',
      );
      expect(broken.map(({ textContent }) => textContent)).to.deep.equal([link]);
    });
  }

  it('has a note of 2,000 characters whole, in lines of any length', () => {
    const words = 'Bring the plans. '.repeat(120).slice(0, 1_999).trim();
    for (const note of [words, `${words.slice(0, 900)}\n\n${words.slice(902)}`]) {
      const mail = invitationMail({
        title: 'Harbour',
        inviter: 'Ada',
        link,
        meet: false,
        language: 'en',
        note,
      });
      expect(mail.text).to.contain(note);
      const page = new DOMParser().parseFromString(mail.html, 'text/html');
      expect(page.body.textContent).to.contain(note.replaceAll('\n', ''));
    }
    const mail = invitationMail({
      title: 'x',
      inviter: 'Ada',
      link,
      meet: false,
      language: 'en',
      note: 'one\r\ntwo\rthree',
    });
    expect(mail.text).to.contain('one\ntwo\nthree');
  });

  describe('says when it starts and ends', () => {
    const when = (date: string, time: string, zone: string, minutes: number, language = 'en'): string => {
      const starts = zonedTime(date, time, zone)!;
      return mailTime({ starts, ends: starts + minutes * 60_000, zone }, language).replace(
        /[\u202f\u2009\u00a0]/g,
        ' ',
      );
    };

    it('with one name of the zone', () => {
      expect(when('2027-06-01', '09:00', 'Europe/Berlin', 60)).to.equal(
        'Tuesday, June 1, 2027, 9:00 – 10:00 AM (Central European Summer Time)',
      );
    });

    it('with both names in the night when summer time ends', () => {
      const end = 'Sunday, October 31, 2027 at ';
      expect(when('2027-10-31', '02:30', 'Europe/Berlin', 60)).to.equal(
        `${end}2:30 AM (Central European Summer Time) – 2:30 AM (Central European Standard Time)`,
      );
      expect(when('2027-10-31', '00:30', 'Europe/Berlin', 240)).to.equal(
        `${end}12:30 AM (Central European Summer Time) – 3:30 AM (Central European Standard Time)`,
      );
      expect(when('2027-10-31', '02:30', 'Europe/Berlin', 60, 'de')).to.match(
        /2:30 \(Mitteleuropäische Sommerzeit\) – 02:30 \(Mitteleuropäische Normalzeit\)$/,
      );
    });

    it('with both names in the night when it begins, and over midnight', () => {
      expect(when('2027-03-28', '01:30', 'Europe/Berlin', 60)).to.equal(
        'Sunday, March 28, 2027 at 1:30 AM (Central European Standard Time) – 3:30 AM (Central European Summer Time)',
      );
      expect(when('2027-11-06', '23:30', 'America/New_York', 240)).to.equal(
        'Saturday, November 6, 2027 at 11:30 PM (Eastern Daylight Time) – Sunday, November 7, 2027 at 2:30 AM (Eastern Standard Time)',
      );
    });

    it('with the distance from UTC if the name stays the same', () => {
      expect(when('2016-04-30', '23:00', 'America/Caracas', 600)).to.equal(
        'Saturday, April 30, 2016 at 11:00 PM (GMT-04:30) – Sunday, May 1, 2016 at 9:30 AM (GMT-04:00)',
      );
    });
  });
});
