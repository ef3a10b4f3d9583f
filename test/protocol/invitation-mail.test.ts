import { expect } from '@open-wc/testing';
import { invitationMail } from '../../src/protocol/invitation-mail.ts';

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
});
