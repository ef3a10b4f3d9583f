/**
 * The heights of the rows of a long list, measured or estimated, in CSS pixels. A Fenwick tree holds the differences
 * from the estimate: finding an offset and changing a height take O(log n), and rows that were never measured cost
 * nothing.
 */
export class Heights {
  readonly #estimate: number;
  #differences = new Float32Array(0);
  /** `#sums[i]` holds the sum of the `i & -i` differences that end before row `i`. */
  #sums = new Float64Array(1);
  #count = 0;

  /** @param estimate height of a row that is not measured yet */
  constructor(estimate = 64) {
    this.#estimate = estimate;
  }

  get count(): number {
    return this.#count;
  }

  /** The height of all rows together. */
  get total(): number {
    return this.offset(this.#count);
  }

  /** Where row `index` begins. */
  offset(index: number): number {
    const end = Math.min(index, this.#count);
    let sum = end * this.#estimate;
    for (let i = end; i > 0; i -= i & -i) sum += this.#sums[i] ?? 0;
    return sum;
  }

  get(index: number): number {
    return this.#estimate + (this.#differences[index] ?? 0);
  }

  set(index: number, height: number): void {
    if (index < 0 || index >= this.#count) return;
    const before = this.#differences[index] ?? 0;
    this.#differences[index] = height - this.#estimate;
    // Read back, because 32 bits round it and the sums must agree with the stored value.
    const change = (this.#differences[index] ?? 0) - before;
    if (change === 0) return;
    for (let i = index + 1; i < this.#sums.length; i += i & -i) this.#sums[i] = (this.#sums[i] ?? 0) + change;
  }

  /** The row that covers `offset`; the first or last row if `offset` is outside the list. */
  find(offset: number): number {
    let index = 0;
    let rest = offset;
    for (let step = this.#differences.length; step >= 1; step >>= 1) {
      const end = index + step;
      if (end > this.#count) continue;
      const height = step * this.#estimate + (this.#sums[end] ?? 0);
      if (height > rest) continue;
      index = end;
      rest -= height;
    }
    return Math.max(0, Math.min(index, this.#count - 1));
  }

  /** Replaces `removed` rows by `added` rows. A replaced row passes its height on as the estimate of the new one. */
  splice(start: number, removed: number, added: number): void {
    const kept = Math.min(removed, added);
    const atEnd = start + removed === this.#count;
    if (atEnd && start + added <= this.#differences.length) this.#setEnd(start + kept, start + added);
    else if (removed !== added) this.#rebuild(start + kept, start + removed, start + added);
  }

  /** Cuts or appends in place. */
  #setEnd(kept: number, count: number): void {
    for (let i = kept; i < this.#count; i += 1) this.set(i, this.#estimate);
    this.#count = count;
  }

  /** Keeps the rows before `kept` and moves those from `from` on to `to`; the rows between are estimated. */
  #rebuild(kept: number, from: number, to: number): void {
    const old = this.#differences;
    const count = this.#count - from + to;
    let capacity = 256;
    while (capacity < count * 1.25) capacity *= 2;
    const differences = new Float32Array(capacity);
    differences.set(old.subarray(0, kept));
    differences.set(old.subarray(from, this.#count), to);
    this.#differences = differences;
    this.#sums = this.#count === 0 ? new Float64Array(capacity + 1) : sumsOf(differences);
    this.#count = count;
  }
}

function sumsOf(differences: Float32Array): Float64Array<ArrayBuffer> {
  const sums = new Float64Array(differences.length + 1);
  for (let i = 1; i < sums.length; i += 1) {
    const sum = (sums[i] ?? 0) + (differences[i - 1] ?? 0);
    sums[i] = sum;
    const parent = i + (i & -i);
    if (parent < sums.length) sums[parent] = (sums[parent] ?? 0) + sum;
  }
  return sums;
}
