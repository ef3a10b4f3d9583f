/** The texts of the invitation mail in English. */
import type { MailTexts } from './invitation-mail.ts';

export const enMail: MailTexts = {
  lang: 'en',
  dir: 'ltr',
  quoted: (title) => `“${title}”`,
  subject: (inviter, quoted) => `${inviter} invites you to ${quoted}`,
  invites: (inviter) => `${inviter} invites you to`,
  join: 'Open the conversation',
  meet: 'Join the call',
  when: 'When',
  noAccount: 'You do not need an account. The link and your name are enough.',
  linkBelow: 'If the button does not work, copy this address into your browser:',
  reason: (inviter) => `You received this mail because ${inviter} entered your address.`,
};
