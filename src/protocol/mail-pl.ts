/** The texts of the invitation mail in Polish. */
import type { MailTexts } from './invitation-mail.ts';

export const plMail: MailTexts = {
  lang: 'pl',
  dir: 'ltr',
  quoted: (title) => `„${title}”`,
  subject: (inviter, quoted) => `${inviter} zaprasza do ${quoted}`,
  invites: (inviter) => `${inviter} zaprasza do`,
  join: 'Otwórz rozmowę',
  meet: 'Dołącz do połączenia',
  when: 'Kiedy',
  noAccount: 'Konto nie jest potrzebne: wystarczą link i imię.',
  linkBelow: 'Jeśli przycisk nie działa, skopiuj ten adres do przeglądarki:',
  reason: (inviter) => `Ta wiadomość została wysłana, ponieważ ${inviter} podaje ten adres w zaproszeniu.`,
};
