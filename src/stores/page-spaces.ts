/** The page's default `Spaces`: used by every element that is below no provider. */
import { atom, type ReadableAtom } from 'nanostores';
import { createSpaces, type Spaces, type SpacesConfig } from './spaces.ts';

interface PageDefault {
  config: SpacesConfig;
  readonly $spaces: ReadableAtom<Spaces>;
  readonly configure: (config: SpacesConfig) => void;
}

/** The one global of the package. Copies of the same major version share it. */
const pageKey = Symbol.for('spaces-elements/page@1');

/**
 * Made at the first need, from `first`; making it requests nothing. Its value changes when the page configures it
 * later.
 */
export function pageSpaces(first: SpacesConfig = {}): ReadableAtom<Spaces> {
  return pageDefault(first).$spaces;
}

/** The origins that the page has allowed for all its connections. */
export function pageServers(): readonly string[] {
  const page = globalThis as { [pageKey]?: PageDefault };
  return page[pageKey]?.config.servers ?? [];
}

/**
 * Configures the page's default; may come before or after the elements. Settings given earlier stay unless
 * given anew; a session of other settings is closed.
 */
export function configurePageSpaces(config: SpacesConfig): void {
  pageDefault().configure(config);
}

function pageDefault(first: SpacesConfig = {}): PageDefault {
  const page = globalThis as { [pageKey]?: PageDefault };
  return (page[pageKey] ??= createPageDefault(first));
}

function createPageDefault(first: SpacesConfig): PageDefault {
  const $spaces = atom<Spaces>(createSpaces(first));
  const shared: PageDefault = {
    config: first,
    $spaces,
    configure(config) {
      const servers = [...(shared.config.servers ?? []), ...(config.servers ?? [])];
      shared.config = { ...shared.config, ...config, servers };
      const old = $spaces.get();
      $spaces.set(createSpaces(shared.config));
      old.dispose();
    },
  };
  return shared;
}
