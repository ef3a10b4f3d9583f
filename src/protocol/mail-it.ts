/** The texts of the invitation mail in Italian. */
import type { MailTexts } from './invitation-mail.ts';

export const itMail: MailTexts = {
  lang: 'it',
  dir: 'ltr',
  quoted: (title) => `“${title}”`,
  subject: (inviter, quoted) => `${inviter} La invita in ${quoted}`,
  invites: (inviter) => `${inviter} La invita in`,
  join: 'Apri la conversazione',
  meet: 'Partecipa alla chiamata',
  when: 'Quando',
  noAccount: 'Non serve un account: bastano il link e il Suo nome.',
  linkBelow: 'Se il pulsante non funziona, copi questo indirizzo nel browser:',
  reason: (inviter) => `Riceve questo messaggio perché ${inviter} ha inserito il Suo indirizzo.`,
};
