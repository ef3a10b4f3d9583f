/** The page's default connection, and connections that a page creates. Both use the page's origin and its allowed servers. */
import { atom, type ReadableAtom } from 'nanostores';
import { openSpaces, type Spaces, type SpacesConfig } from '../stores/spaces.ts';
import { findOnPage, setOnPage } from './page-registry.ts';

interface PageDefault {
  config: SpacesConfig;
  readonly $spaces: ReadableAtom<Spaces>;
  configure(config: SpacesConfig): void;
}

/** Copies of the same major version share the default connection under this key. */
const pageKey = Symbol.for('spaces-elements/page@1');
const metaSelector = ':root > head > meta[name="spaces-servers"]';

/** Creates a separate connection, to be set as an element's `.spaces`. Sends no request before it is used. */
export function createSpaces(config: SpacesConfig = {}): Spaces {
  return openSpaces(withPage(config));
}

/**
 * Configures the connection of every element that has no `<spaces-provider>`. Call it before or after the elements
 * load. Earlier settings stay unless they are given again, and `servers` adds to the allowed origins. The session of
 * the previous settings is closed.
 */
export function configurePageSpaces(config: SpacesConfig): void {
  pageDefault().configure(withPage(config));
}

/** The page's default connection, created when it is first needed. Its value changes when the page configures it later. */
export function pageSpaces(): ReadableAtom<Spaces> {
  return pageDefault().$spaces;
}

/** Whether a provider configures the page: it contains none of our elements, whatever else an editor puts into it. */
export function isForPage(provider: Element): boolean {
  return [...provider.querySelectorAll('*')].every(({ localName }) => !localName.startsWith('spaces-'));
}

function pageDefault(): PageDefault {
  return findDefault() ?? setOnPage(pageKey, createPageDefault(withPage({})));
}

function findDefault(): PageDefault | undefined {
  return findOnPage<PageDefault>(
    pageKey,
    ({ config, $spaces, configure }) => config && $spaces.subscribe.call && configure.call,
  );
}

function createPageDefault(first: SpacesConfig): PageDefault {
  const $spaces = atom<Spaces>(openSpaces(first));
  const shared: PageDefault = {
    config: first,
    $spaces,
    configure(config) {
      const { config: before } = shared;
      const servers = [...(before.servers ?? []), ...(config.servers ?? [])];
      shared.config = { ...before, ...config, servers };
      const { server, socketServer } = shared.config;
      if (server !== before.server || socketServer !== before.socketServer) {
        // A token stays only with the server that the page gave it for.
        const { token, tokenUrl, getToken } = config;
        Object.assign(shared.config, { token, tokenUrl, getToken });
      }
      const old = $spaces.get();
      $spaces.set(openSpaces(shared.config));
      old.dispose();
    },
  };
  return shared;
}

/**
 * Adds the page's origin and the origins it allows. Only a `meta` in the document's head counts, because markup that
 * an attacker gets into the body must not extend the list. `document.head` is not used, because `<form name="head">`
 * replaces it; `querySelector` comes from the prototype for the same reason.
 */
function withPage(config: SpacesConfig): SpacesConfig {
  const meta: Element | null = Document.prototype.querySelector.call(document, metaSelector);
  const listed = (meta?.getAttribute('content') ?? '').split(/\s+/).filter((origin) => origin !== '');
  const allowed = findDefault()?.config.servers ?? [];
  const servers = new Set([...(config.servers ?? []), ...allowed, ...listed]);
  return { ...config, servers: [...servers], pageOrigin: self.origin };
}
