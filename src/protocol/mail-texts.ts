/** Texts of the invitation mail in English, German and Spanish. */

export interface MailTexts {
  /** BCP 47, for the mail's `lang`. */
  readonly lang: string;
  readonly quoted: (title: string) => string;
  readonly subject: (inviter: string, quoted: string) => string;
  readonly invites: (inviter: string) => string;
  readonly join: string;
  readonly meet: string;
  readonly when: string;
  readonly noAccount: string;
  readonly linkBelow: string;
  /** Why the recipient gets this mail. */
  readonly reason: (inviter: string) => string;
}

const en: MailTexts = {
  lang: 'en',
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

const de: MailTexts = {
  lang: 'de',
  quoted: (title) => `„${title}“`,
  subject: (inviter, quoted) => `${inviter} lädt Sie zu ${quoted} ein`,
  invites: (inviter) => `${inviter} lädt Sie ein zu`,
  join: 'Zum Gespräch',
  meet: 'An der Besprechung teilnehmen',
  when: 'Wann',
  noAccount: 'Sie brauchen kein Konto: Der Link und Ihr Name genügen.',
  linkBelow: 'Wenn die Schaltfläche nicht geht, kopieren Sie diese Adresse in Ihren Browser:',
  reason: (inviter) => `Sie erhalten diese Nachricht, weil ${inviter} Ihre Adresse eingetragen hat.`,
};

const es: MailTexts = {
  lang: 'es',
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

/** Languages of the invitation mail. */
export const mailLanguages: readonly string[] = ['en', 'de', 'es'];

/** The texts in a language; in English when it has none, as the service does [doc: D/api/spaces/spaces_invite]. */
export function mailTexts(language: string): MailTexts {
  const wanted = language.split('-', 1)[0]?.toLowerCase();
  return [en, de, es].find(({ lang }) => lang === wanted) ?? en;
}
