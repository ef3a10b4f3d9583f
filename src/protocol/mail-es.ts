/** The texts of the invitation mail in Spanish. */
import type { MailTexts } from './invitation-mail.ts';

export const esMail: MailTexts = {
  lang: 'es',
  dir: 'ltr',
  quoted: (title) => `«${title}»`,
  subject: (inviter, quoted) => `${inviter} le invita a ${quoted}`,
  invites: (inviter) => `${inviter} le invita a`,
  join: 'Abrir la conversación',
  meet: 'Unirse a la llamada',
  when: 'Cuándo',
  noAccount: 'No necesita ninguna cuenta: bastan el enlace y su nombre.',
  linkBelow: 'Si el botón no funciona, copie esta dirección en su navegador:',
  reason: (inviter) => `Recibe este mensaje porque ${inviter} introdujo su dirección.`,
};
