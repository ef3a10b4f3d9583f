/** Loads the texts of the invitation mail in one language. */
import type { MailTexts } from './invitation-mail.ts';
import { type MailLanguage, mailLanguageOf } from './mail-languages.ts';

const texts: Readonly<Record<MailLanguage, () => Promise<MailTexts>>> = {
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

export function loadMailTexts(tag: string): Promise<MailTexts> {
  return texts[mailLanguageOf(tag)]();
}
