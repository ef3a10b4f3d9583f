/** The texts of the invitation mail in German. */
import type { MailTexts } from './invitation-mail.ts';

export const deMail: MailTexts = {
  lang: 'de',
  dir: 'ltr',
  quoted: (title) => `„${title}“`,
  subject: (inviter, quoted) => `${inviter} lädt Sie zu ${quoted} ein`,
  invites: (inviter) => `${inviter} lädt Sie ein zu`,
  join: 'Zum Gespräch',
  meet: 'Am Anruf teilnehmen',
  when: 'Wann',
  noAccount: 'Sie brauchen kein Konto: Der Link und Ihr Name genügen.',
  linkBelow: 'Wenn die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  reason: (inviter) => `Sie erhalten diese Nachricht, weil ${inviter} Ihre Adresse eingetragen hat.`,
};
