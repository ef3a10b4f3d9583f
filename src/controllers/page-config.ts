/** Connections as a page makes them: with the page's own origin, and the origins it allows. */
import type { ReadableAtom } from 'nanostores';
import {
  configurePageSpaces as configure,
  pageServers,
  pageSpaces as inStore,
} from '../stores/page-spaces.ts';
import { createSpaces as create, type Spaces, type SpacesConfig } from '../stores/spaces.ts';

/** A connection of one's own, to be set as an element's `.spaces`. Makes no request before it is used. */
export function createSpaces(config: SpacesConfig = {}): Spaces {
  return create(withPage(config));
}

/**
 * Configures the connection of all elements that are below no `<spaces-provider>`; may come before or after them.
 * `servers` adds to the origins that any element of the page may use.
 */
export function configurePageSpaces(config: SpacesConfig): void {
  configure(withPage(config));
}

/** The page's default connection, made at the first need. */
export function pageSpaces(): ReadableAtom<Spaces> {
  return inStore(withPage({}));
}

const metaSelector = ':root > head > meta[name="spaces-servers"]';

/**
 * Only a meta in the document's head counts: markup that somebody could get into the body must not widen the list.
 * Not `document.head`, which `<form name="head">` would replace; `querySelector` from the prototype for the same reason.
 */
function withPage(config: SpacesConfig): SpacesConfig {
  const meta: Element | null = Document.prototype.querySelector.call(document, metaSelector);
  const listed = (meta?.getAttribute('content') ?? '').split(/\s+/).filter((origin) => origin !== '');
  const servers = new Set([...(config.servers ?? []), ...pageServers(), ...listed]);
  return { ...config, servers: [...servers], pageOrigin: self.origin };
}
