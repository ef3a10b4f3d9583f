import { expect } from '@open-wc/testing';
import { type InvitationMail, invitationMail, mailTime } from '../../src/protocol/invitation-mail.ts';
import { mailLanguages } from '../../src/protocol/mail-languages.ts';
import { loadMailTexts } from '../../src/protocol/mail-texts.ts';
import { enMail } from '../../src/protocol/mail-en.ts';
import { zonedTime } from '../../src/stores/invites/zoned-time.ts';

describe('the mail of an invitation', () => {
  const link = `https://spaces.example/spaces/invites/${'0123456789ab'.repeat(2)}/join`;
  const starts = Date.UTC(2027, 5, 1, 7);
  const facts = { title: 'Harbour', inviter: 'Ada', link, meet: false };
  const when = { starts, ends: starts + 3_600_000, zone: 'Europe/Berlin' };
  const mailIn = async (language: string, more: object = { when }): Promise<InvitationMail> =>
    invitationMail({ ...facts, ...more }, await loadMailTexts(language));
  const pageOf = ({ html }: InvitationMail): Document => new DOMParser().parseFromString(html, 'text/html');

  const quotes: Readonly<Record<string, string>> = {
    ar: '«\u2068Harbour\u2069»',
    de: '„Harbour“',
    en: '“Harbour”',
    es: '«Harbour»',
    fr: '«\u202fHarbour\u202f»',
    it: '“Harbour”',
    ja: '「Harbour」',
    nl: '‘Harbour’',
    pl: '„Harbour”',
    pt: '“Harbour”',
  };

  it('can be written in ten languages, and is English in all others', async () => {
    expect(mailLanguages).to.deep.equal(Object.keys(quotes));
    expect(await loadMailTexts('sv-SE')).to.equal(enMail);
    expect(await loadMailTexts('constructor')).to.equal(enMail);
    expect((await loadMailTexts('PT-br')).lang).to.equal('pt-BR');
  });

  for (const [language, quoted] of Object.entries(quotes)) {
    it(`is in the language, quotation marks and dates of ${language}`, async () => {
      const mail = await mailIn(language);
      const page = pageOf(mail);
      expect(mail.text).to.contain(quoted);
      // A subject has ordinary spaces and no invisible marks.
      const bare = quoted.replaceAll(/[\u2068\u2069]/g, '').replaceAll('\u202f', ' ');
      expect(mail.subject).to.contain(bare).and.to.contain('Ada');
      expect(mail.text).to.contain(new Intl.DateTimeFormat(language, { weekday: 'long' }).format(starts));
      const call = await mailIn(language, { meet: true });
      expect(pageOf(call).querySelector('a')?.textContent).not.to.equal(page.querySelector('a')?.textContent);
      if (language === 'en') return;
      // `lang`, `dir` and the sentences, written with no name.
      const english = Object.values(enMail).map((text) => (typeof text === 'string' ? text : text('', '')));
      for (const sentence of english.filter((text) => text.trim().length > 3)) {
        expect(mail.text).not.to.contain(sentence.trim());
        expect(page.body.textContent).not.to.contain(sentence.trim());
      }
    });

    it(`breaks an address anywhere, and never a word of ${language}`, async () => {
      const broken = [...pageOf(await mailIn(language)).querySelectorAll<HTMLElement>('[style]')].filter(
        ({ style }) => style.wordBreak === 'break-all',
      );
      expect(broken.map(({ textContent }) => textContent)).to.deep.equal([link]);
    });
  }

  it('runs from the right in Arabic, also where a mail program keeps only the body', async () => {
    const mail = await mailIn('ar', { when, note: 'Bring the plans!' });
    const page = pageOf(mail);
    expect(page.documentElement.dir).to.equal('rtl');
    expect(page.body.firstElementChild).to.include({ dir: 'rtl', lang: 'ar' });
    expect([...page.querySelectorAll('td')].filter(({ align }) => align === 'left')).to.have.lengthOf(0);
    // The address and what people wrote keep their own direction.
    expect([...page.querySelectorAll<HTMLElement>('table [dir]')].map((one) => [one.dir, one.textContent]))
      .to.deep.include(['auto', 'Harbour'])
      .and.to.deep.include(['auto', 'Bring the plans!'])
      .and.to.deep.include(['ltr', link]);
    // A line has the direction of its first letter.
    expect(mail.subject).to.match(/^\p{Script=Arabic}/u);
  });

  it('has a note of 2,000 characters whole, in lines of any length', () => {
    const words = 'Bring the plans. '.repeat(120).slice(0, 1_999).trim();
    for (const note of [words, `${words.slice(0, 900)}\n\n${words.slice(902)}`]) {
      const mail = invitationMail({ ...facts, note }, enMail);
      expect(mail.text).to.contain(note);
      expect(pageOf(mail).body.textContent).to.contain(note.replaceAll('\n', ''));
    }
    const mail = invitationMail({ ...facts, note: 'one\r\ntwo\rthree' }, enMail);
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
