/** The page's default connection. It uses the page's origin and the servers that the page allows. */
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import { openSpaces, type Spaces, type SpacesConfig } from '../stores/spaces.ts';
import { findOnPage, shareOnPage } from '../stores/page-registry.ts';

/** Shared with other copies of the package. */
interface PageDefault {
  config: SpacesConfig;
  readonly $spaces: WritableAtom<Spaces>;
  /** Connections whose provider has left the page. */
  readonly orphans: Set<object>;
}

/** Copies of the same major version share the default connection under this key. */
const pageKey = Symbol.for('spaces-elements/page@1');
const metaSelector = ':root > head > meta[name="spaces-servers"]';

/** The page's default connection, created when it is first needed. Its value changes when the page configures it later. */
export function pageSpaces(): ReadableAtom<Spaces> {
  return pageDefault().$spaces;
}

/** Whether a provider configures the page: it contains none of our elements, whatever else an editor puts into it. */
export function isForPage(provider: Element): boolean {
  return [...provider.querySelectorAll('*')].every(({ localName }) => !localName.startsWith('spaces-'));
}

/** Created when it is first needed. */
export function pageDefault(): PageDefault {
  return shareOnPage(pageKey, isPageDefault, () => {
    const config = { servers: listedServers(), pageOrigin: self.origin };
    return { config, $spaces: atom(openSpaces(config)), orphans: new Set() };
  });
}

/** Undefined until it is needed. */
export function knownPageDefault(): PageDefault | undefined {
  return findOnPage(pageKey, isPageDefault);
}

/** Other scripts can set anything under the key, so this may throw. */
function isPageDefault({ config, $spaces, orphans }: PageDefault): unknown {
  return config && $spaces.subscribe.call && orphans.add.call;
}

/**
 * The origins that the page allows. Only a `meta` in the document's head counts, because markup that an attacker gets
 * into the body must not extend the list. `document.head` is not used, because `<form name="head">` replaces it;
 * `querySelector` comes from the prototype for the same reason.
 */
export function listedServers(): readonly string[] {
  const meta: Element | null = Document.prototype.querySelector.call(document, metaSelector);
  return [...new Set(meta?.getAttribute('content')?.match(/\S+/g))];
}
