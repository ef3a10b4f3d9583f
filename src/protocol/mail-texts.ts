/** The texts of the invitation mail. Each language loads when a mail is written in it. */
import type { MailTexts } from './invitation-mail.ts';

const languages = {
  ar: async () => (await import('./mail-ar.ts')).arMail,
  de: async () => (await import('./mail-de.ts')).deMail,
  en: async () => (await import('./mail-en.ts')).enMail,
  es: async () => (await import('./mail-es.ts')).esMail,
  fr: async () => (await import('./mail-fr.ts')).frMail,
  it: async () => (await import('./mail-it.ts')).itMail,
  ja: async () => (await import('./mail-ja.ts')).jaMail,
  nl: async () => (await import('./mail-nl.ts')).nlMail,
  pl: async () => (await import('./mail-pl.ts')).plMail,
  pt: async () => (await import('./mail-pt.ts')).ptMail,
};

export type MailLanguage = keyof typeof languages;

/** Languages of the invitation mail. */
export const mailLanguages = Object.keys(languages) as readonly MailLanguage[];

/** The language of the mail for a BCP 47 tag: English if there are no texts, as the service does [doc: D/api/spaces/spaces_invite]. */
export function mailLanguageOf(tag: string): MailLanguage {
  const wanted = tag.split('-', 1)[0]?.toLowerCase();
  return mailLanguages.find((language) => language === wanted) ?? 'en';
}

export function loadMailTexts(tag: string): Promise<MailTexts> {
  return languages[mailLanguageOf(tag)]();
}
