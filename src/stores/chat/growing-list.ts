/**
 * The entries of a conversation, to which mostly one more is added at the end. Copying thousands of them for each
 * message would cost more than showing it. Libraries for immutable data weigh more than this file.
 */

/** What can be read of a list. An array is such a list, too. */
export interface ReadonlyList<T> extends Iterable<T> {
  readonly length: number;
  /** A negative index counts from the end. */
  at(index: number): T | undefined;
  /** Both numbers count from the start. */
  slice(start?: number, end?: number): T[];
}

/** A list that never changes. Those that `concat` returns share one array, of which each sees only its own length. */
export class GrowingList<T> implements ReadonlyList<T> {
  readonly #items: T[];
  readonly length: number;

  /** @param items belong to the list from now on */
  constructor(items: T[] = []) {
    this.#items = items;
    this.length = items.length;
  }

  at(index: number): T | undefined {
    return index < this.length ? this.#items[index < 0 ? index + this.length : index] : undefined;
  }

  slice(start = 0, end = this.length): T[] {
    return this.#items.slice(start, Math.min(end, this.length));
  }

  [Symbol.iterator](): Iterator<T> {
    return this.slice().values();
  }

  /** The list with more items at its end. Copies only if another list was made from this one before. */
  concat(added: readonly T[]): GrowingList<T> {
    if (added.length === 0) return this;
    const items = this.#items.length === this.length ? this.#items : this.slice();
    for (const item of added) items.push(item);
    return new GrowingList(items);
  }

  /** How many items the lists have in common at their start, as far as that is known without comparing them. */
  sharedLength(other: ReadonlyList<T>): number {
    return #items in other && other.#items === this.#items ? Math.min(this.length, other.length) : 0;
  }
}
