/** The texts of the invitation mail in Dutch. */
import type { MailTexts } from './invitation-mail.ts';

export const nlMail: MailTexts = {
  lang: 'nl',
  dir: 'ltr',
  quoted: (title) => `‘${title}’`,
  subject: (inviter, quoted) => `${inviter} nodigt u uit voor ${quoted}`,
  invites: (inviter) => `${inviter} nodigt u uit voor`,
  join: 'Gesprek openen',
  meet: 'Deelnemen aan oproep',
  when: 'Wanneer',
  noAccount: 'U hebt geen account nodig: de link en uw naam zijn genoeg.',
  linkBelow: 'Werkt de knop niet? Kopieer dan dit adres naar uw browser:',
  reason: (inviter) => `U ontvangt dit bericht omdat ${inviter} uw adres heeft ingevoerd.`,
};
