import type { TimelineEntry, Timeline } from '../../stores/chat/state.ts';

/** One change of a list of entries: `added` entries stand at `start` where `removed` stood. */
export type Splice = Pick<Timeline['change'], 'start' | 'removed' | 'added'>;

/**
 * The row at the top of the view, and how much of it is in view, in CSS pixels. Held by its end: when it grows or
 * shrinks, what is read below it stays.
 */
export interface Anchor {
  readonly key: string;
  readonly index: number;
  readonly rest: number;
}

/** More changes than this between two frames (a hidden tab) are cheaper to compare than to replay. */
const maxSplices = 64;

/** What happened to a list since somebody looked last. */
export class Changes {
  #latest: readonly TimelineEntry[] = [];
  #seen: readonly TimelineEntry[] = this.#latest;
  /** Undefined when the steps are not known and the lists have to be compared. */
  #steps: Splice[] | undefined = [];

  get latest(): readonly TimelineEntry[] {
    return this.#latest;
  }

  add({ entries, change }: Timeline): void {
    if (entries === this.#latest) return;
    if (change.from !== this.#latest || this.#steps?.length === maxSplices) this.#steps = undefined;
    else this.#steps?.push(change);
    this.#latest = entries;
  }

  clear(): void {
    this.#latest = [];
    this.#steps = undefined;
  }

  /** The steps since the last call. */
  take(): readonly Splice[] {
    if (this.#latest === this.#seen) return [];
    const steps = this.#steps ?? [difference(this.#seen, this.#latest)];
    this.#seen = this.#latest;
    this.#steps = [];
    return steps;
  }
}

/** The one splice that leads from one list to another, found by what they share at both ends. */
export function difference(from: readonly TimelineEntry[], to: readonly TimelineEntry[]): Splice {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start]?.key === to[start]?.key) start += 1;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end]?.key === to[to.length - 1 - end]?.key) end += 1;
  return { start, removed: from.length - start - end, added: to.length - start - end };
}

/** Where the anchor is after `splices`, which led to `entries`. A row that is gone hands over to its neighbour. */
export function followAnchor(
  anchor: Anchor,
  splices: readonly Splice[],
  entries: readonly TimelineEntry[],
): Anchor {
  let { index } = anchor;
  let lost = false;
  for (const { start, removed, added } of splices) {
    if (index >= start + removed) index += added - removed;
    else if (index >= start) lost = true;
  }
  if (!lost) return { ...anchor, index };
  const found = entries.findIndex((entry) => entry.key === anchor.key);
  if (found >= 0) return { ...anchor, index: found };
  const before = Math.max(0, Math.min(index, entries.length) - 1);
  return { key: entries[before]?.key ?? '', index: before, rest: 0 };
}
