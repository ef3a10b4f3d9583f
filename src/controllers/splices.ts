import type { Entry, Timeline } from '../stores/timeline.ts';

/** One change of a list of entries: `added` entries stand at `start` where `removed` stood. */
export type Splice = Pick<Timeline['change'], 'start' | 'removed' | 'added'>;

/** The row a reader's eyes are on, and how far the view begins below the row's top, in CSS pixels. */
export interface Anchor {
  readonly key: string;
  readonly index: number;
  readonly offset: number;
}

/** The one splice that leads from one list to another, found by what they share at both ends. */
export function difference(from: readonly Entry[], to: readonly Entry[]): Splice {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start]?.key === to[start]?.key) start += 1;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end]?.key === to[to.length - 1 - end]?.key) end += 1;
  return { start, removed: from.length - start - end, added: to.length - start - end };
}

/** Where the anchor is after `splices`, which led to `entries`. A row that is gone hands over to its neighbour. */
export function follow(anchor: Anchor, splices: readonly Splice[], entries: readonly Entry[]): Anchor {
  let { index } = anchor;
  let lost = false;
  for (const { start, removed, added } of splices) {
    if (index >= start + removed) index += added - removed;
    else if (index >= start) lost = true;
  }
  if (!lost) return { ...anchor, index };
  const found = entries.findIndex((entry) => entry.key === anchor.key);
  if (found >= 0) return { ...anchor, index: found };
  const neighbour = Math.max(0, Math.min(index, entries.length - 1));
  return { key: entries[neighbour]?.key ?? '', index: neighbour, offset: 0 };
}
