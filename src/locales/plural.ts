/** Chooses the form of a counted phrase by the rules of a language. */

/** Forms by plural category; `other` stands in for the ones that a language does not tell apart. */
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
