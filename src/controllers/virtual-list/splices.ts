/** Collects the changes of a timeline between two frames, and keeps the row that the user reads in place. */
import type { Timeline } from '../../stores/chat/state.ts';

/** One change of a list of entries: at `start`, `removed` entries were replaced by `added` entries. */
export type Splice = Pick<Timeline['change'], 'start' | 'removed' | 'added'>;

/**
 * The row at the top of the view. `rest` is how much of it is in view, in CSS pixels: its end stays in place when it
 * grows or shrinks, and so does the text below it.
 */
export interface ScrollAnchor {
  readonly key: string;
  readonly index: number;
  readonly rest: number;
}

/** With more changes than this between two frames, as in a hidden tab, comparing is cheaper than replaying. */
const maxSplices = 64;

/** Collects the changes of a timeline until they are taken. */
export class TimelineChanges {
  #latest: Timeline['entries'] = [];
  #taken: Timeline['entries'] = this.#latest;
  /** Undefined if a step is missing, so that the lists must be compared. */
  #steps: Splice[] | undefined = [];

  get latest(): Timeline['entries'] {
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

  /** The changes since the last call. */
  take(): readonly Splice[] {
    if (this.#latest === this.#taken) return [];
    const steps = this.#steps ?? [timelineDifference(this.#taken, this.#latest)];
    this.#taken = this.#latest;
    this.#steps = [];
    return steps;
  }
}

/** The splice that turns one list into another, found by the entries that both share at the start and the end. */
export function timelineDifference(from: Timeline['entries'], to: Timeline['entries']): Splice {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.at(start)?.key === to.at(start)?.key) start += 1;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end)?.key === to.at(-1 - end)?.key) end += 1;
  return { start, removed: from.length - start - end, added: to.length - start - end };
}

/** The index of the entry with this key, or -1. */
export function indexOf(entries: Timeline['entries'], wanted: string): number {
  return Array.from(entries, ({ key }) => key).indexOf(wanted);
}

/** The anchor after `splices`, which led to `entries`. If its row is gone, the row before it becomes the anchor. */
export function followAnchor(
  anchor: ScrollAnchor,
  splices: readonly Splice[],
  entries: Timeline['entries'],
): ScrollAnchor {
  let { index } = anchor;
  let lost = false;
  for (const { start, removed, added } of splices) {
    if (index >= start + removed) index += added - removed;
    else if (index >= start) lost = true;
  }
  if (!lost) return { ...anchor, index };
  const found = indexOf(entries, anchor.key);
  if (found >= 0) return { ...anchor, index: found };
  const before = Math.max(0, Math.min(index, entries.length) - 1);
  return { key: entries.at(before)?.key ?? '', index: before, rest: 0 };
}
