/** A catalogue: the strings of one language. Those that a page has defined are kept here. */
import type { Failure } from '../stores/failure.ts';

export type CatalogueSection =
  | 'join'
  | 'account'
  | 'exceptions'
  | 'chat'
  | 'problems'
  | 'direct'
  | 'files'
  | 'menu'
  | 'writing'
  | 'invite'
  | 'userSearch'
  | 'list'
  | 'launcher'
  | 'notices'
  | 'call'
  | 'stage'
  | 'dialIn'
  | 'panels'
  | 'emoji'
  | 'failures';

/**
 * Strings by section. The English strings beside each element define what a section contains. In a section that a page
 * defines, it is a function of the strings that it replaces.
 */
export type Catalogue = Readonly<
  Partial<Record<CatalogueSection, object> & { tell: (failure: Failure) => string | undefined }>
>;

/** The language of a canonical tag such as `de-CH`. Its catalogue is the export of this name. */
export function languageOf(tag: string): string {
  return tag.split('-')[0] as string;
}

/** Gives the catalogue of a language as an export with its name. */
export type LoadCatalogue = () => Promise<Readonly<Record<string, Catalogue>>>;

/** What the page has defined, by language. */
export const ofPage = { __proto__: null } as unknown as Record<string, LoadCatalogue | undefined>;
