/**
 * Heights of the rows of a long list, in CSS pixels: known ones measured, the rest estimated. A Fenwick
 * tree, so that an offset is found, and a height changed, in O(log n).
 */
export class Heights {
  readonly #estimate: number;
  #rows = new Float32Array(0);
  /** `#sums[i]` holds the sum of the `i & -i` rows that end before row `i`. */
  #sums = new Float64Array(1);
  #count = 0;

  constructor(estimate: number) {
    this.#estimate = estimate;
  }

  get count(): number {
    return this.#count;
  }

  /** Height of all rows together. */
  get total(): number {
    return this.offset(this.#count);
  }

  /** Where row `index` begins. */
  offset(index: number): number {
    let sum = 0;
    for (let i = Math.min(index, this.#count); i > 0; i -= i & -i) sum += this.#sums[i] ?? 0;
    return sum;
  }

  get(index: number): number {
    return this.#rows[index] ?? 0;
  }

  set(index: number, height: number): void {
    if (index < 0 || index >= this.#count) return;
    const before = this.#rows[index] ?? 0;
    this.#rows[index] = height;
    // Read again: 32 bits round it, and the sums have to agree with what is stored.
    const change = (this.#rows[index] ?? 0) - before;
    if (change !== 0) this.#add(index, change);
  }

  /** The row that covers `offset`; the first or last one when it lies outside. */
  find(offset: number): number {
    const capacity = this.#rows.length;
    let index = 0;
    let rest = offset;
    for (let step = capacity; step >= 1; step >>= 1) {
      const sum = this.#sums[index + step];
      if (index + step <= capacity && sum !== undefined && sum <= rest) {
        index += step;
        rest -= sum;
      }
    }
    return Math.max(0, Math.min(index, this.#count - 1));
  }

  /** Puts `added` rows where `removed` rows stood. Rows that are replaced keep their height as the estimate. */
  splice(start: number, removed: number, added: number): void {
    const kept = Math.min(removed, added);
    if (start + removed === this.#count && this.#resizeEnd(start + kept, added - kept)) return;
    if (removed === added) return;
    const rows = new Float32Array(this.#count - removed + added).fill(this.#estimate);
    rows.set(this.#rows.subarray(0, start + kept));
    rows.set(this.#rows.subarray(start + removed, this.#count), start + added);
    this.#build(rows);
  }

  /** Appends or cuts in place while there is room. */
  #resizeEnd(count: number, added: number): boolean {
    if (count + added > this.#rows.length) return false;
    while (this.#count > count) {
      this.set(this.#count - 1, 0);
      this.#count -= 1;
    }
    for (let i = 0; i < added; i += 1) {
      this.#count += 1;
      this.set(this.#count - 1, this.#estimate);
    }
    return true;
  }

  #add(index: number, change: number): void {
    for (let i = index + 1; i < this.#sums.length; i += i & -i) this.#sums[i] = (this.#sums[i] ?? 0) + change;
  }

  #build(rows: Float32Array): void {
    let capacity = 256;
    while (capacity < rows.length * 1.25) capacity *= 2;
    const sums = new Float64Array(capacity + 1);
    this.#rows = new Float32Array(capacity);
    this.#rows.set(rows);
    for (let i = 1; i <= capacity; i += 1) {
      const sum = (sums[i] ?? 0) + (this.#rows[i - 1] ?? 0);
      sums[i] = sum;
      const parent = i + (i & -i);
      if (parent <= capacity) sums[parent] = (sums[parent] ?? 0) + sum;
    }
    this.#sums = sums;
    this.#count = rows.length;
  }
}
