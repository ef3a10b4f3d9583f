/** The texts of the invitation mail in Portuguese (Brazil). */
import type { MailTexts } from './invitation-mail.ts';

export const ptMail: MailTexts = {
  lang: 'pt-BR',
  dir: 'ltr',
  quoted: (title) => `“${title}”`,
  subject: (inviter, quoted) => `${inviter} convida você para ${quoted}`,
  invites: (inviter) => `${inviter} convida você para`,
  join: 'Abrir a conversa',
  meet: 'Participar da chamada',
  when: 'Quando',
  noAccount: 'Você não precisa de uma conta: bastam o link e o seu nome.',
  linkBelow: 'Se o botão não funcionar, copie este endereço no navegador:',
  reason: (inviter) => `Você recebeu este e-mail porque ${inviter} informou o seu endereço.`,
};
