import type { PersonRecord } from './people.ts';

/**
 * Who has met whom: colleagues of one company, and people who were in a space together at some time. It decides who
 * is found by a search and who may be talked to directly [doc: spaces-api §3.3, §4.5]. Leaving a space, or the end
 * of it, does not undo it.
 */
export class Acquaintance {
  /** Person id → ids of every space the person ever was in. */
  readonly #spacesOf = new Map<string, Set<string>>();

  entered(spaceId: string, personId: string): void {
    const known = this.#spacesOf.get(personId);
    if (known === undefined) this.#spacesOf.set(personId, new Set([spaceId]));
    else known.add(spaceId);
  }

  haveMet(a: PersonRecord, b: PersonRecord): boolean {
    if (a.company !== '' && a.company === b.company) return true;
    const [ours, theirs] = [this.#spacesOf.get(a.id), this.#spacesOf.get(b.id)];
    if (ours === undefined || theirs === undefined) return false;
    const [fewer, more] = ours.size < theirs.size ? [ours, theirs] : [theirs, ours];
    return [...fewer].some((spaceId) => more.has(spaceId));
  }
}
