/** What the page itself says about servers: its own origin, and the origins it allows. */
import type { SpacesConfig } from '../stores/spaces.ts';

/**
 * Adds the page's origin and its `<meta name="spaces-servers" content="origin origin …">` to a configuration.
 * Only a meta in the document's head counts: markup that a visitor could get into the body must not widen the list.
 */
export function withPage(config: SpacesConfig): SpacesConfig {
  return {
    ...config,
    servers: [...(config.servers ?? []), ...listedServers()],
    pageOrigin: location.origin,
  };
}

function listedServers(): readonly string[] {
  const meta = document.head.querySelector('meta[name="spaces-servers"]');
  return (meta?.getAttribute('content') ?? '').split(/\s+/).filter((origin) => origin !== '');
}
