/** The texts of the invitation mail in French. */
import type { MailTexts } from './invitation-mail.ts';

export const frMail: MailTexts = {
  lang: 'fr',
  dir: 'ltr',
  quoted: (title) => `«\u202f${title}\u202f»`,
  subject: (inviter, quoted) => `${inviter} vous invite à rejoindre ${quoted}`,
  invites: (inviter) => `${inviter} vous invite à rejoindre`,
  join: 'Ouvrir la conversation',
  meet: 'Rejoindre l’appel',
  when: 'Quand',
  noAccount: 'Pas besoin de compte\u00a0: le lien et votre nom suffisent.',
  linkBelow: 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur\u00a0:',
  reason: (inviter) => `Vous recevez ce message parce que ${inviter} a saisi votre adresse.`,
};
