/** The files of all languages but English, each loaded on demand. What a file contains is the export of its name. */
import { type Catalogue, type LoadCatalogue, ofPage } from './catalogue.ts';

type LoadEmoji = () => Promise<Readonly<Record<string, readonly string[]>>>;

interface LanguageFiles {
  readonly catalogue: LoadCatalogue;
  /** The sections of parts that load later. */
  readonly parts: LoadCatalogue;
  /** The emoji and their names, as `.config/emoji-data.mjs` writes them. */
  readonly emoji: LoadEmoji;
}

/** A script of the page may have added properties to all objects. */
export const languages = {
  __proto__: null,
  ar: {
    catalogue: () => import('../locales/ar.ts'),
    parts: () => import('../locales/ar-parts.ts'),
    emoji: () => import('../locales/ar-emoji.ts'),
  },
  de: {
    catalogue: () => import('../locales/de.ts'),
    parts: () => import('../locales/de-parts.ts'),
    emoji: () => import('../locales/de-emoji.ts'),
  },
  es: {
    catalogue: () => import('../locales/es.ts'),
    parts: () => import('../locales/es-parts.ts'),
    emoji: () => import('../locales/es-emoji.ts'),
  },
  fr: {
    catalogue: () => import('../locales/fr.ts'),
    parts: () => import('../locales/fr-parts.ts'),
    emoji: () => import('../locales/fr-emoji.ts'),
  },
  it: {
    catalogue: () => import('../locales/it.ts'),
    parts: () => import('../locales/it-parts.ts'),
    emoji: () => import('../locales/it-emoji.ts'),
  },
  ja: {
    catalogue: () => import('../locales/ja.ts'),
    parts: () => import('../locales/ja-parts.ts'),
    emoji: () => import('../locales/ja-emoji.ts'),
  },
  nl: {
    catalogue: () => import('../locales/nl.ts'),
    parts: () => import('../locales/nl-parts.ts'),
    emoji: () => import('../locales/nl-emoji.ts'),
  },
  pl: {
    catalogue: () => import('../locales/pl.ts'),
    parts: () => import('../locales/pl-parts.ts'),
    emoji: () => import('../locales/pl-emoji.ts'),
  },
  pt: {
    catalogue: () => import('../locales/pt.ts'),
    parts: () => import('../locales/pt-parts.ts'),
    emoji: () => import('../locales/pt-emoji.ts'),
  },
} as unknown as Readonly<Record<string, LanguageFiles | undefined>>;

/** What the page has defined comes first. Undefined if there is no catalogue of this language. */
export async function load(lang: string): Promise<Catalogue | undefined> {
  return (await (ofPage[lang] ?? languages[lang]?.catalogue)?.())?.[lang];
}

export async function loadParts(lang: string): Promise<Catalogue | undefined> {
  return (await languages[lang]?.parts())?.[`${lang}Parts`];
}

export async function loadEmoji(lang: string): Promise<readonly string[] | undefined> {
  return (await languages[lang]?.emoji())?.[`${lang}Emoji`];
}
