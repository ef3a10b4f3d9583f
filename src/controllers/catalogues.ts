/** The catalogues of all languages but English, each loaded on demand. */
import { type Catalogue, type LoadCatalogue, ofPage } from './catalogue.ts';

/** A script of the page may have added properties to all objects. */
export const catalogues = {
  __proto__: null,
  ar: () => import('../locales/ar.ts'),
  de: () => import('../locales/de.ts'),
  es: () => import('../locales/es.ts'),
  fr: () => import('../locales/fr.ts'),
  it: () => import('../locales/it.ts'),
  ja: () => import('../locales/ja.ts'),
  nl: () => import('../locales/nl.ts'),
  pl: () => import('../locales/pl.ts'),
  pt: () => import('../locales/pt.ts'),
} as unknown as Readonly<Record<string, LoadCatalogue | undefined>>;

/** What the page has defined comes first. Undefined if there is no catalogue of this language. */
export async function loadCatalogue(lang: string): Promise<Catalogue | undefined> {
  return (await (ofPage[lang] ?? catalogues[lang])?.())?.[lang];
}
