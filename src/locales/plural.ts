/** Chooses the form of a phrase with a number by the plural rules of a language. */

/** The forms by plural category; `other` also serves the categories that a language does not distinguish. */
export type Plural = { readonly other: (count: number) => string } & {
  readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};

export function pluralOf(lang: string): (count: number, forms: Plural) => string {
  const rules = new Intl.PluralRules(lang);
  return (count, forms) => {
    const category = rules.select(count);
    const form = category === 'other' ? undefined : forms[category];
    return form ?? forms.other(count);
  };
}
