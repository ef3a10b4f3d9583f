/** Registers a tag once, whoever comes first. */

/** Which copy registered which tag on this page; read by pages and tests that look for double inclusion. */
interface PageNote {
  readonly tags: Map<string, string>;
  /** Versions that came too late to register a tag. */
  readonly late: Set<string>;
}

const noteKey = Symbol.for('spaces-elements@1');
const version = '0.1.0';

/** Doing it twice is harmless: the first class stays, and another copy's attempt is noted, never thrown. */
export function define(tag: string, element: CustomElementConstructor): void {
  const note = pageNote();
  if (customElements.get(tag) === undefined) {
    customElements.define(tag, element);
    note.tags.set(tag, version);
  } else if (customElements.get(tag) !== element) {
    note.late.add(version);
  }
}

function pageNote(): PageNote {
  const page = globalThis as { [noteKey]?: PageNote };
  return (page[noteKey] ??= { tags: new Map(), late: new Set() });
}
