/** Registers a tag once, even if the page loads several copies of the package. */
import { shareOnPage } from '../stores/page-registry.ts';
import { SpacesLink } from '../controllers/spaces-link.ts';

/** Which copy of the package registered which tag. Pages and tests read it to find a second copy. */
interface Registrations {
  readonly tags: Map<string, string>;
  /** The versions of copies that found a tag already registered. */
  readonly late: Set<string>;
}

const registrationsKey = Symbol.for('spaces-elements@1');
const version = '0.2.0';

/** The first class of a tag stays. A second copy of the package is recorded and throws no error. */
export function define(tag: string, element: CustomElementConstructor): void {
  // A server renders the tag as it is written: its styles would be inline, and its content needs the browser.
  if (!globalThis.document) return;
  // Loaded only on pages that contain a provider.
  SpacesLink.loadProvider = () => import('./spaces-provider.ts');
  // Loaded once a conversation is live, or a space is joined.
  SpacesLink.loadCall = () => import('./spaces-call.ts');
  const { tags, late } = registrations();
  if (customElements.get(tag) === undefined) {
    customElements.define(tag, element);
    tags.set(tag, version);
  } else if (customElements.get(tag) !== element) {
    // The warning is loaded only where there is something to warn about.
    if (late.size === 0)
      void import('./second-copy.ts').then(({ warn }) => warn(tag, version, tags.get(tag)));
    late.add(version);
  }
}

function registrations(): Registrations {
  return shareOnPage<Registrations>(
    registrationsKey,
    ({ tags, late }) => tags instanceof Map && late instanceof Set,
    () => ({ tags: new Map(), late: new Set() }),
  );
}
