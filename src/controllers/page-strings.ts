/** Strings of a page: other words than ours, or a language that we do not have. */
import type { de } from '../locales/de.ts';
import type { deParts } from '../locales/de-parts.ts';
import { type Catalogue, languageOf, ofPage } from './catalogue.ts';
import { languages } from './catalogues.ts';

/** Some of our strings, by section and name, as in `src/locales/de.ts`. A sentence with a name or a number is a function. */
export type PageStrings = Some<Omit<typeof de, 'tell'> & typeof deParts>;

type Some<Strings> = {
  readonly [name in keyof Strings]?: Strings[name] extends string | ((...args: never[]) => string)
    ? Strings[name]
    : Some<Strings[name]>;
};

/**
 * Replaces strings of a language, such as `defineStrings('en', { join: { joinAsGuest: 'Enter' } })`. All others stay; in
 * a language that we do not have they are English. Call it before the elements are on the page.
 */
export function defineStrings(lang: string, strings: PageStrings): void {
  const language = languageOf(lang);
  const load = ofPage[language] ?? languages[language]?.catalogue;
  ofPage[language] = async () => {
    const ours: Catalogue = (await load?.())?.[language] ?? {};
    const sections = Object.entries(strings).map(([name, own]) => [
      name,
      replace(ours[name as keyof PageStrings], own),
    ]);
    const tell: Catalogue['tell'] = (failure) =>
      (!failure.setting && strings.failures?.[failure.code]) || ours.tell?.(failure);
    return { [language]: { ...ours, ...Object.fromEntries(sections), tell } as Catalogue };
  };
}

/** A section, given what is built in. The strings stay the same objects, because elements read them for each row. */
function replace(ours: object | undefined, own: object): (built: object) => object {
  const known = new WeakMap<object, object>();
  return (built) => {
    const before = typeof ours === 'function' ? (ours as (built: object) => object)(built) : (ours ?? built);
    const strings = known.get(before) ?? merged(before, own);
    known.set(before, strings);
    return strings;
  };
}

function merged(before: object, own: object): object {
  const old = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(own).map(([name, value]: [string, unknown]) => {
    const group = old.get(name);
    return [name, isGroup(group) && isGroup(value) ? merged(group, value) : value];
  });
  return { ...before, ...Object.fromEntries(entries) };
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
