/** Finds the catalogue of a language and loads it when it is first asked for. */

export type CatalogueSection =
  | 'join'
  | 'account'
  | 'ending'
  | 'detours'
  | 'chat'
  | 'direct'
  | 'invite'
  | 'userSearch'
  | 'list'
  | 'failures';
/** Strings by part of the house; the English ones, built in beside their element, say what belongs in each. */
export type Catalogue = Readonly<Partial<Record<CatalogueSection, object>>>;

/** Undefined where the language is English or has no catalogue; resolves to undefined when it cannot be loaded. */
export function loadCatalogue(lang: string): Promise<Catalogue | undefined> | undefined {
  const loader = loaders.get(lang.split('-', 1)[0]?.toLowerCase() ?? '');
  // A catalogue that does not arrive costs the language, not the element: English stays.
  return loader?.().catch(() => undefined);
}

const loaders = new Map<string, () => Promise<Catalogue>>([
  ['de', async () => (await import('../locales/de.ts')).de],
  ['es', async () => (await import('../locales/es.ts')).es],
]);
