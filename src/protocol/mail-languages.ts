/** The languages of the invitation mail. Their texts load when a mail is written. */
export const mailLanguages = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt'] as const;

export type MailLanguage = (typeof mailLanguages)[number];

/** The language of the mail for a BCP 47 tag: English if there are no texts, as the service does [doc: D/api/spaces/spaces_invite]. */
export function mailLanguageOf(tag: string): MailLanguage {
  const wanted = tag.split('-', 1)[0]?.toLowerCase();
  return mailLanguages.find((language) => language === wanted) ?? 'en';
}
